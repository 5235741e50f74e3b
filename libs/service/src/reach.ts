import { scopesOf, type Action } from '@bontot/access';
import { isWithin, localDateOf, unitAt, type UnitPath } from '@bontot/kernel';
import { forbidden, notFound } from './problem.ts';
import type { Asking } from './requires.ts';

/** Where a service looks units up: its copies of the directory's. */
type UnitsKnown<Unit> = { unit(unitId: string): Promise<Unit | undefined> };

/** Units of a list: `alone` one unit without those below it. */
export type Within = { within: string[]; alone: boolean };

/**
 * Which units of what was asked for lie in the caller's reach with any of the actions: one unit, all below one, or without a
 * word all that they reach. Problems: 404 UNIT_UNKNOWN, 403 FORBIDDEN where the two have nothing in common.
 */
export async function withinReach(
  units: UnitsKnown<{ path: UnitPath }>,
  actions: readonly Action[],
  { unitId, below }: { unitId?: string | undefined; below?: string | undefined },
  { actor, moment }: Asking,
): Promise<Within> {
  const prefixes = actions.flatMap((action) => scopesOf(actor, action, localDateOf(moment)).prefixes);
  const asked = unitId ?? below;
  if (asked === undefined) return { within: [...new Set(prefixes.map(unitAt))], alone: false };
  const { path } = await knownUnit(units, asked);
  const common: UnitPath[] = prefixes.some((prefix) => isWithin(path, prefix))
    ? [path]
    : unitId === undefined
      ? prefixes.filter((prefix) => isWithin(prefix, path))
      : [];
  if (common.length === 0) throw forbidden('FORBIDDEN', { action: actions[0] });
  return { within: [...new Set(common.map(unitAt))], alone: unitId !== undefined };
}

/** Problem 404 UNIT_UNKNOWN. */
export async function knownUnit<Unit>(units: UnitsKnown<Unit>, unitId: string): Promise<Unit> {
  const unit = await units.unit(unitId);
  if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
  return unit;
}
