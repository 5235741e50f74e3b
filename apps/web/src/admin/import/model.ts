import type { Translate, WordKey } from '@bontot/i18n';
import type { Column, Import, Kind, Phase, Sheet, SheetMapping } from './answers.ts';

/** What each kind of list may say; the first are those that it cannot do without. */
export const FIELDS: Record<Kind, readonly string[]> = {
  members: [
    ...['name', 'familyName', 'givenName', 'birthDate', 'cell', 'above', 'cardNumber', 'memberId', 'kind'],
    ...['admittedOn', 'fullOn', 'joinedOn', 'exempt', 'post', 'phone', 'email'],
  ],
  units: ['unitId', 'name', 'level', 'cellType', 'parent', 'validFrom'],
  posts: ['name', 'cardNumber', 'memberId', 'birthDate', 'unit', 'role', 'from', 'until'],
};

/** What a person has said of a sheet so far. */
export type SheetDraft = {
  sheet: number;
  kind: Kind | null;
  headerRow: number;
  columns: Column[];
  unitId: string | null;
};

/** `0` is A, `26` is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** As a person said it before, else as the service proposed it: by the header's words, or as somebody said the last time. */
export function draftOf({ sheet, header, proposed }: Sheet, said: SheetMapping = proposed): SheetDraft {
  const columns = (header?.columns ?? []).map((column) => ({
    ...column,
    field: said.columns[columnName(column.column)] ?? null,
  }));
  return { sheet, kind: said.kind, headerRow: said.headerRow, columns, unitId: said.unitId };
}

/** One field belongs to one column: whoever takes it elsewhere takes it away here. */
export const withField = (draft: SheetDraft, at: number, field: string | null): SheetDraft => ({
  ...draft,
  columns: draft.columns.map((column) =>
    column.column === at ? { ...column, field } : column.field === field ? { ...column, field: null } : column,
  ),
});

export const mappingOf = ({ columns, ...draft }: SheetDraft): SheetMapping => ({
  ...draft,
  columns: Object.fromEntries(
    columns.flatMap(({ column, field }) => (field === null ? [] : [[columnName(column), field]])),
  ),
});

/** A few texts of a column below the header, for somebody to recognise it by. */
export function samplesOf({ top }: Sheet, headerRow: number, column: number): string[] {
  const name = columnName(column);
  const texts = top.flatMap(({ row, cells }) => (row > headerRow && cells[name] ? [cells[name]] : []));
  return [...new Set(texts)].slice(0, 3);
}

export const isAtWork = (phase: Phase): boolean => ['previewing', 'running', 'undoing'].includes(phase);
export const isOver = (phase: Phase): boolean => ['done', 'stopped', 'undone', 'dropped', 'refused'].includes(phase);

/** How many rows would be written. */
export const toWrite = ({ counts }: Pick<Import, 'counts'>): number => counts.create + counts.change + counts.move;

/** What a changed value is called; a field that the catalogue does not know keeps its name. */
export const fieldName = (t: Translate, field: string): string => t(`import.field.${field}` as WordKey);

/** From 0 to 1; undefined where nobody knows how much there is. */
export const shareOf = ({ done, of }: Import['progress']): number | undefined =>
  of > 0 ? Math.min(1, done / of) : undefined;
