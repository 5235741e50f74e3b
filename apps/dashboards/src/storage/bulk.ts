import { mongo, type Collection } from 'mongoose';

const DUPLICATE_KEY = 11_000;
const CHUNK = 1_000;

/**
 * Many guarded upserts at once. An upsert that finds its id taken lost to a newer state: that is the guard at work and no
 * error. Answers how many writes found what they expected.
 */
export async function guardedUpserts<Document extends object>(
  collection: Collection<Document>,
  operations: readonly unknown[],
): Promise<number> {
  let applied = 0;
  for (let from = 0; from < operations.length; from += CHUNK) {
    // Updates by pipeline are not in mongoose's types of a bulk write.
    const chunk = operations.slice(from, from + CHUNK) as never[];
    const result = await collection.bulkWrite(chunk, { ordered: false }).catch(readDuplicates);
    applied += result.upsertedCount + result.matchedCount;
  }
  return applied;
}

function readDuplicates(error: unknown): { upsertedCount: number; matchedCount: number } {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  if (![error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY)) throw error;
  return error.result;
}
