import type { UnitPath } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import type { PendingFact } from './pending.ts';

/** A fact that waits, with the name of its cell where the directory has told it. */
export type RegisterLine = PendingFact & { _id: string; cellName: string | null };
/** Where a page ended. */
export type RegisterPlace = { path: UnitPath; id: string };

/** Pages of what waits for a verdict, each in one query with the names of the cells. */
export class RegisterPages {
  readonly #pending: Collection<RegisterLine>;

  constructor(connection: Connection) {
    this.#pending = connection.collection<RegisterLine>('pending');
  }

  /**
   * In order of path, then key; facts of a unit that is not known yet are in nobody's part of the tree.
   * @param prefixes closed paths; what lies at or below one of them is listed
   */
  async page(prefixes: UnitPath[], after: RegisterPlace | undefined, limit: number): Promise<RegisterLine[]> {
    if (prefixes.length === 0) return [];
    const below = { $or: prefixes.map((prefix) => ({ path: { $gte: prefix, $lt: `${prefix}~` } })) };
    const behind = after
      ? [{ $or: [{ path: { $gt: after.path } }, { path: after.path, _id: { $gt: after.id } }] }]
      : [];
    return this.#pending
      .aggregate<RegisterLine>([
        { $match: { $and: [below, ...behind] } },
        { $sort: { path: 1, _id: 1 } },
        { $limit: limit },
        { $lookup: { from: 'units', localField: 'cellId', foreignField: '_id', as: 'unit' } },
        { $set: { cellName: { $ifNull: [{ $first: '$unit.name' }, null] } } },
        { $unset: 'unit' },
      ])
      .toArray();
  }
}
