import type { FastifyInstance } from 'fastify';
import type { Logger } from './logger.ts';
import type { Metrics } from './registries.ts';
import type { KnownRequest } from './requires.ts';
import { referenceOf } from './tracing.ts';

/** What the probes ask every few seconds is not worth a line. */
const QUIET = /^\/(live|ready|metrics|status)$/;

/**
 * One line and one measurement a request: the route's template, never the address or its query, which may name somebody.
 * Neither for a request that shall leave no trace.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onResponse', (request: KnownRequest, reply, done) => {
    if (request.untraced) return done();
    const route = request.routeOptions.url ?? 'unknown';
    const ms = reply.elapsedTime;
    metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1_000);
    const record = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(ms * 10) / 10,
      actor: request.actor?.ref,
      reference: referenceOf(request),
    };
    if (QUIET.test(route)) logger.debug(record, 'request');
    else logger.info(record, 'request');
    done();
  });
}
