/** Points are whole hundredths everywhere inside; decimals appear only in what is shown. */
export const toCenti = (points: number): number => Math.round(points * 100);

/** Exact: the nearest double to a decimal of two digits is that integer divided by 100. */
export const fromCenti = (centi: number): number => centi / 100;

/**
 * `max × num / den`, rounded half upwards to a whole number, without error: in doubles while every product is exact, else
 * in big integers. All arguments are whole and not negative, `den` > 0.
 */
export function roundShare(max: number, num: number, den: number): number {
  const numerator = 2 * max * num + den;
  if (numerator <= Number.MAX_SAFE_INTEGER) return Math.floor(numerator / (2 * den));
  return Number((2n * BigInt(max) * BigInt(num) + BigInt(den)) / (2n * BigInt(den)));
}

/**
 * Shares `total` in proportion to `maxima` in whole numbers by largest remainder; ties go to the earlier one
 * (domain handbook 6.2, «not applicable»). Products stay far below 2^53 for any set of points.
 */
export function largestRemainder(maxima: number[], total: number): number[] {
  const sum = maxima.reduce((a, b) => a + b, 0);
  if (sum === 0) return maxima.map(() => 0);
  const shares = maxima.map((max) => Math.floor((max * total) / sum));
  const left = total - shares.reduce((a, b) => a + b, 0);
  maxima
    .map((max, index) => ({ index, remainder: (max * total) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => shares[index]!++);
  return shares;
}
