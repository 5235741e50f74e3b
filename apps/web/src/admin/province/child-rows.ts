import type { ChildRow, Counts } from '../commune/answers.ts';
import { stripOrder } from '../commune/distribution.ts';
import { plain } from '../tree/tree-model.ts';

export type ListedChild = ChildRow & { cellId: string; revision: string };

/** Rows as the steady order wants them: what is shown of a committee stands for its revision. */
export const listed = (rows: readonly ChildRow[]): ListedChild[] =>
  rows.map((row) => ({
    ...row,
    cellId: row.unit.id,
    revision: `${signatureOf(row.counts)} ${row.own?.revision ?? 0}`,
  }));

const signatureOf = (counts: Counts): string => stripOrder.map((outcome) => counts[outcome] ?? 0).join(',');

/** Committees whose name holds what was typed, marks and case ignored. */
export const named = <Row extends Pick<ChildRow, 'unit'>>(rows: readonly Row[], typed: string): Row[] => {
  const wanted = plain(typed.trim());
  return wanted === '' ? [...rows] : rows.filter(({ unit }) => plain(unit.name).includes(wanted));
};

/** The page of a unit: a cell has its own, everything above an overview. */
export const pageOf = ({ id, level }: { id: string; level: string }): string =>
  level === 'cell' || level === 'party_group' ? `/cells/${id}` : `/units/${id}`;
