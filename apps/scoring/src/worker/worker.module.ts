import { doorOf, topics, type Topic } from '@bontot/contracts';
import { KafkaPublisher, type IncomingRecord, type KafkaConnection, type KafkaEventsServer } from '@bontot/messaging';
import {
  consumerOf,
  createLogger,
  HealthChecks,
  openKafka,
  Resources,
  StatusSources,
  SystemClock,
} from '@bontot/service';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { WORKER, type ScoringConfig } from '../config.ts';
import { openStores } from '../storage/open-stores.ts';
import { INBOX, InboxController, PUMP } from './inbox.controller.ts';
import { Keeper } from './keeper.ts';
import { Pump } from './pump.ts';

type Opened = Awaited<ReturnType<typeof openStores>> & {
  kafka: KafkaConnection;
  publisher: KafkaPublisher;
  inbox: Topic[];
};

/** The worker's engines, opened before Nest starts: what it subscribes to depends on the senders' contracts. */
async function openWorker(config: ScoringConfig): Promise<Opened> {
  const log = createLogger(WORKER, config.LOG_LEVEL);
  const { database, stores } = await openStores(config);
  const doors = [...(await stores.senders.all()).keys()].map(doorOf);
  const inbox = [topics.evidence, topics.directory, topics.scoringInbox, ...doors];
  const kafka = await openKafka(config, WORKER, log, [...inbox, topics.scoring]);
  return { database, stores, kafka, publisher: new KafkaPublisher(kafka), inbox };
}

/** A set adopted since is known to every worker within this time, also to one that is asked for no recompute. */
const ADOPTIONS_EVERY_MS = 5_000;

const OPENED = Symbol('scoring.worker.opened');

export class WorkerModule {
  static async open(config: ScoringConfig): Promise<DynamicModule> {
    const opened = await openWorker(config);
    const keeper = new Keeper(opened.stores, opened.publisher, new SystemClock(), config.CACHE_FACTS);
    const pump = new Pump((records: IncomingRecord[]) => keeper.process(records), config.MOMENT_RECORDS);
    return {
      module: WorkerModule,
      controllers: [InboxController],
      providers: [
        { provide: OPENED, useValue: opened },
        { provide: PUMP, useValue: pump },
      ],
    };
  }
}

/** The worker's consumer, with its lag and readiness told to whoever asks. */
export function workerStrategy(app: INestApplication, config: ScoringConfig): KafkaEventsServer {
  const { database, stores, kafka, publisher, inbox } = app.get<Opened>(OPENED);
  const resources = app.get(Resources);
  resources.add('database', () => database.close());
  resources.add('publisher', () => publisher.close());
  const refresh = setInterval(() => void stores.adoptions.refresh().catch(() => undefined), ADOPTIONS_EVERY_MS);
  resources.add('refresh', () => clearInterval(refresh));
  app.get(HealthChecks).register({ name: 'mongodb', check: () => database.check() });
  app.get(StatusSources).register('unclaimed', () => stores.unclaimed.count());
  return consumerOf(app, {
    ...{ connection: kafka, group: WORKER, deadLetterKey: config.DEAD_LETTER_KEY, sink: publisher },
    batches: { [INBOX]: inbox.map(({ name }) => name) },
    fetch: { maxBytesPerPartition: 2 * 1024 * 1024, maxBytes: 32 * 1024 * 1024 },
  });
}
