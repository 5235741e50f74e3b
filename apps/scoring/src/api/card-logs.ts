import { keyText, type CardKey, type Entry } from '../card/entry.ts';
import { unpackLog } from '../card/pack.ts';
import type { CardReads } from '../storage/card-reads.ts';

/** One entry of a card's log: the revision that took it in, and its place there; conflicts were kept aside. */
export type LogLine = { version: number; index: number; entry: Entry; conflict: boolean };
export type CardLog = { version: number; lines: LogLine[] };

/** Lines kept between reads; 100,000 take about 80 MB. */
const KEPT_LINES = 100_000;

/** Whole logs for pages that look back: read once, then followed by what came since, one query a look. */
export class CardLogs {
  readonly #reads: CardReads;
  readonly #kept = new Map<string, CardLog>();
  #lines = 0;

  constructor(reads: CardReads) {
    this.#reads = reads;
  }

  /** Every line so far, oldest first; empty for a card that does not exist. */
  async of(key: CardKey): Promise<CardLog> {
    const id = keyText(key);
    const held = this.#kept.get(id);
    const documents = await this.#reads.log(key, held?.version ?? 0);
    // Two reads at once may bring the same revisions: each is taken in once, in order.
    const log = this.#kept.get(id) ?? held ?? { version: 0, lines: [] };
    this.#drop(id);
    for (const { version, log: text, conflicts } of documents) {
      if (version !== log.version + 1) continue;
      const accepted = unpackLog(text, key).map((entry) => ({ entry, conflict: false }));
      const aside = conflicts ? unpackLog(conflicts, key).map((entry) => ({ entry, conflict: true })) : [];
      for (const [index, line] of [...accepted, ...aside].entries()) log.lines.push({ version, index, ...line });
      log.version = version;
    }
    this.#keep(id, log);
    return { version: log.version, lines: log.lines };
  }

  #drop(id: string): void {
    this.#lines -= this.#kept.get(id)?.lines.length ?? 0;
    this.#kept.delete(id);
  }

  #keep(id: string, log: CardLog): void {
    this.#kept.set(id, log);
    this.#lines += log.lines.length;
    for (const [oldest] of this.#kept) {
      if (this.#lines <= KEPT_LINES || oldest === id) return;
      this.#drop(oldest);
    }
  }
}
