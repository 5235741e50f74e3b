import { measureOf } from '@bontot/contracts';
import { ok, refuse, type Result } from '@bontot/kernel';
import { parse } from 'csv-parse/sync';

/** A row of a file: its number as people count, and the body that it stands for, not yet believed. */
export type FactRow = { row: number; body: unknown };

const MOST_ROWS = 5_000;
/** Columns of a table of facts, in any order; what is left out is as if it were not said. */
const COLUMNS = ['cellId', 'measure', 'source', 'revision', 'effectiveOn', 'slot', 'value', 'withdrawn'] as const;
const PAPER = ['kind', 'ref', 'issuer', 'issuedOn', 'expiresOn'] as const;

/**
 * Reads a file of facts: lines of JSON, or CSV (comma, semicolon or tab) with a heading. Rows are judged later, one by one.
 * Codes: FILE_ENCODING, FILE_UNREADABLE, FILE_COLUMNS, FILE_EMPTY, FILE_TOO_LONG.
 */
export function readFactFile(bytes: Uint8Array): Result<FactRow[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('FILE_ENCODING', { expected: 'UTF-8' });
  }
  const read = text.trimStart().startsWith('{') ? readLines(text) : readTable(text);
  if (!read.ok) return read;
  if (read.value.length === 0) return refuse('FILE_EMPTY');
  return read.value.length > MOST_ROWS ? refuse('FILE_TOO_LONG', { most: MOST_ROWS, got: read.value.length }) : read;
}

function readLines(text: string): Result<FactRow[]> {
  const lines = text.split(/\r?\n/).map((line, index) => ({ row: index + 1, line }));
  return ok(lines.filter(({ line }) => line.trim() !== '').map(({ row, line }) => ({ row, body: jsonOf(line) })));
}

/** A line that is no JSON is refused as a body of its own row. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return line;
  }
}

type Line = { record: string[]; info: { lines: number } };

function readTable(text: string): Result<FactRow[]> {
  let lines: Line[];
  try {
    lines = parse(text, {
      ...{ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true },
      delimiter: [',', ';', '\t'],
    }) as unknown as Line[];
  } catch (error) {
    return refuse('FILE_UNREADABLE', { got: (error as { lines?: number }).lines ?? 1 });
  }
  const [head, ...rows] = lines;
  if (!head) return refuse('FILE_EMPTY');
  const missing = ['cellId', 'measure', 'source', 'revision', 'effectiveOn', 'value'].filter(
    (column) => !head.record.includes(column),
  );
  if (missing.length > 0) return refuse('FILE_COLUMNS', { expected: [...COLUMNS, ...PAPER].join(', '), missing });
  return ok(rows.map(({ record, info }) => ({ row: info.lines, body: bodyOf(head.record, record) })));
}

function bodyOf(head: string[], record: string[]): unknown {
  const cell = (column: string): string | undefined => {
    const at = head.indexOf(column);
    return at < 0 || !record[at] ? undefined : record[at];
  };
  const revision = cell('revision');
  const kind = cell('kind');
  const paper = Object.fromEntries(PAPER.flatMap((column) => (cell(column) ? [[column, cell(column)]] : [])));
  return {
    ...{ cellId: cell('cellId'), measure: cell('measure'), source: cell('source') },
    ...{ revision: revision && /^\d+$/.test(revision) ? Number(revision) : revision },
    ...{ effectiveOn: cell('effectiveOn'), value: valueOf(cell('measure') ?? '', cell('value') ?? '') },
    ...(cell('slot') ? { slot: cell('slot') } : {}),
    ...(cell('withdrawn') ? { withdrawn: TRUE.test(cell('withdrawn')!) } : {}),
    ...(kind ? { evidence: [paper] } : {}),
  };
}

const TRUE = /^(yes|true|có|co|x|1|да)$/i;
const FALSE = /^(no|false|không|khong|0|нет)$/i;

/** By the kind of the measure: `18/20` is a share, `yes` and `no` a flag, a number a grade or a count. */
function valueOf(measure: string, text: string): unknown {
  const [, part, whole] = /^(\d+)\s*\/\s*(\d+)$/.exec(text) ?? [];
  if (part !== undefined) return { part: Number(part), whole: Number(whole) };
  const kind = measureOf(measure)?.kind;
  if (kind === 'flag') return TRUE.test(text) ? { yes: true } : FALSE.test(text) ? { yes: false } : text;
  if (!/^\d+$/.test(text)) return text;
  return kind === 'grade' ? { grade: Number(text) } : { n: Number(text) };
}
