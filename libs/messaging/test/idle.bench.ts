// What one publisher and one subscription cost while nothing happens.
// Usage: KAFKA_BROKERS=… node --conditions=source libs/messaging/test/idle.bench.ts [--unpatched] [seconds]
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import { KafkaPublisher, KafkaSubscription } from '../src/index.ts';
import { UNPATCHED } from '../src/kafkajs/idle-patch.ts';
import { BATCHES, counted, GROUP, KEY, outgoing } from './harness.ts';
import { connect } from './kafka-harness.ts';

const seconds = Number(process.argv.findLast((argument) => /^\d+$/.test(argument)) ?? 20);
const patched = !process.argv.includes('--unpatched');

const connection = connect();
const prototype = RequestQueue.prototype as RequestQueue & { [UNPATCHED]?: () => void };
if (!patched) prototype.scheduleCheckPendingRequests = prototype[UNPATCHED]!;
const publisher = new KafkaPublisher(connection);
const subscription = new KafkaSubscription({
  connection,
  group: GROUP,
  deadLetterKey: KEY,
  sink: publisher,
  events: [{ contract: counted, handle: async () => {} }],
  batches: [{ topics: [BATCHES], handle: async () => {} }],
});
await subscription.start();
await publisher.publish([outgoing('A', 1)]);
await new Promise((resolve) => setTimeout(resolve, 3_000));
const before = process.cpuUsage();
await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
const { user, system } = process.cpuUsage(before);
const percentOfCore = Number(((user + system) / 1e4 / seconds).toFixed(2));
process.stdout.write(`${JSON.stringify({ bench: 'messaging idle', patched, seconds, percentOfCore })}\n`);
await subscription.stop();
await publisher.close();
