import type { Collection, Connection, mongo } from 'mongoose';
import { keyText, type CardKey } from '../card/entry.ts';
import { documentId, type CardDocument } from './card-chain.ts';
import type { StoredUnit } from './units.ts';

/** Where a card's chain ends. */
export type Head = { version: number; snapshotVersion: number };
/** What a revision adds to the log, without all that can be computed from it. */
export type LogDocument = Pick<CardDocument, '_id' | 'version' | 'at' | 'log' | 'conflicts'>;

type Stages = mongo.Document[];

/**
 * Every text in a card was written by us: checking its UTF-8 again would cost more than reading it. And the whole answer
 * comes at once: the first batch of a cursor would hold 101 revisions, the rest another round trip.
 */
const WHOLE = { enableUtf8Validation: false, batchSize: 100_000 };

/**
 * Reads of many cards in one query each. On a clustered collection `$in` and `$or` of ranges walk through everything
 * (246 ms for 25 of 4,785 cards), and a query per card costs a round trip per card; a union of bounded ranges looks at no
 * document but those it answers (2.6 ms for the heads of 25 cards with their units).
 */
export class CardReads {
  readonly #cards: Collection<CardDocument>;

  constructor(connection: Connection) {
    this.#cards = connection.collection<CardDocument>('cards');
  }

  /** The ends of these chains and the units of their cards, in one query; what does not exist is not in the maps. */
  async heads(keys: CardKey[]): Promise<{ heads: Map<string, Head>; units: Map<string, StoredUnit> }> {
    const ends = keys.map((key): Stages => [
      { $match: { _id: { $gt: documentId(key, 0), $lt: endOf(key) } } },
      { $sort: { _id: -1 } },
      { $limit: 1 },
      { $project: { version: 1, snapshotVersion: 1 } },
    ]);
    const units: Stages = [
      { $match: { _id: { $in: [...new Set(keys.map(({ cellId }) => cellId))] } } },
      { $project: { unit: '$$ROOT' } },
    ];
    const found = await this.#union<Head & { _id: string; unit?: StoredUnit }>(ends, {
      $unionWith: { coll: 'units', pipeline: units },
    });
    return {
      heads: new Map(found.filter(({ unit }) => !unit).map(({ _id, ...head }) => [keyOf(_id), head])),
      units: new Map(found.flatMap(({ unit }) => (unit ? [[unit._id, unit]] : []))),
    };
  }

  /** The revisions of these cards from a version on, each card's oldest first, in one query. */
  async from(asked: { key: CardKey; version: number }[]): Promise<Map<string, CardDocument[]>> {
    const byCard = new Map<string, CardDocument[]>(asked.map(({ key }) => [keyText(key), []]));
    if (asked.length === 0) return byCard;
    const ranges = asked.map(({ key, version }): Stages => [
      { $match: { _id: { $gte: documentId(key, version), $lt: endOf(key) } } },
      { $sort: { _id: 1 } },
    ]);
    for (const document of await this.#union<CardDocument>(ranges)) byCard.get(keyOf(document._id))!.push(document);
    return byCard;
  }

  /** The log of one card behind a version, oldest first. */
  async log(key: CardKey, afterVersion: number): Promise<LogDocument[]> {
    return this.#cards
      .find({ _id: { $gt: documentId(key, afterVersion), $lt: endOf(key) } }, WHOLE)
      .sort({ _id: 1 })
      .project<LogDocument>({ version: 1, at: 1, log: 1, conflicts: 1 })
      .toArray();
  }

  /** All chains from behind a document's id on, in order of card and version; read as it is walked through. */
  walk(after: string): AsyncIterable<CardDocument> {
    return this.#cards.find({ _id: { $gt: after } }, { ...WHOLE, batchSize: 200 }).sort({ _id: 1 });
  }

  #union<Document extends mongo.Document>([first, ...others]: Stages[], ...more: Stages): Promise<Document[]> {
    const unions = others.map((pipeline) => ({ $unionWith: { coll: this.#cards.collectionName, pipeline } }));
    return this.#cards.aggregate<Document>([...(first ?? []), ...unions, ...more], WHOLE).toArray();
  }
}

const endOf = ({ cellId, period }: CardKey): string => `${cellId}|${period}|~`;
/** `QN-LH-07|2026|0000000012` → `QN-LH-07|2026`. */
const keyOf = (id: string): string => id.slice(0, id.lastIndexOf('|'));
