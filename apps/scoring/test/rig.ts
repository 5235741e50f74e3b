import type { Reach } from '@bontot/access';
import { createHash } from 'node:crypto';
import { decodeEvent, topics, type DecodedEvent, type EvidenceBody, type Unit } from '@bontot/contracts';
import { localDateOf, type Refusal } from '@bontot/kernel';
import { InMemoryBroker, InMemoryPublisher, type IncomingRecord } from '@bontot/messaging';
import { connect, type Database } from '@bontot/persistence';
import { digestInput, evaluate, Facts, templates, type CriteriaSet, type Fact } from '@bontot/scoring-core';
import { testEnvironment, uniqueName } from '@bontot/testing';
import { contextOf } from '../src/card/assess.ts';
import { Card, foldKnown } from '../src/card/card.ts';
import { cardUnitOf, type CardKey, type Entry } from '../src/card/entry.ts';
import { CardReader, conflictsOf, entriesOf } from '../src/api/card-reader.ts';
import type { SenderContract } from '../src/senders/contract.ts';
import { hashOf, type CardDocument } from '../src/storage/card-chain.ts';
import { CardReads } from '../src/storage/card-reads.ts';
import { Stores } from '../src/storage/stores.ts';
import type { InRecord } from '../src/worker/intake.ts';
import { Keeper } from '../src/worker/keeper.ts';
import { LiveCard } from '../src/storage/live-card.ts';
import { Doors, KEY, NOW, unit } from './builders.ts';

export const publisher: SenderContract = { sender: 'publisher', measures: 'all', scope: '/', confirmedByNature: true };

/** The worker's heart on a database of its own, with a broker in memory that can be made to fail, and a clock that is set. */
export class Scoring {
  readonly doors = new Doors();
  readonly broker = new InMemoryBroker();
  readonly stores: Stores;
  readonly clock = { at: NOW, now: (): number => this.clock.at };
  readonly database: Database;
  readonly #circulated = new Set<IncomingRecord>();
  #keeper: Keeper;

  constructor(database: Database) {
    this.database = database;
    this.stores = new Stores(database.connection);
    this.#keeper = this.worker();
  }

  static async open(...contracts: SenderContract[]): Promise<Scoring> {
    const database = await connect({ uri: testEnvironment().mongodbUri, database: uniqueName('scoring') });
    await Stores.ensure(database.connection);
    const scoring = new Scoring(database);
    for (const contract of [publisher, ...contracts]) await scoring.stores.senders.introduce(contract);
    return scoring;
  }

  async close(): Promise<void> {
    await this.database.connection.dropDatabase();
    await this.database.close();
  }

  /** Another worker on the same cards; `cacheFacts` bounds what it keeps in memory. */
  worker({ cacheFacts = 1_000_000, stores = this.stores }: { cacheFacts?: number; stores?: Stores } = {}): Keeper {
    return new Keeper(stores, new InMemoryPublisher(this.broker), this.clock, cacheFacts);
  }

  /** As after a restart: the next records meet a worker that remembers nothing. */
  restart(options?: { cacheFacts?: number; stores?: Stores }): void {
    this.#keeper = this.worker(options);
  }

  /** One moment; the refusals by record. */
  takes(...records: InRecord[]): Promise<(Refusal | undefined)[]> {
    return this.#keeper.process(records);
  }

  /** The same moment, in which the broker is away when all is written. */
  async crashesBeforeTelling(...records: InRecord[]): Promise<void> {
    this.broker.down = true;
    await this.takes(...records).then(
      () => Promise.reject(new Error('nothing was to be told')),
      () => undefined,
    );
    this.broker.down = false;
  }

  knows(...units: Unit[]): Promise<(Refusal | undefined)[]> {
    return this.takes(...(units.length > 0 ? units : [unit()]).map((each) => this.doors.unit(each)));
  }

  /** What was published on `scoring.v1`, in order of places. */
  told(type?: string) {
    const all = this.broker.partitionsOf(topics.scoring.name).flat().map(decodedFrom);
    return type === undefined ? all : all.filter((event) => event.type === type);
  }

