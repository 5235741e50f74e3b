import type { Instant } from '@bontot/kernel';
import { guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';

export type NamedFact = { cellId: string; period: string; measure: string; source: string; revision: number };
/** A selection of facts that somebody will judge at once, and the sample of them that must be looked at before. */
export type VerdictBatch = {
  batchId: string;
  by: string;
  items: NamedFact[];
  sample: number[];
  opened: number[];
  madeAt: Date;
  /** The word once it is given: a repeat carries out the same. */
  decision: { verdict: 'confirmed' | 'rejected'; reason?: string; at: Instant } | null;
};
type Stored = Omit<VerdictBatch, 'batchId'> & { _id: string };
type Secret = { _id: string; key: string };

const KEPT_SECONDS = 90 * 86_400;

export class VerdictBatches {
  readonly #batches: Collection<Stored>;
  readonly #secrets: Collection<Secret>;

  constructor(connection: Connection) {
    this.#batches = connection.collection<Stored>('verdictBatches');
    this.#secrets = connection.collection<Secret>('secrets');
  }

  static async ensure(connection: Connection): Promise<void> {
    await connection.collection('verdictBatches').createIndex({ madeAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  }

  /** What the dice of samples are keyed with: made once for a database, so that nobody can choose a fact's rank. */
  async samplingKey(): Promise<string> {
    const fresh = { key: randomBytes(32).toString('base64url') };
    return guarded(async () => {
      await this.#secrets.updateOne({ _id: 'sampling' }, { $setOnInsert: fresh }, { upsert: true });
      return (await this.#secrets.findOne({ _id: 'sampling' }))!.key;
    });
  }

  /** The batch as it stands; the same selection of the same person again is the same batch. */
  async begin({ batchId, ...batch }: VerdictBatch): Promise<VerdictBatch> {
    return guarded(async () => {
      await this.#batches.updateOne({ _id: batchId }, { $setOnInsert: batch }, { upsert: true });
      return batchOf((await this.#batches.findOne({ _id: batchId }))!);
    });
  }

  async find(batchId: string): Promise<VerdictBatch | undefined> {
    const found = await guarded(() => this.#batches.findOne({ _id: batchId }));
    return found ? batchOf(found) : undefined;
  }

  async open(batchId: string, index: number): Promise<void> {
    await guarded(() => this.#batches.updateOne({ _id: batchId }, { $addToSet: { opened: index } }));
  }

  /** The word that stands: the first one. */
  async decide(batchId: string, decision: NonNullable<VerdictBatch['decision']>): Promise<VerdictBatch> {
    return guarded(async () => {
      await this.#batches.updateOne({ _id: batchId, decision: null }, { $set: { decision } });
      return batchOf((await this.#batches.findOne({ _id: batchId }))!);
    });
  }
}

const batchOf = ({ _id, ...batch }: Stored): VerdictBatch => ({ batchId: _id, ...batch });
