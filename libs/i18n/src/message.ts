import type { Language } from './language.ts';
import { formatNumber } from './format/numbers.ts';

/**
 * A text of the catalogue with holes: `{name}`, or `{n, plural, one {…} few {…} other {…}}` with the language's plural
 * categories (CLDR, by `Intl.PluralRules`), `=1 {…}` for one number alone, and `#` for the number. A brace that opens neither stands for itself.
 */
type Piece = string | { hole: string } | { plural: string; forms: Map<string, Piece[]> };

const HOLE = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/;
const PLURAL = /^\{([a-zA-Z][a-zA-Z0-9]*), plural,/;
const FORM = /^\s*(=\d+|zero|one|two|few|many|other) \{/;

const parsed = new Map<string, Piece[]>();

function parse(text: string): Piece[] {
  let pieces = parsed.get(text);
  if (!pieces) parsed.set(text, (pieces = piecesOf(text)));
  return pieces;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let literal = '';
  const flush = () => {
    if (literal) pieces.push(literal);
    literal = '';
  };
  for (let at = 0; at < text.length;) {
    const rest = text[at] === '{' ? text.slice(at) : '';
    const plural = PLURAL.exec(rest);
    const hole = HOLE.exec(rest);
    if (plural) {
      flush();
      const end = closing(text, at);
      pieces.push({ plural: plural[1]!, forms: formsOf(text.slice(at + plural[0].length, end)) });
      at = end + 1;
    } else if (hole) {
      flush();
      pieces.push({ hole: hole[1]! });
      at += hole[0].length;
    } else literal += text[at++];
  }
  flush();
  return pieces;
}

function formsOf(text: string): Map<string, Piece[]> {
  const forms = new Map<string, Piece[]>();
  for (let at = 0, form = FORM.exec(text); form; form = FORM.exec(text.slice(at))) {
    const open = at + form[0].length - 1;
    const end = closing(text, open);
    forms.set(form[1]!, piecesOf(text.slice(open + 1, end)));
    at = end + 1;
  }
  return forms;
}

/** Where the brace that opens at `from` closes; the end of the text when it never does. */
function closing(text: string, from: number): number {
  for (let at = from, depth = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

/** Names of the holes of a text, sorted; those inside plural forms too. */
export function placeholdersOf(text: string): string[] {
  const names = new Set<string>();
  const visit = (pieces: Piece[]) => {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      names.add('hole' in piece ? piece.hole : piece.plural);
      if ('forms' in piece) for (const form of piece.forms.values()) visit(form);
    }
  };
  visit(parse(text));
  return [...names].sort();
}

/** Per plural hole of a text the categories it has forms for: a language must have all of its own. */
export const pluralFormsOf = (text: string): { name: string; forms: string[] }[] =>
  parse(text).flatMap((piece) =>
    typeof piece === 'object' && 'forms' in piece ? [{ name: piece.plural, forms: [...piece.forms.keys()] }] : [],
  );

const rules = new Map<Language, Intl.PluralRules>();

function categoryOf(language: Language, n: number): string {
  let rule = rules.get(language);
  if (!rule) rules.set(language, (rule = new Intl.PluralRules(language)));
  return rule.select(n);
}

/** Fills the holes of a text; what is missing or neither text, number nor list reads as `missing`. */
export function fill(text: string, values: Record<string, unknown>, language: Language, missing: string): string {
  return write(parse(text), values, language, missing);
}

function write(pieces: Piece[], values: Record<string, unknown>, language: Language, missing: string): string {
  const valueOf = (name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined);
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('hole' in piece) return shown(valueOf(piece.hole), language, missing);
      const n = valueOf(piece.plural);
      if (typeof n !== 'number') return missing;
      const { forms } = piece;
      const form = forms.get(`=${n}`) ?? forms.get(categoryOf(language, n)) ?? forms.get('other') ?? [];
      return write(
        form.map((part) => (typeof part === 'string' ? part.replaceAll('#', formatNumber(language, n)) : part)),
        values,
        language,
        missing,
      );
    })
    .join('');
}

function shown(value: unknown, language: Language, missing: string): string {
  if (typeof value === 'number') return formatNumber(language, value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  return missing;
}
