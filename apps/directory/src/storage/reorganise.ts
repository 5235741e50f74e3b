import { ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { sideBySide, type Handled } from '@bontot/persistence';
import type { Basis, UnitChange, UnitState } from '../unit/unit.ts';
import type { Members } from './members.ts';
import type { Reorganisation } from './tree-turn.ts';
import type { Units } from './units.ts';

type Parts = { units: Units; members: Members };
type Outcome = Result<Handled<UnitState>>;

/**
 * Runs one change of a unit with what the decision needs to know of its surroundings, read anew at each try. What changes
 * the shape of the tree goes in turn: what it looks at stays as it was until it is written.
 */
export async function reorganise(
  parts: Parts,
  unitId: string,
  change: UnitChange,
  basis: Basis,
  today: LocalDate,
): Promise<Outcome> {
  if (change.kind === 'rename' || change.kind === 'change-type')
    return parts.units.run(unitId, (unit) =>
      unit ? ok({ type: 'change', change, basis, today }) : refuse('UNIT_UNKNOWN', { unitId }),
    );
  const [outcome] = await reorganiseAll(parts, { unitIds: [unitId], change, basis, today });
  return outcome!;
}

/** One turn for all of them: they go to one place, so none of them can come under another one. */
export const reorganiseAll = (parts: Parts, wanted: Reorganisation): Promise<Outcome[]> =>
  parts.units.turn.take(wanted, inTurn(parts));

/** Carries out what a process that was killed in its turn has left. */
export const finishTurn = (parts: Parts): Promise<void> => parts.units.turn.finish(inTurn(parts));

const inTurn =
  (parts: Parts) =>
  async ({ unitIds, change, basis, today }: Reorganisation, still: () => Promise<void>): Promise<Outcome[]> => {
    const outcomes = new Map<string, Outcome>();
    const changeOne = async (unitId: string): Promise<void> => {
      const outcome = await parts.units.run(unitId, async (unit) => {
        if (!unit) return refuse('UNIT_UNKNOWN', { unitId });
        const around =
          change.kind === 'move'
            ? await aboveFor(change.parentId, parts)
            : { below: await belowOn(unitId, basis.effectiveOn, parts) };
        await still();
        return ok({ type: 'change', change, basis, today, ...around });
      });
      outcomes.set(unitId, outcome);
    };
    await sideBySide(unitIds, changeOne);
    return unitIds.map((unitId) => outcomes.get(unitId)!);
  };

const aboveFor = async (parentId: string, { units }: Parts) => ({
  parent: (await units.find(parentId))?.state,
  above: await units.chainOf(parentId),
});

const belowOn = async (unitId: string, day: LocalDate, { units, members }: Parts) => ({
  units: await units.countBelow(unitId, day),
  members: await members.countIn(unitId, day),
});
