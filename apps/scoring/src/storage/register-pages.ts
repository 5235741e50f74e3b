import type { UnitPath } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import type { ExemptionState } from '../exemption/exemption.ts';
import type { PendingFact } from './pending.ts';

/** A fact that waits, with the name of its cell where the directory has told it. */
export type RegisterLine = PendingFact & { _id: string; cellName: string | null };
/** A claim of «not applicable» that waits, with its cell. */
export type ClaimLine = ExemptionState & { _id: string; version: number; path: UnitPath; cellName: string };
/** Where a page ended. */
export type RegisterPlace = { path: UnitPath; id: string };

/** Pages of what waits for a verdict, each in one query with the names of the cells. */
export class RegisterPages {
  readonly #pending: Collection<RegisterLine>;
  readonly #claims: Collection<ClaimLine>;

  constructor(connection: Connection) {
    this.#pending = connection.collection<RegisterLine>('pending');
    this.#claims = connection.collection<ClaimLine>('exemptions');
  }

  static async ensure(connection: Connection): Promise<void> {
    // «claims that wait», in the order in which they were made.
    await connection.collection('exemptions').createIndex({ state: 1, _id: 1 });
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

  /**
   * Claims of «not applicable» that wait for a decision, the oldest first, from behind an id. A claim does not know its
   * place: the units of those that wait, some hundreds in a province, are looked up in the same query.
   */
  async claims(prefixes: UnitPath[], after: string, limit: number): Promise<ClaimLine[]> {
    const below = prefixes.map((prefix) => ({ path: { $gte: prefix, $lt: `${prefix}~` } }));
    if (below.length === 0) return [];
    return this.#claims
      .aggregate<ClaimLine>([
        { $match: { state: 'pending', _id: { $gt: after } } },
        { $sort: { _id: 1 } },
        { $lookup: { from: 'units', localField: 'cellId', foreignField: '_id', as: 'unit' } },
        { $set: { path: { $first: '$unit.path' }, cellName: { $first: '$unit.name' } } },
        { $match: { $or: below } },
        { $limit: limit },
        { $unset: ['unit', 'outbox', 'outboxAt'] },
      ])
      .toArray();
  }
}
