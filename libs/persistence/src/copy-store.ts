import { createHash } from 'node:crypto';
import { canonical } from '@bontot/kernel';
import { Schema, type IndexDefinition, type Model } from 'mongoose';
import type { IndexOf } from './aggregate-store.ts';
import type { Database } from './database.ts';
import { guardedBulk, insertNew } from './guarded-bulk.ts';
import type { Copy, CopyStore } from './ports.ts';
import { belowPath, safeId } from './safe-id.ts';
import { guarded } from './store-errors.ts';

export type CopyDocument<Value> = { _id: string; version: number; path?: string; value: Value };

type Filter = Record<string, unknown>;

/**
 * Copies of another service's aggregates in MongoDB: `{_id, version, path, value}`. One conditional upsert keeps the
 * higher version; an older or equal one runs against the id and changes nothing.
 */
export class MongoCopyStore<Value> implements CopyStore<Value> {
  /** For a service's own reads; members of the value are under `value.`. */
  readonly model: Model<CopyDocument<Value>>;

  constructor(database: Database, definition: { collection: string; indexes?: IndexOf[] }) {
    const schema = new Schema(
      { _id: String, version: Number, path: String, value: Schema.Types.Mixed },
      { strict: 'throw', versionKey: false, minimize: false, id: false, autoIndex: false, autoCreate: false },
    );
    schema.index({ path: 1, _id: 1 }, { partialFilterExpression: { path: { $exists: true } } });
    for (const { keys, unique, where } of definition.indexes ?? [])
      schema.index(keys as IndexDefinition, {
        ...(unique && { unique }),
        ...(where && { partialFilterExpression: where }),
      });
    this.model = database.model<CopyDocument<Value>>(definition.collection, schema);
  }

  async put(copy: Copy<Value>): Promise<boolean> {
    return (await this.putAll([copy])) === 1;
  }

  async putAll(copies: readonly Copy<Value>[]): Promise<number> {
    const highest = new Map<string, Copy<Value>>();
    for (const copy of copies)
      if ((highest.get(safeId(copy.id))?.version ?? 0) < copy.version) highest.set(copy.id, copy);
    const wanted = [...highest.values()];
    // A first version is new nearly always. What is not goes the way of all others.
    const first = wanted.filter(({ version }) => version === 1);
    const taken = await insertNew(this.model.collection, first.map(documentOf) as never[]);
    const others = [...wanted.filter(({ version }) => version > 1), ...taken.map((index) => first[index]!)];
    return (
      first.length -
      taken.length +
      (await guardedBulk(
        this.model.collection,
        others.map(({ id, version, path, value }) => ({
          updateOne: {
            filter: { _id: id, version: { $lt: version } },
            update:
              path === undefined
                ? { $set: { version, value }, $unset: { path: 1 } }
                : { $set: { version, value, path } },
            upsert: true,
          },
        })),
      ))
    );
  }

  async get(id: string): Promise<Copy<Value> | undefined> {
    const _id = safeId(id);
    const found = await guarded(() => this.model.findOne(filterOf({ _id })).lean().exec());
    return found ? copyOf(found as CopyDocument<Value>) : undefined;
  }

  async getAll(ids: readonly string[]): Promise<Copy<Value>[]> {
    return this.#find({ _id: { $in: ids.map(safeId) } }, ids.length);
  }

  async below(
    path: string,
    { after = '', limit = 1_000 }: { after?: string; limit?: number } = {},
  ): Promise<Copy<Value>[]> {
    return this.#find({ path: belowPath(path), ...(after !== '' && { _id: { $gt: safeId(after) } }) }, limit);
  }

  async *all(): AsyncIterable<Copy<Value>> {
    const cursor = this.model.find({}).sort({ _id: 1 }).lean().cursor({ batchSize: 500 });
    for await (const document of cursor) yield copyOf(document as CopyDocument<Value>);
  }

  async #find(filter: Filter, limit: number): Promise<Copy<Value>[]> {
    if (limit === 0) return [];
    const found = await guarded(() => this.model.find(filterOf(filter)).sort({ _id: 1 }).limit(limit).lean().exec());
    return (found as CopyDocument<Value>[]).map(copyOf);
  }
}

/** Mongoose cannot type filters on a model with an open value. */
const filterOf = (filter: Filter) => filter as never;

const documentOf = <Value>({ id, version, path, value }: Copy<Value>): CopyDocument<Value> => ({
  _id: id,
  version,
  ...(path !== undefined && { path }),
  value,
});

const copyOf = <Value>({ _id, version, path, value }: CopyDocument<Value>): Copy<Value> => ({
  id: _id,
  version,
  ...(path !== undefined && { path }),
  value,
});

/**
 * SHA-256 over ids, versions and values in the order of ids. The owner makes it of what it publishes, a reader of its
 * copies; equal digests mean that nothing is missing and nothing differs.
 */
export async function digestOf<Value>(
  copies:
    | AsyncIterable<Pick<Copy<Value>, 'id' | 'version' | 'value'>>
    | Iterable<Pick<Copy<Value>, 'id' | 'version' | 'value'>>,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const { id, version, value } of copies) hash.update(`${canonical({ id, version, value })}\n`);
  return hash.digest('hex');
}
