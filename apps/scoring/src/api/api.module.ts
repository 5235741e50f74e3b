import { deadLetterTopic, exemptionChanged, retryTopic, topics, unitChanged } from '@bontot/contracts';
import { KafkaPublisher, type KafkaEventsServer } from '@bontot/messaging';
import { GridFsPapers, PAPER_STATUS, PaperUploads } from '@bontot/papers';
import { OutboxRelay } from '@bontot/persistence';
import {
  consumerOf,
  createLogger,
  HealthChecks,
  Metrics,
  openKafka,
  Resources,
  StatusSources,
  Sweep,
  SystemClock,
  ToldTime,
} from '@bontot/service';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Gauge } from 'prom-client';
import { API, type ScoringConfig } from '../config.ts';
import { OnDirectory } from '../events/on-directory.controller.ts';
import { Clearing } from '../jobs/clearing.ts';
import { CloseUnclaimed } from '../jobs/close-unclaimed.ts';
import { duesMonths } from '../jobs/dues-months.ts';
import { exemptionsExpired } from '../jobs/exemptions-expired.ts';
import { Recompute } from '../jobs/recompute.ts';
import { recordsPassed } from '../jobs/records-passed.ts';
import { CardReads } from '../storage/card-reads.ts';
import { exemptionStore } from '../storage/exemptions.ts';
import { openStores } from '../storage/open-stores.ts';
import { RegisterPages } from '../storage/register-pages.ts';
import { RegisterStores } from '../storage/register-stores.ts';
import { Stores } from '../storage/stores.ts';
import { UnclaimedQuota } from '../storage/unclaimed-quota.ts';
import { WaitingCards } from '../storage/waiting-cards.ts';
import { Assessments } from './assessments.ts';
import { BatchesController } from './batches.controller.ts';
import { CardReader } from './card-reader.ts';
import { CardsController } from './cards.controller.ts';
import { CasesController } from './cases.controller.ts';
import { ClearancesController } from './clearances.controller.ts';
import { Door } from './door.ts';
import { DuesController } from './dues.controller.ts';
import { EvidenceFilesController } from './evidence-files.controller.ts';
import { EvidenceController } from './evidence.controller.ts';
import { EXEMPTIONS, ExemptionsController } from './exemptions.controller.ts';
import { FilesController } from './files.controller.ts';
import { JudgementsController } from './judgements.controller.ts';
import { NextStepsController } from './next-steps.controller.ts';
import { RecordsController } from './records.controller.ts';
import { RegisterDesk, REGISTER_STATUS } from './register-desk.ts';
import { RegisterSweepController } from './register-sweep.controller.ts';
import { RegisterController } from './register.controller.ts';
import { SendersController } from './senders.controller.ts';
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
  const own = [topics.evidence, exemptionChanged.topic, retryTopic(API), deadLetterTopic(API)];
  const kafka = await openKafka(config, API, log, [unitChanged.topic, ...own]);
  const publisher = new KafkaPublisher(kafka);
  const exemptions = exemptionStore(database);
  const register = new RegisterStores(database);
  const papers = new GridFsPapers(database);
  await database.ensureIndexes();
  await register.ensure();
  const relay = new OutboxRelay({ sources: [exemptions, ...register.sources], publisher, log });
  const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null, enableReadyCheck: false });
  redis.on('error', ({ message }) => log.warn({ reason: message }, 'redis'));
  const reads = new CardReads(database.connection);
  const clock = new SystemClock();
  const closing = new CloseUnclaimed(stores, stores.waiting, reads, publisher, clock, log);
  const told = new ToldTime(clock);
  const clearing = new Clearing(register.clearances, stores.units, publisher);
  const cards = new CardReader(reads, stores.units);
  const uploads = new PaperUploads(papers, config.PAPER_BYTES, clock);
  const sweep = new Sweep({
    repairs: () => clearing.repair(),
    duties: {
      records: recordsPassed(register.records),
      dues: duesMonths({ units: stores.units, register, cards }),
      exemptions: exemptionsExpired(exemptions),
      uploads: (at) => uploads.sweep(at),
    },
    ...{ told, clock },
  });
  const recompute = new Recompute(stores, publisher, clock, redis, `${config.DB_PREFIX}scoring`, log, [
    () => closing.run(),
    () => sweep.run(),
  ]);
  const desk = new RegisterDesk(register, stores, told);
  return {
    ...{ database, stores, reads, kafka, publisher, exemptions, relay, redis, recompute, closing, log },
    ...{ register, papers, uploads, told, sweep, clearing, cards, desk },
  };
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
    RecordsController,
    CasesController,
    ClearancesController,
    JudgementsController,
    DuesController,
    BatchesController,
    FilesController,
    EvidenceFilesController,
    SendersController,
    RegisterSweepController,
  ];

  static async open(config: ScoringConfig): Promise<DynamicModule> {
    const opened = await openApi(config);
    const { database, stores, reads, publisher, exemptions, recompute, cards } = opened;
    const quota = new UnclaimedQuota(stores.waiting, new SystemClock());
    return {
      module: ApiModule,
      controllers: [...ApiModule.controllers, OnDirectory],
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
        { provide: RegisterStores, useValue: opened.register },
        { provide: RegisterDesk, useValue: opened.desk },
        { provide: Sweep, useValue: opened.sweep },
        { provide: ToldTime, useValue: opened.told },
        { provide: Clearing, useValue: opened.clearing },
        { provide: GridFsPapers, useValue: opened.papers },
        { provide: PaperUploads, useValue: opened.uploads },
      ],
    };
  }
}

/** HTTP status of refusals that is not 422. */
export const API_STATUS = { ...PAPER_STATUS, ...REGISTER_STATUS };

/** What the register keeps of the directory comes by a consumer of its own, with its lag and readiness told to whoever asks. */
export function apiStrategy(app: INestApplication, config: ScoringConfig): KafkaEventsServer {
  const { kafka: connection, publisher: sink } = app.get<Opened>(OPENED);
  return consumerOf(app, { connection, group: API, deadLetterKey: config.DEAD_LETTER_KEY, sink });
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
