import {
  deadLetterTopic,
  doorOf,
  retryTopic,
  senderOfDoor,
  topics as contractTopics,
  type Topic,
} from '@bontot/contracts';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { Delivery, PATIENCE, type Patience } from './delivery.ts';
import type { KafkaConnection } from './kafka.ts';
import { copartitioned } from './kafkajs/assigner.ts';
import { CLIENT_RETRY } from './kafkajs/client.ts';
import { letterKey } from './letters.ts';
import { noMetrics, type IncomingRecord, type MessagingMetrics, type Routes, type Subscription } from './ports.ts';
import type { RecordSink } from './ports.ts';
import { KafkaPublisher } from './publisher.ts';

export type KafkaSubscriptionOptions = Routes & {
  connection: KafkaConnection;
  /** The consumer group, without the installation's prefix; also names the topics of retries and dead letters. */
  group: string;
  /** `DEAD_LETTER_KEY`: 32 bytes as base64url. */
  deadLetterKey: string;
  /** Where retries and dead letters go; the service's own publisher saves a connection. */
  sink?: RecordSink;
  metrics?: MessagingMetrics;
  fetch?: Partial<Fetching>;
  patience?: Partial<Patience>;
};

/** How records are fetched; sizes in bytes, times in milliseconds. */
export type Fetching = {
  maxBytesPerPartition: number;
  maxBytes: number;
  /** An idle fetch waits this long at the broker; one that finds something answers at once. */
  maxWaitMs: number;
  /** After `kill -9` the partitions of the dead wait this long. */
  sessionTimeoutMs: number;
  heartbeatMs: number;
  commitEveryMs: number;
};

const FETCHING: Fetching = {
  maxBytesPerPartition: 512 * 1024,
  maxBytes: 8 * 1024 * 1024,
  maxWaitMs: 1_000,
  sessionTimeoutMs: 6_000,
  heartbeatMs: 1_500,
  commitEveryMs: 200,
};
/** Longest wait for the handlers in hand before the group is left anyhow. */
const STOP_WITHIN_MS = 8_000;
const REOPEN_MS = 1_000;
const TELLING = 'waiting for the broker';

/**
 * Membership of a consumer group. Offsets are committed by a timer, at a rebalance and at the end, never before the
 * record's effect, its retry or its dead letter is durable. Nothing a handler throws reaches kafkajs, for which a
 * `TypeError` would be the end of the consumer.
 */
export class KafkaSubscription implements Subscription {
  readonly #connection: KafkaConnection;
  readonly #group: string;
  readonly #fetching: Fetching;
  readonly #delivery: Delivery;
  readonly #ownSink: KafkaPublisher | undefined;
  readonly #oldest = new Map<string, number>();
  readonly #inHand = new Set<Promise<void>>();
  #consumer: Consumer | undefined;
  #payload: EachBatchPayload | undefined;
  #commitTimer: NodeJS.Timeout | undefined;
  #committing: Promise<void> = Promise.resolve();
  #heartbeatTimer: NodeJS.Timeout | undefined;
  #reopenTimer: NodeJS.Timeout | undefined;
  #joined = false;
  #lastFetchAt = 0;
  #stopping = false;
  #stopped: Promise<void> | undefined;
  #abandoned = false;

