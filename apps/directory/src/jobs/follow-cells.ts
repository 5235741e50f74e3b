import { localDateOf, ok, type LocalDate } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { SweepDuty } from '@bontot/service';
import type { TransferState } from '../transfer/transfer.ts';
import { successorOf, type UnitState } from '../unit/unit.ts';
import type { WorkParts } from './people-work.ts';

/**
 * Nobody stays on the way for ever because a cell was merged, split or dissolved (domain handbook 2): where one cell
 * follows, the transfer follows to it; otherwise it goes back to whoever sent it. Found by the cells that ended and not
 * done with their end, so that a transfer that was entered in the same instant, or late, is found as well.
 */
export const followCells =
  (parts: WorkParts): SweepDuty =>
  async (at) => {
    const { units, people } = parts;
    const today = localDateOf(at);
    const cells = await units.loadAll(await people.transfers.openCells());
    let followed = 0;
    for (const { id, state: cell } of cells.values()) {
      if (!hasEnded(cell, today)) continue;
      const { by } = cell.changes.at(-1) ?? { by: 'system:directory' };
      for (const transfer of await people.transfers.openAt(id)) {
        const next = await nextOf(transfer, parts, today);
        await people.transfers.run(transfer.id, () => ok({ type: 'follow-cells', cells: next, by, at, today }));
        followed += 1;
      }
    }
    return followed;
  };

/** Where the way begins and ends now; undefined where it has no beginning or no end any more. */
async function nextOf({ state }: Stored<TransferState>, { units, members }: WorkParts, today: LocalDate) {
  const { personId, toCellId } = state;
  const person = (await members.store.load(personId))?.state;
  const target = toCellId === null ? undefined : (await units.find(toCellId))?.state;
  const next = target && hasEnded(target, today) ? successorOf(target) : toCellId;
  if (!person || person.leftCellOn !== null || next === undefined) return undefined;
  // The old cell is the one that counts the person: their membership went over with the cell.
  return { fromCellId: person.cellId, toCellId: next };
}

const hasEnded = ({ validTo }: UnitState, today: LocalDate): boolean => validTo !== null && validTo < today;
