import { postChanged, unitChanged } from '@bontot/contracts';
import { BatchOf, eventsOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { SystemClock } from '@bontot/service';
import { Controller } from '@nestjs/common';
import { InboxTeller } from '../jobs/inbox-teller.ts';
import { OutlookQueue } from '../jobs/outlook-queue.ts';
import { Copies } from '../storage/copies.ts';
import { DueChanges } from '../storage/due-changes.ts';
import { Notices } from '../storage/notices.ts';

/**
 * Keeps units and posts; members pass by unread, for a notice names nobody. A post that comes lets what waited for a
 * recipient go on, and changes what its holder may still read.
 */
@Controller()
export class OnDirectory {
  readonly #copies: Copies;
  readonly #due: DueChanges;
  readonly #notices: Notices;
  readonly #queue: OutlookQueue;
  readonly #inboxes: InboxTeller;
  readonly #clock: SystemClock;

  constructor(
    copies: Copies,
    due: DueChanges,
    notices: Notices,
    queue: OutlookQueue,
    inboxes: InboxTeller,
    clock: SystemClock,
  ) {
    this.#copies = copies;
    this.#due = due;
    this.#notices = notices;
    this.#queue = queue;
    this.#inboxes = inboxes;
    this.#clock = clock;
  }

  @BatchOf(unitChanged.topic.name)
  async keep(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const { events, deadLetters } = eventsOf(records, { units: unitChanged, posts: postChanged });
    const now = this.#clock.now();
    await this.#copies.units.putAll(
      events.units.map(({ body: { unitId, version, name, path, level } }) => ({
        id: unitId,
        version,
        value: { unitId, name, path, level },
      })),
    );
    await this.#copies.posts.putAll(
      events.posts.map(({ body }) => ({ id: body.postId, version: body.version, value: body })),
    );
    await this.#notices.follow(
      events.units.map(({ body: { unitId, version, name, path } }) => ({
        ...{ cellId: unitId, cellName: name },
        ...{ path, unitVersion: version },
      })),
      now,
    );
    const told = [...events.units, ...events.posts].map(({ body }) => body.unitId);
    if (told.length > 0) this.#queue.add(await this.#due.wake(told, now));
    if (events.posts.length > 0) await this.#inboxes.recount(events.posts.map(({ body }) => body.personId));
    return { deadLetters };
  }
}
