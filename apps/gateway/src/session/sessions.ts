import { transient } from '@bontot/kernel';
import type { HealthChecks, Logger } from '@bontot/service';
import { Redis } from 'ioredis';
import { createHash, randomBytes } from 'node:crypto';

const HOUR_MS = 3_600_000;
/** A session that nobody uses ends after this. */
export const IDLE_MS = 12 * HOUR_MS;
/** However busy a session is: after this its person signs in again. */
export const LONGEST_MS = 7 * 24 * HOUR_MS;
/** The end of a session moves at most this often, so that a request costs Redis a read and no write. */
const MOVE_EVERY_MS = 5 * 60_000;
const ANSWER_WITHIN_MS = 1_000;

/** Somebody who signed in with a browser; times in milliseconds since 1970. */
export type Session = {
  /** Under which it is kept: the digest of what the cookie says, which alone opens nothing. */
  key: string;
  personId: string;
  /** What the provider wants to see again when the person signs out. */
  idToken: string;
  /** Ends then unless it is used. */
  expiresAt: number;
  /** Ends then in any case. */
  endsAt: number;
};

type Kept = { personId: string; idToken: string; startedAt: number };

/**
 * Sessions of browsers, in Redis alone: whoever empties it signs everybody out and loses nothing else. The cookie holds
 * 32 random bytes, Redis their digest. Every method throws SESSIONS_UNAVAILABLE (transient) while Redis is away.
 */
export class Sessions {
  readonly #redis: Redis;
  readonly #prefix: string;

  constructor(options: { redisUrl: string; keyPrefix: string; log: Logger }) {
    this.#prefix = options.keyPrefix;
    this.#redis = new Redis(options.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_WITHIN_MS,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    this.#redis.on('error', (err) =>
      options.log.debug({ err }, 'redis does not answer: nobody is signed in by cookie'),
    );
  }

  /** Begins a session; answers what the cookie is to say. */
  async begin(personId: string, idToken: string, now: number): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    const key = keyOf(id);
    const kept: Kept = { personId, idToken, startedAt: now };
    const ofPerson = this.#ofPerson(personId);
    await answered(
      this.#redis
        .multi()
        .set(this.#of(key), JSON.stringify(kept), 'PX', IDLE_MS)
        .zremrangebyscore(ofPerson, '-inf', now)
        .zadd(ofPerson, now + LONGEST_MS, key)
        .pexpire(ofPerson, LONGEST_MS)
        .exec(),
    );
    return id;
  }

  /** The session of a cookie, which counts as used now; undefined where there is none (any more). */
  async find(id: string, now: number): Promise<Session | undefined> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(id)) return undefined;
    const key = keyOf(id);
    const [[, text] = [], [, left] = []] =
      (await answered(this.#redis.pipeline().get(this.#of(key)).pttl(this.#of(key)).exec())) ?? [];
    if (typeof text !== 'string' || typeof left !== 'number' || left < 0) return undefined;
    const { personId, idToken, startedAt } = JSON.parse(text) as Kept;
    const endsAt = startedAt + LONGEST_MS;
    if (endsAt <= now) return undefined;
    const idleEnd = Math.min(now + IDLE_MS, endsAt);
    if (idleEnd - (now + left) < MOVE_EVERY_MS) return { key, personId, idToken, expiresAt: now + left, endsAt };
    await answered(this.#redis.pexpire(this.#of(key), idleEnd - now));
    return { key, personId, idToken, expiresAt: idleEnd, endsAt };
  }

  /** True while the session is there; asking is no use of it. */
  async isThere(key: string): Promise<boolean> {
    return (await answered(this.#redis.exists(this.#of(key)))) === 1;
  }

  async end({ key, personId }: Pick<Session, 'key' | 'personId'>): Promise<void> {
    await answered(this.#redis.multi().del(this.#of(key)).zrem(this.#ofPerson(personId), key).exec());
  }

  /** Ends all sessions that the person has now; one that begins in this moment elsewhere stays known and may stay. */
  async endAllOf(personId: string): Promise<number> {
    const ofPerson = this.#ofPerson(personId);
    const keys = await answered(this.#redis.zrange(ofPerson, '0', '-1'));
    if (keys.length === 0) return 0;
    const ended = await answered(
      this.#redis
        .multi()
        .del(...keys.map((key) => this.#of(key)))
        .zrem(ofPerson, ...keys)
        .exec(),
    );
    return Number(ended?.[0]?.[1] ?? 0);
  }

  /** Degraded is still ready: bearer tokens are served without Redis. */
  registerIn(health: HealthChecks): void {
    health.register({
      name: 'sessions',
      check: () =>
        this.#redis.status === 'ready' ? { ok: true } : { ok: true, detail: 'degraded: no browser is signed in' },
    });
  }

  close(): void {
    this.#redis.disconnect();
  }

  #of(key: string): string {
    return `${this.#prefix}session:${key}`;
  }
  #ofPerson(personId: string): string {
    return `${this.#prefix}sessions:${personId}`;
  }
}

const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url');

/** Redis said yes; whatever else it did is «away», also when only one command of several failed. */
async function answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await asked;
  } catch (error) {
    throw transient('SESSIONS_UNAVAILABLE', {}, error);
  }
  const failed = Array.isArray(answer) && answer.find((one) => Array.isArray(one) && one[0] instanceof Error);
  if (failed) throw transient('SESSIONS_UNAVAILABLE', {}, (failed as [Error])[0]);
  return answer;
}
