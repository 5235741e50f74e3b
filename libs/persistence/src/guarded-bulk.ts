import type { mongo, Collection } from 'mongoose';
import { guarded, takenIn } from './store-errors.ts';

/** So many writes go to the server at once. */
const CHUNK = 1_000;

/**
 * Many writes at once, unordered, each guarded by its own filter: an update of the version that was read, an upsert below
 * a newer version, an insert. One whose id is taken is tried once more, for two first upserts of one id may come in the
 * wrong order; if it is taken still, it lost to an equal or newer state, which is the guard at work and no error.
 *
 * @param collection of the driver: mongoose's own bulkWrite drops silently what it cannot cast
 * @returns how many writes found what they expected
 * @throws as {@link guarded}; the driver's error for whatever else fails
 */
export async function guardedBulk<Document extends object>(
  collection: Collection<Document>,
  operations: readonly unknown[],
): Promise<number> {
  let applied = 0;
  for (let from = 0; from < operations.length; from += CHUNK) {
    const chunk = operations.slice(from, from + CHUNK);
    const first = await write(collection, chunk);
    applied += first.applied;
    if (first.taken.length > 0) applied += (await write(collection, first.taken)).applied;
  }
  return applied;
}

/**
 * Many new documents at once, unordered; those whose id is taken are left alone. An insert of many costs the server a fifth
 * of as many upserts.
 * @param collection of the driver: mongoose's own insertMany drops silently what it cannot cast
 * @returns places of those whose id was taken
 * @throws as {@link guarded}; the driver's error for whatever else fails
 */
export async function insertNew<Document extends object>(
  collection: Collection<Document>,
  documents: readonly Document[],
): Promise<number[]> {
  if (documents.length === 0) return [];
  return guarded(async () => {
    try {
      await collection.insertMany([...documents] as never, { ordered: false });
      return [];
    } catch (error) {
      const taken = takenIn(error);
      if (!taken) throw error;
      return taken;
    }
  });
}

/** `operations` are wider than mongoose's types of a bulk write, which know no update by pipeline. */
async function write<Document extends object>(collection: Collection<Document>, operations: readonly unknown[]) {
  return guarded(async () => {
    try {
      return { applied: appliedIn(await collection.bulkWrite(operations as never[], { ordered: false })), taken: [] };
    } catch (error) {
      const taken = takenIn(error);
      if (!taken) throw error;
      const { result } = error as mongo.MongoBulkWriteError;
      return { applied: appliedIn(result), taken: taken.map((index) => operations[index]) };
    }
  });
}

const appliedIn = ({ insertedCount, upsertedCount, matchedCount }: mongo.BulkWriteResult): number =>
  insertedCount + upsertedCount + matchedCount;
