import { localDateOf, type Clock } from '@bontot/kernel';
import type { Copies } from '../storage/copies.ts';
import type { DueChanges } from '../storage/due-changes.ts';
import { RETENTION_MS, type Notices } from '../storage/notices.ts';
import type { InboxTeller } from './inbox-teller.ts';

/** A post may begin on a day of its own, of which no event tells: what nobody can be told of is looked at again. */
const AGAIN_MS = 3_600_000;

/**
 * Tells one cell's change of the day to those whose affair it is today. Each effect has a key, so a job that runs twice,
 * or beside itself, tells once.
 */
export class OutlookNotices {
  readonly #stores: { due: DueChanges; copies: Copies; notices: Notices };
  readonly #inboxes: InboxTeller;
  readonly #clock: Clock;

  constructor(stores: { due: DueChanges; copies: Copies; notices: Notices }, inboxes: InboxTeller, clock: Clock) {
    this.#stores = stores;
    this.#inboxes = inboxes;
    this.#clock = clock;
  }

  /** @param id of the due change; one that was told meanwhile is left alone */
  async tell(id: string): Promise<void> {
    const { due, copies, notices } = this.#stores;
    const found = await due.find(id);
    if (!found?.waits) return;
    const { change } = found;
    const now = this.#clock.now();
    if (change.at < now - RETENTION_MS) return due.close(change, 'too_old');
    const unit = await copies.units.get(change.cellId);
    if (!unit) return due.wait(change, 'unit', now + AGAIN_MS);
    // A committee has a card too; this row of the handbook is about cells.
    if (unit.value.level !== 'cell') return due.close(change, 'not_a_cell');
    const personIds = await copies.leadersOf(change.cellId, localDateOf(now));
    if (personIds.length === 0) return due.wait(change, 'recipient', now + AGAIN_MS);
    await notices.tell(personIds, { change, subject: subjectOf(unit) }, now);
    const moved = await copies.units.get(change.cellId);
    // It moved between the look at it and the write: its move no longer finds the notice that came too late.
    if (moved && moved.version > unit.version)
      await notices.follow([{ cellId: change.cellId, ...subjectOf(moved) }], now);
    await due.told(change);
    await this.#inboxes.tellSoon(personIds);
  }
}

type KnownUnit = NonNullable<Awaited<ReturnType<Copies['units']['get']>>>;

export const subjectOf = ({ version, value: { name, path } }: KnownUnit) => ({
  cellName: name,
  path,
  unitVersion: version,
});
