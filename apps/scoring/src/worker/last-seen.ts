import type { Clock } from '@bontot/kernel';
import type { Senders } from '../storage/senders.ts';

/** A page says «a minute ago» at best: more often nobody needs it, and a write for every batch would cost. */
const EVERY_MS = 10_000;

/**
 * Notes when each system was last heard, at most every ten seconds for each. Our own are noted too: a contract may be younger
 * than what this process knows of contracts.
 */
export class LastSeen {
  readonly #senders: Senders;
  readonly #clock: Clock;
  readonly #noted = new Map<string, number>();

  constructor(senders: Senders, clock: Clock) {
    this.#senders = senders;
    this.#clock = clock;
  }

  async note(senders: ReadonlySet<string>): Promise<void> {
    const now = this.#clock.now();
    const due = [...senders].filter((sender) => now - (this.#noted.get(sender) ?? 0) >= EVERY_MS);
    if (due.length === 0) return;
    await this.#senders.seen(due, now);
    for (const sender of due) this.#noted.set(sender, now);
  }
}
