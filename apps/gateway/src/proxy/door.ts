import { activeTraceparent } from '@bontot/messaging';
import { Problem, type KnownRequest, type SystemClock } from '@bontot/service';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Admitted, Entrance } from '../access/entrance.ts';
import type { Signer } from '../access/signer.ts';
import { wayOf, type Entry, type Upstream } from '../routing/table.ts';
import type { Proxy } from './proxy.ts';

/** The largest body that anybody may send in. */
export const MAX_BODY_BYTES = 256 * 1024;

export type DoorParts = {
  entrance: Entrance;
  signer: Signer;
  proxy: Proxy;
  clock: SystemClock;
  origins: Record<Upstream, URL>;
};

type AtDoor = KnownRequest & { way?: Entry; admitted?: Admitted };

/**
 * The way in: who are you, how often do you ask, which service answers that. Everything under `/api/` goes through here
 * but for the session itself; what the service then allows is its own decision. Where a way is anonymous, the first
 * question is not asked.
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
  async #refuseStrangers(request: AtDoor): Promise<void> {
    const way = wayOf(request.raw.url!.split('?', 1)[0]!);
    if (!way) throw new Problem(404, 'ROUTE_UNKNOWN', 'No such route');
    request.way = way;
    if (way.untraced) request.untraced = true;
    if (way.anonymous) await this.#parts.entrance.admitUnknown(request);
    else request.admitted = await this.#parts.entrance.admit(request, way.asAccount);
  }

  async #pass(request: AtDoor, reply: FastifyReply): Promise<void> {
    const { entrance, signer, proxy, origins, clock } = this.#parts;
    const { to: upstream } = request.way!;
    const { admitted } = request;
    const body = Buffer.isBuffer(request.body) ? request.body : undefined;
    if (!admitted) return proxy.forward(request, reply, origins[upstream], { body });
    const authorization = await signer.sign(admitted.actor, upstream, clock.now());
    const given = { authorization, traceparent: activeTraceparent(), body };
    const terms = {
      whose: admitted.actor.ref,
      until: admitted.caller.expiresAt,
      stillHolds: () => entrance.stillHolds(admitted),
    };
    await proxy.forward(request, reply, origins[upstream], given, terms);
  }
}

/** Says in the header when to ask again, and lets the refusal go on. */
export function tellWhen(error: unknown, reply: FastifyReply): never {
  if (error instanceof Problem && error.status === 429)
    void reply.header('retry-after', String(error.extensions.retryAfter));
  throw error;
}
