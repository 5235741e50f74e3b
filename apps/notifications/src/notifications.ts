import { assessmentChanged, deadLetterTopic, inboxChanged, retryTopic, unitChanged } from '@bontot/contracts';
import {
  KafkaConnection,
  KafkaEventsServer,
  KafkaPublisher,
  KafkaSubscription,
  promMetrics,
  watchLag,
} from '@bontot/messaging';
import { connect, OutboxRelay, type Database } from '@bontot/persistence';
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
import { NoticesController } from './api/notices.controller.ts';
import { NOTIFICATIONS, type NotificationsConfig } from './config.ts';
import { OnDirectory } from './events/on-directory.controller.ts';
import { OnScoring } from './events/on-scoring.controller.ts';
import { InboxTeller } from './jobs/inbox-teller.ts';
import { OutlookNotices } from './jobs/outlook-notices.ts';
import { OutlookQueue } from './jobs/outlook-queue.ts';
import { Sweep } from './jobs/sweep.ts';
import { Copies } from './storage/copies.ts';
import { DueChanges } from './storage/due-changes.ts';
import { Inboxes } from './storage/inboxes.ts';
import { Notices } from './storage/notices.ts';

type Stores = { copies: Copies; due: DueChanges; notices: Notices; inboxes: Inboxes };
type Parts = Stores & { teller: InboxTeller; queue: OutlookQueue };

@Module({})
export class NotificationsModule {
  static readonly controllers = [NoticesController, OnScoring, OnDirectory];

  static with(parts: Parts): DynamicModule {
    return {
      module: NotificationsModule,
      controllers: NotificationsModule.controllers,
      providers: [
        { provide: Copies, useValue: parts.copies },
        { provide: DueChanges, useValue: parts.due },
        { provide: Notices, useValue: parts.notices },
        { provide: InboxTeller, useValue: parts.teller },
        { provide: OutlookQueue, useValue: parts.queue },
      ],
    };
  }
}

/** Everything `runService` needs to run this service: opens its engines, and starts what works beside HTTP. */
export async function notificationsOptions(config: NotificationsConfig): Promise<ServiceOptions> {
  const log = createLogger(NOTIFICATIONS, config.LOG_LEVEL);
  const { database, ...stores } = await openStores(config);
  const connection = await kafkaOf(config, log);
  const publisher = new KafkaPublisher(connection);
  const relay = new OutboxRelay({ sources: [stores.inboxes.store], publisher, log });
  const clock = new SystemClock();
  const teller = new InboxTeller({ ...stores, clock, log });
  const outlook = new OutlookNotices({ ...stores, inboxes: teller, clock, log });
  const prefix = `${config.DB_PREFIX}${NOTIFICATIONS}`;
  const queue = new OutlookQueue({ redisUrl: config.REDIS_URL, prefix, run: (id) => outlook.tell(id), log });
  const sweep = new Sweep({ ...stores, queue, inboxes: teller, clock, log }, config.SWEEP_MS);
  return {
    name: NOTIFICATIONS,
    config,
    logger: log,
    module: NotificationsModule.with({ ...stores, teller, queue }),
    strategy: (app) => consumerOf(app, config, connection, publisher),
    prepare(app) {
      const resources = app.get(Resources);
      resources.add('database', () => database.close());
      resources.add('publisher', () => publisher.close());
      resources.add('relay', () => relay.stop());
      resources.add('inboxes', () => teller.close());
      resources.add('queue', () => queue.close());
      resources.add('sweep', () => sweep.stop());
      app.get(HealthChecks).register({ name: 'mongodb', check: () => database.check() });
      app.get(HealthChecks).register({ name: 'outbox', check: () => ({ ok: relay.healthy() }) });
      app.get(StatusSources).register('outboxPending', () => relay.pending());
      app.get(StatusSources).register('changesWaiting', () => stores.due.waiting());
      relay.start();
      sweep.start();
    },
  };
}

/** This service's stores, with the indexes that their queries need. */
export async function openStores(
  config: Pick<NotificationsConfig, 'MONGODB_URI' | 'DB_PREFIX'>,
): Promise<Stores & { database: Database }> {
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}${NOTIFICATIONS}` });
  const stores = {
    copies: new Copies(database),
    due: new DueChanges(database.connection),
    notices: new Notices(database.connection),
    inboxes: new Inboxes(database),
  };
  await database.ensureIndexes();
  await DueChanges.ensure(database.connection);
  await Notices.ensure(database.connection);
  return { database, ...stores };
}

async function kafkaOf(config: NotificationsConfig, log: Logger): Promise<KafkaConnection> {
  const { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix } = config;
  const connection = new KafkaConnection({ brokers, clientId: NOTIFICATIONS, topicPrefix, log });
  const own = [inboxChanged.topic, retryTopic(NOTIFICATIONS), deadLetterTopic(NOTIFICATIONS)];
  await connection.ensureTopics([assessmentChanged.topic, unitChanged.topic, ...own]);
  return connection;
}

/** The consumer, with its lag and readiness told to whoever asks. */
function consumerOf(
  app: INestApplication,
  config: NotificationsConfig,
  connection: KafkaConnection,
  publisher: KafkaPublisher,
): KafkaEventsServer {
  const { registry } = app.get(Metrics);
  return new KafkaEventsServer({
    subscribe: (routes) => {
      const subscription = new KafkaSubscription({
        ...routes,
        connection,
        group: NOTIFICATIONS,
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
