import type { INestApplication } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JWK } from 'jose';
import { logRequests } from './access-log.ts';
import { SystemClock } from './clock.ts';
import { gatewayIdentity, IdentityGuard, MAX_TOKEN, type Authenticator } from './identity.ts';
import { parseJsonBody } from './json-body.ts';
import { createLogger, NestLogger, type Logger } from './logger.ts';
import { ProblemFilter, sendProblem } from './problem-filter.ts';
import { Problem } from './problem.ts';
import { HealthChecks, Metrics, Resources } from './registries.ts';
import type { KnownRequest } from './requires.ts';
import { faultsOf, routesOf, type ModuleLike, type Route } from './routes.ts';
import { ServiceModule } from './service.module.ts';
import { traceRequests } from './tracing.ts';
import { SchemaPipe } from './validation.ts';

/** The largest body of a request. */
export const MAX_REQUEST_BYTES = 256 * 1024;
const MAX_PARAMETER = 500;
/** An identity, and all other headers beside it. */
const MAX_HEADER_BYTES = MAX_TOKEN + 16 * 1024;
/** Open streams and slow requests get this long once the port is closed. */
const CLOSE_MS = 1_500;

/** The variables that the start itself reads; see `serviceEnv`. */
export type RuntimeConfig = {
  BONTOT_ENV: 'development' | 'production';
  HOST: string;
  PORT: number;
  LOG_LEVEL: string;
  DRAIN_MS?: number;
  GATEWAY_PUBLIC_KEY?: Record<string, unknown>;
};

export type ServiceOptions = {
  /** Process name: audience of identities, `service` in the log. */
  name: string;
  config: RuntimeConfig;
  module: ModuleLike;
  /** A consumer to run beside HTTP; it starts before the port opens and stops before it closes. */
  strategy?: CustomTransportStrategy | ((app: INestApplication) => CustomTransportStrategy);
  /** Instead of the gateway's identities: for the gateway itself. */
  authenticate?: Authenticator;
  /** HTTP status of refusals that is not 422. */
  statusByCode?: Record<string, number>;
  /** Last touch before routes are fixed: plugins, hooks, raw routes of Fastify. */
  prepare?: (app: NestFastifyApplication) => void | Promise<void>;
  logger?: Logger;
};

export type Service = {
  app: NestFastifyApplication;
  logger: Logger;
  /** Opens consumer and port; the address, e.g. `http://127.0.0.1:41753`. */
  listen(): Promise<string>;
  /** Not ready → drain → consumer → HTTP → engines. Safe to call twice. */
  stop(): Promise<void>;
};

type Running = { logger: Logger; strategy?: CustomTransportStrategy };

/** Builds a service without opening anything. Throws with all faults when a route may not be served as it is. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { name, config } = options;
  const logger = options.logger ?? createLogger(name, config.LOG_LEVEL);
  const root = ServiceModule.with({ config, logger, authenticate: authenticatorOf(options) });
  const routes = await checkedRoutes(options, root);
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class ServiceRoot {}, imports: [root, await options.module] },
    adapterFor(logger, options),
    { logger: new NestLogger(logger), abortOnError: false, bodyParser: false },
  );
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new ProblemFilter(logger, options.statusByCode));
  app.useGlobalGuards(new IdentityGuard(authenticatorOf(options), app.get(SystemClock), app.get(Reflector)));
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: MAX_REQUEST_BYTES },
    (_request, bytes: Buffer, done) => readBody(bytes, done),
  );
  takeBytes(fastify, routes);
  markUntraced(fastify, routes);
  traceRequests(fastify);
  logRequests(fastify, logger, app.get(Metrics));
  await options.prepare?.(app);
  const running: Running = { logger };
  return { app, logger, listen: () => listen(app, options, running), stop: once(() => stop(app, config, running)) };
}

async function checkedRoutes(options: ServiceOptions, root: ModuleLike): Promise<Route[]> {
  const routes = [...(await routesOf(options.module)), ...(await routesOf(root))];
  const faults = faultsOf(routes);
  if (
    !options.authenticate &&
    !options.config.GATEWAY_PUBLIC_KEY &&
    routes.some(({ action, signedIn }) => action ?? signedIn)
  )
    faults.push('routes with @Requires or @SignedIn need GATEWAY_PUBLIC_KEY');
  if (faults.length > 0) throw new Error(`routes that may not be served:\n${faults.join('\n')}`);
  return routes;
}

const nameOf = ({ method, routeOptions: { url } }: KnownRequest): string => `${method} ${url ?? ''}`;

/** Bytes come where a route says so, and nowhere else; each as many as it says. */
function takeBytes(fastify: FastifyInstance, routes: readonly Route[]): void {
  const limits = new Map(routes.flatMap(({ method, path, bytes }) => (bytes ? [[`${method} ${path}`, bytes]] : [])));
  if (limits.size === 0) return;
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: Math.max(...limits.values()) },
    (request, body: Buffer, done) => {
      const atMost = limits.get(nameOf(request));
      if (atMost === undefined)
        done(new Problem(415, 'CONTENT_TYPE_UNKNOWN', 'Expected content-type: application/json'));
      else if (body.length > atMost) done(new Problem(413, 'BODY_TOO_LARGE', 'The body must be smaller', { atMost }));
      else done(null, body);
    },
  );
}

