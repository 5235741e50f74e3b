import type { LocalDate, UnitPath } from '@bontot/kernel';
import type { Kind } from '../../import/fields.ts';
import type { SheetMapping } from '../../import/mapping.ts';
import type { PlannedRow } from '../../import/planned-row.ts';
import type { RowProblem } from '../../import/row.ts';
import type { KnownUnit, UnitIndex } from '../../import/unit-index.ts';
import type { ImportReads } from '../../storage/import-reads.ts';
import type { ReadRow } from './read-rows.ts';

/** What rows are planned with. `seen` remembers across all sheets where somebody or something was named before. */
export type Surroundings = {
  reads: ImportReads;
  index: UnitIndex;
  /** The importer's unit: nothing above it is looked at or written. */
  within: UnitPath;
  today: LocalDate;
  asOf: LocalDate;
  seen: Map<string, string>;
  /** New members by card and by name in a cell, where a later sheet gives posts to them. */
  newcomers: Map<string, Newcomer> | undefined;
  newId: () => string;
};

export type Newcomer = { memberId: string; name: string; birthDate: string | undefined };

/** A sheet on its way through: which part of the list its rows stand in. */
export type SheetAt = { mapping: SheetMapping; name: string; part: KnownUnit | undefined };
export type PlacedRow = ReadRow & { part: KnownUnit | undefined };

/** Makes plans of rows, many at once. */
export type Planner = (rows: readonly PlacedRow[], sheet: SheetAt, around: Surroundings) => Promise<Planned[]>;
export type Planned = Omit<PlannedRow, 'n' | 'sheet' | 'kind'>;

export const problemRow = (
  row: number,
  title: string,
  problems: RowProblem[],
  unitId: string | null = null,
): Planned => ({
  ...{ row, title, unitId, problems, outcome: 'problem' },
  ...{ changes: [], likely: [], write: null },
});

export const leftOut = (row: number, title: string): Planned => ({
  ...{ row, title, unitId: null, problems: [], outcome: 'left-out' },
  ...{ changes: [], likely: [], write: null },
});

/** Where in the file a row stands, for a sentence about it. */
export const placeOf = (sheet: SheetAt, row: number): string => `${sheet.name}!${row}`;

/** Remembers a key; where it was met before, if it was. */
export function metBefore({ seen }: Surroundings, key: string, place: string): string | undefined {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, place);
  return before === place ? undefined : before;
}

/** The order in which kinds are written: what others refer to first. */
export const ORDER: readonly Kind[] = ['units', 'members', 'posts'];
