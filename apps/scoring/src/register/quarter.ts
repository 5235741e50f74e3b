import { isLocalDate, lastDayOfMonth, type LocalDate } from '@bontot/kernel';

/** `2026-Q1`, `2026-H1`: the day on which it ends. */
export function lastDayOf(slot: string): LocalDate {
  const [, year, kind, number] = /^(\d{4})-([QH])([1-4])$/.exec(slot) ?? [];
  const month = String(Number(number) * (kind === 'Q' ? 3 : 6)).padStart(2, '0');
  const first = `${year}-${month}-01`;
  if (!isLocalDate(first)) throw new Error(`${slot} is no quarter or half-year`);
  return lastDayOfMonth(first);
}

/** Judgements of a half-year count on 30 June and 30 November (domain handbook 5.3). */
export const judgementDay = (half: string): LocalDate =>
  `${half.slice(0, 4)}-${half.endsWith('H1') ? '06-30' : '11-30'}`;
