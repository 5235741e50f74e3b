import type { Reach } from '@bontot/access';
import { forbidOutside, notFound } from '@bontot/service';
import type { StoredUnit, Units } from '../storage/units.ts';

/** The unit of a route: 404 CELL_UNKNOWN where the directory has not named it, 403 outside the caller's reach. */
export async function knownUnit(units: Units, cellId: string, reach: Reach): Promise<StoredUnit> {
  const unit = await units.byId(cellId);
  if (!unit) throw notFound('CELL_UNKNOWN', { cellId });
  forbidOutside(reach, unit.path);
  return unit;
}