  /** The digest that was told last of a card. */
  toldOf({ cellId, period }: CardKey = KEY): string | undefined {
    const bodies = this.told('assessment.changed.v1').map(({ body }) => body as Record<string, unknown>);
    return bodies.findLast((body) => body.cellId === cellId && body.period === period)?.digest as string | undefined;
  }

  /** What the worker sent to committees comes round to it, until nothing is left on the way. */
  async circulate(): Promise<void> {
    for (;;) {
      const sent = this.broker.partitionsOf(topics.evidence.name).flat();
      const records = sent.filter((record) => !this.#circulated.has(record));
      if (records.length === 0) return;
      for (const record of records) this.#circulated.add(record);
      expect(await this.takes(...records)).toEqual(records.map(() => undefined));
    }
  }

  chain(key: CardKey = KEY): Promise<CardDocument[]> {
    return this.stores.chain.since(key, 0);
  }

  /** The card as a worker that starts now would read it. */
  async card(key: CardKey = KEY): Promise<LiveCard> {
    return LiveCard.from(key, await this.stores.chain.tail(key));
  }

  async facts(key: CardKey = KEY): Promise<Fact[]> {
    return [...(await this.card(key)).state.facts];
  }

  async outcomes(sender = 'publisher') {
    return this.stores.outcomes.since(sender, new Date(0), undefined, 1_000);
  }

  /** Where a card's day stands in the index of what is due. */
  async dueOn({ cellId, period }: CardKey = KEY): Promise<string | undefined> {
    const row = await this.database.connection.collection('due').findOne({ _id: `${cellId}|${period}` as never });
    return row?.on as string | undefined;
  }
}

/** A reader as the API has one, with nothing in memory yet. */
export const readerOf = ({ database, stores }: Scoring): CardReader =>
  new CardReader(new CardReads(database.connection), stores.units);

export const EVERYWHERE: Reach = { prefixes: [], own: false, ownList: false, all: true };

/** What must hold of every chain: versions without gaps, each linked to the one before, nothing rewritten. */
export function expectSound(key: CardKey, chain: CardDocument[]): void {
  expect(chain.map(({ version }) => version)).toEqual(chain.map((_, index) => index + 1));
  chain.forEach((document, index) => {
    expect(document.previous).toBe(chain[index - 1]?.hash ?? '');
    expect(document.hash).toBe(hashOf(document));
  });
  const places = chain.flatMap((document) =>
    [...entriesOf(document, key), ...conflictsOf(document, key)]
      .filter(({ origin }) => !['claim', 'units'].includes(origin.topic))
      .map(({ kind, origin }) => `${kind} ${origin.topic} ${origin.partition} ${origin.offset}`),
  );
  expect(places.length).toBe(new Set(places).size);
}

/** The digest of a card by `evaluate` over these entries, by no other code of the worker than the reading of entries. */
export function digestBy(entries: Iterable<Entry>, key: CardKey, now: number, set?: CriteriaSet): string {
  return digestOf(foldKnown(key, entries, Number.MAX_SAFE_INTEGER), now, set);
}

export function digestOf(card: Card, now: number, set: CriteriaSet = templates['cell-default']): string {
  const known = card.unit ?? cardUnitOf(unit(card.key.cellId));
  const texts = (['self', 'reviewed'] as const).map((view) => {
    const context = contextOf(card, known, card.key.period, view);
    return digestInput(evaluate(set, card.facts, localDateOf(now), context), card.key.cellId);
  });
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}

/** The digest that facts alone give a cell, all of them believed. */
export function digestOfFacts(bodies: EvidenceBody[], key: CardKey, now: number): string {
  const card = new Card(key);
  const facts = Facts.of(bodies.map((body): Fact => ({ ...body, recordedAt: now, confirmation: 'by_nature' })));
  for (const fact of facts) card.facts.put(fact);
  return digestOf(card, now);
}

/** An event as its consumers read it. */
export function decodedFrom({ headers, value }: IncomingRecord): DecodedEvent {
  const decoded = decodeEvent(headers, value);
  if (!decoded.ok) throw new Error(decoded.refusal.code);
  return decoded.value;
}
