import { transient } from '@bontot/kernel';
import { Problem } from '@bontot/service';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';

export const AUDIENCE = 'bontot-api';
/** Never symmetric, never none: a key that is published could otherwise be used to forge. */
const ALGORITHMS = ['EdDSA', 'RS256', 'PS256', 'ES256'];
const TOLERANCE_SECONDS = 5;
const REFRESH_MS = 600_000;
const TIMEOUT_MS = 3_000;
const REMEMBERED = 5_000;
const MAX_TOKEN = 16_384;

/** What a valid access token says. */
export type Caller = {
  /** The person's id, or the client's own name for a machine. */
  subject: string;
  clientId: string | undefined;
  isMachine: boolean;
  /** Milliseconds since 1970. */
  expiresAt: number;
};

type Keys = ReturnType<typeof createRemoteJWKSet>;

/**
 * Verifies access tokens of the OpenID provider. Its keys are fetched once and refreshed in the background, and those of
 * before are used as long as a refresh fails, so that the provider may be away.
 */
export class Tokens {
  readonly #issuer: string;
  readonly #verified = new Map<string, Caller>();
  #keys: Promise<Keys> | undefined;
  #refreshedAt = 0;

  constructor(issuer: string) {
    this.#issuer = issuer;
  }

  /**
   * Who the bearer is. Problems: 401 UNAUTHENTICATED without a token, TOKEN_EXPIRED, TOKEN_NOT_VALID. Throws
   * ISSUER_UNREACHABLE (transient) when there are no keys yet and none can be had.
   */
  async verify(authorization: string | undefined, now: number): Promise<Caller> {
    const token = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i.exec(authorization ?? '')?.[1];
    if (authorization === undefined) throw new Problem(401, 'UNAUTHENTICATED', 'Expected authorization: Bearer …');
    if (!token || token.length > MAX_TOKEN) throw new Problem(401, 'TOKEN_NOT_VALID', 'Expected a JWT access token');
    const known = this.#verified.get(token);
    if (known && known.expiresAt > now) return known;
    const caller = callerOf(await this.#claimsOf(token, now));
    this.#remember(token, caller);
    return caller;
  }

  async #claimsOf(token: string, now: number): Promise<JWTPayload> {
    const keys = await this.#fetchedKeys(now);
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: this.#issuer,
        audience: AUDIENCE,
        algorithms: ALGORITHMS,
        clockTolerance: TOLERANCE_SECONDS,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now),
      });
      return payload;
    } catch (error) {
      throw refusalOf(error);
    }
  }

  async #fetchedKeys(now: number): Promise<Keys> {
    this.#keys ??= this.#discover(now);
    try {
      const keys = await this.#keys;
      if (now - this.#refreshedAt > REFRESH_MS) {
        this.#refreshedAt = now;
        keys.reload().catch(() => undefined);
      }
      return keys;
    } catch (error) {
      this.#keys = undefined;
      throw transient('ISSUER_UNREACHABLE', {}, error);
    }
  }

  async #discover(now: number): Promise<Keys> {
    const address = `${this.#issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { jwks_uri } = (await answer.json()) as { jwks_uri: string };
    const keys = createRemoteJWKSet(new URL(jwks_uri), { cacheMaxAge: Infinity, timeoutDuration: TIMEOUT_MS });
    await keys.reload();
    this.#refreshedAt = now;
    return keys;
  }

  #remember(token: string, caller: Caller): void {
    if (this.#verified.size >= REMEMBERED) this.#verified.delete(this.#verified.keys().next().value!);
    this.#verified.set(token, caller);
  }
}

function callerOf({ sub, client_id, azp, exp }: JWTPayload): Caller {
  const client = client_id ?? azp;
  const clientId = typeof client === 'string' ? client : undefined;
  return { subject: sub!, clientId, isMachine: sub === clientId, expiresAt: exp! * 1000 };
}

/** A fault of the token is the caller's; anything else (no keys to be had) passes by itself. */
function refusalOf(error: unknown): Error {
  if (error instanceof errors.JWTExpired)
    return new Problem(401, 'TOKEN_EXPIRED', 'The token has ended: sign in again');
  const itsOwn =
    error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== 'ERR_JOSE_GENERIC';
  if (!itsOwn) return transient('ISSUER_UNREACHABLE', {}, error);
  return new Problem(401, 'TOKEN_NOT_VALID', 'The token is not one for this product', {}, error);
}
