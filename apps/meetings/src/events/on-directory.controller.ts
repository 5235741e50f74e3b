import { memberChanged, postChanged, unitChanged } from '@bontot/contracts';
import { BatchOf, eventsOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { Controller } from '@nestjs/common';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';

/** Keeps units, members and posts; what lies in a unit that moved follows it in the lists. */
@Controller()
export class OnDirectory {
  readonly #copies: Copies;
  readonly #stores: Stores;

  constructor(copies: Copies, stores: Stores) {
    this.#copies = copies;
    this.#stores = stores;
  }

  @BatchOf(unitChanged.topic.name)
  async keep(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const wanted = { units: unitChanged, members: memberChanged, posts: postChanged };
    const { events, deadLetters } = eventsOf(records, wanted);
    const { units, members, posts } = this.#copies;
    await units.putAll(
      events.units.map(({ body: { unitId, version, name, path, level, validFrom, validTo, successorOf } }) => ({
        ...{ id: unitId, version, path },
        value: { unitId, name, path, level, validFrom, validTo, successorOf },
      })),
    );
    await members.putAll(events.members.map(({ body }) => ({ id: body.memberId, version: body.version, value: body })));
    await posts.putAll(events.posts.map(({ body }) => ({ id: body.postId, version: body.version, value: body })));
    // A unit at its first version has never been anywhere else.
    const moved = events.units.filter(({ body }) => body.version > 1).map(({ body }) => body.unitId);
    if (moved.length > 0) await this.#stores.follow(await this.#copies.unitsById(moved));
    return { deadLetters };
  }
}
