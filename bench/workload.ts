import { doorOf, type EvidenceBody } from '@bontot/contracts';
import type { OutgoingEvent } from '@bontot/messaging';

export const CELLS = 4_785;
export const DOOR = doorOf('publisher');
export const PERIOD = '2026';

/** Measures that cells live by, with a value that depends on the number of the event alone. */
const KINDS: { measure: string; value: (n: number) => EvidenceBody['value'] }[] = [
  { measure: 'meeting.attendance', value: (n) => ({ part: 15 + (n % 6), whole: 20 }) },
  { measure: 'task.completed', value: (n) => ({ yes: n % 11 !== 0 }) },
  { measure: 'task.on_time', value: (n) => ({ yes: n % 7 !== 0 }) },
  { measure: 'member.reported', value: (n) => ({ yes: n % 13 !== 0 }) },
  { measure: 'meeting.speakers', value: (n) => ({ part: n % 9, whole: 18 }) },
  { measure: 'minutes.signed.on_time', value: (n) => ({ yes: n % 9 !== 0 }) },
  { measure: 'dues.paid', value: (n) => ({ part: 19 + (n % 2), whole: 20 }) },
  { measure: 'pledge.reported', value: (n) => ({ yes: n % 17 !== 0 }) },
];

export const cellOf = (index: number): string => `B-${String(index).padStart(5, '0')}`;

/** A well-spread order of cells (a full cycle of a linear congruence), so that neighbours in time are not neighbours in the tree. */
const spread = (n: number, cells: number): number => (n * 2_654_435_761) % cells;

/** Fact number `n` of the workload: cells in spread order, or strictly in turn. */
export function factOf(n: number, cells: number, order: 'spread' | 'in-turn' = 'spread'): EvidenceBody {
  const { measure, value } = KINDS[n % KINDS.length]!;
  const month = 1 + (n % 10);
  return {
    cellId: cellOf(order === 'spread' ? spread(n, cells) : n % cells),
    measure,
    source: `bench/${n}`,
    revision: 1,
    effectiveOn: `2026-${String(month).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
    value: value(n),
  };
}

export const eventOf = (fact: EvidenceBody, n: number): OutgoingEvent => ({
  type: 'evidence.recorded.v1',
  topic: DOOR.name,
  key: fact.cellId,
  id: `bench-${n}`,
  source: 'bench',
  time: '2026-11-01T00:00:00.000Z',
  body: fact,
});

/** A unit of the directory for each cell. */
export const unitOf = (index: number) => ({
  unitId: cellOf(index),
  version: 1,
  parentId: 'B',
  path: `/B/${cellOf(index)}/`,
  level: 'cell',
  cellType: index % 3 === 0 ? 'school' : 'residential',
  grassroots: true,
  name: `Cell ${index}`,
  validFrom: '2020-01-01',
  validTo: null,
  successorOf: [],
});
