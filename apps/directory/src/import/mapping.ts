import type { LocalDate } from '@bontot/kernel';
import type { Cell, SheetRow } from './cell.ts';
import type { Field, Kind } from './fields.ts';

/** How one sheet is to be read. `kind` null leaves the sheet out. */
export type SheetMapping = {
  /** The sheet's place in the file, from 0. */
  sheet: number;
  kind: Kind | null;
  /** Data begins below it. 0: there is no header. */
  headerRow: number;
  /** Field by column (`A`, `B`, …); a column that is not here is not read and not kept. */
  columns: Record<string, Field>;
  /** Where rows belong that do not say it themselves. */
  unitId: string | null;
};

/** `asOf`: the day that the file describes; it dates what a row does not date itself. */
export type Mapping = { asOf: LocalDate; sheets: SheetMapping[] };

/** A row by the fields of its mapping. */
export type FieldCells = Map<Field, { cell: Cell; column: number }>;

export function fieldCellsOf({ cells }: SheetRow, columns: ReadonlyMap<number, Field>): FieldCells {
  const found: FieldCells = new Map();
  for (const [column, field] of columns) {
    const cell = cells.get(column);
    if (cell !== undefined && cell !== '') found.set(field, { cell, column });
  }
  return found;
}
