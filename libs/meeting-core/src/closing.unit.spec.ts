import { addDays } from '@bontot/kernel';
import {
  announced,
  closed,
  file,
  given,
  HELD_ON,
  inProgress,
  MINUTES,
  approved,
  after,
  aroundOf,
} from '../test/builders.ts';
import type { Act, Meeting, SummaryCode } from './index.ts';
import { closingSummary, decide } from './index.ts';

const close: Act = { type: 'close', endedAt: '20:45' };
const absent = (personId: string): Act => ({ type: 'mark', personId, mark: 'absent' });
const task: Act = {
  type: 'set-task',
  task: { taskId: 't', title: 'Vận động hiến đất', ownerId: 'm3', dueOn: '2026-03-20', expected: '3 hộ' },
};

describe('a closing', () => {
  it('keeps when it ended and when that was said', () =>
    given(inProgress()).when(close).becomes({ state: 'closed', endedAt: '20:45', closedAt: aroundOf().at }));
  it('happens once: of two at the same time the second is refused', () =>
    given(closed()).when(close).refused('MEETING_NOT_IN_PROGRESS', { state: 'closed' }));
  it('waits for the reason of every absence', () =>
    given(inProgress({ acts: [absent('m3'), absent('m4')] }))
      .when(close)
      .refused('ABSENCES_UNEXPLAINED', { personIds: ['m3', 'm4'], count: 2 }));
  it('waits for open votes', () =>
    given(inProgress({ acts: [{ type: 'open-vote', voteId: 'v', subject: 'x', threshold: 'majority', way: 'open' }] }))
      .when(close)
      .refused('VOTES_OPEN', { voteIds: ['v'] }));
  it('comes after the opening', () =>
    given(inProgress()).when({ type: 'close', endedAt: '18:30' }).refused('TIME_REVERSED', { startedAt: '19:00' }));
  it('needs somebody who was there', () =>
    given(inProgress({ members: 1, acts: [{ type: 'mark', personId: 'm1', mark: 'unexcused' }] }))
      .when(close)
      .refused('NOBODY_PRESENT'));
  it('does not lie ahead, but for a phone whose clock is a day behind the hall', () => {
    given(inProgress(), { today: addDays(HELD_ON, -1) })
      .when(close)
      .becomes({ state: 'closed' });
    given(inProgress(), { today: addDays(HELD_ON, -2) })
      .when(close)
      .refused('HELD_IN_FUTURE', { heldOn: HELD_ON, today: '2026-03-03' });
  });
  it('is possible without a conclusion, which was then not adopted', () =>
    given(inProgress()).when(close).becomes({ state: 'closed', conclusions: [] }));
});

describe('what comes out of a meeting', () => {
  it('gives a task to somebody of the meeting', () =>
    given(inProgress())
      .when({ ...task, task: { ...task.task, ownerId: 'stranger' } })
      .refused('PERSON_NOT_ON_ROLL', { personId: 'stranger' }));
  it('gives a task to somebody who is absent', () =>
    given(inProgress({ acts: [absent('m3')] }))
      .when(task)
      .becomes({ assignments: [{ ownerId: 'm3' }] }));
  it('is due after the meeting', () =>
    given(inProgress())
      .when({ ...task, task: { ...task.task, dueOn: HELD_ON } })
      .refused('DUE_BEFORE_MEETING', { dueOn: HELD_ON, heldOn: HELD_ON }));
  it('is written while the meeting is held', () => {
    given(announced()).when(task).refused('MEETING_NOT_IN_PROGRESS');
    given(closed()).when(task).refused('MEETING_NOT_IN_PROGRESS');
  });
  it('names a vote of this meeting', () =>
    given(inProgress())
      .when({ type: 'set-conclusion', conclusionId: 'c', kind: 'resolution', text: 'Nghị quyết', voteId: 'x' })
      .refused('VOTE_UNKNOWN', { voteId: 'x' }));
  it('can be taken back', () =>
    given(inProgress()).when(task, { type: 'remove-task', taskId: 't' }).becomes({ assignments: [] }));
});

describe('a correction', () => {
  const correct: Act = { type: 'correct-roll', personId: 'm3', mark: 'unexcused', reason: 'Nhầm người' };
  it('keeps the row as it was, who changed it and why', () =>
    given(closed(), { by: 'm2' })
      .when(correct)
      .becomes({
        corrections: [
          { what: 'row:m3', by: 'm2', reason: 'Nhầm người', before: { mark: 'present' }, after: { mark: 'unexcused' } },
        ],
      }));
  it('needs a reason', () =>
    given(closed())
      .when({ ...correct, reason: '' } as Act)
      .refused('TEXT_MISSING', { field: 'reason' }));
  it('said twice is one', () => given(closed()).when(correct, correct).changesNothing());
  it('leaves no absence unexplained', () =>
    given(closed())
      .when({ ...correct, mark: 'absent' } as Act)
      .refused('ABSENCES_UNEXPLAINED'));
  it('names nobody of another cell', () =>
    given(closed())
      .when({ ...correct, personId: 'stranger' } as Act)
      .refused('PERSON_NOT_ON_ROLL'));
  it('is for closed meetings: before, it is a mark', () =>
    given(inProgress()).when(correct).refused('MEETING_NOT_CLOSED', { state: 'in_progress' }));
  it('takes approved minutes back to drafting, with a signature that was given to another text', () => {
    const half = after(approved(), [{ type: 'sign', as: 'chair', digest: 'd' }], aroundOf());
    given(half)
      .when(correct)
      .becomes({ minutes: { state: 'drafting', approvedBy: null, signatures: [], digest: null } });
  });
  it('of times keeps them in order and in the month', () => {
    const times = (given: object): Act => ({ type: 'correct-times', reason: 'Ghi nhầm', ...given });
    given(closed())
      .when(times({ endedAt: '21:00' }))
      .becomes({ endedAt: '21:00', corrections: [{ what: 'times' }] });
    given(closed())
      .when(times({ endedAt: '18:00' }))
      .refused('TIME_REVERSED');
    given(closed())
      .when(times({ heldOn: '2026-02-28' }))
      .refused('HELD_IN_OTHER_MONTH');
    given(closed())
      .when(times({ heldOn: '2026-03-20' }))
      .refused('HELD_IN_FUTURE');
  });
});

