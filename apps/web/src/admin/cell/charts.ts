import { LOCALES, type Language } from '@bontot/i18n';
import type { FactValue } from '@bontot/contracts';
import type { EvidenceLine, TrendPoint } from './answers.ts';

/** One month of a measure: parts of wholes; null for a month without a fact, which is a gap and not a zero. */
export type MonthBar = { month: number; part: number; whole: number } | { month: number; part: null; whole: null };

const shareIn = (value: FactValue): [number, number] | null => {
  if ('whole' in value) return [value.part, value.whole];
  if ('yes' in value) return [value.yes ? 1 : 0, 1];
  return null;
};

/** The year of one measure by month, up to its last month with a fact; empty where fewer than three months have one. */
export function monthsOf(facts: readonly EvidenceLine[], measure: string): MonthBar[] {
  const byMonth = new Map<number, [number, number]>();
  for (const fact of facts) {
    if (fact.measure !== measure || (fact.state !== 'counted' && fact.state !== 'pending')) continue;
    const share = shareIn(fact.value);
    if (!share) continue;
    const month = Number((fact.slot ?? fact.effectiveOn).slice(5, 7));
    if (!(month >= 1 && month <= 12)) continue;
    const [part, whole] = byMonth.get(month) ?? [0, 0];
    byMonth.set(month, [part + share[0], whole + share[1]]);
  }
  if (byMonth.size < 3) return [];
  return Array.from({ length: Math.max(...byMonth.keys()) }, (_, index) => {
    const held = byMonth.get(index + 1);
    return held ? { month: index + 1, part: held[0], whole: held[1] } : { month: index + 1, part: null, whole: null };
  });
}

/** Bars on a field of `height`: 0 to 1 from the bottom up; the limit as a share. */
export const isBelow = ({ part, whole }: MonthBar, limit: number | null): boolean =>
  limit !== null && part !== null && whole > 0 && part < limit * whole;

export type TrendLine = {
  points: { x: number; y: number; value: number; day: string }[];
  limitY: number;
  lowest: number;
};

/**
 * The line of the year on a field of `width` × `height`. The axis starts below what there is to see, never above the
 * limit; days without a value are left out.
 */
export function trendLine(
  items: readonly TrendPoint[],
  limit: number,
  width: number,
  height: number,
): TrendLine | null {
  const known = items.flatMap(({ day, pace, total }) => {
    const value = pace ?? total;
    return value === null ? [] : [{ day, value }];
  });
  if (known.length < 2) return null;
  const lowest = Math.max(0, Math.floor((Math.min(limit, ...known.map(({ value }) => value)) - 5) / 5) * 5);
  const y = (value: number) => Math.round((height - ((value - lowest) / (100 - lowest)) * height) * 10) / 10;
  const step = width / (known.length - 1);
  return {
    lowest,
    limitY: y(limit),
    points: known.map(({ day, value }, index) => ({ day, value, x: Math.round(index * step * 10) / 10, y: y(value) })),
  };
}

/** A month below a mark, short: `T9` in Vietnamese, `Sept`, `сент.`. */
export const monthLabel = (language: Language, month: number): string =>
  language === 'vi'
    ? `T${month}`
    : new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' }).format(
        Date.UTC(2026, month - 1, 1),
      );
