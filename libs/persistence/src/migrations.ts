import { randomUUID } from 'node:crypto';
import { transient } from '@bontot/kernel';
import type { Connection, mongo } from 'mongoose';
import type { Database } from './database.ts';
import { duplicateOf, guarded } from './store-errors.ts';

/** One step of a database's history. It may run again after a crash, so it must be repeatable. */
export type Migration = { id: string; run(connection: Connection): Promise<void> };

export type MigrateOptions = { leaseMs?: number; patienceMs?: number };

const LOCK = 'lock';
type Row = { _id: string; owner?: string; until?: Date; doneAt?: Date };

/**
 * Runs, in order, the migrations that this database has not had, and records each. Processes that start together wait
 * for the one that holds the lease; a lease that is not renewed (its holder died) is taken over.
 * Returns the ids that ran. Throws MIGRATION_LOCKED (transient) when the lease does not become free in time.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  { leaseMs = 30_000, patienceMs = 120_000 }: MigrateOptions = {},
): Promise<string[]> {
  const rows = database.connection.collection<Row>('migrations') as unknown as mongo.Collection<Row>;
  const release = await acquire(rows, leaseMs, Date.now() + patienceMs);
  try {
    const done = new Set(
      (await guarded(() => rows.find({ doneAt: { $exists: true } }).toArray())).map(({ _id }) => _id),
    );
    const ran: string[] = [];
    for (const { id, run } of migrations) {
      if (done.has(id)) continue;
      await run(database.connection);
      await guarded(() => rows.updateOne({ _id: id }, { $set: { doneAt: new Date() } }, { upsert: true }));
      ran.push(id);
    }
    return ran;
  } finally {
    await release();
  }
}

async function acquire(rows: mongo.Collection<Row>, leaseMs: number, patience: number): Promise<() => Promise<void>> {
  const owner = randomUUID();
  while (!(await take(rows, owner, leaseMs))) {
    if (Date.now() >= patience)
      throw transient('MIGRATION_LOCKED', { expected: 'the lease of another process to end' });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const renewal = setInterval(() => {
    rows.updateOne({ _id: LOCK, owner }, { $set: { until: new Date(Date.now() + leaseMs) } }).catch(() => undefined);
  }, leaseMs / 3);
  return async () => {
    clearInterval(renewal);
    await guarded(() => rows.deleteOne({ _id: LOCK, owner }));
  };
}

/** One conditional upsert: it runs against the id while somebody else's lease lasts. */
async function take(rows: mongo.Collection<Row>, owner: string, leaseMs: number): Promise<boolean> {
  try {
    await guarded(() =>
      rows.updateOne(
        { _id: LOCK, until: { $lt: new Date() } },
        { $set: { owner, until: new Date(Date.now() + leaseMs) } },
        { upsert: true },
      ),
    );
    return true;
  } catch (error) {
    if (duplicateOf(error)) return false;
    throw error;
  }
}
