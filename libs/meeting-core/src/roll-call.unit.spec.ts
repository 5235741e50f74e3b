import { after, announced, aroundOf, closed, given, inProgress, peopleOf } from '../test/builders.ts';
import type { Act, Mark } from './index.ts';
import { countAttendance, countSpeakers } from './index.ts';

const mark = (personId: string, how: Mark, more: object = {}): Act => ({ type: 'mark', personId, mark: how, ...more });
const counted = (setting: Parameters<typeof inProgress>[0]) => {
  const { roll, attendanceBase } = inProgress(setting);
  return countAttendance(roll, attendanceBase);
};
const excused = (personId: string) => mark(personId, 'excused', { reasonClass: 'work' });
const rowOf = (personId: string, acts: Act[], setting: Parameters<typeof inProgress>[0] = {}) =>
  inProgress({ ...setting, acts }).roll.find((row) => row.personId === personId);

describe('the attendance base', () => {
  it('counts everybody present who is not marked', () =>
    expect(counted({ members: 20, probationary: 2 })).toMatchObject({ base: 22, present: 22, fullInBase: 20 }));
  it('counts nobody who is exempt', () =>
    expect(counted({ members: 17, exempt: 3 })).toMatchObject({ base: 17, present: 17 }));
  it('counts nobody on special duty and nobody who is away', () =>
    expect(counted({ members: 10, specialDuty: 2, acts: [mark('m3', 'away')] })).toMatchObject({
      base: 9,
      present: 9,
    }));
  it('keeps an exempt member outside who came anyway', () =>
    expect(counted({ members: 10, exempt: 1, acts: [mark('e1', 'exempt', { cameAnyway: true })] })).toMatchObject({
      base: 10,
      present: 10,
    }));
  it('counts who came late or left early as present', () =>
    expect(
      counted({ members: 3, acts: [mark('m1', 'late', { at: '19:20' }), mark('m2', 'left_early', { at: '20:00' })] }),
    ).toMatchObject({ base: 3, present: 3 }));
  it('keeps excused members in, unless the committee lets them out', () => {
    const acts = [excused('m3'), mark('m4', 'unexcused')];
    expect(counted({ members: 10, acts })).toMatchObject({ base: 10, present: 8, excused: 1, unexcused: 1 });
    expect(counted({ members: 10, acts, attendanceBase: 'excused_out' })).toMatchObject({
      base: 9,
      present: 8,
      excused: 1,
    });
  });
  it('takes in a temporary member, by a paper', () => {
    const admit: Act = { type: 'admit-temporary', personId: 'x', kind: 'full', paper: 'Giấy giới thiệu số 12' };
    expect(counted({ members: 10, acts: [admit, admit] })).toMatchObject({ base: 11, present: 11 });
    given(inProgress())
      .when({ ...admit, paper: '' })
      .refused('TEXT_MISSING', { field: 'paper' });
    given(inProgress())
      .when({ ...admit, personId: 'm4' })
      .refused('PERSON_ON_ROLL', { personId: 'm4' });
  });
  it('of nobody is no quorum', () => expect(countAttendance([], 'strict')).toMatchObject({ base: 0, quorum: false }));
});

describe('a quorum', () => {
  const absent = (count: number) => Array.from({ length: count }, (_, index) => mark(`m${index + 1}`, 'absent'));
  it('is two thirds of the full members in the base', () => {
    expect(counted({ members: 15, acts: absent(5) }).quorum).toBe(true);
    expect(counted({ members: 15, acts: absent(6) }).quorum).toBe(false);
  });
  it('is not made by probationary members', () =>
    expect(counted({ members: 3, probationary: 20, acts: absent(2) })).toMatchObject({ present: 21, quorum: false }));
});

