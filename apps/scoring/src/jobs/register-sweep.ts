import { localDateOf, type Clock, type Instant } from '@bontot/kernel';
import { BY_TIMER } from '../events/published.ts';
import type { RegisterRecords } from '../storage/register-records.ts';
import type { ToldTime } from '@bontot/service';

/** Does everything of its kind that is due at a moment, and tells how much that was. */
export type Duty = (at: Instant) => Promise<number>;
type Parts = { duties: Record<string, Duty>; repairs: Duty; told: ToldTime; clock: Clock };

/** Looks again for days that have come in the register and for what a killed process left undone; the database is the truth. */
export class RegisterSweep {
  readonly #parts: Parts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** One look by the machine's clock. While somebody tells the time, no day passes by itself. */
  async run(): Promise<void> {
    const { repairs, told, clock } = this.#parts;
    if (told.isTold()) await this.#after(() => repairs(clock.now()));
    else await this.look(clock.now());
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
}

const WINDOW = 200;

/** Lets the day come for targets, inspections, programmes and issues that nobody recorded. */
export const recordsPassed =
  (records: RegisterRecords): Duty =>
  async (at) => {
    const today = localDateOf(at);
    const around = { by: BY_TIMER, at, today, byNature: true };
    let done = 0;
    for (;;) {
      const due = await records.due(today, WINDOW);
      for (const { id, state } of due) {
        const acted = await records.act(id, { type: 'time-passed', today }, around, state.path);
        if (!acted.ok) throw new Error(`${id} waits for a day that has come: ${acted.refusal.code}`);
        done++;
      }
      if (due.length < WINDOW) return done;
    }
  };
