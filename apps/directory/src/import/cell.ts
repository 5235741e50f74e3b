import type { LocalDate } from '@bontot/kernel';

/** What a sheet holds that nobody can read: a formula that was never calculated, or one that came to an error. */
export type CellFault = { fault: 'IMPORT_FORMULA_WITHOUT_VALUE' | 'IMPORT_CELL_ERROR'; shown: string };

/** One cell as its sheet shows it. A number is `{ date }` where the sheet's own format says that it is a day. */
export type Cell = string | number | { date: LocalDate } | CellFault;

/** One row that is not empty: `row` as the sheet counts, from 1; cells by column from 0, empty ones left out. */
export type SheetRow = { row: number; cells: Map<number, Cell> };

export const isFault = (cell: Cell | undefined): cell is CellFault => typeof cell === 'object' && 'fault' in cell;

/** The cell as text, one line, composed (NFC); '' for what is not there or not readable. */
export function textOf(cell: Cell | undefined): string {
  if (cell === undefined || isFault(cell)) return '';
  if (typeof cell === 'string') return oneLine(cell);
  return typeof cell === 'number' ? String(cell) : cell.date;
}

/** What a person would recognise in the sheet, for a sentence about it. At most 60 characters. */
export const shownOf = (cell: Cell | undefined): string => (isFault(cell) ? cell.shown : textOf(cell)).slice(0, 60);

export const oneLine = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
// eslint-disable-next-line no-control-regex -- control characters are what must not stay
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** For comparing what people type: no marks, no capitals, no punctuation. «Ngày, tháng, năm sinh» is `ngay thang nam sinh`. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** As {@link plain}, but vowels keep their marks: «Hà» and «Hạ» are two names. For comparing names of persons. */
export const sameName = (text: string): string => oneLine(text).toLowerCase();

/** `0` is A, `26` is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** `A` is 0; the letters in front of a reference as `C17`. -1 where there are none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
