import { addDays, type LocalDate } from '@bontot/kernel';
import type { Outcome } from './outcome.ts';

/** Where a card stood at the end of a local day on which it changed. */
export type Close = {
  day: LocalDate;
  /** The last revision of the day: a close is replaced only by a higher one. */
  revision: number;
  outcome: Outcome;
  pace: number | null;
  /** Indicators that changed on the day. */
  changed: string[];
};

/** How far back a list looks: 30 days and the longest month, with the value before them. */
export const KEPT_DAYS = 35;

/**
 * Puts a revision into its day. Whatever the order and number of arrivals, each day keeps its highest revision, and days
 * older than {@link KEPT_DAYS} before the newest go but for the last of them, the value that held when the window opened.
 */
export function closeDay(closes: readonly Close[], revision: Close): Close[] {
  const same = closes.find(({ day }) => day === revision.day);
  const changed = [...new Set([...(same?.changed ?? []), ...revision.changed])].sort();
  const kept = same && same.revision >= revision.revision ? { ...same, changed } : { ...revision, changed };
  const all = [...closes.filter(({ day }) => day !== revision.day), kept].sort((a, b) => (a.day < b.day ? -1 : 1));
  const opens = addDays(all.at(-1)!.day, -KEPT_DAYS);
  const older = all.filter(({ day }) => day < opens).length;
  return all.slice(Math.max(0, older - 1));
}

/** What held at the end of the day; undefined before the first known change. */
export const closeOn = (closes: readonly Close[], day: LocalDate): Close | undefined =>
  closes.findLast((close) => close.day <= day);

/** The days that an overview compares with: yesterday, and the end of the month before. */
export const comparedDays = (today: LocalDate): { yesterday: LocalDate; monthStart: LocalDate } => ({
  yesterday: addDays(today, -1),
  monthStart: addDays(`${today.slice(0, 8)}01`, -1),
});
