// Small messages through this library beside a bare kafkajs loop that does the same: consume, parse, publish.
// Usage: KAFKA_BROKERS=… node --conditions=source libs/messaging/test/throughput.bench.ts [records] [rounds]
import { attributesOf, headersOf, topics } from '@bontot/contracts';
import { KafkaPublisher, KafkaSubscription } from '../src/index.ts';
import { BATCHES, KEY, outgoing } from './harness.ts';
import { connect } from './kafka-harness.ts';

const records = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const OUT = topics.scoring.name;
const connection = connect();
await connection.ensureTopics([topics.evidence, topics.scoring]);
const publisher = new KafkaPublisher(connection);
for (let n = 0; n < records; n += 2_000)
  await publisher.publish(
    Array.from({ length: 2_000 }, (_, i) => outgoing(`K${(n + i) % 500}`, n + i, { topic: BATCHES })),
  );

type Cost = { perSecond: number; cpuMicros: number };

/** From the first batch on, so that joining does not count. */
function watch(): { count(by: number): void; done: Promise<Cost> } {
  const { promise, resolve } = Promise.withResolvers<Cost>();
  let seen = 0;
  let start = 0;
  let before = process.cpuUsage();
  return {
    count(by) {
      if (seen === 0) {
        start = performance.now();
        before = process.cpuUsage();
      }
      seen += by;
      if (seen < records) return;
      const { user, system } = process.cpuUsage(before);
      resolve({
        perSecond: Math.round((records * 1e3) / (performance.now() - start)),
        cpuMicros: (user + system) / records,
      });
    },
    done: promise,
  };
}

async function ours(group: string): Promise<Cost> {
  const { count, done } = watch();
  const subscription = new KafkaSubscription({
    connection,
    group,
    deadLetterKey: KEY,
    sink: publisher,
    batches: [
      {
        topics: [BATCHES],
        handle: async (batch) => {
          count(0);
          await publisher.publish(
            batch.map(({ headers, value }) => {
              const read = attributesOf(headers);
              if (!read.ok) throw new Error(read.refusal.code);
              const body = JSON.parse(value!.toString());
              return { type: 'unit.seen.v1', topic: OUT, key: body.unitId, id: read.value.id, source: 'bench', body };
            }),
          );
          count(batch.length);
        },
      },
    ],
  });
  await subscription.start();
  const cost = await done;
  await subscription.stop();
  return cost;
}

async function bare(group: string): Promise<Cost> {
  const { count, done } = watch();
  const producer = connection.client.producer({ idempotent: true });
  const consumer = connection.client.consumer({ groupId: connection.onWire(group), maxBytesPerPartition: 512 * 1024 });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic: connection.onWire(BATCHES), fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 12,
    eachBatch: async ({ batch }) => {
      count(0);
      const messages = batch.messages.map(({ headers, value }) => {
        const body = JSON.parse(value!.toString());
        const id = String(headers!.ce_id);
        const outHeaders = headersOf({ id, source: 'bench', type: 'unit.seen.v1', partitionkey: body.unitId });
        return { key: body.unitId, value: JSON.stringify(body), headers: outHeaders };
      });
      await producer.send({ topic: connection.onWire(OUT), messages });
      count(batch.messages.length);
    },
  });
  const cost = await done;
  await consumer.disconnect();
  await producer.disconnect();
  return cost;
}

const ratios: number[] = [];
for (let round = 0; round < rounds; round++) {
  const plain = await bare(`bare-${round}`);
  const library = await ours(`ours-${round}`);
  const ratio = library.perSecond / plain.perSecond;
  ratios.push(ratio);
  process.stdout.write(`${JSON.stringify({ bench: 'messaging throughput', records, plain, library, ratio })}\n`);
}
const median = ratios.sort((a, b) => a - b)[ratios.length >> 1];
process.stdout.write(`${JSON.stringify({ bench: 'messaging throughput', median })}\n`);
await publisher.close();
