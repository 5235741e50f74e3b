import { deadLetterTopic } from '@bontot/contracts';
import { permanent } from '@bontot/kernel';
import {
  letterKey,
  originalOf,
  readDeadLetter,
  readReplayed,
  replayedMessage,
  retryMessage,
  type DeadLetter,
} from './letters.ts';
import type { IncomingRecord, RecordSink } from './ports.ts';

/** Reads what is in a topic's only partition, from an offset to the end as it is at the call. */
export interface TopicReader {
  read(topic: string, from: string, onRecord: (record: IncomingRecord) => void): Promise<void>;
}

export type Page = { items: DeadLetter[]; next: string | null };

type Box = {
  from: string;
  letters: Map<string, DeadLetter>;
  replayed: Set<string>;
  /** Id of the last letter about each record: a process killed before its commit gives the same record up again. */
  latest: Map<string, string>;
};

/** Open letters of consumer groups, one a record; one that has been replayed is closed. Keeps what it read, so asking again is cheap. */
export class DeadLetters {
  readonly #reader: TopicReader;
  readonly #sink: RecordSink;
  readonly #deadLetterKey: string | undefined;
  readonly #boxes = new Map<string, Box>();

  /** Without `deadLetterKey` bodies cannot be read or replayed, all else works. */
  constructor({ reader, sink, deadLetterKey }: { reader: TopicReader; sink: RecordSink; deadLetterKey?: string }) {
    this.#reader = reader;
    this.#sink = sink;
    this.#deadLetterKey = deadLetterKey;
  }

  /** How many letters of the group are open. */
  async count(group: string): Promise<number> {
    return (await this.#open(group)).length;
  }

  /** Open letters in order of arrival; `next` is the cursor for `after`. */
  async list(group: string, { limit = 50, after }: { limit?: number; after?: string } = {}): Promise<Page> {
    const open = await this.#open(group);
    const start = after === undefined ? 0 : open.findIndex(({ id }) => isAfter(id, after));
    const items = start < 0 ? [] : open.slice(start, start + limit);
    const more = start >= 0 && start + limit < open.length;
    return { items, next: more ? items.at(-1)!.id : null };
  }

  /** One letter, open or replayed, without its body. Undefined when there is none. */
  async show(group: string, id: string): Promise<(DeadLetter & { replayed: boolean }) | undefined> {
    const { letters, replayed } = await this.#refresh(group);
    const letter = letters.get(id);
    return letter && { ...letter, replayed: replayed.has(id) };
  }

  /** The body as it came, for those entitled to it; whoever calls writes the audit. Null for a record without a body. */
  async reveal(group: string, id: string): Promise<Buffer | null> {
    const [raw] = await this.#fetch(group, [id]);
    if (!raw) throw permanent('DEAD_LETTER_UNKNOWN', { group, id });
    return originalOf(raw, this.#secret()).record.value;
  }

  /**
   * Sends a letter, or all that are open, round again to its own group only; the group handles it as if it came from
   * its first topic. Returns how many went. Codes: DEAD_LETTER_UNKNOWN, DEAD_LETTER_KEY_INVALID, DEAD_LETTER_KEY_WRONG.
   */
  async replay(group: string, which: { id: string } | 'all'): Promise<number> {
    const secret = this.#secret();
    const ids = which === 'all' ? (await this.#open(group)).map(({ id }) => id) : [which.id];
    const raws = await this.#fetch(group, ids);
    if (which !== 'all' && raws.length === 0) throw permanent('DEAD_LETTER_UNKNOWN', { group, id: which.id });
    const messages = raws.map((raw) => {
      const { record, firstAt } = originalOf(raw, secret);
      return retryMessage(group, record, 0, { code: 'REPLAYED', details: {}, firstAt, lastAt: firstAt });
    });
    await this.#sink.send(messages);
    await this.#sink.send(raws.map(({ partition, offset }) => replayedMessage(group, `${partition}-${offset}`)));
    return raws.length;
  }

  #secret(): Buffer {
    return letterKey(this.#deadLetterKey ?? '');
  }

  async #open(group: string): Promise<DeadLetter[]> {
    const { letters, replayed, latest } = await this.#refresh(group);
    return [...letters.values()].filter(
      (letter) => !replayed.has(letter.id) && latest.get(placeOf(letter)) === letter.id,
    );
  }

  async #refresh(group: string): Promise<Box> {
    const box: Box = this.#boxes.get(group) ?? {
      from: '0',
      letters: new Map(),
      replayed: new Set(),
      latest: new Map(),
    };
    this.#boxes.set(group, box);
    await this.#reader.read(deadLetterTopic(group).name, box.from, (record) => {
      const closed = readReplayed(record);
      const letter = closed === undefined ? readDeadLetter(record) : undefined;
      if (closed !== undefined) box.replayed.add(closed);
      if (letter) {
        box.letters.set(letter.id, letter);
        box.latest.set(placeOf(letter), letter.id);
      }
      box.from = (BigInt(record.offset) + 1n).toString();
    });
    return box;
  }

  /** Whole records again, from the first that is wanted on. */
  async #fetch(group: string, ids: string[]): Promise<IncomingRecord[]> {
    const { letters } = await this.#refresh(group);
    const wanted = new Set(ids.filter((id) => letters.has(id)));
    if (wanted.size === 0) return [];
    const first = [...wanted].reduce((earliest, id) => (isAfter(earliest, id) ? id : earliest));
    const found: IncomingRecord[] = [];
    await this.#reader.read(deadLetterTopic(group).name, first.split('-')[1]!, (record) => {
      if (wanted.has(`${record.partition}-${record.offset}`)) found.push(record);
    });
    return found;
  }
}

const placeOf = ({ topic, partition, offset }: DeadLetter): string => `${topic}|${partition}|${offset}`;

const isAfter = (id: string, other: string): boolean => BigInt(id.split('-')[1]!) > BigInt(other.split('-')[1] ?? 0);
