import { guarded, safeId, type Database } from '@bontot/persistence';
import { Schema, type Model } from 'mongoose';
import type { PlannedRow } from '../import/planned-row.ts';
import type { RowOutcome } from '../import/row.ts';

/** `kept`: why an undoing left it as it was. */
export type KeptRow = PlannedRow & { kept?: string };
type RowDocument = KeptRow & { _id: string; importId: string; attempt: number };

/** What one written row left behind: enough to know it again when it is to be taken back. `mark` null: it was refused. */
export type WrittenRow = { n: number; mark: string | null; code?: string; postMark?: string | null };
type BatchDocument = { _id: string; importId: string; first: number; last: number; rows: WrittenRow[] };

const WRITING: RowOutcome[] = ['create', 'change', 'move'];

/** Rows of previews, and what became of them batch by batch. They hold names and dates, and are given up after a while. */
export class ImportRows {
  readonly #rows: Model<RowDocument>;
  readonly #batches: Model<BatchDocument>;

  constructor(database: Database) {
    const plain = { strict: false, versionKey: false, id: false, autoIndex: false, autoCreate: false } as const;
    this.#rows = database.model<RowDocument>(
      'import-rows',
      new Schema({ _id: String }, plain)
        .index({ importId: 1, attempt: 1, n: 1 })
        .index({ importId: 1, attempt: 1, outcome: 1, n: 1 }) as never,
    );
    this.#batches = database.model<BatchDocument>(
      'import-batches',
      new Schema({ _id: String }, plain).index({ importId: 1, last: 1 }) as never,
    );
  }

  /** Adds rows of one look at the file; a look that was begun again has a number of its own. */
  async add(importId: string, attempt: number, rows: readonly PlannedRow[]): Promise<void> {
    const documents = rows.map((row) => ({ _id: `${importId}.${attempt}.${row.n}`, importId, attempt, ...row }));
    if (documents.length > 0)
      await guarded(() => this.#rows.collection.insertMany(documents as never, { ordered: false }));
  }

  /** Rows in their order, after one of them. */
  page(
    { importId, attempt }: { importId: string; attempt: number },
    wanted: { outcome?: RowOutcome | undefined; after: number; limit: number },
  ): Promise<KeptRow[]> {
    const { outcome, after, limit } = wanted;
    return this.#read(
      { importId: safeId(importId), attempt, ...(outcome && { outcome }), n: { $gt: after } },
      1,
      limit,
    );
  }

  /** Rows that write something, in their order, after one of them. */
  toWrite(
    { importId, attempt }: { importId: string; attempt: number },
    after: number,
    limit: number,
  ): Promise<KeptRow[]> {
    return this.#read({ importId, attempt, n: { $gt: after }, outcome: { $in: WRITING } }, 1, limit);
  }

  /** Rows by their numbers, in their order. */
  byNumbers(
    { importId, attempt }: { importId: string; attempt: number },
    numbers: readonly number[],
  ): Promise<KeptRow[]> {
    return this.#read({ importId, attempt, n: { $in: [...numbers] } }, 1, 0);
  }

  between(
    { importId, attempt }: { importId: string; attempt: number },
    first: number,
    last: number,
  ): Promise<KeptRow[]> {
    return this.#read({ importId, attempt, n: { $gte: first, $lte: last }, outcome: { $in: WRITING } }, 1, 0);
  }

  /** Says what became of a batch. Saying it again, after a crash, changes nothing: the first word counts. */
  async written(importId: string, rows: readonly WrittenRow[]): Promise<void> {
    const [first, last] = [rows[0]!.n, rows.at(-1)!.n];
    const batch = { importId, first, last, rows: [...rows] };
    await guarded(() =>
      this.#batches.collection.updateOne(
        { _id: `${importId}.${first}` } as never,
        { $setOnInsert: batch },
        { upsert: true },
      ),
    );
  }

  /** The last batch that ends at or before a row. */
  async batchUpTo(
    importId: string,
    n: number,
  ): Promise<{ first: number; last: number; rows: WrittenRow[] } | undefined> {
    const [found] = await guarded(() =>
      this.#batches.collection
        .find({ importId: safeId(importId), last: { $lte: n } })
        .sort({ last: -1 })
        .limit(1)
        .toArray(),
    );
    return found as unknown as BatchDocument | undefined;
  }

  /** Codes of the rows that were refused while they were written, by row. */
  async refusedIn(importId: string): Promise<{ n: number; code: string }[]> {
    const found = await guarded(() =>
      this.#batches.collection
        .aggregate<{ n: number; code: string }>([
          { $match: { importId: safeId(importId), 'rows.code': { $exists: true } } },
          { $unwind: '$rows' },
          { $match: { 'rows.code': { $exists: true } } },
          { $replaceWith: { n: '$rows.n', code: '$rows.code' } },
          { $limit: 1_000 },
        ])
        .toArray(),
    );
    return found.sort((one, other) => one.n - other.n);
  }

  /** Says of rows that an undoing left as they are, and why. */
  async kept(importId: string, attempt: number, kept: readonly { n: number; code: string }[]): Promise<void> {
    const operations = kept.map(({ n, code }) => ({
      updateOne: { filter: { _id: `${importId}.${attempt}.${n}` }, update: { $set: { kept: code } } },
    }));
    if (operations.length > 0)
      await guarded(() => this.#rows.collection.bulkWrite(operations as never, { ordered: false }));
  }

  /** Gives up what looks before this one left. */
  async dropBefore(importId: string, attempt: number): Promise<void> {
    await guarded(() => this.#rows.collection.deleteMany({ importId, attempt: { $lt: attempt } }));
  }

  async drop(importId: string): Promise<void> {
    await guarded(() => this.#rows.collection.deleteMany({ importId }));
    await guarded(() => this.#batches.collection.deleteMany({ importId }));
  }

  async #read(query: Record<string, unknown>, order: 1 | -1, limit: number): Promise<KeptRow[]> {
    const found = await guarded(() => this.#rows.collection.find(query).sort({ n: order }).limit(limit).toArray());
    return found as unknown as KeptRow[];
  }
}
