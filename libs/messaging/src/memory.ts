import { transient } from '@bontot/kernel';
import { Delivery, PATIENCE, type Patience } from './delivery.ts';
import type { TopicReader } from './dead-letters.ts';
import { letterKey } from './letters.ts';
import { partitionOf } from './kafkajs/murmur2.ts';
import {
  noMetrics,
  silentLog,
  type IncomingRecord,
  type MessagingLog,
  type MessagingMetrics,
  type OutgoingEvent,
  type PublishedAt,
  type Publisher,
  type RawMessage,
  type RecordSink,
  type Routes,
  type Subscription,
} from './ports.ts';
import { recordOf } from './publisher.ts';

const PARTITIONS = 12;
const BATCH = 500;

/** A broker in this process for tests: same promises, same conformance suite as the real one. */
export class InMemoryBroker implements RecordSink, TopicReader {
  readonly #topics = new Map<string, IncomingRecord[][]>();
  readonly #committed = new Map<string, number>();
  readonly #now: () => number;
  #changed = Promise.withResolvers<void>();
  /** While true, writing fails as with an unreachable broker. */
  down = false;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async send(messages: RawMessage[]): Promise<PublishedAt[]> {
    if (this.down) throw transient('PUBLISH_FAILED');
    const published = messages.map((message) => this.#append(message));
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
    return published;
  }

  async read(topic: string, from: string, onRecord: (record: IncomingRecord) => void): Promise<void> {
    for (const record of this.partitionsOf(topic)[0]!.slice(Number(from))) onRecord(record);
  }

  /** Resolves at the next write. */
  get changed(): Promise<void> {
    return this.#changed.promise;
  }

  partitionsOf(topic: string): IncomingRecord[][] {
    const count = /\.(retry|dlq)$/.test(topic) ? 1 : PARTITIONS;
    const partitions = this.#topics.get(topic) ?? Array.from({ length: count }, () => []);
    this.#topics.set(topic, partitions);
    return partitions;
  }

  committed(group: string, topic: string, partition: number): number {
    return this.#committed.get(`${group} ${topic} ${partition}`) ?? 0;
  }

  commit(group: string, topic: string, partition: number, offset: number): void {
    this.#committed.set(`${group} ${topic} ${partition}`, offset);
  }

  #append({ topic, partition, key, value, headers }: RawMessage): PublishedAt {
    const partitions = this.partitionsOf(topic);
    const place = partition ?? (key === null ? 0 : partitionOf(key, partitions.length));
    const records = partitions[place]!;
    const offset = String(records.length);
    const bytes = typeof key === 'string' ? Buffer.from(key) : key;
    records.push({ topic, partition: place, offset, timestamp: this.#now(), key: bytes, headers, value, attempt: 1 });
    return { topic, partition: place, offset };
  }
}

export class InMemoryPublisher implements Publisher {
  readonly #broker: InMemoryBroker;

  constructor(broker: InMemoryBroker) {
    this.#broker = broker;
  }

  async publish(events: OutgoingEvent[]): Promise<PublishedAt[]> {
    return this.#broker.send(events.map(recordOf));
  }

  async close(): Promise<void> {}
}

export type InMemorySubscriptionOptions = Routes & {
  broker: InMemoryBroker;
  group: string;
  deadLetterKey: string;
  metrics?: MessagingMetrics;
  log?: MessagingLog;
  patience?: Partial<Patience>;
  /** Milliseconds between finishing and committing, 0 for at once. */
  commitEveryMs?: number;
  now?: () => number;
};

/** The group's only member: all partitions, each in its own order. */
export class InMemorySubscription implements Subscription {
  readonly #options: InMemorySubscriptionOptions;
  readonly #delivery: Delivery;
  readonly #stopped = Promise.withResolvers<void>();
  readonly #finished = new Map<string, () => void>();
  readonly #oldest = new Map<string, number>();
  #running: Promise<void>[] = [];
  #commitTimer: NodeJS.Timeout | undefined;
  #stopping = false;
  #abandoned = false;

  constructor(options: InMemorySubscriptionOptions) {
    this.#options = options;
    const { broker, group, deadLetterKey, metrics = noMetrics, log = silentLog, now = Date.now } = options;
    const patience = { ...PATIENCE, ...options.patience };
    const routes = { events: options.events, batches: options.batches };
    const secret = letterKey(deadLetterKey);
    this.#delivery = new Delivery({
      group,
      routes,
      sink: broker,
      secret,
      metrics,
      log,
      now,
      random: () => 1,
      patience,
    });
  }

  async start(): Promise<void> {
    const { broker, commitEveryMs = 0 } = this.#options;
    this.#running = this.#delivery.topics.flatMap((topic) =>
      broker.partitionsOf(topic).map((_, partition) => this.#run(topic, partition)),
    );
    if (commitEveryMs > 0) this.#commitTimer = setInterval(() => this.#commit(), commitEveryMs);
  }

  async stop(): Promise<void> {
    this.#end();
    await Promise.all(this.#running);
    this.#commit();
  }

  async abandon(): Promise<void> {
    this.#abandoned = true;
    this.#end();
  }

  lagSeconds(): number {
    if (this.#oldest.size === 0) return 0;
    return Math.max(0, ((this.#options.now ?? Date.now)() - Math.min(...this.#oldest.values())) / 1_000);
  }

  ready(): boolean {
    return this.#running.length > 0 && !this.#stopping && this.#delivery.backingOff === 0;
  }

  #end(): void {
    this.#stopping = true;
    this.#delivery.stop();
    clearInterval(this.#commitTimer);
    this.#stopped.resolve();
  }

  #commit(): void {
    for (const commit of this.#finished.values()) commit();
    this.#finished.clear();
  }

  async #run(topic: string, partition: number): Promise<void> {
    const { broker, group, commitEveryMs = 0 } = this.#options;
    const records = broker.partitionsOf(topic)[partition]!;
    const place = `${topic} ${partition}`;
    let position = broker.committed(group, topic, partition);
    while (!this.#stopping) {
      const batch = records.slice(position, position + BATCH);
      if (batch.length === 0) {
        this.#oldest.delete(place);
        await Promise.race([broker.changed, this.#stopped.promise]);
        continue;
      }
      this.#oldest.set(place, batch[0]!.timestamp);
      const { finished, waitMs } = await this.#delivery.deliver(topic, partition, batch);
      if (this.#abandoned) return;
      position += finished;
      const reached = position;
      this.#finished.set(place, () => broker.commit(group, topic, partition, reached));
      if (commitEveryMs === 0) this.#commit();
      if (waitMs > 0) await this.#wait(waitMs);
    }
  }

  async #wait(waitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const passed = new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMs)));
    await Promise.race([passed, this.#stopped.promise]);
    clearTimeout(timer);
  }
}
