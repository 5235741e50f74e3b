import { endOfDay, type LocalDate } from '@bontot/kernel';
import { foldKnown, type Card } from '../card/card.ts';
import { keyText, type CardKey, type Entry } from '../card/entry.ts';
import { unpackLog } from '../card/pack.ts';
import type { CardChain, CardDocument } from '../storage/card-chain.ts';
import { LiveCard } from '../storage/live-card.ts';

/** Cards kept folded between reads; each is brought up to date by one range read of what came since. */
const KEPT_CARDS = 500;

export type ReadCard = { card: Card; version: number };

/** Cards for people: folded from the chain, now or as they were known on a day. */
export class CardReader {
  readonly #chain: CardChain;
  readonly #kept = new Map<string, LiveCard>();

  constructor(chain: CardChain) {
    this.#chain = chain;
  }

  /** The card as it stands; version 0 and no facts where nothing ever arrived. */
  async current(key: CardKey): Promise<ReadCard> {
    const id = keyText(key);
    let live = this.#kept.get(id);
    if (live) {
      // A card in hand is never changed by two reads at once: each takes what it read itself, in order.
      for (const document of await this.#chain.since(key, live.version))
        if (document.version === live.version + 1) live.append(document);
    } else live = LiveCard.from(key, await this.#chain.tail(key));
    this.#kept.delete(id);
    this.#kept.set(id, live);
    if (this.#kept.size > KEPT_CARDS) this.#kept.delete(this.#kept.keys().next().value!);
    return { card: live.state, version: live.version };
  }

  /** The card as it was known at the end of a day: every entry of the log recorded by then, and no other. */
  async asKnown(key: CardKey, knownOn: LocalDate): Promise<ReadCard> {
    const until = endOfDay(knownOn);
    const documents = await this.#chain.since(key, 0);
    const known = documents.flatMap((document) =>
      entriesOf(document, key).map((entry) => ({ entry, version: document.version })),
    );
    const within = known.filter(({ entry }) => entry.recordedAt <= until);
    const card = foldKnown(
      key,
      known.map(({ entry }) => entry),
      until,
    );
    // The unit is the frame of the card, not evidence: a card seeded later is still that of this unit.
    const unit = known.map(({ entry }) => entry).find((entry) => entry.kind === 'unit');
    if (!card.unit && unit?.kind === 'unit') card.unit = unit.unit;
    return { card, version: within.reduce((last, { version }) => Math.max(last, version), 0) };
  }
}

export const entriesOf = (document: CardDocument, key: CardKey): Entry[] => unpackLog(document.log, key);
export const conflictsOf = (document: CardDocument, key: CardKey): Entry[] =>
  document.conflicts ? unpackLog(document.conflicts, key) : [];
