import { refused } from '@bontot/kernel';
import { parse } from 'csv-parse';
import type { Cell, SheetRow } from '../../import/cell.ts';
import { decode } from './text.ts';
import { MAX_CELL, type Workbook } from './workbook.ts';

const DELIMITERS = [';', ',', '\t', '|'];
const MAX_RECORD = 64 * 1024;
const PIECE = 64 * 1024;

/** Opens a file of separated values: one sheet. Codes: IMPORT_ENCODING_UNKNOWN, IMPORT_FILE_DAMAGED, IMPORT_FILE_UNKNOWN. */
export function openCsv(bytes: Buffer, name: string): Workbook {
  const { text, encoding } = decode(bytes);
  // A program or a picture that some decoder would take.
  if (text.slice(0, PIECE).includes('\u0000')) throw refused('IMPORT_FILE_UNKNOWN', { got: 'binary' });
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const rows = body.split('\n', 1_000_000).length;
  return {
    format: 'csv',
    encoding,
    sheets: [{ name: name.slice(0, 60), hidden: false, rows }],
    rows: () => rowsOf(body),
  };
}

async function* rowsOf(text: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD,
    info: true,
  });
  const feed = feeding(text, parser);
  try {
    for await (const record of parser as AsyncIterable<{
      record: string[];
      info: { lines: number; records: number };
    }>) {
      const cells = new Map<number, Cell>();
      record.record.forEach((value, column) => {
        const cell = value.slice(0, MAX_CELL).trim();
        if (cell !== '') cells.set(column, freed(cell));
      });
      if (cells.size > 0) yield { row: record.info.records, cells };
    }
    await feed;
  } catch (error) {
    throw refused('IMPORT_FILE_DAMAGED', { reason: (error as Error).message.slice(0, 80) });
  } finally {
    parser.destroy();
  }
}

/** An export of ours puts an apostrophe before what a sheet would take for a formula. */
const freed = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

async function feeding(text: string, parser: ReturnType<typeof parse>): Promise<void> {
  for (let from = 0; from < text.length && !parser.destroyed; from += PIECE)
    if (!parser.write(text.slice(from, from + PIECE)))
      await new Promise<void>((resolve) => {
        parser.once('drain', resolve);
        parser.once('close', resolve);
      });
  if (!parser.destroyed) parser.end();
}

/** The one that divides the first lines into the most parts, the same number in each as far as it goes. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, PIECE)
    .split(/\r?\n/, 30)
    .filter((line) => line.trim() !== '');
  const told = /^sep=(.)/i.exec(lines[0] ?? '')?.[1];
  if (told) return told;
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    parts: lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1).sort((a, b) => a - b),
  }));
  const score = ({ parts }: { parts: number[] }) => parts[Math.floor(parts.length / 2)] ?? 0;
  return counted.reduce((best, one) => (score(one) > score(best) ? one : best)).delimiter;
}
