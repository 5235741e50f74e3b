import { canonical } from '@bontot/kernel';
import type { Fact } from './fact.ts';

/**
 * What others must hear when the facts of an aggregate change from `before` to `after`: each one that is new or says something
 * else, in full; and those that are gone, or have moved to another unit or year, withdrawn with what they said last (handbook
 * 5.2, R1 and R2). Whoever keeps the last word of each key and drops what is withdrawn holds exactly `after`.
 */
export function changedFacts(before: readonly Fact[], after: readonly Fact[]): Fact[] {
  const last = new Map(before.map((fact) => [keyOf(fact), fact]));
  const next = new Map(after.map((fact) => [keyOf(fact), fact]));
  const gone = [...last].filter(([key]) => !next.has(key)).map(([, fact]) => ({ ...fact, withdrawn: true }));
  const fresh = [...next].filter(([key, fact]) => canonical(fact) !== canonical(last.get(key))).map(([, fact]) => fact);
  return [...gone, ...fresh];
}

/** Under which a fact is known: (unit, period, measure, source), the period being the year of its slot, else of its day. */
const keyOf = ({ cellId, measure, source, slot, effectiveOn }: Fact): string =>
  [cellId, (slot ?? effectiveOn).slice(0, 4), measure, source].join(' ');
