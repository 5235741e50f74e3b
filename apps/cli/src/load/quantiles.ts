/** The value that a share of all values does not exceed (nearest rank); null without values. */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** p50, p99 and the largest, in milliseconds with one decimal. */
export function latencies(values: number[]): { p50: number | null; p99: number | null; max: number | null } {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
  return { p50: shown(quantile(sorted, 0.5)), p99: shown(quantile(sorted, 0.99)), max: shown(sorted.at(-1) ?? null) };
}
