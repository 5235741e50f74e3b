import { refused } from '@bontot/kernel';
import { columnOf, type Cell, type SheetRow } from '../../import/cell.ts';
import { dayOfSerial } from '../../import/dates.ts';
import { openParts, readWholeXml, readXml, type Parts } from './zip.ts';
import { MAX_CELL, MAX_SHEETS, type Workbook } from './workbook.ts';

const RELATIONS = 'xl/_rels/workbook.xml.rels';
/** All texts of a workbook are kept while it is read; a province's have 10 million characters. */
const MAX_SHARED = 40_000_000;
const MAX_COLUMNS = 200;

type SheetPart = { name: string; hidden: boolean; part: string };
type Styles = { isDate: readonly boolean[]; since1904: boolean };

/**
 * Opens a workbook (ECMA-376). Formulas are never evaluated: a cell is what its sheet last showed. Macros, links and
 * everything that is not a cell's value stay unread.
 * Codes: IMPORT_FILE_MACROS, IMPORT_FILE_DAMAGED, IMPORT_FILE_BURSTS, IMPORT_FILE_LOCKED, IMPORT_TOO_MANY_SHEETS.
 */
export async function openXlsx(bytes: Buffer): Promise<Workbook> {
  const parts = await openParts(bytes);
  if ([...parts.entries.keys()].some((name) => /vbaProject\.bin$/i.test(name))) throw refused('IMPORT_FILE_MACROS');
  if (!parts.entries.has('xl/workbook.xml')) throw refused('IMPORT_FILE_UNKNOWN', { got: 'zip' });
  const { sheets, since1904 } = await sheetsOf(parts);
  if (sheets.length > MAX_SHEETS) throw refused('IMPORT_TOO_MANY_SHEETS', { got: sheets.length, limit: MAX_SHEETS });
  const styles = { isDate: await dateStylesOf(parts), since1904 };
  let shared: Promise<string[]> | undefined;
  const found = [];
  for (const { name, hidden, part } of sheets) found.push({ name, hidden, rows: await dimensionOf(parts, part) });
  return {
    format: 'xlsx',
    encoding: null,
    sheets: found,
    async *rows(sheet) {
      const at = sheets[sheet];
      if (at) yield* rowsOf(parts, at.part, await (shared ??= sharedOf(parts)), styles);
    },
  };
}

async function sheetsOf(parts: Parts): Promise<{ sheets: SheetPart[]; since1904: boolean }> {
  const targets = new Map<string, string>();
  await readWholeXml(parts, RELATIONS, {
    open: (name, { Id, Target, TargetMode }) => {
      if (name === 'Relationship' && Id && Target && TargetMode !== 'External') targets.set(Id, partNamed(Target));
    },
  });
  const sheets: SheetPart[] = [];
  let since1904 = false;
  await readWholeXml(parts, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const part = targets.get(attributes['r:id'] ?? attributes['id'] ?? '');
      // Sheets of charts have no cells.
      if (name !== 'sheet' || !part || !/worksheets?\//.test(part)) return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: (attributes['name'] ?? '').slice(0, 60), hidden, part });
    },
  });
  return { sheets, since1904 };
}

const partNamed = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;

/** How many rows a sheet says it has: read from its first piece alone. */
async function dimensionOf(parts: Parts, part: string): Promise<number | null> {
  let reference: string | undefined;
  const pieces = readXml(parts, part, { open: (name, { ref }) => void (name === 'dimension' && (reference = ref)) });
  await pieces.next();
  await pieces.return(undefined);
  const last = /:[A-Z]+(\d+)$/.exec(reference ?? '')?.[1];
  return last ? Number(last) : null;
}

/** For each style whether its numbers are shown as days. */
async function dateStylesOf(parts: Parts): Promise<boolean[]> {
  if (!parts.entries.has('xl/styles.xml')) return [];
  const own = new Map<string, boolean>();
  const styles: boolean[] = [];
  let within = '';
  await readWholeXml(parts, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'cellXfs' || name === 'cellStyleXfs') within = name;
      if (name === 'numFmt') own.set(attributes['numFmtId'] ?? '', isDateFormat(attributes['formatCode'] ?? ''));
      if (name !== 'xf' || within !== 'cellXfs') return;
      const format = attributes['numFmtId'] ?? '0';
      styles.push(own.get(format) ?? isBuiltInDate(Number(format)));
    },
    close: (name) => void (name === 'cellXfs' && (within = '')),
  });
  return styles;
}

/** ECMA-376, 18.8.30: formats that every reader knows, also those of East Asia. */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);

/** A format with a day or a year in it, outside of quoted words, colours and languages. */
const isDateFormat = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));

async function sharedOf(parts: Parts): Promise<string[]> {
  if (!parts.entries.has('xl/sharedStrings.xml')) return [];
  const shared: string[] = [];
  let text = '';
  let all = 0;
  let [inText, inPhonetic] = [false, false];
  await readWholeXml(parts, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    text: (piece) => {
      if (inText && !inPhonetic && text.length < MAX_CELL) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        all += text.length;
        if (all > MAX_SHARED) throw refused('IMPORT_FILE_BURSTS', { reason: 'texts' });
        shared.push(text.slice(0, MAX_CELL));
      }
    },
  });
  return shared;
}

async function* rowsOf(
  parts: Parts,
  part: string,
  shared: readonly string[],
  styles: Styles,
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row: SheetRow = { row: 0, cells: new Map() };
  let cell = { column: 0, type: 'n', style: -1, formula: false, value: '' };
  let taking = false;
  const handler = {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'c') {
        const column = attributes['r'] ? columnOf(attributes['r']) : cell.column + 1;
        cell = {
          column,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? -1),
          formula: false,
          value: '',
        };
      } else if (name === 'row') {
        row = { row: Number(attributes['r'] ?? row.row + 1), cells: new Map() };
        cell.column = -1;
      } else if (name === 'v' || name === 't') taking = true;
      else if (name === 'f') cell.formula = true;
    },
    text(piece: string) {
      if (taking && cell.value.length < MAX_CELL) cell.value += piece;
    },
    close(name: string) {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'c') {
        const value = valueOf(cell, shared, styles);
        if (value !== '' && cell.column >= 0 && cell.column < MAX_COLUMNS) row.cells.set(cell.column, value);
      } else if (name === 'row' && row.cells.size > 0) ready.push(row);
    },
  };
  for await (const _ of readXml(parts, part, handler)) {
    void _;
    if (ready.length === 0) continue;
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

type RawCell = { type: string; style: number; formula: boolean; value: string };

function valueOf({ type, style, formula, value }: RawCell, shared: readonly string[], styles: Styles): Cell {
  if (value === '') return formula ? { fault: 'IMPORT_FORMULA_WITHOUT_VALUE', shown: '=…' } : '';
  switch (type) {
    case 's':
      return (shared[Number(value)] ?? '').trim();
    case 'str':
    case 'inlineStr':
      return value.slice(0, MAX_CELL).trim();
    case 'e':
      return { fault: 'IMPORT_CELL_ERROR', shown: value.slice(0, 60) };
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return { date: value.slice(0, 10) };
    default:
      return numberOf(Number(value), style, styles);
  }
}

/** A year typed into a cell that shows days is a year: nobody means a day of 1905. */
function numberOf(number: number, style: number, { isDate, since1904 }: Styles): Cell {
  if (!Number.isFinite(number)) return '';
  if (!isDate[style] || (Number.isInteger(number) && number >= 1_900 && number <= 2_100)) return number;
  const date = dayOfSerial(number, since1904);
  return date ? { date } : number;
}
