import { verdictGiven } from '@bontot/contracts';
import type { Clock, Instant } from '@bontot/kernel';
import type { OutgoingEvent, Publisher } from '@bontot/messaging';
import type { CardKey, FactEntry } from '../card/entry.ts';
import { unpackLog } from '../card/pack.ts';
import type { CardReads } from '../storage/card-reads.ts';
import { LiveCard } from '../storage/live-card.ts';
import type { Outcome } from '../storage/outcomes.ts';
import type { Stores } from '../storage/stores.ts';
import type { WaitingCards } from '../storage/waiting-cards.ts';

const DAY_MS = 86_400_000;
/** People are told after this time, and the evidence is closed after the other (design, chapter 4). */
export const ALARM_AFTER_MS = DAY_MS;
export const CLOSED_AFTER_MS = 90 * DAY_MS;
/** Cards looked at by one sweep; the next takes the rest. */
const WINDOW = 200;

type JobsLog = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

/**
 * Evidence whose unit nobody named within 90 days is closed: each fact gets a rejecting verdict, which the worker alone
 * writes to the card, and its sender is told. A verdict's moment is that of the fact's ninetieth day, so that what is asked
 * again after a crash changes nothing. The note that the card waits goes when nothing of it waits any more.
 */
export class CloseUnclaimed {
  readonly #stores: Stores;
  readonly #waiting: WaitingCards;
  readonly #reads: CardReads;
  readonly #publisher: Publisher;
  readonly #clock: Clock;
  readonly #log: JobsLog;
  #alarmed = 0;

  constructor(
    stores: Stores,
    waiting: WaitingCards,
    reads: CardReads,
    publisher: Publisher,
    clock: Clock,
    log: JobsLog,
  ) {
    this.#stores = stores;
    this.#waiting = waiting;
    this.#reads = reads;
    this.#publisher = publisher;
    this.#clock = clock;
    this.#log = log;
  }

  /** Cards that have waited for longer than a day. */
  overdue(): Promise<number> {
    return this.#waiting.countSince(this.#clock.now() - ALARM_AFTER_MS);
  }

  async run(): Promise<void> {
    const overdue = await this.overdue();
    if (overdue > this.#alarmed) this.#log.warn({ cards: overdue }, 'evidence waits for its unit for over a day');
    this.#alarmed = overdue;
    const before = this.#clock.now() - CLOSED_AFTER_MS;
    for (const key of await this.#waiting.since(before, WINDOW)) await this.#look(key, before);
  }

  async #look(key: CardKey, before: Instant): Promise<void> {
    const { state } = LiveCard.from(key, await this.#stores.chain.tail(key));
    const open = [...state.facts].filter(({ withdrawn, confirmation }) => !withdrawn && confirmation !== 'rejected');
    if (state.unit || open.length === 0) return this.#stores.unclaimed.remove([key]);
    const old = new Set(open.filter((fact) => fact.recordedAt < before).map(nameOf));
    if (old.size > 0) return this.#close(key, old);
    await this.#waiting.waitsSince(key, Math.min(...open.map(({ recordedAt }) => recordedAt)));
  }

  async #close(key: CardKey, names: ReadonlySet<string>): Promise<void> {
    const documents = await this.#reads.log(key, 0);
    const closed = documents
      .flatMap(({ log }) => unpackLog(log, key))
      .filter((entry): entry is FactEntry => entry.kind === 'fact' && names.has(nameOf(entry.fact)));
    await this.#publisher.publish(closed.map((entry) => rejection(key, entry)));
    await this.#stores.outcomes.write(closed.map((entry) => closing(key, entry)));
    this.#log.info({ ...key, facts: closed.length }, 'unclaimed evidence is closed');
  }
}

type Named = { measure: string; source: string; revision: number };
const nameOf = ({ measure, source, revision }: Named): string => `${measure}|${source}|${revision}`;

const closedAt = ({ recordedAt }: FactEntry): Date => new Date(recordedAt + CLOSED_AFTER_MS);

function rejection(key: CardKey, entry: FactEntry): OutgoingEvent {
  const { measure, source, revision } = entry.fact;
  return {
    type: verdictGiven.type,
    topic: verdictGiven.topic.name,
    key: key.cellId,
    id: `closed|${key.cellId}|${key.period}|${nameOf(entry.fact)}`,
    source: 'scoring/unclaimed',
    body: {
      ...key,
      measure,
      source,
      revision,
      verdict: 'rejected',
      by: 'system:scoring',
      at: closedAt(entry).toISOString(),
      reason: 'no unit of this id became known within 90 days',
    },
  };
}

/** Its place is that of the fact with a word before the topic: the fact's own place already says that it waited. */
function closing(key: CardKey, entry: FactEntry): Outcome {
  const { origin, by, fact } = entry;
  return {
    origin: { ...origin, topic: `closed/${origin.topic}` },
    at: closedAt(entry),
    sender: by.slice(by.indexOf(':') + 1),
    outcome: 'refused',
    code: 'UNCLAIMED_CLOSED',
    details: { field: 'cellId', expected: 'a unit of the directory within 90 days', got: key.cellId },
    ...key,
    measure: fact.measure,
    source: fact.source,
    revision: fact.revision,
  };
}
