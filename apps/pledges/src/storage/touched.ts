import { guarded, guardedBulk, insertNew } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';

export type Touched = { _id: string; version: number };

/** Members of whom the directory has said something new, until their year has followed: a killed process loses none. */
export class TouchedMembers {
  readonly #touched: Collection<Touched>;

  constructor(connection: Connection) {
    this.#touched = connection.collection<Touched>('touchedMembers');
  }

  async mark(members: readonly { memberId: string; version: number }[]): Promise<void> {
    const touched = members.map(({ memberId, version }) => ({ _id: memberId, version }));
    const taken = await insertNew(this.#touched, touched);
    await guardedBulk(
      this.#touched,
      taken.map((index) => {
        const { _id, version } = touched[index]!;
        return { updateOne: { filter: { _id }, update: { $max: { version } }, upsert: true } };
      }),
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
    for (const [version, some] of Map.groupBy(members, (member) => member.version))
      await guarded(() => this.#touched.deleteMany({ _id: { $in: some.map(({ _id }) => _id) }, version }));
  }
}
