import type { Instant } from '@bontot/kernel';
import { newId } from '@bontot/messaging';
import { guarded, type Database } from '@bontot/persistence';
import { Schema, type Model } from 'mongoose';

/** Who took names out, of which part of the tree, and why they said they did (domain handbook 10.2). */
export type Exported = {
  by: string;
  unitId: string;
  what: 'members';
  format: 'xlsx' | 'csv';
  reason: string;
  at: Instant;
};
type ExportDocument = Exported & { _id: string };

/** Lists with names that left the product. Written before the first name goes out; nothing changes an entry. */
export class ExportLog {
  readonly #entries: Model<ExportDocument>;

  constructor(database: Database) {
    const plain = { strict: false, versionKey: false, id: false, autoIndex: false, autoCreate: false } as const;
    this.#entries = database.model<ExportDocument>(
      'exports',
      new Schema({ _id: String }, plain).index({ unitId: 1, at: -1 }) as never,
    );
  }

  async add(exported: Exported): Promise<void> {
    await guarded(() => this.#entries.collection.insertOne({ _id: newId(), ...exported } as never));
  }

  async of(unitId: string, limit: number): Promise<Exported[]> {
    const found = await guarded(() =>
      this.#entries.collection.find({ unitId }).sort({ at: -1 }).limit(limit).toArray(),
    );
    return found as unknown as Exported[];
  }
}
