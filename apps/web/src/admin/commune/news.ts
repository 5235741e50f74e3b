/** What the order of a list is about: a row and the revision of what it shows. */
type Row = { cellId: string; revision: number | string };

export type Reading<R extends Row> = {
  /** The rows in the order that the reader has before them, each with its newest values. */
  rows: R[];
  /** Cells whose news would move, add or remove a row: what the pill counts. */
  waiting: string[];
};

/**
 * Rows do not move under a reader: values of rows on screen change in place, a new order waits until it is asked for.
 * A row that is gone stays with its last values until then; one that is new waits.
 */
export function withoutMoving<R extends Row>(shown: readonly R[], latest: readonly R[]): Reading<R> {
  const byId = new Map(latest.map((row) => [row.cellId, row]));
  const rows = shown.map((row) => byId.get(row.cellId) ?? row);
  const known = new Set(shown.map(({ cellId }) => cellId));
  const sameOrder = latest.length === shown.length && latest.every(({ cellId }, at) => shown[at]?.cellId === cellId);
  if (sameOrder) return { rows, waiting: [] };
  const changed = shown.filter((row) => byId.get(row.cellId)?.revision !== row.revision).map(({ cellId }) => cellId);
  const added = latest.filter(({ cellId }) => !known.has(cellId)).map(({ cellId }) => cellId);
  const waiting = [...changed, ...added];
  return { rows, waiting: waiting.length > 0 ? waiting : movedIn(shown, latest) };
}

/** Rows that stand elsewhere though nothing of theirs changed: another sort of the server, a new name. */
const movedIn = (shown: readonly Row[], latest: readonly Row[]): string[] =>
  latest.filter(({ cellId }, at) => shown[at]?.cellId !== cellId).map(({ cellId }) => cellId);
