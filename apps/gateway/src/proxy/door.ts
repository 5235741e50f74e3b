import type { Actor } from '@bontot/access';
import { activeTraceparent } from '@bontot/messaging';
import { Problem, type KnownRequest, type SystemClock } from '@bontot/service';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actors } from '../access/actors.ts';
import type { Signer } from '../access/signer.ts';
import type { Caller, Tokens } from '../access/tokens.ts';
import type { Limits } from '../limits/limits.ts';
import { upstreamOf, type Upstream } from '../routing/table.ts';
import type { Proxy } from './proxy.ts';

/** The largest body that anybody may send in. */
export const MAX_BODY_BYTES = 256 * 1024;

export type DoorParts = {
  tokens: Tokens;
  actors: Actors;
  signer: Signer;
  limits: Limits;
  proxy: Proxy;
  clock: SystemClock;
  origins: Map<Upstream, URL>;
};

/**
 * The way in: who are you, how often do you ask, which service answers that. Everything under `/api/` goes through here;
 * what the service then allows is its own decision.
 */
export class Door {
  readonly #parts: DoorParts;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** Registered apart, so that bodies come as bytes here and as JSON elsewhere. */
  register(fastify: FastifyInstance): void {
    void fastify.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES }, (_request, body, parsed) =>
        parsed(null, body),
      );
      scope.route({
        method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        url: '/api/*',
        onRequest: (request, reply) => this.#refuseStrangers(request).catch((error) => tellWhen(error, reply)),
        handler: (request, reply) => this.#pass(request, reply),
      });
      done();
    });
  }

  /** Before the body is read: an unknown route or caller costs nobody 256 KB. */
  async #refuseStrangers(request: KnownRequest & { route?: Upstream; caller?: Caller }): Promise<void> {
    const { tokens, actors, limits, clock } = this.#parts;
    const upstream = upstreamOf(request.raw.url!.split('?', 1)[0]!);
    if (!upstream) throw new Problem(404, 'ROUTE_UNKNOWN', 'No such route');
    if (!this.#parts.origins.has(upstream)) throw new Problem(503, 'SERVICE_UNAVAILABLE', `${upstream} is not set up`);
    const now = clock.now();
    const { authorization, 'x-clock': clockHeader } = request.headers;
    try {
      request.caller = await tokens.verify(authorization, now);
      request.actor = await actors.actorOf(request.caller, oneOf(clockHeader), now);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) await limits.count('stranger', request.ip, now);
      throw error;
    }
    await limits.count(request.actor.sender ? 'sender' : 'person', request.actor.ref, now);
    request.route = upstream;
  }

  async #pass(request: KnownRequest & { route?: Upstream; caller?: Caller }, reply: FastifyReply): Promise<void> {
    const { signer, proxy, origins, clock } = this.#parts;
    const upstream = request.route!;
    const authorization = await signer.sign(request.actor as Actor, upstream, clock.now());
    const body = Buffer.isBuffer(request.body) ? request.body : undefined;
    const given = { authorization, traceparent: activeTraceparent(), body };
    await proxy.forward(request, reply, origins.get(upstream)!, given, request.caller!.expiresAt);
  }
}

/** Says in the header when to ask again, and lets the refusal go on. */
function tellWhen(error: unknown, reply: FastifyReply): never {
  if (error instanceof Problem && error.status === 429)
    void reply.header('retry-after', String(error.extensions.retryAfter));
  throw error;
}

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;
