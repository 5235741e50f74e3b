import { localDateOf, type Clock, type Instant } from '@bontot/kernel';
import type { ToldTime } from './told-time.ts';

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };
/** Does everything of its kind that is due at a moment, and tells how much that was. */
export type SweepDuty = (at: Instant) => Promise<number>;
type Parts = { repairs: SweepDuty; duties: Record<string, SweepDuty>; told: ToldTime; clock: Clock; log: Log };

/**
 * Looks again and again for days that have come and for what a killed process left undone. The database is the truth: a look
 * that is cut off is done again by the next one, here or in another process.
 */
export class Sweep {
  readonly #parts: Parts;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #failing = false;

  constructor(parts: Parts, everyMs: number) {
    this.#parts = parts;
    this.#everyMs = everyMs;
  }

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#after(() => this.#look()).then(() => this.start()), this.#everyMs);
  }

  /** Finishes the look in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** One whole look as of a moment; resolves when all that was due then is done. */
  look(at: Instant): Promise<Record<string, number>> {
    return this.#after(async () => {
      const { repairs, duties } = this.#parts;
      const done: Record<string, number> = { repairs: await repairs(at) };
      for (const [name, duty] of Object.entries(duties)) done[name] = await duty(at);
      return done;
    });
  }

  /** Looks follow one another, also those that somebody asked for. */
  #after<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Says once that looking fails, and once that it works again. While somebody tells the time, no day passes by itself. */
  async #look(): Promise<void> {
    const { repairs, duties, told, clock, log } = this.#parts;
    try {
      const at = clock.now();
      await repairs(at);
      if (!told.isTold()) for (const duty of Object.values(duties)) await duty(at);
      if (this.#failing) log.info({ day: localDateOf(at) }, 'sweep works again');
      this.#failing = false;
    } catch (err) {
      if (!this.#failing) log.warn({ err }, 'sweep failed');
      this.#failing = true;
    }
  }
}
