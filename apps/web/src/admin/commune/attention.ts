import type { CardRow, Outcome } from './answers.ts';

/** Outcomes that a committee looks at in the morning; the others are in order, or it is too early to say. */
const needing: readonly Outcome[] = ['out_of_reach', 'not_met', 'weak', 'at_risk', 'average', 'no_data'];

export const needsAttention = ({ outcome }: Pick<CardRow, 'outcome'>): boolean => needing.includes(outcome);

/** What the morning's list shows of rows that come worst first; a chosen outcome shows all of its rows. */
export const morningRows = (rows: readonly CardRow[], chosen: Outcome | undefined, limit: number): CardRow[] =>
  rows.filter((row) => (chosen ? row.outcome === chosen : needsAttention(row))).slice(0, limit);
