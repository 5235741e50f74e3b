import type { Counts, Outcome } from './answers.ts';

/** From what is in order to what nobody knows; the order of the strip, its chips and its legend. */
export const stripOrder: readonly Outcome[] = [
  'four_good',
  'met',
  'on_track',
  'fair',
  'average',
  'at_risk',
  'weak',
  'not_met',
  'out_of_reach',
  'too_early',
  'no_data',
  'not_assessed',
];

export type Segment = { outcome: Outcome; count: number };

/** What the strip draws: outcomes that occur, in the order of the strip. An unknown outcome would be a bug, not a row. */
export const segmentsOf = (counts: Counts): Segment[] =>
  stripOrder.flatMap((outcome) => {
    const count = counts[outcome] ?? 0;
    return count > 0 ? [{ outcome, count }] : [];
  });

/** How many cells the counts speak of. */
export const cellsIn = (counts: Counts): number => segmentsOf(counts).reduce((sum, segment) => sum + segment.count, 0);

/** Outcomes that count as «in order» for a comparison of two days. */
const inOrder: readonly Outcome[] = ['on_track', 'four_good', 'met'];
/** Outcomes of a year that is over. */
const final: readonly Outcome[] = ['four_good', 'fair', 'average', 'weak'];

export type Comparison = { day: string; outcome: Outcome; from: number; to: number };

/**
 * The one line that compares two days: the outcome in order that most cells have now (`on_track` while the year runs, the
 * title afterwards). Undefined without the earlier day, and where one day knew outlooks and the other has results: those
 * do not compare.
 */
export function comparisonWith(before: { day: string; counts: Counts } | null, now: Counts): Comparison | undefined {
  if (before === null || isFinal(before.counts) !== isFinal(now)) return undefined;
  const amount = (outcome: Outcome): number => (now[outcome] ?? 0) + (before.counts[outcome] ?? 0);
  const outcome = inOrder.reduce((best, other) => (amount(other) > amount(best) ? other : best));
  return { day: before.day, outcome, from: before.counts[outcome] ?? 0, to: now[outcome] ?? 0 };
}

const isFinal = (counts: Counts): boolean => final.some((outcome) => (counts[outcome] ?? 0) > 0);

/** From what needs a person first to what is in order, as the services sort. */
const attentionOrder: readonly Outcome[] = [
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
export const worstRank = (outcome: Outcome): number => attentionOrder.indexOf(outcome);

/** The outcome of the counts that needs a person most; undefined of none. */
export const worstIn = (counts: Counts): Outcome | undefined =>
  attentionOrder.find((outcome) => (counts[outcome] ?? 0) > 0);
