import type { LocalDate } from '@bontot/kernel';
import type { Language } from '../language.ts';
import { say } from '../say.ts';
import { daysTo, formatDate, formatList } from './dates.ts';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** A month, quarter or half-year inside a year that is known: `tháng 2`, `quý III`, `nửa đầu năm`; a year as it is. */
export function formatSlot(language: Language, slot: string): string {
  const rest = slot.slice(5);
  if (rest === '') return slot;
  if (rest.startsWith('Q'))
    return say(language, 'slot.quarter', { q: language === 'en' ? rest[1] : ROMAN[Number(rest[1]) - 1] });
  if (rest.startsWith('H')) return say(language, rest === 'H1' ? 'slot.half1' : 'slot.half2');
  return say(language, `month.${rest}` as 'month.01');
}

/** Several of one kind: `tháng 2, tháng 6 và tháng 7`. */
export const formatSlots = (language: Language, slots: string[]): string =>
  formatList(
    language,
    slots.map((slot) => formatSlot(language, slot)),
  );

/** A deadline says both: «Còn 17 ngày, hạn 25/10»; «Quá hạn 3 ngày, hạn 25/10» when it has passed. */
export function formatDeadline(language: Language, date: LocalDate, today: LocalDate): string {
  const days = daysTo(today, date);
  const values = { n: Math.abs(days), date: formatDate(language, date, today) };
  return say(language, days > 0 ? 'deadline.ahead' : days === 0 ? 'deadline.today' : 'deadline.passed', values);
}
