import { guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';

export type Touched = { _id: string; version: number };

/** Members of whom the directory has said something new, until their year has followed: a killed process loses none. */
export class TouchedMembers {
  readonly #touched: Collection<Touched>;

  constructor(connection: Connection) {
    this.#touched = connection.collection<Touched>('touchedMembers');
  }

  async mark(members: readonly { memberId: string; version: number }[]): Promise<void> {
    if (members.length === 0) return;
    await guarded(() =>
      this.#touched.bulkWrite(
        members.map(({ memberId, version }) => ({
          updateOne: { filter: { _id: memberId }, update: { $max: { version } }, upsert: true },
        })),
        { ordered: false },
      ),
    );
  }

  async after(id: string, limit: number): Promise<Touched[]> {
    return guarded(() =>
      this.#touched
        .find({ _id: { $gt: id } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    );
  }

  /** Those that were touched again meanwhile stay. */
  async done(members: readonly Touched[]): Promise<void> {
    if (members.length === 0) return;
    await guarded(() =>
      this.#touched.bulkWrite(
        members.map(({ _id, version }) => ({ deleteOne: { filter: { _id, version } } })),
        { ordered: false },
      ),
    );
  }
}
