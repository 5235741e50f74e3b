import type { Actor } from '@bontot/access';
import { localDateOf, unitsOn, type Instant, type LocalDate, type UnitPath } from '@bontot/kernel';
import { forbidden } from './problem.ts';
import type { Asking } from './requires.ts';

/** What goes beside an act of a person on something that lies at a path: who, when, and the units that it lies in. */
export type Deciding = {
  around: { by: string; at: Instant; today: LocalDate };
  above: string[];
  changed: { at: Instant; by: string };
};

/** Problem 403 for systems, which decide nothing. */
export function deciding({ actor, moment }: Asking, path: UnitPath): Deciding {
  return {
    around: { by: personIn(actor), at: moment, today: localDateOf(moment) },
    above: unitsOn(path),
    changed: { at: moment, by: actor.ref },
  };
}

/** The person who acts. Problem 403 for systems. */
export function personIn({ personId }: Actor): string {
  if (personId === undefined) throw forbidden();
  return personId;
}
