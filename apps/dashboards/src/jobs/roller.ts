import type { RollUpNews, RollUps } from '../storage/roll-ups.ts';

/** Marks that come within this time are one round. */
const GATHER_MS = 60;
/** Between the end of a round and the start of the next: a parent under steady fire is summed about five times a second. */
const REST_MS = 120;
/** Marks of other processes, of killed ones, and of rounds that failed are found at the latest after this time. */
const LOOK_EVERY_MS = 1_000;
/** Days that overviews compare with change late and rarely. */
const BEFORE_EVERY_MS = 1_500;

export type RollerParts = {
  rollUps: Pick<RollUps, 'settle' | 'settleBefore'>;
  today: () => string;
  now: () => number;
  /** Told after the read model holds it. */
  tell: (news: RollUpNews[]) => void;
  failed: (error: unknown) => void;
};

/** Works off the marks: soon after a batch that made some, and now and then without being asked. */
export class Roller {
  readonly #parts: RollerParts;
  #timer: NodeJS.Timeout | undefined;
  #at = Infinity;
  #running: Promise<void> | undefined;
  #restUntil = 0;
  #beforeAt = 0;
  #stopped = false;

  constructor(parts: RollerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#plan(0);
  }

  /** There are new marks. */
  poke(): void {
    this.#plan(Math.max(GATHER_MS, this.#restUntil - this.#parts.now()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #plan(inMs: number): void {
    const at = this.#parts.now() + inMs;
    if (this.#stopped || at >= this.#at) return;
    clearTimeout(this.#timer);
    this.#at = at;
    this.#timer = setTimeout(() => {
      this.#at = Infinity;
      if (this.#running) return this.#plan(REST_MS);
      this.#running = this.#round().finally(() => {
        this.#running = undefined;
        this.#restUntil = this.#parts.now() + REST_MS;
        this.#plan(LOOK_EVERY_MS);
      });
    }, inMs);
  }

  async #round(): Promise<void> {
    const { rollUps, today, now, tell, failed } = this.#parts;
    try {
      const news = await rollUps.settle(new Date(now()));
      if (news.length > 0) tell(news);
      if (now() - this.#beforeAt < BEFORE_EVERY_MS) return;
      await rollUps.settleBefore(today());
      this.#beforeAt = now();
    } catch (error) {
      failed(error);
    }
  }
}
