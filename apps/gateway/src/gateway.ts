import { deadLetterTopic, retryTopic, topics } from '@bontot/contracts';
import {
  consumerOf,
  createLogger,
  HealthChecks,
  openKafka,
  Resources,
  StatusSources,
  SystemClock,
  type Logger,
  type ServiceOptions,
} from '@bontot/service';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Actors } from './access/actors.ts';
import { Entrance } from './access/entrance.ts';
import { Signer } from './access/signer.ts';
import { BootstrapController } from './bootstrap/bootstrap.controller.ts';
import type { GatewayConfig } from './config.ts';
import { OnDirectory } from './events/on-directory.controller.ts';
import { Limits } from './limits/limits.ts';
import { partsOf, type Parts } from './parts.ts';
import { Door } from './proxy/door.ts';
import { HTTPS_ONLY, SECURITY_HEADERS } from './proxy/headers.ts';
import { OpenStreams } from './proxy/open-streams.ts';
import type { Upstream } from './routing/table.ts';
import { AuthController } from './session/auth.controller.ts';
import { Cookies } from './session/cookies.ts';
import { SessionController } from './api/session.controller.ts';
import { Sessions } from './session/sessions.ts';
import { SignIn } from './session/sign-in.ts';
import { Copies } from './storage/copies.ts';
import { OneTime } from './storage/one-time.ts';
import { WebFiles } from './web/web-files.ts';

const GROUP = 'gateway';

@Module({})
export class GatewayModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: GatewayModule,
      controllers: [OnDirectory, BootstrapController, AuthController, SessionController],
      providers: [
        { provide: Copies, useValue: parts.copies },
        { provide: Actors, useValue: parts.actors },
        { provide: OneTime, useValue: parts.once },
        { provide: Signer, useValue: parts.signer },
        { provide: Entrance, useValue: parts.entrance },
        { provide: Limits, useValue: parts.limits },
        { provide: Sessions, useValue: parts.sessions },
        { provide: Cookies, useValue: parts.cookies },
        { provide: SignIn, useValue: parts.signIn },
        { provide: OpenStreams, useValue: parts.streams },
      ],
    };
  }
}

/** Everything `runService` needs to run this service: opens its database, Redis and the consumer of `directory.v1`. */
export async function gatewayOptions(
  config: GatewayConfig,
  log: Logger = createLogger(GROUP, config.LOG_LEVEL),
): Promise<ServiceOptions> {
  const parts = await partsOf(config, log);
  const own = [topics.directory, retryTopic(GROUP), deadLetterTopic(GROUP)];
  const connection = await openKafka(config, GROUP, log, own);
  return {
    name: GROUP,
    config,
    logger: log,
    module: GatewayModule.with(parts),
    strategy: (app) => consumerOf(app, { connection, group: GROUP, deadLetterKey: config.DEAD_LETTER_KEY }),
    prepare(app: NestFastifyApplication) {
      watch(app, parts);
      const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
      const protecting = { ...SECURITY_HEADERS, ...(config.PUBLIC_URL.startsWith('https:') && HTTPS_ONLY) };
      fastify.addHook('onSend', (_request, reply, payload, done) => {
        for (const [name, value] of Object.entries(protecting))
          if (!reply.hasHeader(name)) void reply.header(name, value);
        done(null, payload);
      });
      // A form that signs out has nothing to say, and says so in its own type.
      fastify.addContentTypeParser(FORM, { parseAs: 'buffer', bodyLimit: 1_024 }, (_request, _body, done) =>
        done(null),
      );
      const { entrance, signer, proxy } = parts;
      new Door({ entrance, signer, proxy, clock: app.get(SystemClock), origins: originsOf(config) }).register(fastify);
      new WebFiles(config.WEB_ROOT, config.ISSUER_URL).register(fastify);
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

const originsOf = (config: GatewayConfig): Record<Upstream, URL> => ({
  directory: new URL(config.DIRECTORY_URL),
  'scoring-api': new URL(config.SCORING_URL),
  dashboards: new URL(config.DASHBOARDS_URL),
  notifications: new URL(config.NOTIFICATIONS_URL),
  meetings: new URL(config.MEETINGS_URL),
  pledges: new URL(config.PLEDGES_URL),
});

function watch(app: NestFastifyApplication, parts: Parts): void {
  const { database, limits, proxy, sessions, streams } = parts;
  const [resources, health, status] = [app.get(Resources), app.get(HealthChecks), app.get(StatusSources)];
  resources.add('database', () => database.close());
  resources.add('limits', () => limits.close());
  resources.add('sessions', () => sessions.close());
  resources.add('proxy', () => proxy.close());
  health.register({ name: 'mongodb', check: () => database.check() });
  limits.registerIn(health);
  sessions.registerIn(health);
  status.register('openStreams', () => streams.size);
}
