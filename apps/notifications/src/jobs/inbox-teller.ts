import { localDateOf, type Clock } from '@bontot/kernel';
import type { Copies } from '../storage/copies.ts';
import type { Inboxes } from '../storage/inboxes.ts';
import type { Notices } from '../storage/notices.ts';
import { Turns } from './turns.ts';

type Log = { warn(fields: object, message: string): void };

/** Persons who are counted at the same time. */
const AT_ONCE = 8;

/**
 * Tells open pages that an inbox changed. What is to be told is marked on the notices themselves, so a crash between a
 * notice and its inbox only delays; however many notices came to a person meanwhile, they are told once.
 */
export class InboxTeller {
  readonly #notices: Notices;
  readonly #copies: Copies;
  readonly #inboxes: Inboxes;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #turns = new Turns<string>((personIds) => this.#tellAll(personIds));

  constructor(parts: { notices: Notices; copies: Copies; inboxes: Inboxes; clock: Clock; log: Log }) {
    this.#notices = parts.notices;
    this.#copies = parts.copies;
    this.#inboxes = parts.inboxes;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** Counts and tells; a failure is logged, and the sweep tries again. */
  async tellSoon(personIds: readonly string[]): Promise<void> {
    if (personIds.length === 0) return;
    await this.#turns.join(personIds).catch((err: unknown) => this.#log.warn({ err }, 'inboxes wait to be told'));
  }

  /** What these persons may see changed: those who have another number of unread notices now are told. */
  async recount(personIds: readonly string[]): Promise<void> {
    const known = await this.#inboxes.among(personIds);
    if (known.length > 0) await this.#turns.join(known);
  }

  /** Finishes what is in hand. */
  close(): Promise<void> {
    return this.#turns.idle();
  }

  async #tellAll(personIds: readonly string[]): Promise<void> {
    for (let from = 0; from < personIds.length; from += AT_ONCE) {
      const some = personIds.slice(from, from + AT_ONCE);
      // Looked up before the count: what comes in between is counted or told again, never forgotten.
      const untold = await this.#notices.untoldOf(some);
      const changed = new Set(untold.map(({ personId }) => personId));
      await Promise.all(some.map((personId) => this.#tell(personId, changed.has(personId))));
      await this.#notices.told(untold);
    }
  }

  async #tell(personId: string, changed: boolean): Promise<void> {
    const now = this.#clock.now();
    const reach = await this.#copies.reachOf(personId, localDateOf(now));
    const unread = await this.#notices.countUnread(personId, reach);
    await this.#inboxes.tell(personId, unread, changed, now);
  }
}
