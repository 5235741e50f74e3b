import { KafkaConnection, KafkaEventsServer, KafkaSubscription, promMetrics } from '@bontot/messaging';
import { deadLetterTopic, retryTopic, topics } from '@bontot/contracts';
import { connect, type Database } from '@bontot/persistence';
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
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { JWK } from 'jose';
import { Actors, CLOCK_CLIENT } from './access/actors.ts';
import { Signer } from './access/signer.ts';
import { Tokens } from './access/tokens.ts';
import { BootstrapController } from './bootstrap/bootstrap.controller.ts';
import type { GatewayConfig } from './config.ts';
import { OnDirectory } from './events/on-directory.controller.ts';
import { Limits, RATES } from './limits/limits.ts';
import { Door } from './proxy/door.ts';
import { SECURITY_HEADERS } from './proxy/headers.ts';
import { Proxy } from './proxy/proxy.ts';
import type { Upstream } from './routing/table.ts';
import { Copies } from './storage/copies.ts';
import { OneTime } from './storage/one-time.ts';

const GROUP = 'gateway';

@Module({})
export class GatewayModule {
  static with(parts: { copies: Copies; actors: Actors; once: OneTime; signer: Signer }): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [OnDirectory, BootstrapController],
      providers: [
        { provide: Copies, useValue: parts.copies },
        { provide: Actors, useValue: parts.actors },
        { provide: OneTime, useValue: parts.once },
        { provide: Signer, useValue: parts.signer },
      ],
    };
  }
}

/** In development the client of the public tests has the whole tree, and the one that seeds too. */
const sendersOf = ({ BONTOT_ENV, SENDERS }: GatewayConfig): Record<string, string> => ({
  ...SENDERS,
  ...(BONTOT_ENV === 'development' && { publisher: '/', [CLOCK_CLIENT]: '/' }),
});

/** Everything `runService` needs to run this service: opens its database, Redis and the consumer of `directory.v1`. */
export async function gatewayOptions(config: GatewayConfig): Promise<ServiceOptions> {
  const log = createLogger(GROUP, config.LOG_LEVEL);
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}gateway` });
  const copies = new Copies(database);
  await database.ensureIndexes();
  const actors = new Actors({
    book: copies,
    senders: sendersOf(config),
    mayTellTime: config.BONTOT_ENV === 'development',
  });
  const limits = new Limits({ redisUrl: config.REDIS_URL, keyPrefix: config.DB_PREFIX, rates: ratesOf(config), log });
  const proxy = new Proxy();
  const signer = new Signer(config.GATEWAY_PRIVATE_KEY as JWK);
  const connection = await kafkaOf(config, log);
  let server: KafkaEventsServer | undefined;
  return {
    name: GROUP,
    config,
    logger: log,
    module: GatewayModule.with({ copies, actors, signer, once: new OneTime(database) }),
    strategy: (app) =>
      (server = new KafkaEventsServer({
        subscribe: (routes) =>
          new KafkaSubscription({
            ...routes,
            connection,
            group: GROUP,
            deadLetterKey: config.DEAD_LETTER_KEY,
            metrics: promMetrics(app.get(Metrics).registry),
          }),
      })),
    prepare(app: NestFastifyApplication) {
      watch(app, database, limits, proxy, () => server);
      const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
      fastify.addHook('onSend', (_request, reply, payload, done) => {
        void reply.headers(SECURITY_HEADERS);
        done(null, payload);
      });
      const tokens = new Tokens(config.ISSUER_URL);
      new Door({
        tokens,
        actors,
        signer,
        limits,
        proxy,
        clock: app.get(SystemClock),
        origins: originsOf(config),
      }).register(fastify);
    },
  };
}

const originsOf = (config: GatewayConfig): Map<Upstream, URL> =>
  new Map(
    (
      [
        ['directory', config.DIRECTORY_URL],
        ['scoring-api', config.SCORING_URL],
        ['dashboards', config.DASHBOARDS_URL],
        ['notifications', config.NOTIFICATIONS_URL],
      ] as const
    ).flatMap(([name, address]) => (address === undefined ? [] : [[name, new URL(address)]])),
  );

const ratesOf = ({ BONTOT_ENV, RATE_PERSON, RATE_SENDER, RATE_STRANGER }: GatewayConfig) => {
  const { person, sender, stranger } = RATES[BONTOT_ENV];
  return { person: RATE_PERSON ?? person, sender: RATE_SENDER ?? sender, stranger: RATE_STRANGER ?? stranger };
};

async function kafkaOf(config: GatewayConfig, log: Logger): Promise<KafkaConnection> {
  const { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix } = config;
  const connection = new KafkaConnection({ brokers, clientId: GROUP, topicPrefix, log });
  await connection.ensureTopics([topics.directory, retryTopic(GROUP), deadLetterTopic(GROUP)]);
  return connection;
}

function watch(
  app: NestFastifyApplication,
  database: Database,
  limits: Limits,
  proxy: Proxy,
  server: () => KafkaEventsServer | undefined,
): void {
  const [resources, health, status] = [app.get(Resources), app.get(HealthChecks), app.get(StatusSources)];
  resources.add('database', () => database.close());
  resources.add('limits', () => limits.close());
  resources.add('proxy', () => proxy.close());
  health.register({ name: 'mongodb', check: () => database.check() });
  health.register({ name: 'kafka', check: () => ({ ok: server()?.subscription?.ready() ?? false }) });
  limits.registerIn(health);
  status.register('lagSeconds', () => server()?.subscription?.lagSeconds() ?? 0);
}
