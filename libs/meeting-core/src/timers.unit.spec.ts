import { addDays, type LocalDate } from '@bontot/kernel';
import { after, aroundOf, closed, draft, given, HELD_ON, inProgress, pointsOf, signed } from '../test/builders.ts';
import type { Act, Meeting, MeetingKind, OwnAct } from './index.ts';
import { minutesDueOn, sheetDueOn } from './index.ts';

const passed = (today: LocalDate): OwnAct => ({ type: 'time-passed', today });
const followUp: Act[] = [
  { type: 'set-conclusion', conclusionId: 'c', kind: 'conclusion', text: 'Nhất trí' },
  { type: 'set-task', task: { taskId: 't', title: 'Làm theo', ownerId: 'm3', dueOn: '2026-04-20', expected: '' } },
];
const kindClosed = (kind: MeetingKind, acts: Act[] = []): Meeting => closed({ kind, acts });

describe('time that passes', () => {
  it('waits for nothing before the closing', () => {
    expect([draft().dueOn, inProgress().dueOn]).toEqual([null, null]);
    given(inProgress()).when(passed('2026-12-31')).changesNothing();
  });
  it('leaves minutes unsigned after the fifth day', () => {
    const meeting = kindClosed('regular');
    expect([minutesDueOn(meeting), meeting.dueOn]).toEqual(['2026-03-10', '2026-03-11']);
    given(meeting).when(passed('2026-03-10')).changesNothing();
    given(meeting)
      .when(passed('2026-03-11'))
      .becomes({ passed: { minutesUnsigned: true }, dueOn: '2026-03-16' });
  });
  it('leaves the sheet unconfirmed after the tenth day', () => {
    expect(sheetDueOn(kindClosed('regular'))).toBe('2026-03-15');
    given(kindClosed('regular'))
      .when(passed('2026-03-16'))
      .becomes({ passed: { minutesUnsigned: true, sheetUnconfirmed: true }, dueOn: null });
  });
  it('says it once', () =>
    given(kindClosed('regular')).when(passed('2026-03-16'), passed('2026-03-17')).changesNothing());
  it('finds nothing wrong with what was done', () => {
    const done = after(
      signed(),
      [
        { type: 'propose-score', points: pointsOf() },
        { type: 'vote-score', totals: { for: 20, against: 0, other: 0 } },
        { type: 'send-score' },
        { type: 'confirm-score', points: {}, why: {} },
      ],
      aroundOf(),
    );
    expect(done.dueOn).toBeNull();
    given(done).when(passed('2026-12-31')).changesNothing();
  });
  it('grades no thematic and no committee meeting', () => {
    expect(sheetDueOn(kindClosed('thematic'))).toBeNull();
    given(kindClosed('committee'))
      .when(passed('2026-12-31'))
      .becomes({ passed: { minutesUnsigned: true } });
  });
  it('ends the quarter of a thematic meeting that nobody follows up', () => {
    given(kindClosed('thematic'))
      .when(passed('2026-03-31'))
      .becomes({ passed: { minutesUnsigned: true }, dueOn: '2026-04-01' });
    given(kindClosed('thematic'))
      .when(passed('2026-04-01'))
      .becomes({ passed: { notFollowedUp: true }, dueOn: null });
  });
  it('lets a thematic meeting be followed up by its tasks', () => {
    const followed = after(kindClosed('thematic', followUp), [passed('2026-04-01')], aroundOf());
    expect(followed.passed).toEqual({ minutesUnsigned: true });
  });
  it('does not count a conclusion that its vote did not adopt', () => {
    const failed: Act = {
      type: 'vote-by-hand',
      voteId: 'v',
      subject: 'Kết luận',
      threshold: 'majority',
      totals: { for: 10, against: 10, other: 0 },
    };
    const conclusion = {
      type: 'set-conclusion',
      conclusionId: 'c',
      kind: 'conclusion',
      text: 'x',
      voteId: 'v',
    } as const;
    given(kindClosed('thematic', [failed, ...followUp, conclusion]))
      .when(passed('2026-04-01'))
      .becomes({ passed: { notFollowedUp: true } });
  });
  it('goes on to the next day that is due, never to one that has been', () => {
    let meeting = kindClosed('combined');
    for (let runs = 0; meeting.dueOn !== null; runs += 1) {
      expect(runs).toBeLessThan(4);
      const due = meeting.dueOn;
      meeting = after(meeting, [passed(due)], aroundOf());
      expect(meeting.dueOn === null || meeting.dueOn > due).toBe(true);
    }
    expect(meeting.passed).toEqual({ minutesUnsigned: true, sheetUnconfirmed: true, notFollowedUp: true });
  });
  it('is counted anew when the day of the meeting is corrected', () => {
    const late = after(kindClosed('regular'), [passed('2026-03-11')], aroundOf());
    given(late, { today: '2026-03-11' })
      .when({ type: 'correct-times', heldOn: addDays(HELD_ON, 3), reason: 'Ghi nhầm ngày' })
      .becomes({ passed: {}, dueOn: '2026-03-14' });
  });
});
