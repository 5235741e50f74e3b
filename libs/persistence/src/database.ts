import { Mongoose, type Connection, type Model, type Schema } from 'mongoose';
import { guarded } from './store-errors.ts';

export type DatabaseConfig = {
  uri: string;
  /** Name of the service's own database. */
  database: string;
  poolSize?: number;
  /** How long the start waits for an engine that is not there yet. */
  patienceMs?: number;
};

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
/** How long a single operation waits for an engine that went away; then it is an error of its caller. */
const SELECTION_MS = 5_000;

/** One service's connection to its own database: majority writes, a bounded pool, indexes only when asked for. */
export class Database {
  readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get name(): string {
    return this.connection.name;
  }

  /** A mongoose model over a collection, for the `storage/` folder of a service. */
  model<Document>(collection: string, schema: Schema): Model<Document> {
    return (this.connection.models[collection] ??
      this.connection.model(collection, schema, collection)) as Model<Document>;
  }

  /** Makes the collections and indexes of all models that were asked for so far. */
  async ensureIndexes(): Promise<void> {
    await Promise.all(
      Object.values(this.connection.models).map((model) =>
        guarded(async () => {
          await model.createCollection();
          await model.createIndexes();
        }),
      ),
    );
  }

  /** For `/ready`. */
  async check(): Promise<{ ok: boolean; detail?: string }> {
    try {
      await this.connection.db?.command({ ping: 1 });
      return this.connection.readyState === 1 ? { ok: true } : { ok: false, detail: 'not connected' };
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message.slice(0, 200) : 'failed' };
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}

/**
 * Connects, and keeps trying with growing pauses while the engine is not there (30 s by default).
 * Throws STORE_UNAVAILABLE (transient) when it never came.
 */
export async function connect({
  uri,
  database,
  poolSize = 10,
  patienceMs = 30_000,
}: DatabaseConfig): Promise<Database> {
  const until = Date.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const connection = new Mongoose({ strictQuery: 'throw' }).createConnection(uri, {
      dbName: database,
      appName: database,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      ignoreUndefined: true,
      maxPoolSize: poolSize,
      minPoolSize: 0,
      maxIdleTimeMS: 60_000,
      // A change of the primary is pushed; the beat only costs an idle process.
      heartbeatFrequencyMS: 30_000,
      serverSelectionTimeoutMS: Math.min(SELECTION_MS, patienceMs),
      socketTimeoutMS: 30_000,
      waitQueueTimeoutMS: 10_000,
      retryWrites: true,
      retryReads: true,
      writeConcern: { w: 'majority' },
    });
    try {
      return new Database(await guarded(() => connection.asPromise()));
    } catch (error) {
      await connection.close(true).catch(() => undefined);
      if (Date.now() + pause >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
