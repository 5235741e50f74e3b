export type Place = { row: number; column: number };
type Size = { rows: number; columns: number };
type Pressed = { key: string; ctrlKey: boolean };

/**
 * Where a key leads inside a grid, as the ARIA practices have it: arrows one step, Home and End along the row, with
 * Control to the corners, PageUp and PageDown ten rows. Undefined for every other key; at an edge the place stays.
 */
export function placeAfter({ key, ctrlKey }: Pressed, from: Place, size: Size): Place | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { ...from, row: Math.max(0, from.row - 1) };
    case 'ArrowDown':
      return { ...from, row: Math.min(lastRow, from.row + 1) };
    case 'ArrowLeft':
      return { ...from, column: Math.max(0, from.column - 1) };
    case 'ArrowRight':
      return { ...from, column: Math.min(lastColumn, from.column + 1) };
    case 'PageUp':
      return { ...from, row: Math.max(0, from.row - 10) };
    case 'PageDown':
      return { ...from, row: Math.min(lastRow, from.row + 10) };
    case 'Home':
      return ctrlKey ? { row: 0, column: 0 } : { ...from, column: 0 };
    case 'End':
      return ctrlKey ? { row: lastRow, column: lastColumn } : { ...from, column: lastColumn };
    default:
      return undefined;
  }
}

/** The place that is still there after rows or columns have gone. */
export const placeWithin = (place: Place, { rows, columns }: Size): Place => ({
  row: Math.max(0, Math.min(place.row, rows - 1)),
  column: Math.max(0, Math.min(place.column, columns - 1)),
});
