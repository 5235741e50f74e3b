import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { SheetOut } from './xlsx-writer.ts';

/** Separated values as spreadsheets open them by a click: UTF-8 with its mark; what would be a formula begins with an apostrophe. */
export function csvOf({ columns, rows }: SheetOut): Readable {
  const writer = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  const lines = Readable.from(
    withHeader(
      columns.map(({ title }) => title),
      rows,
    ),
  ).on('error', (error) => writer.destroy(error));
  return lines.pipe(writer);
}

async function* withHeader(titles: string[], rows: SheetOut['rows']): AsyncGenerator<readonly string[]> {
  yield titles;
  yield* rows;
}
