import type { Member } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { memberEvent } from '../events/published.ts';
import { decide, evolve, type MemberCommand, type MemberEvent, type MemberState } from '../member/member.ts';
import { nameLike } from './name-like.ts';

/** Something out of the ordinary that a list may be cut down to; `here` are members of other cells on a stay here. */
export type Standing = 'exempt' | 'special_duty' | 'suspended' | 'away' | 'here';

export type MembersWanted = {
  day: LocalDate;
  after?: string | undefined;
  limit: number;
  /** One of them alone. */
  onlyId?: string | undefined;
  search?: string | undefined;
  kind?: Member['kind'] | undefined;
  is?: Standing | undefined;
};

type Query = Record<string, unknown>;
const MAX_TWINS = 20;

/** Memberships: each person one document, `_id` the person's id. */
export class Members extends Aggregates<MemberState, MemberCommand, MemberEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<MemberState>(database, {
      collection: 'members',
      fields: {
        ...{ memberId: 'text', cellId: 'text', name: 'text', kind: 'text', joinedCellOn: 'text', leftCellOn: 'text' },
        ...{ exempt: 'structure', specialDuty: 'structure', suspended: 'structure', temporary: 'structure' },
        ...{ leftReason: 'text', erased: 'flag', past: 'structure', fingerprint: 'text', fullOn: 'text' },
        ...{ details: 'structure', twinKey: 'text', notTwins: 'structure', ahead: 'structure', history: 'structure' },
        ...{ sameAs: 'text', duplicates: 'structure', closed: 'structure', dueOn: 'text' },
      },
      indexes: [
        { keys: { cellId: 1, _id: 1 }, serves: 'pageOf(): the members of a cell, a page at a time' },
        {
          keys: { 'past.cellId': 1 },
          where: { 'past.cellId': { $exists: true } },
          serves: 'pageOf(): who was in a cell on a day of before',
        },
        {
          keys: { 'temporary.cellId': 1 },
          where: { 'temporary.cellId': { $exists: true } },
          serves: 'pageOf(): who stays in a cell for a time',
        },
        { keys: { dueOn: 1 }, where: { dueOn: { $type: 'string' } }, serves: 'due(): whose posts must be looked at' },
        {
          keys: { 'details.cardNumber': 1 },
          where: { 'details.cardNumber': { $type: 'string' } },
          serves: 'byCards() of ImportReads: whose card a row of a file names',
        },
        { keys: { twinKey: 1 }, where: { twinKey: { $type: 'string' } }, serves: 'twinsIn(): who may be one person' },
      ],
    });
    super(store, { decide, evolve, publish: memberEvent });
  }

  /** Members of the cells on the day, by id, also those who have gone on to another cell since. */
  pageOf(cells: string | readonly string[], wanted: MembersWanted): Promise<Stored<MemberState>[]> {
    const cellIds = typeof cells === 'string' ? [cells] : [...cells];
    const { day, after, limit, onlyId, search, kind, is } = wanted;
    const query: Query = {
      $and: [
        is === 'here' ? spanOn('temporary', day, { 'temporary.cellId': { $in: cellIds } }) : memberIn(cellIds, day),
        ...(is !== undefined && is !== 'here' ? [spanOn(FIELD_OF[is], day)] : []),
        ...(kind !== undefined ? [{ kind }] : []),
        ...(search ? [{ name: nameLike(search) }] : []),
      ],
      ...(onlyId !== undefined ? { _id: onlyId } : after && { _id: { $gt: after } }),
    };
    return this.#read(query, { _id: 1 }, limit);
  }

  /** Members who belong to the cell on the day or later. */
  countIn(cellId: string, day: LocalDate): Promise<number> {
    return guarded(() =>
      this.store.model.countDocuments({ cellId, $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }] }).exec(),
    );
  }

  /** Those on whom a day has come, by id, after an id. */
  due(today: LocalDate, limit: number, after = ''): Promise<Stored<MemberState>[]> {
    return this.#read({ dueOn: { $type: 'string', $lte: today }, _id: { $gt: after } }, { _id: 1 }, limit);
  }

  /** What was due at this version is done; the next look is on a day, or never. */
  async looked({ id, version }: Stored<MemberState>, dueOn: LocalDate | null): Promise<void> {
    await guarded(() => this.store.model.updateOne({ _id: id, version }, { $set: { dueOn } }).exec());
  }

  /** Posts of a person are to be looked at on a day, or before it. */
  async lookAt(id: string, on: LocalDate): Promise<void> {
    const later = { $or: [{ dueOn: null }, { dueOn: { $gt: on } }] };
    await guarded(() => this.store.model.updateOne({ _id: id, ...later }, { $set: { dueOn: on } }).exec());
  }

  /** Groups of members of the cells who have one name and birth date, as far as nobody said that they are others. */
  async twinsIn(cellIds: readonly string[], limit: number): Promise<MemberState[][]> {
    const groups = await guarded(() =>
      this.store.model
        .aggregate<{ _id: string }>([
          { $match: { twinKey: { $type: 'string' }, cellId: { $in: [...cellIds] } } },
          { $group: { _id: '$twinKey', n: { $sum: 1 } } },
          { $match: { n: { $gt: 1 } } },
          { $sort: { _id: 1 } },
          { $limit: limit },
        ])
        .exec(),
    );
    const found = await this.#read(
      { twinKey: { $in: groups.map(({ _id }) => _id) }, cellId: { $in: [...cellIds] } },
      { twinKey: 1, _id: 1 },
      0,
    );
    return groups
      .map(({ _id }) => found.map(({ state }) => state).filter(({ twinKey }) => twinKey === _id))
      .map((group) => group.filter((one) => group.some((other) => one !== other && !areOthers(one, other))))
      .filter((group) => group.length > 1);
  }

  /** Others of the same name and birth date, as far as nobody said that they are. */
  async twinsOf(member: MemberState): Promise<MemberState[]> {
    const { memberId, twinKey } = member;
    if (!twinKey) return [];
    const found = await this.#read({ twinKey, _id: { $ne: memberId } }, { _id: 1 }, MAX_TWINS);
    return found.map(({ state }) => state).filter((other) => !areOthers(member, other));
  }

  async #read(query: Query, sort: Record<string, 1>, limit: number): Promise<Stored<MemberState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort(sort).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}

const FIELD_OF = { exempt: 'exempt', special_duty: 'specialDuty', suspended: 'suspended', away: 'temporary' } as const;

const memberIn = (cellIds: string[], day: LocalDate): Query => ({
  $or: [
    {
      ...{ cellId: { $in: cellIds }, joinedCellOn: { $lte: day } },
      $or: [{ leftCellOn: null }, { leftCellOn: { $gt: day } }],
    },
    {
      past: {
        $elemMatch: {
          ...{ cellId: { $in: cellIds }, joinedCellOn: { $lte: day }, leftCellOn: { $gt: day } },
          temporary: { $exists: false },
        },
      },
    },
  ],
});

const spanOn = (field: string, day: LocalDate, more: Query = {}): Query => ({
  ...more,
  [`${field}.from`]: { $lte: day },
  $or: [{ [`${field}.to`]: null }, { [`${field}.to`]: { $gte: day } }],
});

const areOthers = (one: MemberState, other: MemberState): boolean =>
  (one.notTwins?.includes(other.memberId) || other.notTwins?.includes(one.memberId)) ?? false;
