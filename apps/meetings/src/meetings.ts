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
  StatusSources,
  SystemClock,
  type ServiceOptions,
} from '@bontot/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { BALLOT_STATUS } from './api/ballots.ts';
import { controllers } from './api/controllers.ts';
import { STATUS_BY_CODE } from './api/outcome.ts';
import { MEETINGS, type MeetingsConfig } from './config.ts';
import { OnDirectory } from './events/on-directory.controller.ts';
import { openParts, providersOf, type Parts } from './parts.ts';

@Module({})
export class MeetingsModule {
  static with(parts: Parts): DynamicModule {
    return { module: MeetingsModule, controllers: [...controllers, OnDirectory], providers: providersOf(parts) };
  }
}

/** Everything `runService` needs to run this service: opens its engines, and starts what works beside HTTP. */
export async function meetingsOptions(config: MeetingsConfig): Promise<ServiceOptions> {
  const log = createLogger(MEETINGS, config.LOG_LEVEL);
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}${MEETINGS}` });
  const parts = await openParts(database, config, new SystemClock(), log);
  const connection = await openKafka(config, MEETINGS, log, [
    unitChanged.topic,
    topics.meetings,
    topics.evidence,
    retryTopic(MEETINGS),
    deadLetterTopic(MEETINGS),
  ]);
  const publisher = new KafkaPublisher(connection);
  const relay = new OutboxRelay({ sources: parts.stores.sources, publisher, log });
  return {
    name: MEETINGS,
    config,
    logger: log,
    module: MeetingsModule.with(parts),
    statusByCode: { ...STATUS_BY_CODE, ...PAPER_STATUS, ...BALLOT_STATUS },
    strategy: (app) =>
      consumerOf(app, { connection, group: MEETINGS, deadLetterKey: config.DEAD_LETTER_KEY, sink: publisher }),
    prepare(app) {
      runOutbox(app, { database, publisher, relay });
      app.get(Resources).add('sweep', () => parts.sweep.stop());
      app.get(StatusSources).register('followUpsWaiting', () => parts.stores.meetings.countUndone());
      parts.sweep.start(config.SWEEP_MS, log);
    },
  };
}