describe('an opening', () => {
  it('is refused while the list of members is empty', () =>
    given(announced(), { people: [] })
      .when({ type: 'open', startedAt: '19:00' })
      .refused('NOBODY_ON_LIST', { unitId: 'QN-LH-07' }));
  it('needs an announcement', () =>
    given({ ...announced(), state: 'draft' })
      .when({ type: 'open', startedAt: '19:00' })
      .refused('MEETING_NOT_ANNOUNCED'));
  it('happens once: a second opening would forget the roll call', () =>
    given(inProgress()).when({ type: 'open', startedAt: '19:30' }).refused('MEETING_ALREADY_BEGUN'));
  it('finds those excused who asked beforehand', () => {
    const asked = after(
      announced(),
      [{ type: 'ask-excuse', reasonClass: 'health', detail: 'Nằm viện' }],
      aroundOf({ by: 'm9' }),
    );
    given(asked)
      .when({ type: 'open', startedAt: '19:00' })
      .becomes({
        roll: expect.arrayContaining([
          expect.objectContaining({ personId: 'm9', mark: 'excused', reasonClass: 'health', reasonDetail: 'Nằm viện' }),
        ]),
      });
  });
  it('does not mark an exempt member excused who asked to be', () => {
    const asked = after(announced(), [{ type: 'ask-excuse', reasonClass: 'health' }], aroundOf({ by: 'e1' }));
    given(asked, { people: peopleOf({ members: 2, exempt: 1 }) })
      .when({ type: 'open', startedAt: '19:00' })
      .becomes({ roll: [{ mark: 'present' }, { mark: 'present' }, { mark: 'exempt', reasonClass: null }] });
  });
  it('fixes the limit of the day: 120 minutes for a combined meeting, what the committee set for others', () => {
    expect(inProgress({ kind: 'combined', minMinutes: 60 }).minMinutes).toBe(120);
    expect(inProgress({ minMinutes: 60 }).minMinutes).toBe(60);
  });
});

describe('a mark', () => {
  it('is for somebody of this cell', () =>
    given(inProgress()).when(mark('stranger', 'absent')).refused('PERSON_NOT_ON_ROLL', { personId: 'stranger' }));
  it('is made while the meeting is held', () => {
    given(announced()).when(mark('m3', 'absent')).refused('MEETING_NOT_IN_PROGRESS', { state: 'announced' });
    given(closed()).when(mark('m3', 'absent')).refused('MEETING_NOT_IN_PROGRESS', { state: 'closed' });
  });
  it('carries the time of who came late', () => {
    given(inProgress()).when(mark('m3', 'late')).refused('TIME_INVALID', { field: 'at' });
    expect(rowOf('m3', [mark('m3', 'late', { at: '19:25' })])).toMatchObject({ mark: 'late', at: '19:25' });
  });
  it('carries the class of reason of who is excused', () =>
    given(inProgress()).when(mark('m3', 'excused')).refused('REASON_MISSING', { personId: 'm3' }));
  it('forgets the reason of who came in the end', () =>
    expect(rowOf('m3', [excused('m3'), mark('m3', 'present')])).toMatchObject({ mark: 'present', reasonClass: null }));
  it('keeps the detail that a deputy cannot see', () =>
    expect(
      rowOf('m3', [
        mark('m3', 'excused', { reasonClass: 'health', reasonDetail: 'Nằm viện' }),
        mark('m3', 'excused', { reasonClass: 'family' }),
      ]),
    ).toMatchObject({ reasonClass: 'family', reasonDetail: 'Nằm viện' }));
  it('takes nobody out of the base whom the directory keeps in it', () => {
    given(inProgress()).when(mark('m3', 'exempt')).refused('MARK_BY_DIRECTORY', { personId: 'm3', mark: 'exempt' });
    given(inProgress({ exempt: 1 }))
      .when(mark('e1', 'present'))
      .refused('MARK_BY_DIRECTORY', { mark: 'present' });
  });
  it('said twice changes nothing', () =>
    given(inProgress({ acts: [mark('m3', 'absent')] }))
      .when(mark('m3', 'absent'))
      .changesNothing());
});

