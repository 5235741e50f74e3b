import { transient } from '@bontot/kernel';
import { guarded, takenIn } from '@bontot/persistence';
import type { Collection, mongo } from 'mongoose';

const TRIES = 5;

/** One write that counts only where nobody wrote since the plan was made: an insert, or an update by version. */
export type Guarded<Row> =
  { insert: mongo.OptionalUnlessRequiredId<Row> } | { filter: mongo.Filter<Row>; update: object };

/**
 * Reads and decides (`plan`), then writes all in one go; where somebody else came between, it decides again. So `plan`
 * must find nothing to do once its effect is there. Throws CONFLICT_PERSISTS (transient) after the fifth try.
 */
export async function settle<Row extends mongo.Document>(
  rows: Collection<Row>,
  plan: () => Promise<Guarded<Row>[]>,
): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const writes = await plan();
    if (writes.length === 0 || (await write(rows, writes)) === writes.length) return;
  }
  throw transient('CONFLICT_PERSISTS', { tries: TRIES });
}

/** How many of the writes found what they expected. */
async function write<Row extends mongo.Document>(rows: Collection<Row>, writes: Guarded<Row>[]): Promise<number> {
  const operations = writes.map((each): mongo.AnyBulkWriteOperation<Row> =>
    'insert' in each
      ? { insertOne: { document: each.insert as mongo.OptionalId<Row> } }
      : { updateOne: { filter: each.filter, update: each.update } },
  );
  const counts = await guarded(async () => {
    try {
      return await rows.bulkWrite(operations, { ordered: false });
    } catch (error) {
      if (takenIn(error)) return (error as mongo.MongoBulkWriteError).result;
      throw error;
    }
  });
  return counts.insertedCount + counts.matchedCount;
}
