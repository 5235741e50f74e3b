import { deadLetterTopic, retryTopic, topics } from '@bontot/contracts';
import { testEnvironment, uniqueName } from '@bontot/testing';
import { KafkaConnection } from '../src/index.ts';

it('lets several processes that start at once create the same topics', async () => {
  const topicPrefix = `${uniqueName('topics')}.`;
  const wanted = [...Object.values(topics), retryTopic('a'), deadLetterTopic('a')];
  const connections = Array.from(
    { length: 5 },
    (_, n) => new KafkaConnection({ brokers: testEnvironment().kafkaBrokers, clientId: `starter-${n}`, topicPrefix }),
  );
  await expect(Promise.all(connections.map((one) => one.ensureTopics(wanted)))).resolves.toHaveLength(5);
}, 20_000);
