import { refused, transient, type ProductError } from '@bontot/kernel';
import { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/** No server, a lost connection, a change of the primary, a timeout; by name, because not every class is exported. */
const PASSING = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoExpiredSessionError',
  'PoolClearedError',
  'MongoPoolClearedError',
  'PoolClosedError',
  'WaitQueueTimeoutError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoWriteConcernError',
]);

function passesByItself(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (PASSING.has(error.name) || PASSING.has(error.constructor.name)) return true;
  if (error instanceof mongo.MongoBulkWriteError && failuresOf(error).length === 0) return true;
  if (error instanceof mongo.MongoError)
    return error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError');
  return /before initial connection|Connection .* (closed|interrupted)|Client must be connected/i.test(error.message);
}

/** The fields of the index that a write ran against; undefined when it is no such error. */
export function duplicateOf(error: unknown): string[] | undefined {
  const { code, keyPattern } = (error ?? {}) as { code?: number; keyPattern?: Record<string, unknown> };
  return code === DUPLICATE_KEY ? Object.keys(keyPattern ?? { _id: 1 }) : undefined;
}

/**
 * Places of the writes of an unordered bulk whose id was taken, when nothing else failed; undefined for every other error.
 * A connection that is lost in the middle comes from the driver as a bulk error **without** write errors (mongodb 7): it
 * says nothing about what was written, and must never pass for «nothing failed».
 */
export function takenIn(error: unknown): number[] | undefined {
  if (!(error instanceof mongo.MongoBulkWriteError) || error.result.getWriteConcernError()) return undefined;
  const failures = failuresOf(error);
  const taken = failures.length > 0 && failures.every((failure) => duplicateOf(failure)?.[0] === '_id');
  return taken ? failures.map(({ index }) => index) : undefined;
}

const failuresOf = ({ writeErrors }: mongo.MongoBulkWriteError): mongo.WriteError[] => [writeErrors].flat();

export const versionConflict = (id: string, version: number): ProductError =>
  transient('VERSION_CONFLICT', { id, version });

/**
 * Runs a piece of work against MongoDB and gives its errors a kind: STORE_UNAVAILABLE (transient) for what passes by
 * itself, NOT_UNIQUE (refused) for a unique index other than the id. All else goes on as it is.
 */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (passesByItself(error)) throw transient('STORE_UNAVAILABLE', {}, error);
    const fields = duplicateOf(error);
    if (fields && !fields.includes('_id')) throw refused('NOT_UNIQUE', { fields });
    throw error;
  }
}
