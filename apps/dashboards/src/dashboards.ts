import { topics } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { KafkaTopicReader } from '@bontot/messaging';
import { connect } from '@bontot/persistence';
import {
  consumerOf,
  createLogger,
  HealthChecks,
  openKafka,
  Resources,
  StatusSources,
  SystemClock,
  type ServiceOptions,
} from '@bontot/service';
import type { DynamicModule } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DashboardsController } from './api/dashboards.controller.ts';
import { Broadcast } from './api/stream/broadcast.ts';
import { Hub } from './api/stream/hub.ts';
import { StreamController } from './api/stream.controller.ts';
import { VerificationController } from './api/verification.controller.ts';
import { DASHBOARDS, type DashboardsConfig } from './config.ts';
import { IntakeController } from './events/intake.controller.ts';
import { Calendar } from './jobs/calendar.ts';
import { Keeper } from './jobs/keeper.ts';
import { NameFinder } from './jobs/name-finder.ts';
import { Roller } from './jobs/roller.ts';
import { Cards } from './storage/cards.ts';
import { Collections } from './storage/documents.ts';
import { Reads } from './storage/reads.ts';
import { RollUps } from './storage/roll-ups.ts';
import { Supervisors } from './storage/supervisors.ts';
import { Tree } from './storage/tree.ts';

const CONSUMED = [topics.scoring, topics.directory, topics.notifications];

/** The service's parts on engines that are open already. */
async function openParts(config: DashboardsConfig) {
  const log = createLogger(DASHBOARDS, config.LOG_LEVEL);
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}dashboards`, poolSize: 20 });
  const collections = new Collections(database.connection);
  await collections.ensure();
  const kafka = await openKafka(config, DASHBOARDS, log, CONSUMED);
  const clock = new SystemClock();
  const now = () => clock.now();
  const today = () => localDateOf(now());
  const hub = new Hub();
  const broadcast = new Broadcast({ hub, redisUrl: config.REDIS_URL, prefix: config.DB_PREFIX, log });
  const failed = (error: unknown) => log.warn({ err: error }, 'tried again soon');
  const rollUps = new RollUps(collections);
  const tree = new Tree(collections);
  const roller = new Roller({
    ...{ rollUps, now, today, failed },
    tell: (news) => broadcast.tell(news.map((rollUp) => ({ kind: 'rollup', ...rollUp }))),
  });
  const supervisors = new Supervisors(collections);
  const names = new NameFinder({ supervisors, reader: new KafkaTopicReader(kafka), failed });
  const keeper = new Keeper({
    ...{ tree, today, supervisors, cards: new Cards(collections) },
    tell: (hints) => broadcast.tell(hints),
    marked: () => roller.poke(),
    nameless: () => names.poke(),
  });
  const calendar = new Calendar({ tree, today, turned: () => roller.poke(), failed });
  return { log, database, collections, kafka, hub, broadcast, rollUps, roller, keeper, calendar, names };
}
type Parts = Awaited<ReturnType<typeof openParts>>;

export class DashboardsModule {
  static readonly controllers = [DashboardsController, VerificationController, StreamController];

  static with({ collections, hub, keeper }: Pick<Parts, 'collections' | 'hub' | 'keeper'>): DynamicModule {
    return {
      module: DashboardsModule,
      controllers: [...DashboardsModule.controllers, IntakeController],
      providers: [
        { provide: Collections, useValue: collections },
        { provide: Reads, useValue: new Reads(collections) },
        { provide: Hub, useValue: hub },
        { provide: Keeper, useValue: keeper },
      ],
    };
  }
}

/** Everything `runService` needs to run this service: opens its engines, and starts what works beside HTTP. */
export async function dashboardsOptions(config: DashboardsConfig): Promise<ServiceOptions> {
  const parts = await openParts(config);
  return {
    name: DASHBOARDS,
    config,
    logger: parts.log,
    module: DashboardsModule.with(parts),
    strategy: (app) =>
      consumerOf(app, { connection: parts.kafka, group: DASHBOARDS, deadLetterKey: config.DEAD_LETTER_KEY }),
    async prepare(app: NestFastifyApplication) {
      const { database, broadcast, roller, calendar, rollUps, hub, names } = parts;
      const resources = app.get(Resources);
      resources.add('database', () => database.close());
      resources.add('redis', () => broadcast.close());
      resources.add('roller', () => roller.stop());
      resources.add('calendar', () => calendar.stop());
      resources.add('names', () => names.stop());
      app.get(HealthChecks).register({ name: 'mongodb', check: () => database.check() });
      app.get(StatusSources).register('marks', () => rollUps.waiting());
      app.get(StatusSources).register('streams', () => hub.size);
      const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
      // Streams would keep the port from closing.
      fastify.addHook('preClose', (done: () => void) => {
        hub.close();
        done();
      });
      await calendar.start();
      roller.start();
      names.poke();
    },
  };
}
