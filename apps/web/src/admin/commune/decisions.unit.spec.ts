import type { CardRow, Outcome, PendingFact } from './answers.ts';
import { daysSince, decisionsOf } from './decisions.ts';

const cell = (cellId: string, outcome: Outcome) => ({ cellId, outcome }) as CardRow;
const fact = (measure: string, recordedAt: string, cellId = 'QN-LH-02') =>
  ({ measure, recordedAt, cellId, cellName: null }) as PendingFact;

describe('what needs a decision', () => {
  it('puts the longest wait first and counts by measure', () =>
    expect(
      decisionsOf(
        [
          fact('task.exceeded', '2026-10-05T00:00:00Z'),
          fact('meeting.grade', '2026-10-01T00:00:00Z', 'QN-LH-04'),
          fact('meeting.grade', '2026-10-02T00:00:00Z'),
        ],
        [],
        true,
      ),
    ).toEqual([
      {
        kind: 'verdicts',
        measure: 'meeting.grade',
        count: 2,
        more: false,
        oldest: '2026-10-01T00:00:00Z',
        cell: 'QN-LH-04',
      },
      {
        kind: 'verdicts',
        measure: 'task.exceeded',
        count: 1,
        more: false,
        oldest: '2026-10-05T00:00:00Z',
        cell: 'QN-LH-02',
      },
    ]));

  it('names cells without data together and each that is out of reach', () =>
    expect(
      decisionsOf(
        [],
        [cell('A', 'out_of_reach'), cell('B', 'no_data'), cell('C', 'no_data'), cell('D', 'at_risk')],
        true,
      ),
    ).toEqual([
      { kind: 'no-data', cells: [cell('B', 'no_data'), cell('C', 'no_data')] },
      { kind: 'out-of-reach', cell: cell('A', 'out_of_reach') },
    ]));

  it('says that more waits than was fetched', () =>
    expect(decisionsOf([fact('task.exceeded', '2026-10-05T00:00:00Z')], [], false)[0]).toMatchObject({ more: true }));

  it('counts whole days, never less than none', () => {
    const now = Date.parse('2026-10-08T00:00:00Z');
    expect(daysSince('2026-10-01T01:00:00Z', now)).toBe(6);
    expect(daysSince('2026-10-09T00:00:00Z', now)).toBe(0);
  });
});
