import { isPresent, type Mark, type RollRow } from '@bontot/meeting-core';

/** Marks in the order in which a reader looks for them: who was missing comes first. */
const order = [
  'unexcused',
  'absent',
  'excused',
  'late',
  'left_early',
  'away',
  'special_duty',
  'exempt',
  'present',
] as const satisfies readonly Mark[];

export type RollGroup = { mark: Mark; rows: RollRow[] };

/** The roll by marks; what nobody has is left out. */
export const groupsOf = (roll: readonly RollRow[]): RollGroup[] =>
  order.map((mark) => ({ mark, rows: roll.filter((row) => row.mark === mark) })).filter(({ rows }) => rows.length > 0);

/** Exempt members who came all the same are named, and count nowhere. */
export const cameAnyway = (roll: readonly RollRow[]): RollRow[] =>
  roll.filter((row) => row.cameAnyway && !isPresent(row));
