import { topics } from '@bontot/contracts';
import { ulid } from 'ulid';
import { DeadLetters, KafkaConnection, KafkaPublisher, KafkaSubscription, KafkaTopicReader } from '../src/index.ts';
import { GROUP, KEY, type Harness } from './harness.ts';

/** The test run's broker, with topics and groups that are nobody else's. */
export const connect = (topicPrefix = `${ulid()}.`): KafkaConnection =>
  new KafkaConnection({ brokers: process.env.KAFKA_BROKERS!.split(','), clientId: 'messaging-test', topicPrefix });

export async function kafkaHarness(): Promise<Harness> {
  const connection = connect();
  await connection.ensureTopics([topics.directory, topics.evidence]);
  const publisher = new KafkaPublisher(connection);
  return {
    publisher,
    sink: publisher,
    deadLetters: new DeadLetters({ reader: new KafkaTopicReader(connection), sink: publisher, deadLetterKey: KEY }),
    subscribe: ({ slowCommit, ...options }) =>
      new KafkaSubscription({
        connection,
        group: GROUP,
        deadLetterKey: KEY,
        sink: publisher,
        fetch: { maxWaitMs: 50, commitEveryMs: slowCommit ? 3_600_000 : 50 },
        ...options,
      }),
    close: () => publisher.close(),
  };
}
