import type { Topic } from '@bontot/contracts';
import {
  KafkaConnection,
  KafkaEventsServer,
  KafkaSubscription,
  promMetrics,
  watchLag,
  type KafkaEventsServerOptions,
  type KafkaSubscriptionOptions,
  type Routes,
} from '@bontot/messaging';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from './logger.ts';
import { HealthChecks, Metrics, StatusSources } from './registries.ts';

type KafkaSettings = { KAFKA_BROKERS: string[]; TOPIC_PREFIX: string };

/** A connection to Kafka in the name of a process, once the topics that it needs are there. */
export async function openKafka(
  { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix }: KafkaSettings,
  clientId: string,
  log: Logger,
  topics: readonly Topic[],
): Promise<KafkaConnection> {
  const connection = new KafkaConnection({ brokers, clientId, topicPrefix, log });
  await connection.ensureTopics(topics);
  return connection;
}

export type Consuming = Omit<KafkaSubscriptionOptions, keyof Routes | 'metrics'> &
  Pick<KafkaEventsServerOptions, 'batches'>;

/** Lets the controllers of a service consume, with lag and readiness told to whoever asks. For `strategy` of `runService`. */
export function consumerOf(app: INestApplication, { batches, ...options }: Consuming): KafkaEventsServer {
  const { registry } = app.get(Metrics);
  const server = new KafkaEventsServer({
    ...(batches && { batches }),
    subscribe: (routes) => {
      const subscription = new KafkaSubscription({ ...options, ...routes, metrics: promMetrics(registry) });
      watchLag(registry, subscription);
      return subscription;
    },
  });
  app.get(HealthChecks).register({ name: 'kafka', check: () => ({ ok: server.subscription?.ready() ?? false }) });
  app.get(StatusSources).register('lagSeconds', () => server.subscription?.lagSeconds() ?? 0);
  return server;
}
