import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { TopicReader } from './dead-letters.ts';
import type { KafkaConnection } from './kafka.ts';
import type { IncomingRecord } from './ports.ts';
import { newId } from './new-id.ts';

type OnRecord = (record: IncomingRecord) => void;
/** Offsets from the first on, up to and without the last. */
type Span = { start: bigint; end: bigint };

/** Reads topics by consumers of their own that leave no group behind. */
export class KafkaTopicReader implements TopicReader {
  readonly #connection: KafkaConnection;

  constructor(connection: KafkaConnection) {
    this.#connection = connection;
  }

  /** Everything that a topic of any number of partitions holds now, in order within each partition. */
  scan(topic: string, onRecord: OnRecord): Promise<void> {
    return this.read(topic, '0', onRecord);
  }

  /** What a topic holds now, in each of its partitions from an offset on. */
  async read(topic: string, from: string, onRecord: OnRecord): Promise<void> {
    const wire = this.#connection.onWire(topic);
    const admin = this.#connection.client.admin();
    await admin.connect();
    try {
      const spans = await spansOf(admin, wire, BigInt(from));
      if (spans.size === 0) return;
      const groupId = this.#connection.onWire(`reader-${newId()}`);
      await this.#consume(groupId, wire, spans, ({ partition, message }) =>
        onRecord(recordOf(topic, partition, message)),
      );
      await admin.deleteGroups([groupId]).catch(() => {});
    } finally {
      await admin.disconnect();
    }
  }

  async #consume(
    groupId: string,
    wire: string,
    spans: Map<number, Span>,
    on: (read: { partition: number; message: KafkaMessage }) => void,
  ): Promise<void> {
    const consumer = this.#connection.client.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
    await consumer.connect();
    try {
      await consumer.subscribe({ topic: wire, fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
        const open = new Set(spans.keys());
        const eachBatch = async ({ batch }: EachBatchPayload): Promise<void> => {
          const { partition } = batch;
          const span = spans.get(partition);
          if (!span) return;
          for (const message of batch.messages)
            if (BigInt(message.offset) >= span.start && BigInt(message.offset) < span.end) on({ partition, message });
          if (BigInt(batch.lastOffset()) + 1n >= span.end) open.delete(partition);
          if (open.size === 0) resolve();
        };
        consumer.run({ autoCommit: false, eachBatch }).catch(reject);
        for (const [partition, { start }] of spans) consumer.seek({ topic: wire, partition, offset: String(start) });
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

/** The offsets to read of each partition that holds any from an offset on; none of a topic that does not exist (yet). */
async function spansOf(admin: ReturnType<KafkaConnection['client']['admin']>, wire: string, from: bigint) {
  const spans = new Map<number, Span>();
  if (!(await admin.listTopics()).includes(wire)) return spans;
  for (const { partition, low, high } of await admin.fetchTopicOffsets(wire)) {
    const start = BigInt(low) > from ? BigInt(low) : from;
    if (start < BigInt(high)) spans.set(partition, { start, end: BigInt(high) });
  }
  return spans;
}
