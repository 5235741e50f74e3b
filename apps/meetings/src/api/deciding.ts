import type { Actor } from '@bontot/access';
import { localDateOf, type Instant, type UnitPath } from '@bontot/kernel';
import type { DutyAround } from '@bontot/meeting-core';
import { unitsOn, type Changed } from '../meeting/kept.ts';
import { personIn } from './permission.ts';

/** What goes beside an act of a person on something that lies at a path. Problem 403 for systems. */
export function deciding(
  actor: Actor,
  moment: Instant,
  path: UnitPath,
): { around: DutyAround; above: string[]; changed: Changed } {
  return {
    around: { by: personIn(actor), at: moment, today: localDateOf(moment) },
    above: unitsOn(path),
    changed: { at: moment, by: actor.ref },
  };
}
