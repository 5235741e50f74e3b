import { keyText, type CardKey } from '../card/entry.ts';
import type { LiveCard } from '../storage/live-card.ts';

/**
 * The cards this process has in hand, the least recently used given up first. Bounded by facts, not cards: a fact takes
 * about 300 bytes of heap, and a cell holds from 100 to 8,000.
 */
export class CardCache {
  readonly #cards = new Map<string, { card: LiveCard; facts: number }>();
  readonly #maxFacts: number;
  #facts = 0;

  constructor(maxFacts: number) {
    this.#maxFacts = maxFacts;
  }

  get(key: CardKey): LiveCard | undefined {
    const id = keyText(key);
    const held = this.#cards.get(id);
    if (!held) return undefined;
    this.#cards.delete(id);
    this.#cards.set(id, held);
    return held.card;
  }

  has(key: CardKey): boolean {
    return this.#cards.has(keyText(key));
  }

  set(card: LiveCard): void {
    this.drop(card.key);
    const facts = card.state.facts.size + 1;
    this.#cards.set(keyText(card.key), { card, facts });
    this.#facts += facts;
    for (const [id, held] of this.#cards) {
      if (this.#facts <= this.#maxFacts) break;
      this.#cards.delete(id);
      this.#facts -= held.facts;
    }
  }

  drop(key: CardKey): void {
    const id = keyText(key);
    const held = this.#cards.get(id);
    if (!held) return;
    this.#cards.delete(id);
    this.#facts -= held.facts;
  }
}
