import { kindOf, localDateOf, type Clock, type Instant } from '@bontot/kernel';
import type { Copy } from '@bontot/persistence';
import type { Subject } from '../notice/notice.ts';
import { fateOf, type Fate } from '../outlook/fate.ts';
import type { DayChange } from '../outlook/outlook.ts';
import type { Copies, KnownUnit } from '../storage/copies.ts';
import type { DueChanges } from '../storage/due-changes.ts';
import type { Notices } from '../storage/notices.ts';
import type { InboxTeller } from './inbox-teller.ts';
import { Turns } from './turns.ts';

/** A post may begin on a day of its own, of which no event tells: what nobody can be told of is looked at again. */
const AGAIN_MS = 3_600_000;

type Log = { warn(fields: object, message: string): void };
type Parts = {
  due: DueChanges;
  copies: Copies;
  notices: Notices;
  inboxes: Pick<InboxTeller, 'tellSoon'>;
  clock: Clock;
  log: Log;
};

/**
 * Tells changes of the day to those whose affair they are today. Each effect has a key, so a job that runs twice, or
 * beside itself, tells once; jobs that run at the same time share their reads and writes.
 */
export class OutlookNotices {
  readonly #parts: Parts;
  readonly #turns = new Turns<string>((ids) => this.#tellAll(ids));

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param id of the due change; one that was told meanwhile is left alone */
  tell(id: string): Promise<void> {
    return this.#turns.join([id]);
  }

  /** One that cannot be told must not keep the others back: where all fail together, each is tried alone. */
  async #tellAll(ids: readonly string[]): Promise<void> {
    try {
      await this.#tell(ids);
    } catch (error) {
      if (ids.length === 1 || kindOf(error) === 'transient') throw error;
      for (const id of ids)
        await this.#tell([id]).catch((err: unknown) => this.#parts.log.warn({ err, id }, 'change cannot be told'));
    }
  }

  async #tell(ids: readonly string[]): Promise<void> {
    const { due, notices, inboxes, clock } = this.#parts;
    const changes = await due.toTell(ids);
    if (changes.length === 0) return;
    const now = clock.now();
    const cellIds = changes.map(({ cellId }) => cellId);
    const { units, fates } = await this.#fatesOf(changes, now);
    const tellings = fates.flatMap(({ change, fate }) => {
      if (fate.is !== 'told') return [];
      const subject = subjectOf(units.get(change.cellId)!);
      return fate.personIds.map((personId) => ({ personId, change, subject }));
    });
    await notices.tell(tellings, now);
    // One that moved between the look at it and the write no longer finds the notice that came too late.
    const moved = [...(await this.#units(cellIds)).values()].filter(
      ({ id, version }) => version > (units.get(id)?.version ?? version),
    );
    await notices.follow(
      moved.map((unit) => ({ cellId: unit.id, ...subjectOf(unit) })),
      now,
    );
    await due.decided(fates, now + AGAIN_MS);
    await this.#recheck(fates, now);
    void inboxes.tellSoon(tellings.map(({ personId }) => personId));
  }

  /** What is to become of these changes, by what the directory says now. */
  async #fatesOf(changes: readonly DayChange[], now: Instant) {
    const cellIds = changes.map(({ cellId }) => cellId);
    const units = await this.#units(cellIds);
    const leaders = await this.#parts.copies.leadersOf(cellIds, localDateOf(now));
    const fates = changes.map((change) => ({
      change,
      fate: fateOf(change, units.get(change.cellId)?.value, leaders.get(change.cellId) ?? [], now),
    }));
    return { units, fates };
  }

  /**
   * What the directory told between our look at it and the note of what a change lacks would be missed by both sides; so after
   * the note we look once more.
   */
  async #recheck(decided: readonly { change: DayChange; fate: Fate }[], now: Instant): Promise<void> {
    const lacks = new Map(
      decided.flatMap(({ change, fate }) => (fate.is === 'waiting' ? [[change, fate.lacks] as const] : [])),
    );
    if (lacks.size === 0) return;
    const { fates } = await this.#fatesOf([...lacks.keys()], now);
    const found = fates.filter(({ change, fate }) => fate.is !== 'waiting' || fate.lacks !== lacks.get(change));
    if (found.length > 0)
      await this.#parts.due.wake(
        found.map(({ change }) => change.cellId),
        now,
      );
  }

  async #units(cellIds: readonly string[]): Promise<Map<string, Copy<KnownUnit>>> {
    const found = await this.#parts.copies.units.getAll([...new Set(cellIds)]);
    return new Map(found.map((unit) => [unit.id, unit]));
  }
}

const subjectOf = ({ version, value: { name, path } }: Copy<KnownUnit>): Subject => ({
  cellName: name,
  path,
  unitVersion: version,
});
