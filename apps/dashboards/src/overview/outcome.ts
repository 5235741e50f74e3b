import type { Outcome as OutcomeWord } from '@bontot/contracts';
import type * as z from 'zod';

/** Where a cell or a committee stands; the words of `assessment.changed.v1`. */
export type Outcome = z.infer<typeof OutcomeWord>;

/** How many cells stand where; an outcome that nobody has is left out. */
export type Counts = Partial<Record<Outcome, number>>;

/**
 * From what needs a person first to what is in order. No data stands between the two: it is neither good nor bad, but
 * somebody should look.
 */
export const worstFirst: readonly Outcome[] = [
  'out_of_reach',
  'not_met',
  'weak',
  'at_risk',
  'average',
  'fair',
  'no_data',
  'too_early',
  'not_assessed',
  'on_track',
  'met',
  'four_good',
];

export const rankOf = (outcome: Outcome): number => worstFirst.indexOf(outcome);

/** The outcome of the list that needs a person most; null of none. */
export const worstOf = (counts: Counts): Outcome | null =>
  worstFirst.find((outcome) => (counts[outcome] ?? 0) > 0) ?? null;

const two = (rank: number): string => String(rank).padStart(2, '0');

/** Where all rows of one outcome stand in the order worst first: a half-open range of its keys. */
export const orderRange = (outcome: Outcome): { $gte: string; $lt: string } => ({
  $gte: `${two(rankOf(outcome))}|`,
  $lt: `${two(rankOf(outcome))}}`,
});

/** Sorts cells worst first: outcome, then the lower pace, then the id; unique, so that a page can go on behind it. */
export const orderOf = (outcome: Outcome, pace: number | null, unitId: string): string =>
  `${two(rankOf(outcome))}|${paceKey(pace)}|${unitId}`;

/** Sorts cells by pace, the lowest first, those without one last. */
export const paceOrderOf = (pace: number | null, unitId: string): string => `${paceKey(pace)}|${unitId}`;

/** Sorts committees worst first: the worst outcome below them, then the larger share of cells that have it. */
export function orderOfCounts(counts: Counts, cells: number, unitId: string): string {
  const worst = worstOf(counts);
  if (worst === null) return `99|999999|${unitId}`;
  const share = Math.round(((counts[worst] ?? 0) / Math.max(1, cells)) * 10_000);
  return `${two(rankOf(worst))}|${String(10_000 - share).padStart(6, '0')}|${unitId}`;
}

/** Points of a hundred with two decimals as text that sorts like the number; `~` comes after every digit. */
const paceKey = (pace: number | null): string =>
  pace === null ? '~' : String(Math.round(Math.max(0, pace) * 100)).padStart(6, '0');
