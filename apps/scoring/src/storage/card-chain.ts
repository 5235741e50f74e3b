import { permanent } from '@bontot/kernel';
import { insertNew } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';
import { mongo } from 'mongoose';
import { sha256 } from '../sha256.ts';
import type { CardKey } from '../card/entry.ts';

/**
 * One revision of one card. It is only ever inserted, and the uniqueness of `_id` is the guard: of two workers that hold
 * the same card, one alone writes version n + 1. Effect, history, evidence log and proof of integrity are one write.
 */
export type CardDocument = {
  /** cell | period | version, in order of time. */
  _id: string;
  version: number;
  at: Date;
  /** The entries that this revision accepted, packed: one string costs a tenth of nested documents to store. */
  log: string;
  /** Entries kept aside, packed: the same revision with another content. */
  conflicts?: string;
  /** JSON of `[topic, partition, offset]`: the highest offset held of each door, over the whole chain. */
  held: string;
  /** JSON of the whole assessment in both views; absent while the unit is not known. */
  assessment?: string;
  digest?: string;
  /** The first day on which the card can change without a new entry. */
  nextReviewAt?: string;
  /** The last version at or before this one that carries a snapshot; 0 is none. */
  snapshotVersion: number;
  /** JSON of everything that the log up to here adds up to. */
  snapshot?: string;
  /** JSON of the roll-ups as sent to committees; in revisions that change them and beside each snapshot. */
  rollUps?: string;
  previous: string;
  hash: string;
};

const VERSION_DIGITS = 10;
/** Every text in a card was written by us: checking its UTF-8 again would cost more than reading it. */
const TRUSTED = { enableUtf8Validation: false };

export const documentId = ({ cellId, period }: CardKey, version: number): string =>
  `${cellId}|${period}|${String(version).padStart(VERSION_DIGITS, '0')}`;

/** SHA-256 over the previous hash and what this revision adds; rewriting one revision breaks all that follow. */
export const hashOf = (document: Pick<CardDocument, '_id' | 'log' | 'conflicts' | 'digest' | 'previous'>): string =>
  sha256(
    `${document.previous}\n${document._id}\n${document.digest ?? ''}\n${document.conflicts ?? ''}\n${document.log}`,
  );

/** The cards' collection: clustered by `_id`, so that a card is one stretch of the disk and an insert one tree. */
export class CardChain {
  readonly #cards: Collection<CardDocument>;

  constructor(connection: Connection) {
    this.#cards = connection.collection<CardDocument>('cards');
  }

  static async ensure(connection: Connection): Promise<void> {
    const database = connection.db!;
    const [known] = await database.listCollections({ name: 'cards' }, { nameOnly: true }).toArray();
    if (known) return;
    try {
      await database.createCollection('cards', { clusteredIndex: { key: { _id: 1 }, unique: true } });
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError && error.codeName === 'NamespaceExists')) throw error;
    }
  }

  /** The revisions after `afterVersion`, oldest first. One range of the clustered index. */
  async since(key: CardKey, afterVersion: number): Promise<CardDocument[]> {
    return this.#cards
      .find({ _id: { $gt: documentId(key, afterVersion), $lt: endOf(key) } }, TRUSTED)
      .sort({ _id: 1 })
      .toArray();
  }

  /** The latest revision without its snapshot. */
  async latest(key: CardKey): Promise<CardDocument | undefined> {
    const [document] = await this.#cards
      .find({ _id: { $gt: documentId(key, 0), $lt: endOf(key) } }, TRUSTED)
      .sort({ _id: -1 })
      .limit(1)
      .project<CardDocument>({ snapshot: 0 })
      .toArray();
    return document;
  }

  /** Everything needed to rebuild the card: from its last snapshot to its end. */
  async tail(key: CardKey): Promise<CardDocument[]> {
    const latest = await this.latest(key);
    if (!latest) return [];
    return this.since(key, Math.max(0, latest.snapshotVersion - 1));
  }

  /** A page of revisions, newest first, for people: neither snapshots nor logs. */
  async history(key: CardKey, beforeVersion: number, limit: number): Promise<CardDocument[]> {
    return this.#cards
      .find({ _id: { $gt: documentId(key, 0), $lt: documentId(key, beforeVersion) } }, TRUSTED)
      .sort({ _id: -1 })
      .limit(limit)
      .project<CardDocument>({ snapshot: 0 })
      .toArray();
  }

  /** The years in which a unit has a card: one seek per year. */
  async periodsOf(cellId: string): Promise<string[]> {
    const periods: string[] = [];
    for (let after = `${cellId}|`; ;) {
      const [next] = await this.#cards
        .find({ _id: { $gt: after, $lt: `${cellId}|~` } })
        .sort({ _id: 1 })
        .limit(1)
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      if (!next) return periods;
      const period = next._id.split('|')[1]!;
      periods.push(period);
      after = `${cellId}|${period}|~`;
    }
  }

  /**
   * Writes the revisions of one moment in one unordered insert.
   * @returns the ids that another worker had already taken; their cards must be read and decided again
   */
  async insert(documents: CardDocument[]): Promise<Set<string>> {
    try {
      const taken = await insertNew(this.#cards, documents);
      return new Set(taken.map((index) => documents[index]!._id));
    } catch (error) {
      throw error instanceof mongo.MongoBulkWriteError ? permanent('CARD_NOT_STORED', { code: error.code }) : error;
    }
  }
}

const endOf = ({ cellId, period }: CardKey): string => `${cellId}|${period}|~`;
