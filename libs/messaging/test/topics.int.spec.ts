import { topics, type Topic } from '@bontot/contracts';
import { testEnvironment, uniqueName } from '@bontot/testing';
import { KafkaConnection } from '../src/index.ts';

/** Without another try the first round ends in «This server does not host this topic-partition». */
it('lets several processes that start at once create topics that overlap', async () => {
  const { kafkaBrokers: brokers } = testEnvironment();
  for (let round = 0; round < 4; round++) {
    const topicPrefix = `${uniqueName('topics')}.`;
    const starts = Array.from({ length: 5 }, (_, n) =>
      new KafkaConnection({ brokers, clientId: `starter-${n}`, topicPrefix }).ensureTopics(wantedBy(n)),
    );
    await Promise.all(starts);
  }
});

/** Some that others want, too, and one of its own. */
const wantedBy = (n: number): Topic[] => [
  ...Object.values(topics).slice(n % 3),
  { name: `own.${n}`, partitions: 12, retentionDays: 1, why: 'wanted by one process alone' },
];
