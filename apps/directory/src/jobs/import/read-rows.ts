import { columnName, columnOf, plain, textOf, type Cell, type SheetRow } from '../../import/cell.ts';
import type { Field } from '../../import/fields.ts';
import { fieldCellsOf, type FieldCells, type SheetMapping } from '../../import/mapping.ts';
import type { Workbook } from '../sheets/workbook.ts';

/** A row of a mapped sheet. `heading`: the row names a part of the list («Chi bộ thôn 7»), or closes it; it is about nobody. */
export type ReadRow = { row: number; cells: FieldCells; text: string; heading: boolean };

/**
 * The rows of one sheet below its header, those alone that say something. Rows of column numbers, and the header again at the
 * top of the next printed page, are passed over.
 */
export async function* readRows(workbook: Workbook, mapping: SheetMapping): AsyncGenerator<ReadRow> {
  const columns = new Map<number, Field>();
  for (const [letters, field] of Object.entries(mapping.columns)) columns.set(columnOf(letters), field);
  let header = new Map<number, string>();
  for await (const row of workbook.rows(mapping.sheet)) {
    if (row.row === mapping.headerRow) header = wordsOf(row);
    if (row.row <= mapping.headerRow) continue;
    if (isCounting(row) || repeats(row, header)) continue;
    const cells = fieldCellsOf(row, columns);
    const told = [...row.cells.values()].filter((cell) => !isOrdinal(cell));
    const text = textOf(told[0]);
    const heading = told.length === 1 && typeof told[0] === 'string' && isHeading(text, cells);
    if (told.length > 0 && (heading || cells.size > 0)) yield { row: row.row, cells, text, heading };
  }
}

/** The first rows of a sheet, for somebody who says what its columns mean. */
export function topOf(rows: readonly SheetRow[], count: number): { row: number; cells: Record<string, string> }[] {
  return rows.slice(0, count).map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      [...cells]
        .filter(([column]) => column < 40)
        .map(([column, cell]) => [columnName(column), textOf(cell).slice(0, 60)]),
    ),
  }));
}

const ORDINAL = /^([ivxlc]+|[a-zđ]|\d{1,6})[.)]?$/iu;
const isOrdinal = (cell: Cell): boolean =>
  typeof cell === 'number'
    ? Number.isInteger(cell) && cell < 1_000_000
    : typeof cell === 'string' && ORDINAL.test(cell);

/** (1) (2) (3) below a header. */
function isCounting({ cells }: SheetRow): boolean {
  const numbers = [...cells.values()].map((cell) => Number(textOf(cell).replace(/[()\s]/g, '')));
  return (
    numbers.length > 2 &&
    numbers.every((number, at) => Number.isInteger(number) && (at === 0 || number === numbers[at - 1]! + 1))
  );
}

const wordsOf = ({ cells }: SheetRow): Map<number, string> =>
  new Map([...cells].map(([column, cell]) => [column, plain(textOf(cell))]));

function repeats({ cells }: SheetRow, header: Map<number, string>): boolean {
  let same = 0;
  for (const [column, words] of header) {
    const cell = cells.get(column);
    if (words !== '' && typeof cell === 'string' && plain(cell) === words && ++same === 2) return true;
  }
  return false;
}

const CLOSING =
  /^(tong|cong|danh sach|nguoi lap|lap bieu|ghi chu|noi nhan|t m |tm |thay mat|xac nhan|ngay \d|[a-z ]*, ngay )/;
/** A line alone in its row is about nobody, unless it stands where names stand and reads like one. */
const isHeading = (text: string, cells: FieldCells): boolean =>
  !(cells.has('name') || cells.has('unitId')) ||
  CLOSING.test(plain(text)) ||
  /^(chi bo|dang bo|dang uy|to dang) /.test(plain(text));
