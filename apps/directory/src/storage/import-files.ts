import { guarded, safeId, type Database } from '@bontot/persistence';
import { mongo, Schema, type Model } from 'mongoose';

const { Binary } = mongo;
type PartDocument = { _id: string; importId: string; part: number; bytes: InstanceType<typeof Binary> };

/** The bytes of files on their way in, in parts; given up when the import has ended. */
export class ImportFiles {
  readonly #parts: Model<PartDocument>;

  constructor(database: Database) {
    const plain = { strict: 'throw', versionKey: false, id: false, autoIndex: false, autoCreate: false } as const;
    this.#parts = database.model<PartDocument>(
      'import-parts',
      new Schema({ _id: String, importId: String, part: Number, bytes: Buffer }, plain).index({ importId: 1, part: 1 }),
    );
  }

  /** Puts a part in the place of one with its number. */
  async put(importId: string, part: number, bytes: Uint8Array): Promise<void> {
    const document = { importId: safeId(importId), part, bytes: new Binary(bytes) };
    await guarded(() =>
      this.#parts.collection.replaceOne({ _id: `${importId}.${part}` } as never, document, { upsert: true }),
    );
  }

  /** Numbers of the parts that are there, rising. */
  async there(importId: string): Promise<number[]> {
    const found = await guarded(() =>
      this.#parts.collection
        .find({ importId: safeId(importId) }, { projection: { part: 1 } })
        .sort({ part: 1 })
        .toArray(),
    );
    return found.map(({ part }) => part as number);
  }

  async bytes(importId: string): Promise<Buffer> {
    const found = await guarded(() =>
      this.#parts.collection
        .find({ importId: safeId(importId) })
        .sort({ part: 1 })
        .toArray(),
    );
    return Buffer.concat(found.map(({ bytes }) => (bytes as InstanceType<typeof Binary>).value()));
  }

  async drop(importId: string): Promise<void> {
    await guarded(() => this.#parts.collection.deleteMany({ importId: safeId(importId) }));
  }
}
