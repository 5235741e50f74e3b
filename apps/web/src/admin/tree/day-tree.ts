import type { Unit } from '@bontot/contracts';
import { plain, type Branch } from './tree-model.ts';

/** The units of a day as branches; whoever stands under a unit that the reader does not see is a root of theirs. */
export function branchesOf(units: readonly Unit[]): { roots: Unit[]; branches: Map<string, Branch<Unit>> } {
  const known = new Set(units.map(({ unitId }) => unitId));
  const roots: Unit[] = [];
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const { parentId } = unit;
    if (parentId === null || !known.has(parentId)) roots.push(unit);
    else below.set(parentId, [...(below.get(parentId) ?? []), unit]);
  }
  const branches = new Map<string, Branch<Unit>>();
  for (const { unitId } of units) {
    const items = (below.get(unitId) ?? []).sort(byName);
    branches.set(unitId, { items, next: null });
  }
  return { roots, branches };
}

/** Every unit under which something stands. */
export const allOpen = (units: readonly Unit[]): Set<string> =>
  new Set(units.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])));

export const namedOn = (units: readonly Unit[], typed: string): Unit[] => {
  const wanted = plain(typed);
  return units.filter(({ name, unitId }) => plain(name).includes(wanted) || plain(unitId).includes(wanted));
};

const collator = new Intl.Collator('vi', { numeric: true });
const byName = (a: Unit, b: Unit): number => collator.compare(a.name, b.name);
