import type { LocalDate } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import { keyText, type CardKey } from '../card/entry.ts';

type StoredDue = { _id: string; on: LocalDate };

/** The next day on which each card can change by itself: an index over the chain, written when the day moves. */
export class Due {
  readonly #due: Collection<StoredDue>;

  constructor(connection: Connection) {
    this.#due = connection.collection<StoredDue>('due');
  }

  static async ensure(connection: Connection): Promise<void> {
    // «cards whose day has come», a window at a time.
    await connection.collection('due').createIndex({ on: 1, _id: 1 });
  }

  async set(days: { key: CardKey; on: LocalDate | undefined }[]): Promise<void> {
    if (days.length === 0) return;
    await this.#due.bulkWrite(
      days.map(({ key, on }) =>
        on === undefined
          ? { deleteOne: { filter: { _id: keyText(key) } } }
          : { updateOne: { filter: { _id: keyText(key) }, update: { $set: { on } }, upsert: true } },
      ),
      { ordered: false },
    );
  }

  async until(today: LocalDate, limit: number): Promise<CardKey[]> {
    const due = await this.#due
      .find({ on: { $lte: today } })
      .sort({ on: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return due.map(({ _id }) => {
      const [cellId, period] = _id.split('|') as [string, string];
      return { cellId, period };
    });
  }
}
