import type { LocalDate } from '@bontot/kernel';
import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { memberEvent } from '../events/published.ts';
import { decide, evolve, type MemberCommand, type MemberEvent, type MemberState } from '../member/member.ts';

/** Memberships: each person one document, `_id` the person's id. */
export class Members extends Aggregates<MemberState, MemberCommand, MemberEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<MemberState>(database, {
      collection: 'members',
      fields: {
        memberId: 'text',
        cellId: 'text',
        name: 'text',
        kind: 'text',
        joinedCellOn: 'text',
        leftCellOn: 'text',
        exempt: 'structure',
        specialDuty: 'structure',
        past: 'structure',
        fingerprint: 'text',
      },
      indexes: [{ keys: { cellId: 1, _id: 1 }, serves: 'pageOf(): the members of a cell, a page at a time' }],
    });
    super(store, { decide, evolve, publish: memberEvent });
  }

  /** Members of the cell on the day, by id; one of them alone where `onlyId` says so. */
  async pageOf(
    cellId: string,
    { day, after, limit, onlyId }: { day: LocalDate; after?: string | undefined; limit: number; onlyId?: string },
  ): Promise<Stored<MemberState>[]> {
    const query = {
      cellId,
      joinedCellOn: { $lte: day },
      $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }],
      ...(onlyId !== undefined ? { _id: onlyId } : after && { _id: { $gt: after } }),
    };
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort({ _id: 1 }).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }

  /** Members who belong to the cell on the day or later. */
  countIn(cellId: string, day: LocalDate): Promise<number> {
    return guarded(() =>
      this.store.model.countDocuments({ cellId, $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }] }).exec(),
    );
  }
}
