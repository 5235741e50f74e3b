import { daysBetween, localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import type { Language } from '../language.ts';
import { LOCALES } from './numbers.ts';

const OFFSET = 7 * 3_600_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${name}`;
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'UTC', ...options })));
  return known;
}

/** Midnight UTC of a local day, so that formatting in UTC gives that day. */
const dayInUtc = (date: LocalDate): Date => new Date(`${date.slice(0, 10)}T00:00:00Z`);

/**
 * A day: `08/10/2026`, `8 Oct 2026`, `08.10.2026`; without the year when it is that of `within` (a day, a period or a
 * year): `08/10`, `8 Oct`, `08.10`.
 */
export function formatDate(language: Language, date: LocalDate, within?: string): string {
  const short = within !== undefined && date.slice(0, 4) === within.slice(0, 4);
  const month = language === 'en' ? ('short' as const) : ('2-digit' as const);
  const day = language === 'en' ? ('numeric' as const) : ('2-digit' as const);
  const options = short ? { day, month } : { day, month, year: 'numeric' as const };
  const text = dateFormat(language, short ? 'day' : 'date', options).format(dayInUtc(date));
  return language === 'vi' ? text.replaceAll('-', '/') : text;
}

/** A moment as the clocks in Viet Nam show it: `08/10, 14:32` within the year, else with the year. */
export function formatDateTime(language: Language, moment: Instant | string, within?: string): string {
  const instant = typeof moment === 'number' ? moment : Date.parse(moment);
  return `${formatDate(language, localDateOf(instant), within)}, ${formatTime(language, instant)}`;
}

/** The time of day in Viet Nam, 24 hours: `14:32`. */
export function formatTime(language: Language, moment: Instant | string): string {
  const instant = typeof moment === 'number' ? moment : Date.parse(moment);
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dateFormat(language, 'time', options).format(new Date(instant + OFFSET));
}

/** A day on which a person must come: `thứ Bảy 10/10`, `Sat 10 Oct`, `суббота, 10.10`; with the year outside `within`. */
export function formatWeekday(language: Language, date: LocalDate, within?: string): string {
  const weekday = language === 'en' ? ('short' as const) : ('long' as const);
  const name = dateFormat(language, 'weekday', { weekday }).format(dayInUtc(date));
  const day = formatDate(language, date, within);
  if (language === 'ru') return `${name}, ${day}`;
  return `${language === 'vi' ? name.replace('Thứ', 'thứ').replace('Chủ Nhật', 'Chủ nhật') : name} ${day}`;
}

/** How long ago or ahead, in the largest unit that fits: `3 giờ trước`, `in 2 days`, `5 минут назад`. */
export function formatRelative(language: Language, moment: Instant | string, now: Instant): string {
  const seconds = ((typeof moment === 'number' ? moment : Date.parse(moment)) - now) / 1_000;
  const relative = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' });
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['second', 1] as const);
  return relative.format(Math.trunc(seconds / length), unit);
}

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Whole days from today to a day; negative when it has passed. */
export const daysTo = (today: LocalDate, date: LocalDate): number => daysBetween(today, date);

/** Things in a row, as the language lists them: `a, b và c`, `a, b and c`, `a, b и c`. */
export function formatList(language: Language, items: string[]): string {
  let list = lists.get(language);
  if (!list) lists.set(language, (list = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' })));
  return list.format(items);
}

const lists = new Map<Language, Intl.ListFormat>();
