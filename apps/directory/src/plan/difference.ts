import type { CellType, Level } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { isActiveOn, type UnitState } from '../unit/unit.ts';

/** What a unit is called and where it stands, for people who compare before with after. */
export type Place = { name: string; cellType: CellType | null; parentId: string | null; parentName: string | null };

/** One unit before and after a plan; null before its foundation and after its end. */
export type Row = { unitId: string; level: Level; before: Place | null; after: Place | null };

/** The place of a unit that exists on the day; null for one that does not. */
export function placeOf(
  unit: UnitState | undefined,
  units: ReadonlyMap<string, UnitState>,
  day: LocalDate,
): Place | null {
  if (!unit || !isActiveOn(unit, day)) return null;
  const { name, cellType, parentId } = unit;
  return { name, cellType, parentId, parentName: parentId === null ? null : (units.get(parentId)?.name ?? null) };
}
