import { addDays, isLocalDate, ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { isFault, shownOf, textOf, type Cell } from './cell.ts';

/** A day, or no more than the year: birth dates of older members are often known that far only. */
export type DayOrYear = LocalDate;

const EARLIEST = '1900-01-01';
/** Sheets count days from here; they hold 29 February 1900 for a day that was (ECMA-376, 18.17.4.1). */
const SERIAL_ZERO = '1899-12-30';
const FIRST_SURE_SERIAL = 61;
const LAST_SERIAL = 73_050;

/** Day, month and year as people write them; the separators may differ. */
const DAY_FIRST = /^(?:ngày\s*)?(\d{1,2})\s*(?:[/.\-\s]|tháng)\s*(\d{1,2})\s*(?:[/.\-\s]|năm)\s*(\d{4}|\d{2})$/iu;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ]00:00.*)?$/u;
const MONTH_YEAR = /^(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*(\d{4})$/iu;

/**
 * The day in a cell, written in any of the ways that people have, or as the number that a sheet keeps. Day before month
 * always. Of a year in two digits the latest is meant that is not after `today`.
 * Codes: IMPORT_DATE_UNREADABLE, IMPORT_DATE_MISSING (31/02/1980 is no day), IMPORT_DATE_WITHOUT_DAY.
 */
export function dayOf(cell: Cell, today: LocalDate): Result<LocalDate> {
  const read = dayOrYearOf(cell, today);
  if (!read.ok) return read;
  return read.value.length === 10 ? read : refuse('IMPORT_DATE_WITHOUT_DAY', { got: shownOf(cell) });
}

/** As {@link dayOf}, but a year alone (`YYYY`), or a month of it, will do. */
export function dayOrYearOf(cell: Cell, today: LocalDate): Result<DayOrYear> {
  const got = shownOf(cell);
  if (isFault(cell)) return refuse('IMPORT_DATE_UNREADABLE', { got });
  if (typeof cell === 'object') return existing(cell.date, got);
  if (typeof cell === 'number') return ofNumber(cell, got);
  const text = textOf(cell);
  if (/^\d{1,5}(\.0+)?$/.test(text)) return ofNumber(Number(text), got);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dated(fullYear(dayFirst[3]!, today), dayFirst[2]!, dayFirst[1]!, got);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dated(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!, got);
  const monthYear = MONTH_YEAR.exec(text);
  if (monthYear) return ok(monthYear[2]!);
  return refuse('IMPORT_DATE_UNREADABLE', { got });
}

/** The day that a sheet's serial number means; undefined for one that no calendar of ours holds. */
export function dayOfSerial(serial: number, since1904 = false): LocalDate | undefined {
  const days = Math.floor(serial) + (since1904 ? 1_462 : 0);
  return days < FIRST_SURE_SERIAL || days > LAST_SERIAL ? undefined : addDays(SERIAL_ZERO, days);
}

function ofNumber(number: number, got: string): Result<DayOrYear> {
  if (Number.isInteger(number) && number >= 1900 && number <= 2100) return ok(String(number));
  const day = number > 2_100 ? dayOfSerial(number) : undefined;
  return day ? ok(day) : refuse('IMPORT_DATE_UNREADABLE', { got });
}

const dated = (year: string, month: string, day: string, got: string): Result<LocalDate> =>
  existing(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, got);

const existing = (day: string, got: string): Result<LocalDate> =>
  isLocalDate(day) && day >= EARLIEST ? ok(day) : refuse('IMPORT_DATE_MISSING', { got });

function fullYear(year: string, today: LocalDate): string {
  if (year.length === 4) return year;
  const century = today.slice(0, 2);
  return year <= today.slice(2, 4) ? century + year : String(Number(century) - 1) + year;
}
