import { headersOf, type WireHeaders } from '@bontot/contracts';
import { permanent, transient } from '@bontot/kernel';
import type { IHeaders, Message, Producer, RecordMetadata } from 'kafkajs';
import type { KafkaConnection } from './kafka.ts';
import { CLIENT_RETRY } from './kafkajs/client.ts';
import { partitionOf } from './kafkajs/murmur2.ts';
import {
  noMetrics,
  type MessagingMetrics,
  type OutgoingEvent,
  type PublishedAt,
  type Publisher,
  type RawMessage,
  type RecordSink,
} from './ports.ts';
import { activeTraceparent } from './trace.ts';

/** One send is one record batch per partition, and the broker refuses batches above 1 MB. */
export const MAX_SEND_BYTES = 900_000;

type Waiting = {
  messages: RawMessage[];
  resolve: (published: PublishedAt[]) => void;
  reject: (error: unknown) => void;
};
type Placed = Message & { partition?: number };

/**
 * The record of an event. Without `traceparent` it continues the active trace.
 * Throws EVENT_TOO_LARGE (permanent) for one that no broker would take.
 */
export function recordOf(event: OutgoingEvent): RawMessage {
  const value = event.encoded ?? Buffer.from(JSON.stringify(event.body));
  if (value.length > MAX_SEND_BYTES)
    throw permanent('EVENT_TOO_LARGE', { type: event.type, expected: MAX_SEND_BYTES, got: value.length });
  const headers = headersOf({
    id: event.id,
    source: event.source,
    type: event.type,
    time: event.time,
    partitionkey: event.key,
    correlationid: event.correlationId,
    sender: event.sender,
    recordedat: event.recordedAt,
    confirmed: event.confirmed ? 'true' : undefined,
    traceparent: event.traceparent ?? activeTraceparent(),
  });
  return { topic: event.topic, key: event.key, value, headers };
}

const sizeOf = ({ key, value, headers }: RawMessage): number => {
  let size = 50 + (key?.length ?? 0) + (value?.length ?? 0);
  for (const name in headers) {
    const header = headers[name];
    size +=
      name.length +
      4 +
      (Array.isArray(header) ? header.reduce((sum, one) => sum + one.length, 0) : (header?.length ?? 0));
  }
  return size;
};

/**
 * Idempotent producer, all replicas. Calls that come while a send is under way leave together with the next one, in
 * order. A failed send throws the producer away: going on with its sequence numbers could make the broker take a new
 * batch for a repeated one and drop it.
 */
export class KafkaPublisher implements Publisher, RecordSink {
  readonly #connection: KafkaConnection;
  readonly #metrics: MessagingMetrics;
  #producer: Promise<Producer> | undefined;
  #waiting: Waiting[] = [];
  #sending: Promise<void> | undefined;
  #closed = false;

  constructor(connection: KafkaConnection, metrics: MessagingMetrics = noMetrics) {
    this.#connection = connection;
    this.#metrics = metrics;
  }

  async publish(events: OutgoingEvent[]): Promise<PublishedAt[]> {
    return this.send(events.map(recordOf));
  }

  send(messages: RawMessage[]): Promise<PublishedAt[]> {
    if (messages.length === 0) return Promise.resolve([]);
    if (this.#closed) return Promise.reject(transient('PUBLISHER_CLOSED'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ messages, resolve, reject });
      this.#sending ??= this.#drain();
    });
  }

  /** Sends what waits, then disconnects. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#sending;
    const producer = this.#producer;
    this.#producer = undefined;
    await producer?.then((connected) => connected.disconnect()).catch(() => {});
  }

  async #drain(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#sendTogether(this.#take());
    this.#sending = undefined;
  }

  /** As many waiting calls as fit one send; a call that is larger by itself goes alone. */
  #take(): Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { messages } of this.#waiting) {
      for (const message of messages) bytes += sizeOf(message);
      if (count > 0 && bytes > MAX_SEND_BYTES) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  async #sendTogether(calls: Waiting[]): Promise<void> {
    try {
      const published = await this.#write(calls.flatMap(({ messages }) => messages));
      let from = 0;
      for (const { messages, resolve } of calls) resolve(published.slice(from, (from += messages.length)));
    } catch (error) {
      this.#discardProducer();
      this.#metrics.publishFailed();
      this.#connection.log.warn({ error: (error as Error).name, events: calls.length }, 'publishing failed');
      for (const { reject } of calls) reject(transient('PUBLISH_FAILED', {}, error));
    }
  }

  async #write(messages: RawMessage[]): Promise<PublishedAt[]> {
    const producer = await (this.#producer ??= this.#connect());
    const published: PublishedAt[] = [];
    let chunk: RawMessage[] = [];
    let bytes = 0;
    for (const message of messages) {
      const size = sizeOf(message);
      if (chunk.length > 0 && bytes + size > MAX_SEND_BYTES) {
        published.push(...(await this.#writeChunk(producer, chunk)));
        chunk = [];
        bytes = 0;
      }
      chunk.push(message);
      bytes += size;
    }
    published.push(...(await this.#writeChunk(producer, chunk)));
    return published;
  }

  async #writeChunk(producer: Producer, chunk: RawMessage[]): Promise<PublishedAt[]> {
    const byTopic = new Map<string, Placed[]>();
    const placed: Placed[] = [];
    for (const { topic, partition, key, value, headers } of chunk) {
      const message: Placed = { key, value, headers: definedOf(headers) };
      if (partition !== undefined) message.partition = partition;
      placed.push(message);
      const wire = this.#connection.onWire(topic);
      const messages = byTopic.get(wire);
      if (messages) messages.push(message);
      else byTopic.set(wire, [message]);
    }
    const results = await producer.sendBatch({
      acks: -1,
      topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })),
    });
    const next = new Map(results.map((result) => [`${result.topicName} ${result.partition}`, firstOffset(result)]));
    return placed.map(({ partition }, index) => {
      const topic = chunk[index]!.topic;
      const place = `${this.#connection.onWire(topic)} ${partition}`;
      const offset = next.get(place) ?? -1;
      if (offset >= 0) next.set(place, offset + 1);
      return { topic, partition: partition!, offset: String(offset) };
    });
  }

  #connect(): Promise<Producer> {
    const producer = this.#connection.client.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      retry: CLIENT_RETRY,
      createPartitioner: () => placePartition,
    });
    const connected = producer.connect().then(() => producer);
    connected.catch(() => producer.disconnect().catch(() => {}));
    return connected;
  }

  #discardProducer(): void {
    const old = this.#producer;
    this.#producer = undefined;
    old?.then((producer) => producer.disconnect()).catch(() => {});
  }
}

/** Java's choice for a key; written into the message, so that its offset can be told afterwards. */
function placePartition({ partitionMetadata, message }: { partitionMetadata: unknown[]; message: Placed }): number {
  message.partition ??= message.key ? partitionOf(message.key, partitionMetadata.length) : 0;
  return message.partition;
}

/** kafkajs cannot encode a header that is undefined; most records have none. */
function definedOf(headers: WireHeaders): IHeaders {
  for (const name in headers)
    if (headers[name] === undefined)
      return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as IHeaders;
  return headers as IHeaders;
}

const firstOffset = ({ baseOffset }: RecordMetadata): number => (baseOffset === undefined ? -1 : Number(baseOffset));
