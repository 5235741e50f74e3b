import type { Actor } from '@bontot/access';
import type { Clock } from '@bontot/kernel';

/** So long after the last told moment the machine's clock rules again. */
const QUIET_MS = 60_000;

/**
 * Remembers that somebody tells the time: while the development seeder fills in history, days pass when it says so, and the
 * sweep of the machine's clock must not come before it.
 */
export class ToldTime {
  readonly #clock: Clock;
  #until = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  heard({ clock }: Actor): void {
    if (clock !== undefined) this.#until = this.#clock.now() + QUIET_MS;
  }

  isTold(): boolean {
    return this.#clock.now() < this.#until;
  }
}
