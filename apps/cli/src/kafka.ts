import { DeadLetters, GroupProgress, KafkaConnection, KafkaPublisher, KafkaTopicReader } from '@bontot/messaging';
import type { Installation } from './installation.ts';

/** What the command line does on the product's Kafka; `close` ends every connection. */
export type Kafka = {
  connection: KafkaConnection;
  publisher: KafkaPublisher;
  progress: GroupProgress;
  deadLetters: DeadLetters;
  close(): Promise<void>;
};

export function openKafka(
  { engines, secrets, topicPrefix }: Installation,
  env: Record<string, string | undefined>,
): Kafka {
  const connection = new KafkaConnection({
    brokers: engines.kafka.address.split(','),
    clientId: 'bontot-cli',
    topicPrefix,
  });
  const publisher = new KafkaPublisher(connection);
  const progress = new GroupProgress(connection);
  const deadLetterKey = env.DEAD_LETTER_KEY ?? secrets.deadLetterKey;
  const reader = new KafkaTopicReader(connection);
  const deadLetters = new DeadLetters({ reader, sink: publisher, ...(deadLetterKey ? { deadLetterKey } : {}) });
  return {
    connection,
    publisher,
    progress,
    deadLetters,
    async close() {
      await Promise.all([publisher.close(), progress.close()]);
    },
  };
}
