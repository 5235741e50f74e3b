/** Domain handbook 3.5: 90 minutes; for cells under nine members the committee may set 45 to 89. */
export const SMALL_CELL = 9;
export const LEAST_MINUTES = 45;
export const USUAL_MINUTES = 90;

/** What may be set for a cell of so many members; unknown numbers are left to the service. */
export const minutesFor = (members: number | null): { from: number; to: number } => ({
  from: members !== null && members >= SMALL_CELL ? USUAL_MINUTES : LEAST_MINUTES,
  to: USUAL_MINUTES,
});

export function isMinimum(text: string, members: number | null): boolean {
  const { from, to } = minutesFor(members);
  const minutes = Number(text);
  return /^\d{2,3}$/.test(text.trim()) && minutes >= from && minutes <= to;
}
