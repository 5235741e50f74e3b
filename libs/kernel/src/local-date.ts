/** A calendar day in Viet Nam (UTC+7, no summer time), written `YYYY-MM-DD`. Strings compare in order of time. */
export type LocalDate = string;

/** Milliseconds since 1970, UTC. */
export type Instant = number;

const DAY = 86_400_000;
const OFFSET = 7 * 3_600_000;

const utc = (date: LocalDate): number => Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10));
const fromUtc = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that exists: `2025-02-29` does not. By arithmetic, for it runs for every fact of the country. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const year = +text.slice(0, 4);
  const month = +text.slice(5, 7);
  const day = +text.slice(8, 10);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (MONTH_LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

let lastDay = { from: 0, date: fromUtc(0) };

/** The day in Viet Nam at a moment. Remembers the last one: a worker asks for the same day again and again. */
export function localDateOf(instant: Instant): LocalDate {
  const since = instant + OFFSET - lastDay.from;
  if (!(since >= 0 && since < DAY)) {
    const from = Math.floor((instant + OFFSET) / DAY) * DAY;
    lastDay = { from, date: fromUtc(from) };
  }
  return lastDay.date;
}

/** The first millisecond of the day in Viet Nam. */
export const startOfDay = (date: LocalDate): Instant => utc(date) - OFFSET;

/** The last millisecond of the day in Viet Nam: `asOf` and `knownOn` mean this moment. */
export const endOfDay = (date: LocalDate): Instant => utc(date) - OFFSET + DAY - 1;

export const addDays = (date: LocalDate, days: number): LocalDate => fromUtc(utc(date) + days * DAY);

/** Adds months; a day that the target month lacks becomes its last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const year = +date.slice(0, 4);
  const month = +date.slice(5, 7) - 1 + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(year, month, Math.min(+date.slice(8, 10), last)));
}

export const lastDayOfMonth = (date: LocalDate): LocalDate =>
  fromUtc(Date.UTC(+date.slice(0, 4), +date.slice(5, 7), 0));

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (utc(to) - utc(from)) / DAY;
