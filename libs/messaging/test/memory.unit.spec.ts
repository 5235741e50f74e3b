import { deadLetterTopic } from '@bontot/contracts';
import { permanent } from '@bontot/kernel';
import type { RawMessage } from '../src/index.ts';
import { DeadLetters, InMemoryBroker, InMemoryPublisher, InMemorySubscription } from '../src/index.ts';
import { eventually, EVENTS, counted, GROUP, hurry, KEY, outgoing, type Harness } from './harness.ts';
import { publisherConformance } from './publisher.conformance.ts';
import { subscriptionConformance } from './subscription.conformance.ts';

const over = (broker: InMemoryBroker): Harness => ({
  publisher: new InMemoryPublisher(broker),
  sink: broker,
  deadLetters: new DeadLetters({ reader: broker, sink: broker, deadLetterKey: KEY }),
  subscribe: ({ slowCommit, ...options }) =>
    new InMemorySubscription({
      broker,
      group: GROUP,
      deadLetterKey: KEY,
      commitEveryMs: slowCommit ? 3_600_000 : 0,
      ...options,
    }),
  close: async () => {},
});
const make = async (): Promise<Harness> => over(new InMemoryBroker());

publisherConformance(make);
subscriptionConformance(make);

it('finishes nothing whose dead letter could not be written', async () => {
  const broker = new InMemoryBroker();
  const { publisher, subscribe, deadLetters } = over(broker);
  await publisher.publish([outgoing('A', 1, { body: {} })]);
  broker.down = true;
  const subscription = subscribe({ events: [{ contract: counted, handle: async () => {} }], patience: hurry });
  await subscription.start();
  await eventually(() => expect(subscription.ready()).toBe(false));
  const at = (partition: number) => broker.committed(GROUP, EVENTS, partition);
  expect(Array.from({ length: 12 }, (_, partition) => at(partition)).every((offset) => offset === 0)).toBe(true);
  broker.down = false;
  await eventually(async () => expect(await deadLetters.count(GROUP)).toBe(1));
  await subscription.stop();
});

it('shows a record once that was given up twice, and closes both letters by one replay', async () => {
  const broker = new InMemoryBroker();
  const letters = new DeadLetters({ reader: broker, sink: broker, deadLetterKey: KEY });
  const subscription = new InMemorySubscription({
    broker,
    group: GROUP,
    deadLetterKey: KEY,
    events: [{ contract: counted, handle: () => Promise.reject(permanent('NEVER')) }],
  });
  await subscription.start();
  await new InMemoryPublisher(broker).publish([outgoing('A', 1)]);
  await eventually(async () => expect(await letters.count(GROUP)).toBe(1));
  await subscription.stop();
  // As a process does that is killed between its letter and its commit, and started again.
  const { name: topic } = deadLetterTopic(GROUP);
  const again: RawMessage[] = [];
  await broker.read(topic, '0', ({ partition, key, value, headers }) =>
    again.push({ topic, partition, key, value, headers }),
  );
  await broker.send(again);
  const { items } = await letters.list(GROUP);
  expect(items.map(({ id }) => id)).toEqual(['0-1']);
  await letters.replay(GROUP, 'all');
  expect(await letters.count(GROUP)).toBe(0);
});
