import { lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import type { UnitSettings } from './obligations.ts';
import type { Month } from './parts.ts';

/** One month as the series plans it. */
export type PlannedMonth = {
  month: Month;
  plannedOn: LocalDate | null;
  /** Why the day is not the fixed one. */
  because: string | null;
  thematicOn: LocalDate | null;
};

/** The day of the regular meeting: the exception of the month, else the fixed day; where a month is shorter, its last day. */
export function plannedDay({ regular, exceptions }: UnitSettings, month: Month): LocalDate | null {
  const exception = exceptions.find((other) => other.month === month);
  return exception?.heldOn ?? (regular && dayIn(month, regular.day));
}

/** The day of the thematic meeting, in one month of each quarter. */
export const thematicDay = ({ thematic }: UnitSettings, month: Month): LocalDate | null =>
  thematic && (+month.slice(5, 7) - 1) % 3 === thematic.monthOfQuarter - 1 ? dayIn(month, thematic.day) : null;

/** The twelve months of a year. */
export const calendarOf = (settings: UnitSettings, year: number | string): PlannedMonth[] =>
  Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`;
    return {
      month,
      plannedOn: plannedDay(settings, month),
      because: settings.exceptions.find((other) => other.month === month)?.reason ?? null,
      thematicOn: thematicDay(settings, month),
    };
  });

function dayIn(month: Month, day: number): LocalDate {
  const last = lastDayOfMonth(`${month}-01`);
  const date = `${month}-${String(day).padStart(2, '0')}`;
  return date < last ? date : last;
}