describe('a member', () => {
  const as = (by: string, meeting = inProgress({ exempt: 1, acts: [mark('m3', 'absent'), mark('m4', 'unexcused')] })) =>
    given(meeting, { by });
  const row = (personId: string, expected: object) => ({
    roll: expect.arrayContaining([expect.objectContaining({ personId, ...expected })]),
  });
  it('who was thought absent checks in', () =>
    as('m3')
      .when({ type: 'check-in' })
      .becomes(row('m3', { mark: 'present' })));
  it('who is present counts once, however often they check in', () =>
    as('m5').when({ type: 'check-in' }).changesNothing());
  it('who is exempt comes anyway', () =>
    as('e1')
      .when({ type: 'check-in' })
      .becomes(row('e1', { mark: 'exempt', cameAnyway: true })));
  it('does not undo an absence without reason', () =>
    as('m4').when({ type: 'check-in' }).refused('ROW_ALREADY_MARKED', { mark: 'unexcused' }));
  it('of another cell cannot check in', () =>
    as('stranger').when({ type: 'check-in' }).refused('PERSON_NOT_ON_ROLL', { personId: 'stranger' }));
  it('gives the reason that a tap still waits for', () =>
    as('m3')
      .when({ type: 'ask-excuse', reasonClass: 'work' })
      .becomes(row('m3', { mark: 'excused', reasonClass: 'work' })));
  it('does not excuse an absence that is judged', () =>
    as('m4')
      .when({ type: 'ask-excuse', reasonClass: 'work' })
      .becomes(row('m4', { mark: 'unexcused' })));
  it('takes an excuse back before the meeting', () => {
    const asked = after(announced(), [{ type: 'ask-excuse', reasonClass: 'work' }], aroundOf({ by: 'm3' }));
    as('m3', asked).when({ type: 'withdraw-excuse' }).becomes({ excuses: [] });
    as('m4', asked).when({ type: 'withdraw-excuse' }).changesNothing();
  });
  it('speaks up beforehand, and changes nobody else’s words', () => {
    const spoke = after(
      announced(),
      [{ type: 'speak-up', voiceId: 'v', text: 'Về con đường' }],
      aroundOf({ by: 'm3' }),
    );
    expect(spoke.voices).toMatchObject([{ personId: 'm3', text: 'Về con đường' }]);
    as('m4', spoke).when({ type: 'speak-up', voiceId: 'v', text: 'Khác' }).refused('NOT_YOURS', { id: 'v' });
  });
});

describe('guests', () => {
  const guest = { type: 'set-guest', guestId: 'g', office: 'Cấp ủy viên phụ trách', supervisor: true } as const;
  it('have a name or are known', () => given(inProgress()).when(guest).refused('GUEST_NAMELESS', { guestId: 'g' }));
  it('are no members of the meeting', () =>
    given(inProgress())
      .when({ ...guest, personId: 'm3' })
      .refused('PERSON_ON_ROLL', { personId: 'm3' }));
  it('are listed and can be taken off', () =>
    given(inProgress())
      .when({ ...guest, personId: 'sv' }, { type: 'remove-guest', guestId: 'g' })
      .becomes({ guests: [] }));
});

describe('speakers', () => {
  const says = (statementId: string, personId: string): Act => ({
    type: 'set-statement',
    statementId,
    personId,
    kind: 'opinion',
  });
  const speakers = (acts: Act[], exempt = 0) => {
    const { roll, statements, attendanceBase } = inProgress({ acts, exempt });
    return countSpeakers(roll, statements, attendanceBase);
  };
  it('are counted once each', () => expect(speakers([says('1', 'm3'), says('2', 'm3'), says('3', 'm4')])).toBe(2));
  it('are members who are present', () => expect(speakers([says('1', 'm3'), mark('m3', 'absent')])).toBe(0));
  it('are members of the base', () => expect(speakers([says('1', 'e1')], 1)).toBe(0));
  it('are of this cell', () =>
    given(inProgress()).when(says('1', 'stranger')).refused('PERSON_NOT_ON_ROLL', { personId: 'stranger' }));
});
