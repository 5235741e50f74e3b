import { addDays, type LocalDate, type UnitPath } from '@bontot/kernel';
import type { CardState } from './card.ts';
import { closeOn } from './closes.ts';
import type { Outcome } from './outcome.ts';

/** A post of a supervisor over the cell, as far as a list needs it. */
export type SupervisorPost = { name: string | null; from: LocalDate; until: LocalDate | null };

/** What a row is made of: a unit's node, and the names that hang on other units and persons. */
export type RowSource = {
  unitId: string;
  name: string;
  cellType: string | null;
  path: UnitPath;
  outcome: Outcome;
  card?: CardState;
  parent: { id: string; name: string } | null;
  supervisors: readonly SupervisorPost[];
};

/** One card of the reviewed view as pages list it. `before` is where it stood at the end of yesterday. */
export function rowOf(
  { unitId, name, cellType, path, outcome, card, parent, supervisors }: RowSource,
  today: LocalDate,
) {
  const before = card && closeOn(card.closes, addDays(today, -1));
  return {
    cellId: unitId,
    ...{ name, cellType, path, parent, outcome },
    since: card?.since ?? null,
    pace: card?.pace ?? null,
    total: card?.total ?? null,
    before: before ? { day: addDays(today, -1), outcome: before.outcome, pace: before.pace } : null,
    blockedBy: card?.blockedBy ?? [],
    failing: card?.failing ?? {},
    shares: card?.shares ?? {},
    criteria: card?.criteria ?? {},
    points: card?.points ?? {},
    criteriaSet: card?.criteriaSet ?? null,
    revision: card?.revision ?? 0,
    supervisor: supervisorOn(supervisors, today),
  };
}
export type Row = ReturnType<typeof rowOf>;

/** Who supervises on the day; of several the one who came last. */
function supervisorOn(posts: readonly SupervisorPost[], today: LocalDate): string | null {
  const held = posts.filter(({ from, until }) => from <= today && (until === null || until >= today));
  return held.sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.name ?? null;
}
