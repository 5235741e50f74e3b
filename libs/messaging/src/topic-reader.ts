import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { ulid } from 'ulid';
import type { TopicReader } from './dead-letters.ts';
import type { KafkaConnection } from './kafka.ts';
import type { IncomingRecord } from './ports.ts';

/** Reads topics by consumers of their own that leave no group behind. */
export class KafkaTopicReader implements TopicReader {
  readonly #connection: KafkaConnection;

  constructor(connection: KafkaConnection) {
    this.#connection = connection;
  }

  /** Everything that a topic of any number of partitions holds now, in order within each partition. */
  async scan(topic: string, onRecord: (record: IncomingRecord) => void): Promise<void> {
    const wire = this.#connection.onWire(topic);
    const admin = this.#connection.client.admin();
    await admin.connect();
    try {
      if (!(await admin.listTopics()).includes(wire)) return;
      const ends = new Map<number, bigint>();
      for (const { partition, low, high } of await admin.fetchTopicOffsets(wire))
        if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
      if (ends.size === 0) return;
      const groupId = this.#connection.onWire(`reader-${ulid()}`);
      await this.#consumeUntil(groupId, wire, topic, ends, onRecord);
      await admin.deleteGroups([groupId]).catch(() => {});
    } finally {
      await admin.disconnect();
    }
  }

  /** One partition's records from an offset on; of topics with a single partition. */
  async read(topic: string, from: string, onRecord: (record: IncomingRecord) => void): Promise<void> {
    const wire = this.#connection.onWire(topic);
    const admin = this.#connection.client.admin();
    await admin.connect();
    try {
      const end = await endOf(admin, wire);
      if (!end || BigInt(end.high) <= BigInt(from) || end.high === end.low) return;
      const start = BigInt(end.low) > BigInt(from) ? end.low : from;
      const groupId = this.#connection.onWire(`reader-${ulid()}`);
      await this.#consume(groupId, wire, topic, start, BigInt(end.high), onRecord);
      await admin.deleteGroups([groupId]).catch(() => {});
    } finally {
      await admin.disconnect();
    }
  }

  async #consumeUntil(
    groupId: string,
    wire: string,
    topic: string,
    ends: Map<number, bigint>,
    onRecord: (record: IncomingRecord) => void,
  ): Promise<void> {
    const consumer = this.#connection.client.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
    await consumer.connect();
    try {
      await consumer.subscribe({ topic: wire, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        const eachBatch = async ({ batch }: EachBatchPayload): Promise<void> => {
          const end = ends.get(batch.partition);
          if (end === undefined) return;
          for (const message of batch.messages)
            if (BigInt(message.offset) < end) onRecord(recordOf(topic, batch.partition, message));
          if (BigInt(batch.lastOffset()) + 1n >= end) ends.delete(batch.partition);
          if (ends.size === 0) resolve();
        };
        consumer.run({ autoCommit: false, eachBatch }).catch(reject);
      });
    } finally {
      await consumer.disconnect();
    }
  }

  async #consume(
    groupId: string,
    wire: string,
    topic: string,
    start: string,
    end: bigint,
    onRecord: (record: IncomingRecord) => void,
  ): Promise<void> {
    const consumer = this.#connection.client.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
    await consumer.connect();
    try {
      await consumer.subscribe({ topic: wire, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        consumer
          .run({
            autoCommit: false,
            eachBatch: async ({ batch }) => {
              for (const message of batch.messages)
                if (BigInt(message.offset) >= BigInt(start) && BigInt(message.offset) < end)
                  onRecord(recordOf(topic, batch.partition, message));
              if (BigInt(batch.lastOffset()) + 1n >= end) resolve();
            },
          })
          .catch(reject);
        consumer.seek({ topic: wire, partition: 0, offset: start });
      });
    } finally {
      await consumer.disconnect();
    }
  }
}

const recordOf = (
  topic: string,
  partition: number,
  { offset, timestamp, key, value, headers }: KafkaMessage,
): IncomingRecord => ({
  ...{ topic, partition, offset, timestamp: Number(timestamp), key, value, attempt: 1 },
  headers: (headers ?? {}) as IncomingRecord['headers'],
});

/** The first offset there is and the one after the last; undefined for a topic that does not exist (yet). */
async function endOf(admin: ReturnType<KafkaConnection['client']['admin']>, wire: string) {
  if (!(await admin.listTopics()).includes(wire)) return undefined;
  return (await admin.fetchTopicOffsets(wire))[0];
}
