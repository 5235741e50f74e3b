import { assessmentChanged, deadLetterTopic, inboxChanged, retryTopic, unitChanged } from '@bontot/contracts';
import { KafkaPublisher } from '@bontot/messaging';
import { connect, OutboxRelay, type Database } from '@bontot/persistence';
import {
  consumerOf,
  createLogger,
  openKafka,
  Resources,
  runOutbox,
  StatusSources,
  Sweep,
  SystemClock,
  ToldTime,
  type ServiceOptions,
} from '@bontot/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { NoticesController } from './api/notices.controller.ts';
import { NOTIFICATIONS, type NotificationsConfig } from './config.ts';
import { OnDirectory } from './events/on-directory.controller.ts';
import { OnScoring } from './events/on-scoring.controller.ts';
import { InboxTeller } from './jobs/inbox-teller.ts';
import { leftUndone } from './jobs/left-undone.ts';
import { OutlookNotices } from './jobs/outlook-notices.ts';
import { OutlookQueue } from './jobs/outlook-queue.ts';
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
  const connection = await openKafka(config, NOTIFICATIONS, log, [
    assessmentChanged.topic,
    unitChanged.topic,
    inboxChanged.topic,
    retryTopic(NOTIFICATIONS),
    deadLetterTopic(NOTIFICATIONS),
  ]);
  const publisher = new KafkaPublisher(connection);
  const relay = new OutboxRelay({ sources: [stores.inboxes.store], publisher, log });
  const clock = new SystemClock();
  const teller = new InboxTeller({ ...stores, clock, log });
  const outlook = new OutlookNotices({ ...stores, inboxes: teller, clock, log });
  const prefix = `${config.DB_PREFIX}${NOTIFICATIONS}`;
  const queue = new OutlookQueue({ redisUrl: config.REDIS_URL, prefix, run: (id) => outlook.tell(id), log });
  const repairs = leftUndone({ ...stores, queue, inboxes: teller, log });
  const sweep = new Sweep({ repairs, duties: {}, told: new ToldTime(clock), clock });
  return {
    name: NOTIFICATIONS,
    config,
    logger: log,
    module: NotificationsModule.with({ ...stores, teller, queue }),
    strategy: (app) =>
      consumerOf(app, { connection, group: NOTIFICATIONS, deadLetterKey: config.DEAD_LETTER_KEY, sink: publisher }),
    prepare(app) {
      runOutbox(app, { database, publisher, relay });
      const resources = app.get(Resources);
      resources.add('inboxes', () => teller.close());
      resources.add('queue', () => queue.close());
      resources.add('sweep', () => sweep.stop());
      app.get(StatusSources).register('changesWaiting', () => stores.due.waiting());
      sweep.start(config.SWEEP_MS, log);
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
