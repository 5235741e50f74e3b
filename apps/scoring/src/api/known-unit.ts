import type { Reach } from '@bontot/access';
import { forbidOutside, notFound } from '@bontot/service';
import type { StoredUnit, Units } from '../storage/units.ts';

/** The unit of a route: 404 CELL_UNKNOWN where the directory has not named it, 403 outside the caller's reach. */
export const knownUnit = async (units: Units, cellId: string, reach: Reach): Promise<StoredUnit> =>
  withinReach(await units.byId(cellId), cellId, reach);

/** The same for a unit that was read already. */
export function withinReach(unit: StoredUnit | undefined, cellId: string, reach: Reach): StoredUnit {
  if (!unit) throw notFound('CELL_UNKNOWN', { cellId });
  forbidOutside(reach, unit.path);
  return unit;
}
