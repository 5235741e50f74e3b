import { Readable } from 'node:stream';
import yazl from 'yazl';
import { columnName } from '../../import/cell.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by number: 0 plain, 1 the header, 2 text that begins like a formula and stays text when somebody edits it. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49"/><xf numFmtId="49" fontId="1" applyFont="1"/><xf numFmtId="49" quotePrefix="1"/></cellXfs></styleSheet>`;

export type SheetOut = {
  name: string;
  columns: { title: string; width: number }[];
  rows: AsyncIterable<readonly string[]>;
};

/** A workbook of one sheet, written as its rows come: every cell is text, and none is ever a formula. */
export function xlsxOf({ name, columns, rows }: SheetOut): Readable {
  const zip = new yazl.ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path);
  add(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/></Types>`,
  );
  add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]));
  add(
    'xl/_rels/workbook.xml.rels',
    relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  add(
    'xl/workbook.xml',
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  add('xl/styles.xml', STYLES);
  const failed = (error: unknown) => (zip.outputStream as Readable).destroy(error as Error);
  const sheet = Readable.from(sheetXml(columns, rows), { objectMode: false }).on('error', failed);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  return zip.outputStream as Readable;
}

const PIECE = 32 * 1024;

async function* sheetXml(columns: SheetOut['columns'], rows: SheetOut['rows']): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>';
  let piece = `${HEAD}<worksheet xmlns="${MAIN}">${frozen}<cols>${widths.join('')}</cols><sheetData>`;
  let row = 1;
  piece += rowXml(
    row,
    columns.map(({ title }) => title),
    1,
  );
  for await (const cells of rows) {
    piece += rowXml(++row, cells, 0);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

const rowXml = (row: number, cells: readonly string[], style: number): string =>
  `<row r="${row}">${cells.map((text, column) => cellXml(`${columnName(column)}${row}`, text, style)).join('')}</row>`;

const cellXml = (reference: string, text: string, style: number): string =>
  text === ''
    ? ''
    : `<c r="${reference}" s="${/^[=+\-@\t\r]/.test(text) ? 2 : style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const relations = (targets: [string, string][]): string =>
  `${HEAD}<Relationships xmlns="${RELATIONS}">${targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML holds no control characters, not even as references. */
// eslint-disable-next-line no-control-regex -- control characters are what must not stay
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escaped = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
