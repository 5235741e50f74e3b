import type { Instant } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import { keyText, type CardKey } from '../card/entry.ts';

/** A card whose unit the directory has not named: who sent the first of its evidence, and since when it waits. */
export type WaitingCard = CardKey & { sender: string; since: Date };
type Stored = WaitingCard & { _id: string };

/** Which senders' cards are asked for: these, or all but these. */
export type Senders = { only: string[] } | { except: string[] };

/** What waits for its unit, for those who look after it: lists, quotas, and what waits too long. */
export class WaitingCards {
  readonly #cards: Collection<Stored>;

  constructor(connection: Connection) {
    this.#cards = connection.collection<Stored>('unclaimed');
  }

  static async ensure(connection: Connection): Promise<void> {
    const cards = connection.collection('unclaimed');
    // «how many cards of each sender wait», «what of mine waits», a page at a time.
    await cards.createIndex({ sender: 1, _id: 1 });
    // «what waits longer than …», oldest first.
    await cards.createIndex({ since: 1, _id: 1 });
  }

  /** A page in order of card, from behind `after`. */
  async page(senders: Senders, after: string, limit: number): Promise<Stored[]> {
    const sender = 'only' in senders ? { $in: senders.only } : { $nin: senders.except };
    return this.#cards
      .find({ sender, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  async countBySender(): Promise<Map<string, number>> {
    const counted = await this.#cards
      .aggregate<{ _id: string; cards: number }>([{ $group: { _id: '$sender', cards: { $sum: 1 } } }])
      .toArray();
    return new Map(counted.map(({ _id, cards }) => [_id, cards]));
  }

  async countSince(before: Instant): Promise<number> {
    return this.#cards.countDocuments({ since: { $lt: new Date(before) } });
  }

  /** Cards that have waited since before a moment, the oldest first. */
  async since(before: Instant, limit: number): Promise<CardKey[]> {
    const cards = await this.#cards
      .find({ since: { $lt: new Date(before) } })
      .sort({ since: 1, _id: 1 })
      .limit(limit)
      .toArray();
    return cards.map(({ cellId, period }) => ({ cellId, period }));
  }

  /** The oldest evidence of a card is closed: what is left of it waits since a later moment. */
  async waitsSince(key: CardKey, since: Instant): Promise<void> {
    await this.#cards.updateOne({ _id: keyText(key) }, { $set: { since: new Date(since) } });
  }
}
