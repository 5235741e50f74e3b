import type { SheetRow } from '../../import/cell.ts';
import { columnName } from '../../import/cell.ts';
import { findHeader, HEADER_WITHIN, type Header } from '../../import/header.ts';
import type { SheetFound } from '../../import/import.ts';
import type { SheetMapping } from '../../import/mapping.ts';
import { openWorkbook } from '../sheets/open.ts';
import type { Workbook } from '../sheets/workbook.ts';
import { topOf } from './read-rows.ts';

const TOP = 25;
type Remembered = Pick<SheetMapping, 'kind' | 'columns'>;
export type Seen = { format: 'xlsx' | 'csv'; encoding: string | null; sheets: SheetFound[] };

/** Looks into the first rows of each sheet. `remembered`: what somebody said before that the columns of a header mean. */
export async function lookInto(
  bytes: Buffer,
  name: string,
  remembered: (header: Header) => Promise<Remembered | undefined>,
): Promise<Seen> {
  const workbook = await openWorkbook(bytes, name);
  const sheets: SheetFound[] = [];
  for (const [sheet, { name: called, hidden, rows }] of workbook.sheets.entries()) {
    const first = await firstRows(workbook, sheet);
    const header = findHeader(first) ?? null;
    const known = header ? await remembered(header) : undefined;
    const proposed = {
      ...proposedFor(sheet, header, hidden),
      ...(known && { kind: known.kind, columns: known.columns }),
    };
    sheets.push({
      ...{ sheet, name: called, hidden, rows, header, top: topOf(first, TOP) },
      proposed: { ...proposed, remembered: known !== undefined },
    });
  }
  return { format: workbook.format, encoding: workbook.encoding, sheets };
}

/** Nobody sees a hidden sheet, so nobody means it unless they say so. */
function proposedFor(sheet: number, header: Header | null, hidden: boolean): SheetMapping {
  const known = (header?.columns ?? []).filter(({ field }) => field !== null);
  return {
    sheet,
    kind: hidden ? null : (header?.kind ?? null),
    headerRow: header?.row ?? 0,
    columns: Object.fromEntries(known.map(({ column, field }) => [columnName(column), field!])),
    unitId: null,
  };
}

async function firstRows(workbook: Workbook, sheet: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows(sheet)) {
    rows.push(row);
    if (rows.length >= HEADER_WITHIN) break;
  }
  return rows;
}