describe('an annulled meeting', () => {
  const annul: Act = { type: 'annul', number: '12-QĐ/ĐU', reason: 'Không đủ thành phần' };
  it('keeps number, reason and day of the decision', () =>
    given(closed(), { by: 'c1' })
      .when(annul)
      .becomes({ state: 'annulled', annulled: { number: '12-QĐ/ĐU', by: 'c1', on: HELD_ON }, dueOn: null }));
  it('was held before', () => given(inProgress()).when(annul).refused('MEETING_NOT_CLOSED'));
  it('takes nothing more', () =>
    given(closed()).when(annul, MINUTES).refused('MEETING_ANNULLED', { number: '12-QĐ/ĐU' }));
});

describe('the summary before a closing', () => {
  const rowOf = (
    code: SummaryCode,
    meeting: Meeting,
    at = Date.UTC(2026, 2, 5, 13, 45),
    limits?: { attendance: number; speakers: number },
  ) => closingSummary(meeting, { at }, limits).find((row) => row.code === code);
  const away = (count: number): Act[] =>
    Array.from({ length: count }, (_, index) => ({ type: 'mark', personId: `m${index + 1}`, mark: 'unexcused' }));

  it('measures the time until now, in Viet Nam', () => {
    expect(rowOf('duration', inProgress())).toMatchObject({ state: 'good', value: 105, limit: 90 });
    expect(rowOf('duration', inProgress(), Date.UTC(2026, 2, 5, 13))).toMatchObject({ state: 'fail', value: 60 });
  });
  it('measures the shortest sitting of a meeting by groups', () => {
    const sitting = { heldOn: HELD_ON, startedAt: '19:00', place: 'Tổ 1' };
    const sittings = [
      { ...sitting, groupId: 'a', endedAt: '20:40' },
      { ...sitting, groupId: 'b', endedAt: '20:20' },
    ];
    const byGroups = after(
      announced(),
      [
        { type: 'change', mode: 'groups' },
        { type: 'set-sittings', sittings },
      ],
      aroundOf(),
    );
    expect(rowOf('duration', byGroups)).toMatchObject({ state: 'fail', value: 80 });
  });
  it('shows attendance against the limit of the cell', () => {
    const meeting = inProgress({ members: 20, acts: away(3) });
    expect(rowOf('attendance', meeting)).toMatchObject({ state: 'good', value: 17, of: 20, limit: 85 });
    expect(rowOf('attendance', meeting, undefined, { attendance: 95, speakers: 30 })).toMatchObject({ state: 'fail' });
    expect(rowOf('unexcused', meeting)).toMatchObject({ state: 'warn', value: 3 });
  });
  it('says what keeps the meeting open', () => {
    const blocked = closingSummary(
      inProgress({
        acts: [absent('m3'), { type: 'open-vote', voteId: 'v', subject: 'x', threshold: 'majority', way: 'open' }],
      }),
      aroundOf(),
    ).filter(({ blocks }) => blocks);
    expect(blocked.map(({ code, value }) => [code, value])).toEqual([
      ['unexplained', 1],
      ['votes-open', 1],
    ]);
  });
  it('blocks when a closing would be refused, and not otherwise', () => {
    const isBlocked = (meeting: Meeting) => closingSummary(meeting, aroundOf()).some(({ blocks }) => blocks);
    const isRefused = (meeting: Meeting) => !decide(close, meeting, aroundOf()).ok;
    const meetings = [inProgress(), inProgress({ acts: [absent('m3')] })];
    expect(meetings.map(isBlocked)).toEqual([false, true]);
    expect(meetings.map(isRefused)).toEqual([false, true]);
  });
  it('says whether each vote was adopted', () =>
    expect(
      rowOf(
        'vote',
        inProgress({
          members: 20,
          acts: [
            {
              type: 'vote-by-hand',
              voteId: 'v',
              subject: 'x',
              threshold: 'majority',
              totals: { for: 10, against: 9, other: 0 },
            },
          ],
        }),
      ),
    ).toMatchObject({ state: 'warn', value: 10, of: 20, limit: 11, voteId: 'v' }));
  it('counts papers that came a calendar day before', () => {
    const attach = (paperId: string): Act => ({ type: 'attach-paper', paperId, title: paperId, file: file(paperId) });
    const publish: Act = { type: 'publish-papers', paperIds: ['a'] };
    const early = announced({ today: addDays(HELD_ON, -1), before: [attach('a'), publish] });
    expect(rowOf('papers', early)).toMatchObject({ state: 'good', value: 1, of: 1 });
    expect(rowOf('papers', after(early, [attach('b')], aroundOf()))).toMatchObject({ state: 'fail', value: 1, of: 2 });
    expect(rowOf('papers', announced({ before: [attach('a'), publish] }))).toMatchObject({ state: 'fail', value: 0 });
  });
  it('names the last day for the signatures', () =>
    expect(rowOf('minutes', inProgress())).toMatchObject({ dueOn: '2026-03-10' }));
});
