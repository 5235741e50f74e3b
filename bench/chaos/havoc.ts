import type { TestProduct } from '@bontot/testing';
import { Redis } from 'ioredis';
import type { EngineName } from '../../tools/engines/index.ts';
import { pause } from './doors.ts';
import type { Random } from './random.ts';

/** A stand-in of development: production has an OpenID provider of its own. */
const SPARED = 'identity';

export type HavocWish = {
  /** Milliseconds between two kills of services. */
  killEvery: [low: number, high: number];
  /** How often each engine is killed and comes back at once: what it was just told is in doubt every time. */
  restarts: number;
  /** How long each engine is away once. */
  outageMs: number;
  /** Milliseconds between two blows at engines. */
  restEvery: [low: number, high: number];
};

type Blow = { name: string; strike: () => Promise<void> };

/**
 * Kills services at random, one each few seconds, and strikes the engines in a random order: each is restarted a few times and
 * away once, and Redis forgets everything once. It ends when every blow has been dealt and every service was killed.
 */
export class Havoc {
  readonly #product: TestProduct;
  readonly #random: Random;
  readonly #wish: HavocWish;
  readonly #say: (line: string) => void;
  readonly #victims: string[];
  readonly kills: Record<string, number>;
  readonly blows: string[] = [];

  constructor(product: TestProduct, random: Random, wish: HavocWish, say: (line: string) => void) {
    this.#product = product;
    this.#random = random;
    this.#wish = wish;
    this.#say = say;
    this.#victims = product.services.map(({ name }) => name).filter((name) => name !== SPARED);
    this.kills = Object.fromEntries(this.#victims.map((name) => [name, 0]));
  }

  async rage(): Promise<void> {
    let struck = false;
    const striking = this.#strikeEngines().finally(() => void (struck = true));
    const spared = () => this.#victims.filter((name) => this.kills[name] === 0);
    while (!struck || spared().length > 0) {
      await pause(this.#random.between(...this.#wish.killEvery));
      this.#kill(struck ? spared() : this.#victims);
    }
    await striking;
  }

  #kill(names: readonly string[]): void {
    const name = this.#random.pick(names);
    const pid = this.#product.services.find((service) => service.name === name)?.pid;
    if (pid === undefined) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Between two lives already.
      return;
    }
    this.kills[name] = (this.kills[name] ?? 0) + 1;
    this.#say(`killed ${name}`);
  }

  async #strikeEngines(): Promise<void> {
    for (const { name, strike } of this.#random.shuffled(this.#allBlows())) {
      await pause(this.#random.between(...this.#wish.restEvery));
      this.#say(name);
      await strike();
      this.blows.push(name);
    }
  }

  #allBlows(): Blow[] {
    const { engines } = this.#product;
    const { outageMs, restarts } = this.#wish;
    return [
      ...(['kafka', 'mongodb', 'redis'] as EngineName[]).flatMap((engine): Blow[] => [
        ...Array.from({ length: restarts }, () => ({
          name: `${engine} restarts`,
          strike: () => engines.restartEngine(engine, 'SIGKILL'),
        })),
        {
          name: `${engine} is away for ${outageMs / 1000} s`,
          strike: async () => {
            await engines.stopEngine(engine, 'SIGKILL');
            await pause(outageMs);
            await engines.startEngine(engine);
          },
        },
      ]),
      { name: 'redis forgets everything', strike: () => this.#flush() },
    ];
  }

  async #flush(): Promise<void> {
    const redis = new Redis(this.#product.engines.redis.address, { maxRetriesPerRequest: 5 });
    redis.on('error', () => undefined);
    try {
      await redis.flushall();
    } finally {
      redis.disconnect();
    }
  }
}
