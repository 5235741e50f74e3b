import type { LocalDate } from '@bontot/kernel';
import type { Counts, Outcome } from './outcome.ts';

/** How the cells below a unit stood at the end of a day: the cells of today, wherever they were then. */
export type Snapshot = { day: LocalDate; counts: Counts };
export type Before = { yesterday: Snapshot; monthStart: Snapshot };

/** What a parent sums: the outcome of a cell, or the roll-up of a committee. */
export type Part = { counts: Counts };

/** The sum of the direct children; members that would be 0 are left out. */
export function sumOf(parts: readonly Part[]): { cells: number; counts: Counts } {
  const counts: Counts = {};
  let cells = 0;
  for (const part of parts)
    for (const [outcome, count] of Object.entries(part.counts) as [Outcome, number][]) {
      if (count === 0) continue;
      counts[outcome] = (counts[outcome] ?? 0) + count;
      cells += count;
    }
  return { cells, counts };
}

/** True when both count the same, whatever the order of their members. */
export function sameCounts(a: Counts, b: Counts): boolean {
  const outcomes = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<Outcome>;
  return [...outcomes].every((outcome) => (a[outcome] ?? 0) === (b[outcome] ?? 0));
}
