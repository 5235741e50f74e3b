import { textOf, type SheetRow } from './cell.ts';
import { fieldNamed, kinds, NEEDED, type Field, type Kind } from './fields.ts';

/** A header as it was found: the last of its rows, its titles by column, and what they seem to mean. */
export type Header = {
  row: number;
  kind: Kind | null;
  columns: { column: number; title: string; field: Field | null }[];
};

/** So many rows of a sheet are looked at for its header: titles, a crest and a motto stand above it. */
export const HEADER_WITHIN = 40;
const MAX_COLUMNS = 100;

/**
 * Finds the header among the first rows of a sheet: the row, or the two rows of which the upper one is merged over parts of
 * the lower, whose words are known best. Where nothing is known it is the first row with three texts or more, for a person
 * to say what its columns mean.
 */
export function findHeader(rows: readonly SheetRow[]): Header | undefined {
  let best: { header: Header; known: number } | undefined;
  for (const [index, row] of rows.entries())
    for (const titles of [titlesOf(row), underUpper(rows[index - 1], row)])
      for (const kind of titles ? kinds : []) {
        const header = read(row.row, titles!, kind);
        const known = knownIn(header, kind);
        if (known > (best?.known ?? 1)) best = { header, known };
      }
  if (best) return best.header;
  const first = rows.find((row) => titlesOf(row).size >= 3);
  return first && { ...read(first.row, titlesOf(first), 'members'), kind: null };
}

/** The header at a row that a person pointed at. */
export function headerAt(rows: readonly SheetRow[], at: number, kind: Kind): Header | undefined {
  const index = rows.findIndex(({ row }) => row === at);
  const row = rows[index];
  if (!row) return undefined;
  const one = read(at, titlesOf(row), kind);
  const upper = underUpper(rows[index - 1], row);
  const two = upper && read(at, upper, kind);
  return two && knownIn(two, kind) > knownIn(one, kind) ? two : one;
}

/** The fields without which rows of the kind say too little. */
export const missingFields = (kind: Kind, fields: readonly (Field | null)[]): Field[] =>
  NEEDED[kind].filter((oneOf) => !oneOf.some((field) => fields.includes(field))).map(([first]) => first!);

/** What a header is recognised by when it comes again: its titles in their order. */
export const titleLine = ({ columns }: Header): string =>
  columns.map(({ column, title }) => `${column}:${title.toLowerCase()}`).join('\n');

/** How many columns are known, each field once; a header without what the kind needs is worth less than half. */
function knownIn({ columns }: Header, kind: Kind): number {
  const fields = columns.map(({ field }) => field);
  const known = fields.filter((field) => field !== null).length;
  return missingFields(kind, fields).length > 0 ? known / 3 : known + (kind === 'members' ? 0.1 : 0);
}

function read(row: number, titles: Map<number, string>, kind: Kind): Header {
  const taken = new Set<Field>();
  const columns = [...titles].map(([column, title]) => {
    const field = fieldNamed(title, kind) ?? null;
    if (field === null || taken.has(field)) return { column, title, field: null };
    taken.add(field);
    return { column, title, field };
  });
  return { row, kind, columns };
}

function titlesOf({ cells }: SheetRow): Map<number, string> {
  const titles = new Map<number, string>();
  for (const [column, cell] of cells) {
    const title = textOf(cell).slice(0, 120);
    if (column < MAX_COLUMNS && typeof cell === 'string' && title !== '') titles.set(column, title);
  }
  return new Map([...titles].sort(([one], [other]) => one - other));
}

/**
 * Titles of two rows: «Ngày vào Đảng» merged over «Dự bị» and «Chính thức» stands in the first of its columns alone, and
 * counts for those to the right until the next. A column merged downwards has its title above.
 */
function underUpper(upper: SheetRow | undefined, lower: SheetRow): Map<number, string> | undefined {
  if (!upper || upper.row !== lower.row - 1) return undefined;
  const above = titlesOf(upper);
  const below = titlesOf(lower);
  if (above.size < 2 || below.size === 0) return undefined;
  const columns = [...new Set([...above.keys(), ...below.keys()])].sort((one, other) => one - other);
  const titles = new Map<number, string>();
  let over = '';
  for (const column of columns) {
    over = above.get(column) ?? over;
    const own = below.get(column);
    titles.set(column, own === undefined ? (above.get(column) ?? '') : `${over} ${own}`.trim());
  }
  return titles;
}
