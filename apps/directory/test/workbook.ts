import yazl from 'yazl';
import { columnName } from '../src/import/cell.ts';

/** A cell as somebody's program leaves it: text, a number, a day as its serial, a formula with what it showed last. */
export type Made =
  string | number | null | { serial: number } | { formula: string; shows?: string } | { error: string };
export type MadeSheet = {
  name: string;
  rows: readonly (readonly Made[])[];
  merges?: string[];
  hidden?: boolean;
  xml?: string;
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as the office programs write it: shared texts, days as numbers with a format of their own, merged titles. */
export function workbook(sheets: readonly MadeSheet[], extra: Record<string, string | Buffer> = {}): Promise<Buffer> {
  const shared = new Map<string, number>();
  const parts: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
      .map(
        ({ name, hidden }, at) =>
          `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  };
  sheets.forEach((sheet, at) => (parts[`xl/worksheets/sheet${at + 1}.xml`] = sheet.xml ?? sheetXml(sheet, shared)));
  parts['xl/sharedStrings.xml'] =
    `<sst xmlns="${MAIN}">${[...shared.keys()].map((text) => `<si><t>${xml(text)}</t></si>`).join('')}</sst>`;
  return zipped({ ...parts, ...extra });
}

export async function zipped(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content as string), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function sheetXml({ rows, merges = [] }: MadeSheet, shared: Map<string, number>): string {
  const textAt = (text: string) => shared.get(text) ?? (shared.set(text, shared.size), shared.size - 1);
  const cell = (made: Made, reference: string): string => {
    if (made === null || made === '') return '';
    if (typeof made === 'string') return `<c r="${reference}" t="s"><v>${textAt(made)}</v></c>`;
    if (typeof made === 'number') return `<c r="${reference}"><v>${made}</v></c>`;
    if ('serial' in made) return `<c r="${reference}" s="1"><v>${made.serial}</v></c>`;
    if ('error' in made) return `<c r="${reference}" t="e"><v>${made.error}</v></c>`;
    const value = made.shows === undefined ? '' : `<v>${xml(made.shows)}</v>`;
    return `<c r="${reference}" t="str"><f>${xml(made.formula)}</f>${value}</c>`;
  };
  const body = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((made, column) => cell(made, `${columnName(column)}${at + 1}`)).join('')}</row>`,
  );
  const merged =
    merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : '';
  return `<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData>${merged}</worksheet>`;
}

const xml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
