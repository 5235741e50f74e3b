/**
 * The parts of a printed form, as pdfmake lays them out. Described here, so that forms are plain data that a spec can read;
 * `@bontot/pdf` alone knows the library. A text is set as it is: there is no markup that a name could carry.
 */
export type Style = {
  alignment?: 'left' | 'center' | 'right' | 'justify';
  bold?: boolean;
  italics?: boolean;
  fontSize?: number;
  lineHeight?: number;
  color?: string;
  decoration?: 'underline';
  /** Left, top, right, bottom, in points. */
  margin?: [number, number, number, number];
  leadingIndent?: number;
  /** A heading: never the last on a page. */
  headlineLevel?: 1;
  pageBreak?: 'before';
  unbreakable?: boolean;
  width?: number | string;
};
export type Run = { text: string } & Pick<Style, 'bold' | 'italics' | 'fontSize'>;
export type Table = {
  widths: (number | string)[];
  body: (Cell | string)[][];
  /** Repeated on each page that the table goes on to. */
  headerRows: number;
  dontBreakRows: true;
  keepWithHeaderRows: 1;
};
export type Cell = Style & { text: string };
export type Part = Style &
  (
    | { text: string | Run[] }
    | { stack: Part[] }
    | { columns: Part[]; columnGap?: number }
    | { table: Table; layout: Ruling }
    | { canvas: { type: 'line'; x1: number; y1: number; x2: number; y2: number; lineWidth: number }[] }
    | { qr: string; fit: number; eccLevel: 'M' }
  );

/** How a table is ruled: a `grid` around its cells, a `box` around what stands alone. `@bontot/pdf` knows the lines. */
export type Ruling = 'grid' | 'box';

/** What stands under every page. */
export type Foot = {
  /** Of what was signed; null for what nobody has signed. */
  code: string | null;
  /** What the page is, where it has no code. */
  about: string;
  /** Where the code leads back to, without its scheme. */
  address: string | null;
  /** The address in whole, for the picture. */
  link: string;
  signedTimes: number;
  madeFrom: string;
  remarks: readonly string[];
};

/** A whole form: plain data, so that it may be drawn in another thread. */
export type Form = {
  /** For the reader's window and the file. */
  title: string;
  content: Part[];
  foot: Foot;
  /** Across every page. */
  mark?: string;
};

/** Points in a millimetre. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Decree 30/2020 and 36-HD/VPTW: A4, 20 mm above, 30 mm to the left, 16 mm to the right and below. */
export const MARGINS = { left: mm(30), top: mm(20), right: mm(16), bottom: mm(16) };
export const TEXT_WIDTH = mm(210) - MARGINS.left - MARGINS.right;

export const BODY = { fontSize: 14, lineHeight: 1.18 } as const;
const TABLE = { fontSize: 13, lineHeight: 1.1 } as const;

export const heading = (text: string): Part => ({
  ...{ text, bold: true, margin: [0, 9, 0, 3], headlineLevel: 1 },
});

/** Lines below each other, as they stand in a text: dashes are a list, numbered lines begin at the edge, all else is indented. */
export const paragraphs = (text: string): Part[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paragraph);

export function paragraph(line: string): Part {
  const dash = /^\s*[-–•]\s+(.*)$/.exec(line)?.[1];
  if (dash !== undefined)
    return {
      columns: [
        { text: '–', width: mm(3.5) },
        { text: dash, width: '*', alignment: 'justify' },
      ],
      columnGap: 0,
      margin: [mm(1.5), 2, 0, 2],
    };
  const numbered = /^\s*\d+\.\s/.test(line);
  return { text: line.trim(), alignment: 'justify', margin: [0, 2, 0, 2], ...(!numbered && { leadingIndent: mm(10) }) };
}

/** A table with a head that is repeated and rows that are not torn apart. */
export const table = (widths: (number | string)[], head: string[], rows: (string | Cell)[][]): Part => ({
  table: {
    ...{ widths, headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1 },
    body: [head.map((text) => ({ ...TABLE, text, bold: true, alignment: 'center' as const })), ...rows.map(rowOf)],
  },
  ...{ layout: 'grid', margin: [0, 4, 0, 5] },
});
const rowOf = (row: (string | Cell)[]): Cell[] =>
  row.map((cell) => ({ ...TABLE, ...(typeof cell === 'string' ? { text: cell } : cell) }));

export const centred = (text: string): Cell => ({ text, alignment: 'center' });

/** A rule under a title. */
export const rule = (width: number): Part => ({
  canvas: [{ type: 'line', x1: (TEXT_WIDTH - width) / 2, y1: 4, x2: (TEXT_WIDTH + width) / 2, y2: 4, lineWidth: 1 }],
});
