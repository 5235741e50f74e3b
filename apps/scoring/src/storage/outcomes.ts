import type { Collection, Connection } from 'mongoose';
import type { Origin } from '../card/entry.ts';

/** What became of a fact that did not simply count; kept so that its sender can ask. `unclaimed`: it came before its unit. */
export type Outcome = {
  origin: Origin;
  at: Date;
  sender: string;
  outcome: 'conflict' | 'refused' | 'unclaimed';
  code: string;
  details: Record<string, unknown>;
  cellId?: string;
  period?: string;
  measure?: string;
  source?: string;
  revision?: number;
};

type StoredOutcome = Outcome & { _id: string };

const KEPT_SECONDS = 90 * 86_400;
const idOf = ({ topic, partition, offset }: Origin): string => `${topic}|${partition}|${offset}`;

/** Refusals and conflicts by their place in the door: written again after a crash, they are still one. */
export class Outcomes {
  readonly #outcomes: Collection<StoredOutcome>;

  constructor(connection: Connection) {
    this.#outcomes = connection.collection<StoredOutcome>('outcomes');
  }

  static async ensure(connection: Connection): Promise<void> {
    const outcomes = connection.collection('outcomes');
    await outcomes.createIndex({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });
    // «what became of my facts since …», a page at a time.
    await outcomes.createIndex({ sender: 1, at: 1, _id: 1 });
    // «conflicts of this card» on the evidence page.
    await outcomes.createIndex({ cellId: 1, period: 1, outcome: 1 });
  }

  async write(outcomes: Outcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    await this.#outcomes.bulkWrite(
      outcomes.map((outcome) => ({
        updateOne: { filter: { _id: idOf(outcome.origin) }, update: { $setOnInsert: outcome }, upsert: true },
      })),
      { ordered: false },
    );
  }

  /** A page of one sender's outcomes since a moment, oldest first; `after` is the id that the last page ended with. */
  async since(sender: string, since: Date, after: string | undefined, limit: number): Promise<StoredOutcome[]> {
    const last = after ? await this.#outcomes.findOne({ _id: after }) : undefined;
    const from = last
      ? { $or: [{ at: { $gt: last.at } }, { at: last.at, _id: { $gt: last._id } }] }
      : { at: { $gte: since } };
    return this.#outcomes
      .find({ sender, ...from })
      .sort({ at: 1, _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** How many of each kind there were from each of these senders, in the time that outcomes are kept. */
  async counted(senders: string[]): Promise<Map<string, Partial<Record<Outcome['outcome'], number>>>> {
    const counted = await this.#outcomes
      .aggregate<{ _id: { sender: string; outcome: Outcome['outcome'] }; n: number }>([
        { $match: { sender: { $in: senders } } },
        { $group: { _id: { sender: '$sender', outcome: '$outcome' }, n: { $sum: 1 } } },
      ])
      .toArray();
    const bySender = new Map<string, Partial<Record<Outcome['outcome'], number>>>();
    for (const { _id, n } of counted) bySender.set(_id.sender, { ...bySender.get(_id.sender), [_id.outcome]: n });
    return bySender;
  }
}
