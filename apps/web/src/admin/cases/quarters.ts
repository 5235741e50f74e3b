/** `2026-Q3`: the quarter in which a day lies. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The last quarters that are over, the latest first. */
export function quartersOver(today: string, count = 4): string[] {
  const over: string[] = [];
  let [year, quarter] = quarterOf(today).split('-Q').map(Number) as [number, number];
  while (over.length < count) {
    [year, quarter] = quarter === 1 ? [year - 1, 4] : [year, quarter - 1];
    over.push(`${year}-Q${quarter}`);
  }
  return over;
}
