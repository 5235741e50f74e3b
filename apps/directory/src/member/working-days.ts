import { addDays, type LocalDate } from '@bontot/kernel';

/**
 * So many working days after a day. Monday to Friday are working days: which holidays a year has is decided by the
 * government each autumn and not known here, so a deadline over Tết is shown some days early.
 */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

function isWorkingDay(date: LocalDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
