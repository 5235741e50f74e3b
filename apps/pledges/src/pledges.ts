import { deadLetterTopic, retryTopic, topics, unitChanged } from '@bontot/contracts';
import { KafkaPublisher } from '@bontot/messaging';
import { PAPER_STATUS } from '@bontot/papers';
import { connect, OutboxRelay } from '@bontot/persistence';
import {
  consumerOf,
  createLogger,
  openKafka,
  Resources,
  runOutbox,
  SystemClock,
  type ServiceOptions,
} from '@bontot/service';
import { Module, type DynamicModule } from '@nestjs/common';
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
  const connection = await openKafka(config, PLEDGES, log, [
    unitChanged.topic,
    topics.pledges,
    topics.evidence,
    retryTopic(PLEDGES),
    deadLetterTopic(PLEDGES),
  ]);
  const publisher = new KafkaPublisher(connection);
  const relay = new OutboxRelay({ sources: parts.stores.sources, publisher, log });
  return {
    name: PLEDGES,
    config,
    logger: log,
    module: PledgesModule.with(parts),
    statusByCode: { ...STATUS_BY_CODE, ...PAPER_STATUS },
    strategy: (app) =>
      consumerOf(app, { connection, group: PLEDGES, deadLetterKey: config.DEAD_LETTER_KEY, sink: publisher }),
    prepare(app) {
      runOutbox(app, { database, publisher, relay });
      app.get(Resources).add('sweep', () => parts.sweep.stop());
      parts.sweep.start(config.SWEEP_MS, log);
    },
  };
}
