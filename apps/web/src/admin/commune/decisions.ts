import type { CardRow, PendingFact } from './answers.ts';

/** What waits for a person of the committee, in the order in which it should be looked at. */
export type Decision =
  | { kind: 'verdicts'; measure: string; count: number; more: boolean; oldest: string; cell: string }
  | { kind: 'no-data'; cells: CardRow[] }
  | { kind: 'out-of-reach'; cell: CardRow };

/** Kinds of facts that are shown one by one; the rest is behind «all». */
const MEASURES_SHOWN = 3;
const LOST_SHOWN = 3;

/**
 * Facts that wait come first, the longest wait before the others: until they are judged, the reviewed view is not
 * true. Then cells of which nothing is known, then those that have lost the title for good.
 *
 * @param complete false when more facts wait than were fetched: the counts then are at least these
 */
export function decisionsOf(pending: readonly PendingFact[], rows: readonly CardRow[], complete: boolean): Decision[] {
  const without = rows.filter(({ outcome }) => outcome === 'no_data');
  const lost = rows.filter(({ outcome }) => outcome === 'out_of_reach').slice(0, LOST_SHOWN);
  return [
    ...verdictsOf(pending, !complete),
    ...(without.length > 0 ? [{ kind: 'no-data' as const, cells: without }] : []),
    ...lost.map((cell) => ({ kind: 'out-of-reach' as const, cell })),
  ];
}

function verdictsOf(pending: readonly PendingFact[], more: boolean): Decision[] {
  const byMeasure = new Map<string, PendingFact[]>();
  for (const fact of pending) byMeasure.set(fact.measure, [...(byMeasure.get(fact.measure) ?? []), fact]);
  return [...byMeasure]
    .map(([measure, facts]) => {
      const { recordedAt, cellId, cellName } = facts.reduce((a, b) => (b.recordedAt < a.recordedAt ? b : a));
      const cell = cellName ?? cellId;
      return { kind: 'verdicts' as const, measure, count: facts.length, more, oldest: recordedAt, cell };
    })
    .sort((a, b) => (a.oldest < b.oldest ? -1 : 1))
    .slice(0, MEASURES_SHOWN);
}

/** Whole days that something has waited. */
export const daysSince = (instant: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(instant)) / 86_400_000));
