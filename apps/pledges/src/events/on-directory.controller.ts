import { memberChanged, postChanged, unitChanged } from '@bontot/contracts';
import { BatchOf, eventsOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { Controller } from '@nestjs/common';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { TouchedMembers } from '../storage/touched.ts';

/** Keeps units, members and posts; what lies in a unit that moved follows it, and members' years follow their members. */
@Controller()
export class OnDirectory {
  readonly #copies: Copies;
  readonly #stores: Stores;
  readonly #touched: TouchedMembers;

  constructor(copies: Copies, stores: Stores, touched: TouchedMembers) {
    this.#copies = copies;
    this.#stores = stores;
    this.#touched = touched;
  }

  @BatchOf(unitChanged.topic.name)
  async keep(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const wanted = { units: unitChanged, members: memberChanged, posts: postChanged };
    const { events, deadLetters } = eventsOf(records, wanted);
    const { units, members, posts } = this.#copies;
    await units.putAll(
      events.units.map(({ body: { unitId, version, name, path, level, cellType, validFrom, validTo } }) => ({
        ...{ id: unitId, version, path },
        value: { unitId, name, path, level, cellType, validFrom, validTo },
      })),
    );
    await members.putAll(events.members.map(({ body }) => ({ id: body.memberId, version: body.version, value: body })));
    await posts.putAll(events.posts.map(({ body }) => ({ id: body.postId, version: body.version, value: body })));
    // The mark is written before the offset: who is killed in between gets the records again.
    await this.#touched.mark(events.members.map(({ body: { memberId, version } }) => ({ memberId, version })));
    // A unit at its first version has never been anywhere else.
    const moved = events.units.filter(({ body }) => body.version > 1).map(({ body }) => body.unitId);
    if (moved.length > 0) await this.#stores.follow(await this.#copies.unitsById(moved));
    return { deadLetters };
  }
}
