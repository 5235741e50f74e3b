import { meetingSheet } from './sheet-definition.ts';
import type { Sheet, SheetPoints } from './sheet.ts';

/** The column of the cell, or that of the supervisor who confirms. */
export type SheetSide = 'cell' | 'confirmed';

/** From this difference on the supervisor says why (domain handbook 3.5). */
const FREE_DIFFERENCE = 2;

const rowsOfSheet = meetingSheet.blocks.flatMap(({ rows }) => rows);

/** Sum of a column; what is not confirmed yet counts there as the cell scored it. */
export const totalOf = (sheet: Pick<Sheet, 'rows'>, side: SheetSide = 'confirmed'): number =>
  rowsOfSheet.reduce((sum, { id }) => sum + pointsIn(sheet, side, id), 0);

/**
 * 4 good, 3 fair, 2 average, 1 weak. «Good» also needs full points on attendance, length, speaking and minutes (Bình Thuận
 * bloc handbook); without them 90 points are fair.
 */
export function gradeOf(sheet: Pick<Sheet, 'rows'>, side: SheetSide = 'confirmed'): 4 | 3 | 2 | 1 {
  const total = totalOf(sheet, side);
  const isFull = rowsOfSheet.every(
    ({ id, max, mandatoryForGood }) => !mandatoryForGood || pointsIn(sheet, side, id) >= max,
  );
  const reached = meetingSheet.grades.find(
    ({ min, needsMandatoryFull }) => total >= min && (!needsMandatoryFull || isFull),
  );
  return (reached?.grade ?? 1) as 4 | 3 | 2 | 1;
}

/** True where the two columns lie so far apart that the supervisor says why. */
export const needsWhy = ({ cell, confirmed }: Pick<SheetPoints, 'cell' | 'confirmed'>): boolean =>
  confirmed !== null && Math.abs(confirmed - cell) > FREE_DIFFERENCE;

function pointsIn({ rows }: Pick<Sheet, 'rows'>, side: SheetSide, row: string): number {
  const points = rows[row];
  return points === undefined ? 0 : side === 'cell' ? points.cell : (points.confirmed ?? points.cell);
}
