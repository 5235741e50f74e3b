import { ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import type { Handled } from '@bontot/persistence';
import type { Basis, UnitChange, UnitState } from '../unit/unit.ts';
import type { Members } from './members.ts';
import type { Units } from './units.ts';

/** Runs one change of a unit with what the decision needs to know of its surroundings, read anew at each try. */
export const reorganise = (
  { units, members }: { units: Units; members: Members },
  unitId: string,
  change: UnitChange,
  basis: Basis,
  today: LocalDate,
): Promise<Result<Handled<UnitState>>> =>
  units.run(unitId, async (unit) => {
    if (!unit) return refuse('UNIT_UNKNOWN', { unitId });
    const command = { type: 'change' as const, change, basis, today };
    if (change.kind === 'move')
      return ok({
        ...command,
        parent: (await units.find(change.parentId))?.state,
        above: await units.chainOf(change.parentId),
      });
    if (change.kind === 'rename' || change.kind === 'change-type') return ok(command);
    const below = {
      units: await units.countBelow(unitId, basis.effectiveOn),
      members: await members.countIn(unitId, basis.effectiveOn),
    };
    return ok({ ...command, below });
  });