  constructor(options: KafkaSubscriptionOptions) {
    const { connection, group, sink, metrics = noMetrics } = options;
    this.#connection = connection;
    this.#group = group;
    this.#fetching = { ...FETCHING, ...options.fetch };
    if (!sink) this.#ownSink = new KafkaPublisher(connection);
    this.#delivery = new Delivery({
      group,
      routes: { events: options.events, batches: options.batches },
      sink: sink ?? this.#ownSink!,
      secret: letterKey(options.deadLetterKey),
      metrics,
      log: connection.log,
      now: Date.now,
      random: Math.random,
      patience: { ...PATIENCE, ...options.patience },
    });
  }

  async start(): Promise<void> {
    this.#heartbeatTimer = setInterval(() => {
      if (this.#inHand.size > 0) this.#payload?.heartbeat().catch(() => {});
    }, this.#fetching.heartbeatMs);
    await this.#open();
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#leave());
  }

  async abandon(): Promise<void> {
    this.#abandoned = true;
    this.#end();
    await this.#close();
  }

  lagSeconds(): number {
    if (this.#oldest.size === 0) return 0;
    return Math.max(0, (Date.now() - Math.min(...this.#oldest.values())) / 1_000);
  }

  ready(): boolean {
    if (!this.#joined || this.#stopping || this.#delivery.backingOff > 0) return false;
    return this.#inHand.size > 0 || Date.now() - this.#lastFetchAt < this.#fetching.sessionTimeoutMs;
  }

  async #leave(): Promise<void> {
    this.#end();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, STOP_WITHIN_MS)));
    await Promise.race([Promise.allSettled(this.#inHand), patience]);
    clearTimeout(timer);
    await this.#commit();
    await this.#close();
  }

  #end(): void {
    this.#stopping = true;
    this.#delivery.stop();
    clearInterval(this.#heartbeatTimer);
    clearTimeout(this.#reopenTimer);
    clearTimeout(this.#commitTimer);
  }

  async #close(): Promise<void> {
    this.#joined = false;
    const consumer = this.#consumer;
    this.#consumer = undefined;
    await consumer?.disconnect().catch(() => {});
    await this.#ownSink?.close();
  }

  /** Joins the group; where that fails, goes on trying in the background. */
  async #open(): Promise<void> {
    try {
      await this.#connection.ensureTopics(this.#delivery.topics.map(topicNamed).concat(deadLetterTopic(this.#group)));
      if (this.#stopping) return;
      await this.#run();
    } catch (error) {
      this.#connection.log.warn({ group: this.#group, error: (error as Error).name }, TELLING);
      this.#reopen();
    }
  }

  #reopen(): void {
    if (this.#stopping) return;
    const old = this.#consumer;
    this.#consumer = undefined;
    old?.disconnect().catch(() => {});
    clearTimeout(this.#reopenTimer);
    this.#reopenTimer = setTimeout(() => void this.#open(), REOPEN_MS);
  }

  async #run(): Promise<void> {
    const { maxBytesPerPartition, maxBytes, maxWaitMs, sessionTimeoutMs, heartbeatMs } = this.#fetching;
    const consumer = this.#connection.client.consumer({
      groupId: this.#connection.onWire(this.#group),
      partitionAssigners: [copartitioned],
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: 2 * sessionTimeoutMs,
      heartbeatInterval: heartbeatMs,
      maxBytesPerPartition,
      maxBytes,
      maxWaitTimeInMs: maxWaitMs,
      allowAutoTopicCreation: false,
      retry: CLIENT_RETRY,
    });
    this.#consumer = consumer;
    const joined = this.#watch(consumer);
    await consumer.connect();
    await consumer.subscribe({
      topics: this.#delivery.topics.map((topic) => this.#connection.onWire(topic)),
      fromBeginning: true,
    });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: this.#delivery.topics.reduce((sum, name) => sum + topicNamed(name).partitions, 0),
      eachBatch: (payload) => this.#eachBatch(payload),
    });
    await joined;
  }

  /** Follows the consumer's life; the promise resolves at its first join or crash. */
  #watch(consumer: Consumer): Promise<void> {
    const { events } = consumer;
    consumer.on(events.FETCH, () => {
      this.#lastFetchAt = Date.now();
    });
    consumer.on(events.REBALANCING, () => {
      this.#joined = false;
      void this.#commit();
    });
    return new Promise((resolve) => {
      consumer.on(events.GROUP_JOIN, () => {
        this.#joined = true;
        this.#lastFetchAt = Date.now();
        this.#oldest.clear();
        this.#delivery.forget();
        resolve();
      });
      consumer.on(events.CRASH, ({ payload }) => {
        if (this.#consumer !== consumer) return;
        this.#joined = false;
        if (!payload.restart) this.#reopen();
        resolve();
      });
    });
  }

  async #eachBatch(payload: EachBatchPayload): Promise<void> {
    if (this.#stopping) return;
    this.#payload = payload;
    const working = this.#work(payload).catch((error: unknown) => {
      this.#connection.log.error({ error: (error as Error).name }, 'delivery failed');
      this.#pause(payload, REOPEN_MS);
    });
    this.#inHand.add(working);
    await working;
    this.#inHand.delete(working);
  }

  async #work(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { partition, messages } = batch;
    const topic = this.#connection.inContracts(batch.topic);
    const place = `${topic} ${partition}`;
    this.#oldest.set(place, Number(messages[0]!.timestamp));
    const { finished, waitMs } = await this.#delivery.deliver(topic, partition, recordsOf(topic, partition, messages));
    if (finished > 0) {
      payload.resolveOffset(messages[finished - 1]!.offset);
      this.#commitSoon();
    }
    const waiting = finished < messages.length ? messages[finished] : undefined;
    const last = messages.at(-1)!;
    if (waiting) this.#oldest.set(place, Number(waiting.timestamp));
    else if (BigInt(batch.highWatermark) > BigInt(last.offset) + 1n) this.#oldest.set(place, Number(last.timestamp));
    else this.#oldest.delete(place);
    // What waits in the retry topic waits on purpose.
    if (topic === retryTopic(this.#group).name) this.#oldest.delete(place);
    if (waitMs > 0) this.#pause(payload, waitMs);
  }

  #pause({ pause }: EachBatchPayload, waitMs: number): void {
    const resume = pause();
    setTimeout(() => {
      if (!this.#stopping) resume();
    }, waitMs).unref();
  }

  #commitSoon(): void {
    this.#commitTimer ??= setTimeout(() => {
      this.#commitTimer = undefined;
      void this.#commit();
    }, this.#fetching.commitEveryMs);
  }

  /** Commits all that is finished; a commit that fails is made up for by the next, or by handling records again. */
  #commit(): Promise<void> {
    const payload = this.#payload;
    if (!payload || this.#abandoned) return Promise.resolve();
    const commit = async () => {
      try {
        const offsets = payload.uncommittedOffsets();
        if (offsets.topics.length > 0) await payload.commitOffsetsIfNecessary(offsets);
      } catch (error) {
        this.#connection.log.debug({ group: this.#group, error: (error as Error).name }, 'commit failed');
      }
    };
    return (this.#committing = this.#committing.then(commit));
  }
}

function recordsOf(topic: string, partition: number, messages: KafkaMessage[]): IncomingRecord[] {
  return messages.map(({ offset, timestamp, key, headers, value }) => ({
    topic,
    partition,
    offset,
    timestamp: Number(timestamp),
    key,
    headers: (headers ?? {}) as IncomingRecord['headers'],
    value,
    attempt: 1,
  }));
}

/** A topic of the contracts by its name; one that is in none is a data topic. */
function topicNamed(name: string): Topic {
  const known = Object.values(contractTopics).find((topic) => topic.name === name);
  const sender = senderOfDoor(name);
  if (known) return known;
  if (sender) return doorOf(sender);
  if (name.endsWith('.retry')) return retryTopic(name.slice(0, -'.retry'.length));
  return { name, partitions: 12, retentionDays: 30, why: 'Named by a subscription' };
}
