import { readFileSync } from 'node:fs';
import { KafkaConnection } from '@bontot/messaging';
import { MongoClient, type Document } from 'mongodb';
import { deserialize } from 'bson';
import { DOOR } from './workload.ts';

/**
 * The yardstick: consume, parse, write and publish the same documents, with no logic at all. Run as a process of its own:
 * `bare-loop.ts <file of documents> <collection> <topic out> <group>`; prints `joined` and ends when it has read everything.
 */
const [file, collectionName, topicOut, group, total] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];

type Line = { document: Document; event?: { key: string; value: string; headers: Record<string, string> } };
const lines = readLines(file);

const kafka = new KafkaConnection({ brokers: process.env.KAFKA_BROKERS!.split(','), clientId: 'bare' }).client;
const mongo = await MongoClient.connect(process.env.MONGODB_URI!, { maxPoolSize: 24, writeConcern: { w: 'majority' } });
const cards = mongo.db('bare').collection<Document>(collectionName);
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 5 });
await producer.connect();
const consumer = kafka.consumer({
  groupId: group,
  maxBytesPerPartition: 2 * 1024 * 1024,
  maxBytes: 32 * 1024 * 1024,
  maxWaitTimeInMs: 500,
});
await consumer.connect();
await consumer.subscribe({ topic: DOOR.name, fromBeginning: true });
consumer.on('consumer.group_join', () => process.stdout.write('joined\n'));

let read = 0;
let written = 0;
const all = Number(total);
await consumer.run({
  autoCommit: false,
  partitionsConsumedConcurrently: 12,
  eachBatch: async ({ batch, resolveOffset }) => {
    for (const { value } of batch.messages) {
      JSON.parse(value!.toString());
      read += 1;
    }
    const until = Math.round((lines.length * read) / all);
    const mine = lines.slice(written, until);
    written = Math.max(written, until);
    if (mine.length > 0) {
      await cards.insertMany(
        mine.map(({ document }) => document),
        { ordered: false },
      );
      const messages = mine.flatMap(({ event }) => (event ? [event] : []));
      if (messages.length > 0) await producer.send({ topic: topicOut, acks: -1, messages });
    }
    resolveOffset(batch.lastOffset());
    await consumer.commitOffsets([
      { topic: batch.topic, partition: batch.partition, offset: String(Number(batch.lastOffset()) + 1) },
    ]);
  },
});

function readLines(path: string): Line[] {
  const bytes = readFileSync(path);
  const found: Line[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = bytes.readUInt32LE(at);
    found.push(deserialize(bytes.subarray(at + 4, at + 4 + size)) as unknown as Line);
    at += 4 + size;
  }
  return found;
}
