import type { LocalDate } from '@bontot/kernel';
import { guarded } from '@bontot/persistence';
import type { Guest, Person } from '../plan/rehearsal.ts';
import type { Members } from './members.ts';
import type { Posts } from './posts.ts';

/** Ids of who belongs to the cell on the day or joins it later. */
export async function idsIn({ store }: Members, cellId: string, day: LocalDate): Promise<string[]> {
  const found = await guarded(() =>
    store.model
      .find({ cellId, $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }] }, { _id: 1 })
      .sort({ _id: 1 })
      .lean()
      .exec(),
  );
  return found.map(({ _id }) => String(_id));
}

/** Who belongs to the cells on the day or later, by cell, as a rehearsal knows them: without names. */
export async function personsIn(
  { store }: Members,
  cellIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, Person[]>> {
  const query = { cellId: { $in: [...cellIds] }, $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }] };
  const found = await guarded(() =>
    store.model
      .find(query, { cellId: 1, joinedCellOn: 1, leftCellOn: 1, twinKey: 1, notTwins: 1 })
      .sort({ _id: 1 })
      .lean()
      .exec(),
  );
  const byCell = new Map<string, Person[]>();
  for (const { _id, cellId, joinedCellOn, leftCellOn, twinKey, notTwins } of found as Record<string, unknown>[]) {
    const person = {
      memberId: String(_id),
      joinedCellOn,
      leftCellOn,
      likeness: twinKey ?? null,
      notTwins: notTwins ?? [],
    } as Person;
    byCell.set(String(cellId), [...(byCell.get(String(cellId)) ?? []), person]);
  }
  return byCell;
}

/** Members of other cells who stay in these for a time that has not ended by the day, by cell of the stay. */
export async function guestsIn(
  { store }: Members,
  cellIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, Guest[]>> {
  const query = { 'temporary.cellId': { $in: [...cellIds] }, 'temporary.to': { $gte: day } };
  const found = await guarded(() =>
    store.model.find(query, { cellId: 1, temporary: 1 }).sort({ _id: 1 }).lean().exec(),
  );
  const byCell = new Map<string, Guest[]>();
  for (const { _id, temporary } of found as unknown as { _id: string; temporary: { cellId: string; to: string } }[])
    byCell.set(temporary.cellId, [...(byCell.get(temporary.cellId) ?? []), { memberId: _id, until: temporary.to }]);
  return byCell;
}

/** First days of posts that begin on or after the day, by unit. */
export async function postsBeginningIn(
  { store }: Posts,
  unitIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, LocalDate[]>> {
  const found = await guarded(() =>
    store.model
      .find({ unitId: { $in: [...unitIds] }, from: { $gte: day } }, { unitId: 1, from: 1 })
      .lean()
      .exec(),
  );
  const byUnit = new Map<string, LocalDate[]>();
  for (const { unitId, from } of found as unknown as { unitId: string; from: LocalDate }[])
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), from]);
  return byUnit;
}
