import { exemptionChanged, topics } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher } from '@bontot/messaging';
import { OutboxRelay } from '@bontot/persistence';
import { createLogger, HealthChecks, Metrics, Resources, StatusSources, SystemClock } from '@bontot/service';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Gauge } from 'prom-client';
import { API, type ScoringConfig } from '../config.ts';
import { CloseUnclaimed } from '../jobs/close-unclaimed.ts';
import { Recompute } from '../jobs/recompute.ts';
import { CardReads } from '../storage/card-reads.ts';
import { exemptionStore } from '../storage/exemptions.ts';
import { openStores } from '../storage/open-stores.ts';
import { RegisterPages } from '../storage/register-pages.ts';
import { Stores } from '../storage/stores.ts';
import { UnclaimedQuota } from '../storage/unclaimed-quota.ts';
import { WaitingCards } from '../storage/waiting-cards.ts';
import { Assessments } from './assessments.ts';
import { CardReader } from './card-reader.ts';
import { CardsController } from './cards.controller.ts';
import { Door } from './door.ts';
import { EvidenceController } from './evidence.controller.ts';
import { EXEMPTIONS, ExemptionsController } from './exemptions.controller.ts';
import { NextStepsController } from './next-steps.controller.ts';
import { RegisterController } from './register.controller.ts';
import { SetsController } from './sets.controller.ts';
import { UnclaimedController } from './unclaimed.controller.ts';
import { PUBLISHER, VerdictsController } from './verdicts.controller.ts';
import { VerificationController } from './verification.controller.ts';

/** Another process may publish a set's adoption: reads follow within this time. */
const ADOPTIONS_EVERY_MS = 5_000;

/** The API's engines, opened before Nest starts. */
async function openApi(config: ScoringConfig) {
  const log = createLogger(API, config.LOG_LEVEL);
  const { database, stores } = await openStores(config);
  const kafka = new KafkaConnection({
    brokers: config.KAFKA_BROKERS,
    clientId: API,
    topicPrefix: config.TOPIC_PREFIX,
    log,
  });
  await kafka.ensureTopics([topics.evidence, exemptionChanged.topic]);
  const publisher = new KafkaPublisher(kafka);
  const exemptions = exemptionStore(database);
  await database.ensureIndexes();
  const relay = new OutboxRelay({ sources: [exemptions], publisher, log });
  const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null, enableReadyCheck: false });
  redis.on('error', ({ message }) => log.warn({ reason: message }, 'redis'));
  const reads = new CardReads(database.connection);
  const clock = new SystemClock();
  const closing = new CloseUnclaimed(stores, stores.waiting, reads, publisher, clock, log);
  const recompute = new Recompute(stores, publisher, clock, redis, `${config.DB_PREFIX}scoring`, log, [
    () => closing.run(),
  ]);
  return { database, stores, reads, publisher, exemptions, relay, redis, recompute, closing };
}
type Opened = Awaited<ReturnType<typeof openApi>>;

const OPENED = Symbol('scoring.api.opened');

export class ApiModule {
  static readonly controllers = [
    CardsController,
    EvidenceController,
    VerdictsController,
    ExemptionsController,
    SetsController,
    NextStepsController,
    RegisterController,
    UnclaimedController,
    VerificationController,
  ];

  static async open(config: ScoringConfig): Promise<DynamicModule> {
    const opened = await openApi(config);
    const { database, stores, reads, publisher, exemptions, recompute } = opened;
    const cards = new CardReader(reads, stores.units);
    const quota = new UnclaimedQuota(stores.waiting, new SystemClock());
    return {
      module: ApiModule,
      controllers: ApiModule.controllers,
      providers: [
        { provide: OPENED, useValue: opened },
        { provide: Stores, useValue: stores },
        { provide: CardReader, useValue: cards },
        { provide: Assessments, useValue: new Assessments(cards, stores.adoptions) },
        { provide: Door, useValue: new Door(publisher, stores.senders, stores.units, stores.receipts, quota) },
        { provide: PUBLISHER, useValue: publisher },
        { provide: CardReads, useValue: reads },
        { provide: WaitingCards, useValue: stores.waiting },
        { provide: RegisterPages, useValue: new RegisterPages(database.connection) },
        { provide: EXEMPTIONS, useValue: exemptions },
        { provide: Recompute, useValue: recompute },
      ],
    };
  }
}

/** Starts what runs beside the routes, and tells what must be healthy and how it is closed. */
export function startBeside(app: INestApplication): void {
  const { database, stores, publisher, relay, redis, recompute, closing } = app.get<Opened>(OPENED);
  const refresh = setInterval(() => void stores.adoptions.refresh().catch(() => undefined), ADOPTIONS_EVERY_MS);
  relay.start();
  const resources = app.get(Resources);
  resources.add('database', () => database.close());
  resources.add('publisher', () => publisher.close());
  resources.add('redis', () => redis.disconnect());
  resources.add('queue', () => recompute.close());
  resources.add('relay', () => relay.stop());
  resources.add('refresh', () => clearInterval(refresh));
  app.get(HealthChecks).register({ name: 'mongodb', check: () => database.check() });
  app.get(StatusSources).register('outboxPending', () => relay.pending());
  app.get(StatusSources).register('unclaimed', () => stores.unclaimed.count());
  app.get(StatusSources).register('unclaimedOverdue', () => closing.overdue());
  new Gauge({
    name: 'scoring_unclaimed_overdue',
    help: 'Cards that have waited for their unit for more than a day',
    registers: [app.get(Metrics).registry],
    async collect() {
      this.set(await closing.overdue());
    },
  });
}
