import type { DecodedEvent, EventContract, WireHeaders } from '@bontot/contracts';

/**
 * One event on its way out. Topics are named as in the contracts; a prefix of the installation is the library's affair.
 * The body is encoded as JSON unless `encoded` brings the bytes.
 */
export type OutgoingEvent = {
  type: string;
  topic: string;
  key: string;
  id: string;
  source: string;
  time?: string;
  correlationId?: string;
  traceparent?: string;
  sender?: string;
  recordedAt?: string;
  /** Our own door vouches that the fact needs no verdict. */
  confirmed?: boolean;
  body?: unknown;
  encoded?: Buffer;
};

/** Where the broker put a record; `offset` is decimal digits, or `-1` where the broker had already seen it. */
export type PublishedAt = { topic: string; partition: number; offset: string };

/**
 * Publishes in order of calls and of the list, each key in one partition.
 * When the promise resolves, the events are on all replicas in sync. It throws `PUBLISH_FAILED` (transient): some of
 * the events may have been written, so publish all again.
 */
export interface Publisher {
  publish(events: OutgoingEvent[]): Promise<PublishedAt[]>;
  close(): Promise<void>;
}

/** One record as it came from the broker. */
export type IncomingRecord = {
  /** As in the contracts, without the installation's prefix. A retried record keeps its first topic. */
  topic: string;
  partition: number;
  /** Decimal digits; with topic and partition the record's identity, also when it is retried or replayed. */
  offset: string;
  /** The broker's append time in milliseconds; a retried record keeps that of its first receipt. */
  timestamp: number;
  key: Buffer | null;
  headers: WireHeaders;
  value: Buffer | null;
  /** 1 on the first delivery, one more for each round through the retry topic; a replay starts at 1 again. */
  attempt: number;
};

/** What a batch handler says about one record that will never be good. */
export type RecordOutcome = { record: IncomingRecord; deadLetter: { code: string; details: Record<string, unknown> } };

/**
 * Gets what waits in one partition, in order, at least once. It returns the records to give up; throws a transient
 * `ProductError` to have the whole batch again later. Any other throw splits the batch until the culprit stands alone.
 */
export type BatchHandler = (records: IncomingRecord[]) => Promise<{ deadLetters: RecordOutcome[] } | void>;

/** Gets one decoded event whose body passed its contract, at least once, in order within its partition. */
export type EventHandler = (event: DecodedEvent, record: IncomingRecord) => Promise<void>;

/** Handles one version of one event; its topic and schema come from the contract. */
export type EventRoute = { contract: EventContract; handle: EventHandler };

/** Handles whole partition batches of topics; a topic has either batches or events. */
export type BatchRoute = { topics: string[]; handle: BatchHandler };

export type Routes = { events?: EventRoute[]; batches?: BatchRoute[] };

/** A consumer group's membership of this process. */
export interface Subscription {
  /** Resolves when the group has been joined (or, with an unreachable broker, once trying goes on in the background). */
  start(): Promise<void>;
  /** Finishes what is in hand, commits, leaves the group. */
  stop(): Promise<void>;
  /** Age in seconds of the oldest record that is fetched and not finished; 0 when all is handled. */
  lagSeconds(): number;
  /** False until joined, after losing the broker, and while a partition backs off because of a transient error. */
  ready(): boolean;
  /** Ends as a crash would: nothing more is committed. For tests and simulations. */
  abandon(): Promise<void>;
}

/** A record for the broker, as low as it gets; topics without the installation's prefix. */
export type RawMessage = {
  topic: string;
  partition?: number;
  key: Buffer | string | null;
  value: Buffer | null;
  headers: WireHeaders;
};

/** Durable writes of whole records: how retries and dead letters leave. Same promises as {@link Publisher}. */
export interface RecordSink {
  send(messages: RawMessage[]): Promise<PublishedAt[]>;
}

/** The part of pino that is used here. Nothing that is logged carries keys, headers or bodies of records. */
export interface MessagingLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: MessagingLog = { debug() {}, info() {}, warn() {}, error() {} };

/** Counted by whoever measures; labels have few values. */
export interface MessagingMetrics {
  consumed(topic: string, records: number): void;
  deadLettered(topic: string, code: string): void;
  retried(topic: string): void;
  unknownType(topic: string): void;
  publishFailed(): void;
}

export const noMetrics: MessagingMetrics = {
  consumed() {},
  deadLettered() {},
  retried() {},
  unknownType() {},
  publishFailed() {},
};