/** Before anything else looks at a request. */
function markUntraced(fastify: FastifyInstance, routes: readonly Route[]): void {
  const untraced = new Set(routes.flatMap(({ method, path, untraced }) => (untraced ? [`${method} ${path}`] : [])));
  fastify.addHook('onRequest', (request: KnownRequest, _reply, done) => {
    if (untraced.has(nameOf(request))) request.untraced = true;
    done();
  });
}

function authenticatorOf({ authenticate, config, name }: ServiceOptions): Authenticator {
  if (authenticate) return authenticate;
  const publicKey = config.GATEWAY_PUBLIC_KEY as JWK | undefined;
  if (publicKey)
    return gatewayIdentity({ publicKey, audience: name, mayTellTime: config.BONTOT_ENV === 'development' });
  return () => Promise.reject(new Problem(401, 'UNAUTHENTICATED'));
}

/** Fastify with our answers also for what never reaches a route. */
const adapterFor = (logger: Logger, { authenticate, statusByCode }: ServiceOptions) =>
  new FastifyAdapter({
    logger: false,
    ...(authenticate ? {} : { http: { maxHeaderSize: MAX_HEADER_BYTES } }),
    bodyLimit: MAX_REQUEST_BYTES,
    routerOptions: { maxParamLength: MAX_PARAMETER },
    requestTimeout: 30_000,
    frameworkErrors: (error: Error, request: unknown, reply: unknown) =>
      sendProblem(error, request as KnownRequest, reply as FastifyReply, logger, statusByCode),
  });

function readBody(bytes: Buffer, done: (error: Error | null, body?: unknown) => void): void {
  try {
    done(null, parseJsonBody(bytes));
  } catch (error) {
    done(error as Error);
  }
}

async function listen(app: NestFastifyApplication, options: ServiceOptions, running: Running): Promise<string> {
  const { strategy, config } = options;
  if (strategy) {
    running.strategy = typeof strategy === 'function' ? strategy(app) : strategy;
    // Our filter hands errors of message handlers on as they are, so the strategy sees their kind.
    app.connectMicroservice({ strategy: running.strategy }, { inheritAppConfig: true });
  }
  await app.init();
  await app.startAllMicroservices();
  await app.listen(config.PORT, config.HOST);
  const url = await app.getUrl();
  running.logger.info({ url }, 'listening');
  return url;
}

async function stop(app: NestFastifyApplication, config: RuntimeConfig, running: Running): Promise<void> {
  app.get(HealthChecks).drain();
  await new Promise((resolve) => setTimeout(resolve, config.DRAIN_MS ?? 200));
  // Not the microservice's own close: it would call the shutdown hooks of providers that HTTP still needs.
  await running.strategy?.close();
  const server = app.getHttpServer();
  const impatient = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  const resources = app.get(Resources);
  await app.close();
  clearTimeout(impatient);
  await resources.close((resource, error) => running.logger.error({ resource, err: error }, 'did not close'));
}

/** Runs once, however often it is called. */
export function once<Args extends unknown[]>(run: (...args: Args) => Promise<void>): (...args: Args) => Promise<void> {
  let running: Promise<void> | undefined;
  return (...args) => (running ??= run(...args));
}
