import { localDateOf, type Clock, type Instant } from '@bontot/kernel';
import type { ToldTime } from './told-time.ts';

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };
/** Does everything of its kind that is due at a moment, and tells how much that was. */
export type SweepDuty = (at: Instant) => Promise<number>;
type Duties = Record<string, SweepDuty>;
type Parts = { repairs: SweepDuty; duties: Duties; told: ToldTime; clock: Clock };

/**
 * Looks for days that have come and for what a killed process left undone. The database is the truth: a look that is cut off is
 * done again by the next one, here or in another process.
 */
export class Sweep {
  readonly #parts: Parts;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Looks again and again. Says once that looking fails, and once that it works again. */
  start(everyMs: number, log: Log): void {
    let failing = false;
    const look = async () => {
      try {
        await this.run();
        if (failing) log.info({ day: localDateOf(this.#parts.clock.now()) }, 'sweep works again');
        failing = false;
      } catch (err) {
        if (!failing) log.warn({ err }, 'sweep failed');
        failing = true;
      }
    };
    const again = () => {
      if (!this.#stopped) this.#timer = setTimeout(() => void look().then(again), everyMs);
    };
    again();
  }

  /** Finishes the look in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** One look by the machine's clock. While somebody tells the time, no day passes by itself. */
  run(): Promise<Record<string, number>> {
    const { duties, told, clock } = this.#parts;
    return this.#after(() => this.#do(clock.now(), () => (told.isTold() ? {} : duties)));
  }

  /** One whole look as of a moment; resolves when all that was due then is done. */
  look(at: Instant): Promise<Record<string, number>> {
    return this.#after(() => this.#do(at, () => this.#parts.duties));
  }

  /** Looks follow one another, also those that somebody asked for. */
  #after<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #do(at: Instant, due: () => Duties): Promise<Record<string, number>> {
    const done: Record<string, number> = { repairs: await this.#parts.repairs(at) };
    for (const [name, duty] of Object.entries(due())) done[name] = await duty(at);
    return done;
  }
}
