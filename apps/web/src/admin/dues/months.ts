const MONTHS = 12;

/** This month and the eleven before it, the latest first. */
export function monthsUntil(today: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  for (let count = 0; count < MONTHS; count++) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
  return months;
}
