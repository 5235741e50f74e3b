import { ulid } from 'ulid';
import type { TopicReader } from './dead-letters.ts';
import type { KafkaConnection } from './kafka.ts';
import type { IncomingRecord } from './ports.ts';

/** Reads a topic of one partition by a consumer of its own that leaves no group behind. */
export class KafkaTopicReader implements TopicReader {
  readonly #connection: KafkaConnection;

  constructor(connection: KafkaConnection) {
    this.#connection = connection;
  }

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
              for (const { offset, timestamp, key, value, headers } of batch.messages) {
                if (BigInt(offset) < BigInt(start) || BigInt(offset) >= end) continue;
                const place = { topic, partition: batch.partition, offset, timestamp: Number(timestamp) };
                onRecord({ ...place, key, value, headers: (headers ?? {}) as IncomingRecord['headers'], attempt: 1 });
              }
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

/** The first offset there is and the one after the last; undefined for a topic that does not exist (yet). */
async function endOf(admin: ReturnType<KafkaConnection['client']['admin']>, wire: string) {
  if (!(await admin.listTopics()).includes(wire)) return undefined;
  return (await admin.fetchTopicOffsets(wire))[0];
}
