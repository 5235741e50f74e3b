import { localDateOf, type Clock } from '@bontot/kernel';
import type { Copies } from '../storage/copies.ts';
import type { Inboxes } from '../storage/inboxes.ts';
import type { Notices } from '../storage/notices.ts';

type Log = { warn(fields: object, message: string): void };

/**
 * Tells open pages that an inbox changed. What is to be told is marked on the notices themselves, so a crash between a
 * notice and its inbox only delays; in this process one count per person runs at a time, however many notices came.
 */
export class InboxTeller {
  readonly #notices: Notices;
  readonly #copies: Copies;
  readonly #stored: Inboxes;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #running = new Map<string, Promise<void>>();
  readonly #queued = new Map<string, Promise<void>>();

  constructor(parts: { notices: Notices; copies: Copies; inboxes: Inboxes; clock: Clock; log: Log }) {
    this.#notices = parts.notices;
    this.#copies = parts.copies;
    this.#stored = parts.inboxes;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** Counts and tells; a failure is logged, and the sweep tries again. */
  async tellSoon(personIds: readonly string[]): Promise<void> {
    await Promise.all(
      personIds.map((personId) =>
        this.tell(personId).catch((err: unknown) => this.#log.warn({ err }, 'inbox waits to be told')),
      ),
    );
  }

  /** What these persons may see changed: those with another number of unread notices now are told. */
  async recount(personIds: readonly string[]): Promise<void> {
    for (const personId of await this.#stored.among(personIds)) await this.tell(personId);
  }

  /** The count that runs may have missed what was just written, so the next one waits for it; more join that next one. */
  tell(personId: string): Promise<void> {
    const queued = this.#queued.get(personId);
    if (queued) return queued;
    const before = this.#running.get(personId) ?? Promise.resolve();
    const turn: Promise<void> = before
      .catch(() => undefined)
      .then(() => {
        this.#queued.delete(personId);
        this.#running.set(personId, turn);
        return this.#count(personId);
      })
      .finally(() => {
        if (this.#running.get(personId) === turn) this.#running.delete(personId);
      });
    this.#queued.set(personId, turn);
    return turn;
  }

  async #count(personId: string): Promise<void> {
    const now = this.#clock.now();
    // Looked up before the count: what comes in between is counted or told again, never forgotten.
    const untold = await this.#notices.untoldOf(personId);
    const reach = await this.#copies.reachOf(personId, localDateOf(now));
    const unread = await this.#notices.countUnread(personId, reach);
    await this.#stored.tell(personId, unread, untold.length > 0, now);
    await this.#notices.told(untold);
  }
}
