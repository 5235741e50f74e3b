import type { Logger, HealthChecks } from '@bontot/service';
import { Problem } from '@bontot/service';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** Requests a minute by kind of caller. */
export type Rates = { person: number; sender: number; stranger: number };

/** In development load tools and seeders act as persons, and a limit would only measure itself. */
export const RATES: Record<'development' | 'production', Rates> = {
  development: { person: 600_000, sender: 600_000, stranger: 6_000 },
  production: { person: 600, sender: 60_000, stranger: 120 },
};

/** Seconds over which requests are counted: short enough that a caller who waits is soon served again. */
const WINDOW_SECONDS = 10;
const ANSWER_WITHIN_MS = 250;
/** A caller takes this share of the window's requests from Redis at once, so that large limits cost few round trips. */
const SHARE = 50;
const REMEMBERED = 10_000;

type Block = { left: number; until: number };

/**
 * Counts requests in Redis, so that all gateways count together. While Redis is away each counts in its own memory: a
 * limit that is less exact is better than no service.
 */
export class Limits {
  readonly #redis: Redis;
  readonly #limiters: Record<keyof Rates, RateLimiterAbstract>;
  readonly #log: Logger;
  readonly #taken = new Map<string, Block>();
  #away = false;

  constructor(options: { redisUrl: string; keyPrefix: string; rates: Rates; log: Logger }) {
    this.#log = options.log;
    this.#redis = new Redis(options.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_WITHIN_MS,
      retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
    });
    this.#redis.on('error', (error) => this.#isAway(true, error));
    this.#redis.on('ready', () => this.#isAway(false));
    const limiter = (kind: keyof Rates) => {
      const counted = {
        keyPrefix: `${options.keyPrefix}rate:${kind}`,
        points: Math.max(1, Math.ceil((options.rates[kind] * WINDOW_SECONDS) / 60)),
        duration: WINDOW_SECONDS,
      };
      return new RateLimiterRedis({
        ...counted,
        storeClient: this.#redis,
        useRedisPackage: false,
        insuranceLimiter: new RateLimiterMemory(counted),
      });
    };
    this.#limiters = { person: limiter('person'), sender: limiter('sender'), stranger: limiter('stranger') };
  }

  /** Counts one request. Problem 429 TOO_MANY_REQUESTS with the seconds to wait. */
  async count(kind: keyof Rates, key: string, now: number): Promise<void> {
    const of = `${kind} ${key}`;
    const block = this.#taken.get(of);
    if (block && block.left > 0 && block.until > now) {
      block.left--;
      return;
    }
    const limiter = this.#limiters[kind];
    const size = Math.max(1, Math.floor(limiter.points / SHARE));
    try {
      const { msBeforeNext } = await limiter.consume(key, size);
      if (size === 1) return;
      if (this.#taken.size >= REMEMBERED) this.#taken.delete(this.#taken.keys().next().value!);
      this.#taken.set(of, { left: size - 1, until: now + msBeforeNext });
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw tooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    }
  }

  /** Degraded is still ready: the gateway serves without Redis. */
  registerIn(health: HealthChecks): void {
    health.register({
      name: 'redis',
      check: () => (this.#away ? { ok: true, detail: 'degraded: away, limits are counted in memory' } : { ok: true }),
    });
  }

  close(): void {
    this.#redis.disconnect();
  }

  #isAway(away: boolean, err?: unknown): void {
    if (away === this.#away) return;
    this.#away = away;
    if (away) this.#log.warn({ err }, 'redis is away: limits are counted in memory');
    else this.#log.info({}, 'redis is back');
  }
}

const tooMany = (retryAfter: number) =>
  new Problem(429, 'TOO_MANY_REQUESTS', `Ask again in ${retryAfter} s`, { retryAfter });
