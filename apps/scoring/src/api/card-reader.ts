import { endOfDay, type LocalDate } from '@bontot/kernel';
import { foldKnown, type Card } from '../card/card.ts';
import { keyText, type CardKey, type Entry } from '../card/entry.ts';
import { unpackLog } from '../card/pack.ts';
import type { CardDocument } from '../storage/card-chain.ts';
import type { CardReads } from '../storage/card-reads.ts';
import { LiveCard } from '../storage/live-card.ts';
import type { StoredUnit, Units } from '../storage/units.ts';
import { CardLogs, type LogLine } from './card-logs.ts';

/** Cards kept folded between reads; each is brought up to date by one range read of what came since. */
const KEPT_CARDS = 500;

/**
 * A card with the unit it belongs to, undefined where the directory has not named it. Card and version move on together
 * while others read the same card: take both in one go, without waiting for anything in between.
 */
export type ReadCard = {
  readonly key: CardKey;
  readonly card: Card;
  readonly version: number;
  readonly unit: StoredUnit | undefined;
};

/** Cards for people: folded from the chain, now or as they were known on a day; at most two queries a read. */
export class CardReader {
  readonly #reads: CardReads;
  readonly #units: Units;
  readonly logs: CardLogs;
  readonly #kept = new Map<string, LiveCard>();

  constructor(reads: CardReads, units: Units) {
    this.#reads = reads;
    this.#units = units;
    this.logs = new CardLogs(reads);
  }

  /** The card as it stands; version 0 and no facts where nothing ever arrived. */
  async current(key: CardKey): Promise<ReadCard> {
    const [read] = await this.currentOf([key]);
    return read!;
  }

  /** Several cards as they stand, in the order asked for: two queries whatever their number, one when nothing is new. */
  async currentOf(keys: CardKey[]): Promise<ReadCard[]> {
    const { heads, units } = await this.#reads.heads(keys);
    const held = keys.map((key) => this.#kept.get(keyText(key)));
    const behind = keys.flatMap((key, index) => {
      const live = held[index];
      const head = heads.get(keyText(key));
      if (!head || (live && live.version >= head.version)) return [];
      return [{ key, version: live ? live.version + 1 : head.snapshotVersion }];
    });
    const news = await this.#reads.from(behind);
    return keys.map((key, index) => {
      const live = this.#taken(key, held[index], news.get(keyText(key)) ?? []);
      return readCard(live, units.get(key.cellId));
    });
  }

  #taken(key: CardKey, before: LiveCard | undefined, documents: CardDocument[]): LiveCard {
    const id = keyText(key);
    const held = this.#kept.get(id) ?? before;
    const live = held ?? LiveCard.from(key, documents);
    // Two reads at once may bring the same revisions: each is taken in once, in order.
    if (held) for (const document of documents) if (document.version === live.version + 1) live.append(document);
    this.#kept.delete(id);
    this.#kept.set(id, live);
    if (this.#kept.size > KEPT_CARDS) this.#kept.delete(this.#kept.keys().next().value!);
    return live;
  }

  /** The card as it was known at the end of a day: every entry of the log recorded by then, and no other. */
  async asKnown(key: CardKey, knownOn: LocalDate): Promise<ReadCard> {
    const [unit, { lines }] = await Promise.all([this.#units.byId(key.cellId), this.logs.of(key)]);
    const until = endOfDay(knownOn);
    const accepted = lines.filter(({ conflict }) => !conflict);
    const within = accepted.filter(({ entry }) => entry.recordedAt <= until);
    const card = foldKnown(
      key,
      within.map(({ entry }) => entry),
      until,
    );
    card.unit ??= firstUnit(accepted);
    return { key, card, unit, version: within.reduce((last, { version }) => Math.max(last, version), 0) };
  }
}

/** The unit is the frame of the card, not evidence: a card seeded later is still that of this unit. */
export function firstUnit(lines: readonly LogLine[]): Card['unit'] {
  for (const { entry } of lines) if (entry.kind === 'unit') return entry.unit;
  return undefined;
}

const readCard = (live: LiveCard, unit: StoredUnit | undefined): ReadCard => ({
  key: live.key,
  unit,
  get card() {
    return live.state;
  },
  get version() {
    return live.version;
  },
});

export const entriesOf = (document: Pick<CardDocument, 'log'>, key: CardKey): Entry[] => unpackLog(document.log, key);
export const conflictsOf = (document: Pick<CardDocument, 'conflicts'>, key: CardKey): Entry[] =>
  document.conflicts ? unpackLog(document.conflicts, key) : [];
