import type { Actor, HeldPost } from '@bontot/access';
import { importJWK, SignJWT, type JWK } from 'jose';
import type { Upstream } from '../routing/table.ts';

const LIFE_SECONDS = 60;
const REUSE_MS = 30_000;
const REMEMBERED = 10_000;

type Signed = { posts: readonly HeldPost[]; header: string; reuseUntil: number };

/**
 * Signs who acts, for one service and a minute at most (EdDSA). A signature serves half its life for the same actor,
 * posts and service, so what it says is never older than that.
 */
export class Signer {
  readonly #key: ReturnType<typeof importJWK>;
  readonly #signed = new Map<string, Signed>();

  constructor(privateKey: JWK) {
    this.#key = importJWK(privateKey, 'EdDSA');
    this.#key.catch(() => undefined);
  }

  /** The value of the `authorization` header for the service. */
  async sign(actor: Actor, audience: Upstream, now: number): Promise<string> {
    const key = `${audience} ${actor.ref} ${actor.clock ?? ''}`;
    const known = this.#signed.get(key);
    if (known && known.posts === actor.posts && known.reuseUntil > now) return known.header;
    const issuedAt = Math.floor(now / 1000);
    const claims = {
      posts: actor.posts.map(({ role, unitId, path, until }) => ({ role, unitId, path, until })),
      ...(actor.clock !== undefined && { clock: new Date(actor.clock).toISOString() }),
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('gateway')
      .setAudience(audience)
      .setSubject(actor.ref)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFE_SECONDS)
      .sign(await this.#key);
    const signed = { posts: actor.posts, header: `Bearer ${token}`, reuseUntil: now + REUSE_MS };
    if (this.#signed.size >= REMEMBERED) this.#signed.delete(this.#signed.keys().next().value!);
    this.#signed.set(key, signed);
    return signed.header;
  }
}
