// One member of a group as a process of its own, to be killed. Usage: node member.ts <topic prefix>; writes one line a record.
import { KafkaSubscription } from '../src/index.ts';
import { BATCHES, GROUP, KEY } from './harness.ts';
import { connect } from './kafka-harness.ts';

const subscription = new KafkaSubscription({
  connection: connect(process.argv[2]),
  group: GROUP,
  deadLetterKey: KEY,
  fetch: { sessionTimeoutMs: 6_000 },
  batches: [
    {
      topics: [BATCHES],
      handle: async (records) => {
        for (const { partition, offset } of records) process.stdout.write(`${partition} ${offset}\n`);
      },
    },
  ],
});
await subscription.start();
process.stdout.write('joined\n');
