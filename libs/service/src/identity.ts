import { permits, scopesOf, type Action, type Actor } from '@bontot/access';
import { Role } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { importJWK, jwtVerify, type JWK } from 'jose';
import * as z from 'zod';
import { SystemClock } from './clock.ts';
import { forbidden, Problem } from './problem.ts';
import { REQUIRED_ACTION, SIGNED_IN_REASON, type KnownRequest } from './requires.ts';

/** Finds out who calls, or throws a problem 401. A service takes the gateway's word; the gateway reads tokens and sessions. */
export type Authenticator = (request: KnownRequest) => Promise<Actor>;
export const AUTHENTICATOR = Symbol('bontot.authenticator');

/** The longest life of an identity that the gateway signs. */
export const IDENTITY_SECONDS = 60;
const TOLERANCE_SECONDS = 5;
/** An identity names each post held: a person who looks after a thousand cells is heard too. */
export const MAX_TOKEN = 256 * 1024;
const MAX_POSTS = 2_000;

const Claims = z.object({
  sub: z.string().regex(/^(person|system|account):[A-Za-z0-9_-]{1,64}$/),
  exp: z.number(),
  iat: z.number(),
  posts: z
    .array(z.object({ role: Role, unitId: z.string(), path: z.string().startsWith('/'), until: z.string().nullable() }))
    .max(MAX_POSTS),
  clock: z.iso.datetime({ offset: true }).optional(),
});

/**
 * Trusts identities that the gateway signed for this service (EdDSA JWT, `iss` gateway, `aud` the service's name, life
 * at most 60 s). `clock` counts only where `mayTellTime`, that is in development.
 */
export function gatewayIdentity(options: { publicKey: JWK; audience: string; mayTellTime: boolean }): Authenticator {
  const key = importJWK(options.publicKey, 'EdDSA');
  key.catch(() => undefined);
  return async (request) => {
    const token = bearerOf(request.headers.authorization);
    const claims = await readClaims(token, await key, options.audience);
    const [kind, id] = claims.sub.split(':') as [string, string];
    return {
      ref: claims.sub,
      // An account that no person is linked to yet is neither: it may only accept an invitation.
      ...(kind === 'person' && { personId: id }),
      ...(kind === 'system' && { sender: id }),
      posts: claims.posts,
      ...(options.mayTellTime && claims.clock !== undefined && { clock: Date.parse(claims.clock) }),
    };
  };
}

/** The token of an `authorization: Bearer …` header. Problem 401 UNAUTHENTICATED without one. */
export function bearerOf(header: string | undefined): string {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(header ?? '')?.[1];
  if (!token || token.length > MAX_TOKEN) throw new Problem(401, 'UNAUTHENTICATED', 'Expected authorization: Bearer …');
  return token;
}

async function readClaims(token: string, key: Awaited<ReturnType<typeof importJWK>>, audience: string) {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer: 'gateway',
      audience,
      algorithms: ['EdDSA'],
      maxTokenAge: IDENTITY_SECONDS,
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['exp', 'sub', 'iat'],
    });
    const claims = Claims.parse(payload);
    if (claims.exp - claims.iat > IDENTITY_SECONDS) throw new Error('lives too long');
    return claims;
  } catch (cause) {
    throw new Problem(401, 'IDENTITY_NOT_VALID', 'The identity is not one that the gateway signed just now', {}, cause);
  }
}

/** Lets a request through when its caller is known and holds the route's action somewhere, or has but to be known; leaves actor, reach and moment. */
@Injectable()
export class IdentityGuard implements CanActivate {
  readonly #authenticate: Authenticator;
  readonly #clock: SystemClock;
  readonly #reflector: Reflector;

  constructor(@Inject(AUTHENTICATOR) authenticate: Authenticator, clock: SystemClock, reflector: Reflector) {
    this.#authenticate = authenticate;
    this.#clock = clock;
    this.#reflector = reflector;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<KnownRequest>();
    request.moment = this.#clock.now();
    const action = this.#reflector.get<Action | undefined>(REQUIRED_ACTION, context.getHandler());
    const own = this.#reflector.get<string | undefined>(SIGNED_IN_REASON, context.getHandler()) !== undefined;
    if (action === undefined && !own) return true;
    const actor = await this.#authenticate(request);
    request.actor = actor;
    request.moment = actor.clock ?? request.moment;
    if (action === undefined) return true;
    const today = localDateOf(request.moment);
    if (!permits(actor, action, today)) throw forbidden('FORBIDDEN', { action });
    request.reach = scopesOf(actor, action, today);
    return true;
  }
}
