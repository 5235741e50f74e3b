import { randomUUID } from 'node:crypto';
import type { Logger } from '@bontot/service';
import { Redis } from 'ioredis';
import type { Hint } from './hint.ts';
import type { Hub } from './hub.ts';

type Message = { from: string; hints: Hint[] };

/**
 * Hints for the streams of every process of this service. One process handles an event, any of them may hold the streams
 * that it concerns. Own streams are told directly; Redis carries hints to the others, and when it was away they are told to
 * look for themselves. Nothing is kept there: a hint that nobody hears is no loss.
 */
export class Broadcast {
  readonly #hub: Hub;
  readonly #channel: string;
  readonly #self = randomUUID();
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  #wasAway = false;

  constructor({ hub, redisUrl, prefix, log }: { hub: Hub; redisUrl: string; prefix: string; log: Logger }) {
    this.#hub = hub;
    this.#channel = `${prefix}dashboards.hints`;
    const options = { maxRetriesPerRequest: null, enableReadyCheck: false, retryStrategy: () => 500 };
    this.#publisher = new Redis(redisUrl, { ...options, enableOfflineQueue: false });
    this.#subscriber = new Redis(redisUrl, options);
    for (const redis of [this.#publisher, this.#subscriber])
      redis.on('error', ({ message }: Error) => log.debug({ reason: message }, 'redis'));
    this.#subscriber.on('message', (_channel: string, text: string) => this.#hear(text));
    this.#subscriber.on('close', () => (this.#wasAway = true));
    this.#subscriber.on('ready', () => {
      if (this.#wasAway) this.#hub.resync();
      this.#wasAway = false;
    });
    this.#subscriber.subscribe(this.#channel).catch(() => undefined);
  }

  tell(hints: Hint[]): void {
    if (hints.length === 0) return;
    this.#hub.tell(hints);
    const message: Message = { from: this.#self, hints };
    this.#publisher.publish(this.#channel, JSON.stringify(message)).catch(() => undefined);
  }

  close(): void {
    this.#subscriber.disconnect();
    this.#publisher.disconnect();
  }

  #hear(text: string): void {
    const { from, hints } = JSON.parse(text) as Message;
    if (from !== this.#self) this.#hub.tell(hints);
  }
}
