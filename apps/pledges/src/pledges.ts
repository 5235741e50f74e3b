import { deadLetterTopic, retryTopic, topics, unitChanged } from '@bontot/contracts';
import {
  KafkaConnection,
  KafkaEventsServer,
  KafkaPublisher,
  KafkaSubscription,
  promMetrics,
  watchLag,
} from '@bontot/messaging';
import { PAPER_STATUS } from '@bontot/papers';
import { connect, OutboxRelay } from '@bontot/persistence';
import {
  createLogger,
  HealthChecks,
  Metrics,
  Resources,
  StatusSources,
  SystemClock,
  type Logger,
  type ServiceOptions,
} from '@bontot/service';
import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { controllers } from './api/controllers.ts';
import { STATUS_BY_CODE } from './api/outcome.ts';
import { PLEDGES, type PledgesConfig } from './config.ts';
import { OnDirectory } from './events/on-directory.controller.ts';
import { openParts, providersOf, type Parts } from './parts.ts';

@Module({})
export class PledgesModule {
  static with(parts: Parts): DynamicModule {
    return { module: PledgesModule, controllers: [...controllers, OnDirectory], providers: providersOf(parts) };
  }
}

/** Everything `runService` needs to run this service: opens its engines, and starts what works beside HTTP. */
export async function pledgesOptions(config: PledgesConfig): Promise<ServiceOptions> {
  const log = createLogger(PLEDGES, config.LOG_LEVEL);
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}${PLEDGES}` });
  const parts = await openParts(database, config, new SystemClock(), log);
  const connection = await kafkaOf(config, log);
  const publisher = new KafkaPublisher(connection);
  const relay = new OutboxRelay({ sources: parts.stores.sources, publisher, log });
  return {
    name: PLEDGES,
    config,
    logger: log,
    module: PledgesModule.with(parts),
    statusByCode: { ...STATUS_BY_CODE, ...PAPER_STATUS },
    strategy: (app) => consumerOf(app, config, connection, publisher),
    prepare(app) {
      const resources = app.get(Resources);
      resources.add('database', () => database.close());
      resources.add('publisher', () => publisher.close());
      resources.add('relay', () => relay.stop());
      resources.add('sweep', () => parts.sweep.stop());
      app.get(HealthChecks).register({ name: 'mongodb', check: () => database.check() });
      app.get(HealthChecks).register({ name: 'outbox', check: () => ({ ok: relay.healthy() }) });
      app.get(StatusSources).register('outboxPending', () => relay.pending());
      relay.start();
      parts.sweep.start();
    },
  };
}

async function kafkaOf(config: PledgesConfig, log: Logger): Promise<KafkaConnection> {
  const { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix } = config;
  const connection = new KafkaConnection({ brokers, clientId: PLEDGES, topicPrefix, log });
  const own = [topics.pledges, topics.evidence, retryTopic(PLEDGES), deadLetterTopic(PLEDGES)];
  await connection.ensureTopics([unitChanged.topic, ...own]);
  return connection;
}

/** The consumer, with its lag and readiness told to whoever asks. */
function consumerOf(
  app: INestApplication,
  config: PledgesConfig,
  connection: KafkaConnection,
  publisher: KafkaPublisher,
): KafkaEventsServer {
  const { registry } = app.get(Metrics);
  return new KafkaEventsServer({
    subscribe: (routes) => {
      const subscription = new KafkaSubscription({
        ...routes,
        connection,
        group: PLEDGES,
        deadLetterKey: config.DEAD_LETTER_KEY,
        sink: publisher,
        metrics: promMetrics(registry),
      });
      watchLag(registry, subscription);
      app.get(HealthChecks).register({ name: 'kafka', check: () => ({ ok: subscription.ready() }) });
      app.get(StatusSources).register('lagSeconds', () => subscription.lagSeconds());
      return subscription;
    },
  });
}
