import type { Clock } from '@bontot/kernel';
import type { DueChanges } from '../storage/due-changes.ts';
import type { Notices } from '../storage/notices.ts';
import type { InboxTeller } from './inbox-teller.ts';
import type { OutlookQueue } from './outlook-queue.ts';

/** One look takes this many of each kind; the next takes the rest. */
const WINDOW = 1_000;
/** What waits shorter than this is in the hands of the process that wrote it. */
const GRACE_MS = 1_000;

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };
type Parts = {
  due: DueChanges;
  notices: Notices;
  queue: Pick<OutlookQueue, 'add'>;
  inboxes: InboxTeller;
  clock: Clock;
  log: Log;
};

/** Finds again what a flushed Redis or a killed process left undone: what is due in MongoDB is the truth. */
export class Sweep {
  readonly #parts: Parts;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;
  #failing = false;

  constructor(parts: Parts, everyMs: number) {
    this.#parts = parts;
    this.#everyMs = everyMs;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#turn = this.#look().finally(() => {
        if (!this.#stopped) this.start();
      });
    }, this.#everyMs);
  }

  /** Finishes the look in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  async look(): Promise<void> {
    const { due, notices, queue, inboxes, clock, log } = this.#parts;
    const now = clock.now();
    const closed = await due.closeStale(now);
    if (closed > 0) log.info({ closed }, 'changes that nobody could be told of');
    queue.add(await due.due(now - GRACE_MS, WINDOW));
    await inboxes.tellSoon(await notices.personsUntold(now - GRACE_MS, WINDOW));
  }

  /** Says once that looking fails, and once that it works again. */
  async #look(): Promise<void> {
    try {
      await this.look();
      this.#failing = false;
    } catch (err) {
      if (!this.#failing) this.#parts.log.warn({ err }, 'sweep failed');
      this.#failing = true;
    }
  }
}
