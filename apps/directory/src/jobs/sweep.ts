import { localDateOf, type Clock, type Instant } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { PeopleWork, WorkParts } from './people-work.ts';
import type { ToldTime } from './told-time.ts';
import { trainingYear } from './training-year.ts';

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };
type Parts = WorkParts & { work: PeopleWork; told: ToldTime; clock: Clock; log: Log };

const WINDOW = 200;
const EVERY_MS = 5_000;

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

  constructor(parts: Parts, everyMs = EVERY_MS) {
    this.#parts = parts;
    this.#everyMs = everyMs;
  }

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#after(() => this.#tick()).then(() => this.start()), this.#everyMs);
    this.#timer.unref();
  }

  /** Finishes the look in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** One whole look as of a moment; resolves when all that was due then is done. */
  look(at: Instant): Promise<Record<string, number>> {
    return this.#after(async () => ({ ...(await this.#repairs()), ...(await this.#duties(at)) }));
  }

  /** Received transfers and admitted candidates whose membership has not heard of it. */
  async #repairs(): Promise<Record<string, number>> {
    const { people, work } = this.#parts;
    return {
      transfers: await drained(
        () => people.transfers.untold(WINDOW),
        (transfer) => work.tellTransfer(transfer),
      ),
      candidates: await drained(
        () => people.candidates.untold(WINDOW),
        (candidate) => work.tellCandidate(candidate),
      ),
    };
  }

  /** Members on whom a day has come, and leaders who were not trained in a year that is over. */
  async #duties(at: Instant): Promise<Record<string, number>> {
    const { members, work } = this.#parts;
    const today = localDateOf(at);
    let settled = 0;
    for (let after = ''; ;) {
      const due = await members.due(today, WINDOW, after);
      for (const { id } of due) await work.settle(id, today);
      settled += due.length;
      if (due.length < WINDOW) break;
      after = due.at(-1)!.id;
    }
    return { members: settled, trainings: await trainingYear(this.#parts)(at) };
  }

  /** Looks follow one another, also those that somebody asked for. */
  #after<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Says once that looking fails, and once that it works again. While somebody tells the time, no day passes by itself. */
  async #tick(): Promise<void> {
    const { told, clock, log } = this.#parts;
    try {
      const at = clock.now();
      await this.#repairs();
      if (!told.isTold()) await this.#duties(at);
      if (this.#failing) log.info({ day: localDateOf(at) }, 'the sweep of people works again');
      this.#failing = false;
    } catch (err) {
      if (!this.#failing) log.warn({ err }, 'the sweep of people fails');
      this.#failing = true;
    }
  }
}

/** Does everything that is found, window by window. */
async function drained<State>(
  find: () => Promise<Stored<State>[]>,
  work: (item: Stored<State>) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const found = await find();
    for (const item of found) await work(item);
    done += found.length;
    if (found.length < WINDOW) return done;
  }
}
