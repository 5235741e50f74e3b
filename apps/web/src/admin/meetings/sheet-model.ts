import { formatNumber, type Language } from '@bontot/i18n';
import { gradeOf, meetingSheet, needsWhy as differs, type Sheet, type SheetBlockRow } from '@bontot/meeting-core';

/** What stands in the confirming column, as it was typed, by row. */
export type SheetDraft = Record<string, { points: string; why: string }>;
export type SheetFault = { row: string; field: 'points' | 'why' };
export type SheetRead =
  { ok: true; points: Record<string, number>; why: Record<string, string> } | { ok: false; faults: SheetFault[] };

export const rowsOf = (): SheetBlockRow[] => meetingSheet.blocks.flatMap(({ rows }) => rows);

/** The confirming column begins as the cell's own; of a sheet that was confirmed it is what was confirmed. */
export const draftOf = ({ rows }: Sheet, language: Language): SheetDraft =>
  Object.fromEntries(
    rowsOf().map(({ id }) => {
      const points = rows[id]?.confirmed ?? rows[id]?.cell ?? 0;
      return [id, { points: formatNumber(language, points), why: rows[id]?.why ?? '' }];
    }),
  );

/** Whole or half points from 0 to the highest, with a comma or a point; undefined for anything else. */
export function pointsOf(text: string, max: number): number | undefined {
  if (!/^\d{1,3}([.,][05])?$/.test(text.trim())) return undefined;
  const points = Number(text.trim().replace(',', '.'));
  return points <= max ? points : undefined;
}

/** The rule of the sheet for what was typed so far: nothing readable needs no reason yet. */
export const needsWhy = (cell: number, confirmed: number | undefined): boolean =>
  differs({ cell, confirmed: confirmed ?? null });

/** The act's columns, or every field that does not do, from the top of the sheet to its end. */
export function readDraft(draft: SheetDraft, { rows }: Sheet): SheetRead {
  const faults: SheetFault[] = [];
  const points: Record<string, number> = {};
  const why: Record<string, string> = {};
  for (const { id, max } of rowsOf()) {
    const typed = draft[id] ?? { points: '', why: '' };
    const value = pointsOf(typed.points, max);
    const cell = rows[id]?.cell ?? 0;
    if (value === undefined) faults.push({ row: id, field: 'points' });
    else points[id] = value;
    const reason = typed.why.trim();
    if (needsWhy(cell, value) && reason === '') faults.push({ row: id, field: 'why' });
    // A reason without a difference would stand there for nothing.
    if (reason !== '' && value !== cell) why[id] = reason;
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, points, why };
}

type Column = (row: string) => number;
export type Result = { total: number; grade: number };

/** Sum and grade of a column, by the rule of the sheet: «good» also needs full points in the mandatory rows. */
export function resultOf(column: Column): Result {
  const rows = Object.fromEntries(rowsOf().map(({ id }) => [id, { cell: column(id), confirmed: null, why: '' }]));
  return { total: rowsOf().reduce((sum, { id }) => sum + column(id), 0), grade: gradeOf({ rows }, 'cell') };
}

export const cellColumn =
  ({ rows }: Sheet): Column =>
  (id) =>
    rows[id]?.cell ?? 0;

/** What is typed so far; a field that does not do yet counts as the cell's points. */
export const draftColumn =
  (draft: SheetDraft, sheet: Sheet): Column =>
  (id) => {
    const max = rowsOf().find((row) => row.id === id)?.max ?? 0;
    return pointsOf(draft[id]?.points ?? '', max) ?? cellColumn(sheet)(id);
  };

export const confirmedColumn =
  ({ rows }: Sheet): Column =>
  (id) =>
    rows[id]?.confirmed ?? 0;

/** Rows in which the two columns differ. */
export const differencesOf = ({ rows }: Sheet): string[] =>
  Object.entries(rows)
    .filter(([, { cell, confirmed }]) => confirmed !== null && confirmed !== cell)
    .map(([row]) => row);
