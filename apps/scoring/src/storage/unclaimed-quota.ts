import type { Clock } from '@bontot/kernel';
import type { SenderContract } from '../senders/contract.ts';
import type { WaitingCards } from './waiting-cards.ts';

/** Cards without a unit that one sender may have waiting, where its contract says nothing else. */
export const UNCLAIMED_QUOTA = 1_000;
/** Counts are taken again after this time: a sender may go over by what it sends in between. */
const COUNTED_EVERY_MS = 5_000;

/** Keeps a sender that names units nobody knows from filling the store. */
export class UnclaimedQuota {
  readonly #cards: WaitingCards;
  readonly #clock: Clock;
  #counts: ReadonlyMap<string, number> = new Map();
  #until = 0;

  constructor(cards: WaitingCards, clock: Clock) {
    this.#cards = cards;
    this.#clock = clock;
  }

  /** True when nothing more about unknown units is taken from this sender until some of it is claimed or closed. */
  async isReached({ sender, unclaimedQuota = UNCLAIMED_QUOTA }: SenderContract): Promise<boolean> {
    if (this.#clock.now() >= this.#until) {
      this.#counts = await this.#cards.countBySender();
      this.#until = this.#clock.now() + COUNTED_EVERY_MS;
    }
    return (this.#counts.get(sender) ?? 0) >= unclaimedQuota;
  }
}
