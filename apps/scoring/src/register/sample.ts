const SHARE = 0.1;
const LEAST = 3;

/** One of ten, three at least: what a reviewer opens before many facts are confirmed at once. */
export const sampleSize = (items: number): number => Math.min(items, Math.max(LEAST, Math.ceil(items * SHARE)));

/**
 * Which of the items are looked at, as rising positions. Chance comes from `rankOf`, a keyed hash of each item alone: the same
 * fact has the same rank in every selection, so that selecting anew, or leaving one out, rolls no other dice.
 */
export function sampleOf(items: readonly string[], rankOf: (item: string) => string): number[] {
  return items
    .map((item, index) => ({ rank: rankOf(item), index }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, sampleSize(items.length))
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}
