import type { SheetRow } from '../../import/cell.ts';

/** How large a file may be before anything of it is read. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** A province has 110,000 rows; what has more than this is no list of ours. */
export const MAX_ROWS = 200_000;
export const MAX_SHEETS = 50;
export const MAX_CELL = 2_000;

/** A file with rows, whatever its format. Rows come one after the other; nobody holds them all. */
export type Workbook = {
  format: 'xlsx' | 'csv';
  /** Of a CSV file. */
  encoding: string | null;
  /** `rows` as the file says it, null where it does not. */
  sheets: { name: string; hidden: boolean; rows: number | null }[];
  /** Rows of one sheet that are not empty, in order. Stop early by leaving the loop. */
  rows(sheet: number): AsyncIterable<SheetRow>;
};
