import type { Instant, LocalDate, UnitPath } from '@bontot/kernel';
import { guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';

/**
 * An inspector's word about the register of cases of a whole part of the tree for one quarter (rule R6): one request, one fact for
 * each cell. `at` is the revision of its facts, so that what a killed process began is sent again and counts once.
 */
export type Clearance = {
  clearanceId: string;
  unitId: string;
  path: UnitPath;
  quarter: string;
  upTo: LocalDate;
  /** Units with an open case: what the inspector said of each. Those that are not cleared get no word. */
  exceptions: { unitId: string; cleared: boolean }[];
  by: string;
  at: Instant;
  /** Withdrawn at this moment, which is the higher revision. */
  withdrawnAt: Instant | null;
  withdrawnBecause: string | null;
  /** How far it is sent: the path of the last unit, and how many there are. */
  sentTo: UnitPath;
  sent: number;
  total: number;
  finished: boolean;
};
type Stored = Omit<Clearance, 'clearanceId'> & { _id: string };

export class Clearances {
  readonly #all: Collection<Stored>;

  constructor(connection: Connection) {
    this.#all = connection.collection<Stored>('clearances');
  }

  static async ensure(connection: Connection): Promise<void> {
    const clearances = connection.collection('clearances');
    // «confirmations in my part of the tree, the latest first».
    await clearances.createIndex({ path: 1, _id: -1 });
    // «what a killed process left half sent».
    await clearances.createIndex({ finished: 1 }, { partialFilterExpression: { finished: false } });
  }

  async add({ clearanceId, ...clearance }: Clearance): Promise<void> {
    await guarded(() => this.#all.insertOne({ _id: clearanceId, ...clearance }));
  }

  async find(clearanceId: string): Promise<Clearance | undefined> {
    const found = await guarded(() => this.#all.findOne({ _id: clearanceId }));
    return found ? clearanceOf(found) : undefined;
  }

  async list(below: UnitPath[], after: string, limit: number): Promise<Clearance[]> {
    if (below.length === 0) return [];
    const within = { $or: below.map((prefix) => ({ path: { $gte: prefix, $lt: `${prefix}~` } })) };
    const found = await guarded(() =>
      this.#all
        .find(after === '' ? within : { $and: [within, { _id: { $lt: after } }] })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),
    );
    return found.map(clearanceOf);
  }

  async unfinished(): Promise<Clearance[]> {
    return (await guarded(() => this.#all.find({ finished: false }).sort({ _id: 1 }).toArray())).map(clearanceOf);
  }

  async reached(clearanceId: string, sentTo: UnitPath, sent: number): Promise<void> {
    await guarded(() => this.#all.updateOne({ _id: clearanceId, sentTo: { $lt: sentTo } }, { $set: { sentTo, sent } }));
  }

  async finish(clearanceId: string, withdrawnAt: Instant | null): Promise<void> {
    await guarded(() => this.#all.updateOne({ _id: clearanceId, withdrawnAt }, { $set: { finished: true } }));
  }

  /** False when it was withdrawn before. */
  async withdraw(clearanceId: string, withdrawnAt: Instant, reason: string): Promise<boolean> {
    const again = { withdrawnAt, withdrawnBecause: reason, sentTo: '', sent: 0, finished: false };
    const { modifiedCount } = await guarded(() =>
      this.#all.updateOne({ _id: clearanceId, withdrawnAt: null }, { $set: again }),
    );
    return modifiedCount === 1;
  }
}

const clearanceOf = ({ _id, ...clearance }: Stored): Clearance => ({ clearanceId: _id, ...clearance });
