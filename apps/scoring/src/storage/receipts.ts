import type { Collection, Connection } from 'mongoose';

/** What the HTTP door answers: how many facts are on their way, and which are not and why. */
export type Receipt = {
  receipt: string;
  accepted: number;
  /** How many of those accepted wait until the directory names their unit; left out when none does. */
  unclaimed?: number;
  refused: { index: number; code: string; [detail: string]: unknown }[];
};

type StoredReceipt = { _id: string; content: string; receipt: Receipt; at: Date };

const KEPT_SECONDS = 86_400;

/** Answers by sender and Idempotency-Key, kept for a day. */
export class Receipts {
  readonly #receipts: Collection<StoredReceipt>;

  constructor(connection: Connection) {
    this.#receipts = connection.collection<StoredReceipt>('receipts');
  }

  static async ensure(connection: Connection): Promise<void> {
    await connection.collection('receipts').createIndex({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
  }

  async find(key: string): Promise<StoredReceipt | undefined> {
    return (await this.#receipts.findOne({ _id: key })) ?? undefined;
  }

  async keep(key: string, content: string, receipt: Receipt): Promise<void> {
    await this.#receipts.updateOne(
      { _id: key },
      { $setOnInsert: { content, receipt, at: new Date() } },
      { upsert: true },
    );
  }
}
