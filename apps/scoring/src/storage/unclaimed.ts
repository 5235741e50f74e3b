import type { Collection, Connection } from 'mongoose';
import { keyText, type CardKey } from '../card/entry.ts';

type StoredUnclaimed = { _id: string; cellId: string; period: string; sender: string; since: Date };

/** Cards whose unit the directory has not named yet: they hold evidence and count as soon as it does. */
export class Unclaimed {
  readonly #cards: Collection<StoredUnclaimed>;

  constructor(connection: Connection) {
    this.#cards = connection.collection<StoredUnclaimed>('unclaimed');
  }

  static async ensure(connection: Connection): Promise<void> {
    const cards = connection.collection('unclaimed');
    // «cards that wait for this unit».
    await cards.createIndex({ cellId: 1 });
  }

  async add(cards: { key: CardKey; sender: string }[], since: Date): Promise<void> {
    if (cards.length === 0) return;
    await this.#cards.bulkWrite(
      cards.map(({ key, sender }) => ({
        updateOne: { filter: { _id: keyText(key) }, update: { $setOnInsert: { ...key, sender, since } }, upsert: true },
      })),
      { ordered: false },
    );
  }

  async of(cellIds: string[]): Promise<CardKey[]> {
    if (cellIds.length === 0) return [];
    const cards = await this.#cards.find({ cellId: { $in: cellIds } }).toArray();
    return cards.map(({ cellId, period }) => ({ cellId, period }));
  }

  async remove(keys: CardKey[]): Promise<void> {
    if (keys.length > 0) await this.#cards.deleteMany({ _id: { $in: keys.map(keyText) } });
  }

  async count(): Promise<number> {
    return this.#cards.countDocuments();
  }
}
