import { localDateOf, unitsOn, type Instant } from '@bontot/kernel';
import type { Copies, KnownUnit } from '../storage/copies.ts';
import type { Tasks } from '../storage/tasks.ts';

/**
 * Lets open tasks of a cell that was merged or split be followed by its successor: by the one in which the owner is now, or by
 * the only one. The task stays that of the old cell, and so do its facts (domain handbook 2); where several could follow a task and none
 * has its owner, it stays where it is for the committee above. Looked at each time anew, for the successor may move on.
 */
export const mergedTasksWith =
  ({ copies, tasks }: { copies: Copies; tasks: Tasks }) =>
  async (at: Instant): Promise<number> => {
    const today = localDateOf(at);
    const closed = await copies.closedCells(today);
    if (closed.length === 0) return 0;
    let moved = 0;
    for (const { id, state } of await tasks.openIn(closed)) {
      const heir = heirAmong(await copies.heirsOf(state.unitId, today), await cellOf(copies, state.ownerId));
      if (heir) moved += Number(await tasks.lieAt(id, unitsOn(heir.path)));
    }
    return moved;
  };

const heirAmong = (heirs: readonly KnownUnit[], cellId: string | undefined): KnownUnit | undefined =>
  heirs.find(({ unitId }) => unitId === cellId) ?? (heirs.length === 1 ? heirs[0] : undefined);

const cellOf = async (copies: Copies, personId: string | null): Promise<string | undefined> =>
  personId === null ? undefined : (await copies.member(personId))?.cellId;
