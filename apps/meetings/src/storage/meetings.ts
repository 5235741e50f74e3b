import type { LocalDate } from '@bontot/kernel';
import type { MeetingKind, Month } from '@bontot/meeting-core';
import { guarded, MongoAggregateStore, type Database, type IndexOf, type Stored } from '@bontot/persistence';
import type { KeptLine, Waiting } from '../meeting/line.ts';
import type { FollowUp, Todo } from '../meeting/follow-ups.ts';
import type { MeetingRecord } from '../meeting/record.ts';
import { dueIndex } from './due-index.ts';
import { keptFields } from '../meeting/kept.ts';

export type StoredLine = { version: number; line: KeptLine };
/** Where a page begins: the day and id of the last line before it. */
export type Place = { heldOn: LocalDate; meetingId: string };

export type LinesWanted = {
  /** Units whose meetings are wanted, with all below each; with `alone` without those below. */
  within: readonly string[];
  alone: boolean;
  /** Units whose own drafts may be seen. */
  draftsOf: readonly string[];
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
  state?: string | undefined;
  waiting?: keyof Waiting | undefined;
  after?: Place | undefined;
  limit: number;
};

const NEWEST = { heldOn: -1, _id: -1 } as const;
const waitingIndex = (what: keyof Waiting, serves: string): IndexOf => ({
  keys: { [`waiting.${what}`]: 1, above: 1, ...NEWEST },
  where: { [`waiting.${what}`]: true },
  serves,
});

/** Meetings: each one document, `_id` its id. */
export class Meetings {
  readonly store: MongoAggregateStore<MeetingRecord>;

  constructor(database: Database) {
    this.store = new MongoAggregateStore<MeetingRecord>(database, {
      collection: 'meetings',
      fields: {
        ...{ meetingId: 'text', unitId: 'text', kind: 'text', month: 'text', state: 'text', title: 'text' },
        ...{ heldOn: 'text', startsAt: 'text', place: 'text', mode: 'text', permission: 'text', chairId: 'text' },
        ...{ clerkId: 'text', announcedOn: 'text', agenda: 'structure', papers: 'structure' },
        ...{ acknowledged: 'structure', preMeeting: 'structure', excuses: 'structure', voices: 'structure' },
        ...{ roll: 'structure', guests: 'structure', statements: 'structure', votes: 'structure' },
        ...{ conclusions: 'structure', assignments: 'structure', sittings: 'structure', startedAt: 'text' },
        ...{ endedAt: 'text', openedAt: 'number', closedAt: 'number', minMinutes: 'number' },
        ...{ attendanceBase: 'text', minutes: 'structure', sheet: 'structure', corrections: 'structure' },
        ...{ annulled: 'structure', cancelled: 'structure', passed: 'structure', touched: 'structure' },
        ...{ conflicts: 'structure', decided: 'structure', dueOn: 'text', createdBy: 'text' },
        ...{ line: 'structure', waiting: 'structure', todo: 'structure', devices: 'structure' },
        ...keptFields,
      },
      indexes: [
        { keys: { above: 1, ...NEWEST }, serves: 'lines(): those of a unit with all below it, of a supervisor' },
        { keys: { above: 1, state: 1, ...NEWEST }, serves: 'lines() in one state, which may be rare among many' },
        { keys: { unitId: 1, month: 1 }, serves: 'ofMonths(): the year of one unit' },
        {
          keys: { unitId: 1, ...NEWEST },
          serves: 'lines() of one unit alone; before(): whose open items are carried over',
        },
        waitingIndex('score', 'lines(): score sheets that wait for confirmation'),
        waitingIndex('minutes', 'lines(): minutes that wait for signatures'),
        waitingIndex('conflict', 'lines(): values that wait for a choice'),
        dueIndex('dueOn'),
        {
          keys: { 'changed.at': 1 },
          where: { 'todo.0': { $exists: true } },
          serves: 'undone(): what a killed process left to do elsewhere',
        },
      ],
    });
  }

  async find(meetingId: string): Promise<Stored<MeetingRecord> | undefined> {
    return this.store.load(meetingId);
  }

  /** A page of lines, the newest day first. */
  async lines({ within, alone, draftsOf, from, to, state, waiting, after, limit }: LinesWanted): Promise<StoredLine[]> {
    if (within.length === 0) return [];
    const conditions: Record<string, unknown>[] = [
      { [alone ? 'unitId' : 'above']: within.length === 1 ? within[0] : { $in: [...within] } },
      ...(state ? [{ state }] : []),
      ...(waiting ? [{ [`waiting.${waiting}`]: true }] : []),
      { $or: [{ state: { $ne: 'draft' } }, { unitId: { $in: [...draftsOf] } }] },
    ];
    const read = (range: Record<string, unknown>, most: number) => this.#lines({ $and: [range, ...conditions] }, most);
    const days = { ...(from && { $gte: from }), ...(to && { $lte: to }) };
    if (!after) return read(Object.keys(days).length > 0 ? { heldOn: days } : {}, limit);
    // The rest of the day, then the days before it: a day of the province has a thousand meetings, which one range would read again.
    const sameDay = await read({ heldOn: after.heldOn, _id: { $lt: after.meetingId } }, limit);
    if (sameDay.length === limit) return sameDay;
    const earlier = { ...days, $lt: after.heldOn };
    return [...sameDay, ...(await read({ heldOn: earlier }, limit - sameDay.length))];
  }

  /** All meetings of the unit for these months. */
  async ofMonths(unitId: string, from: Month, to: Month): Promise<StoredLine[]> {
    return this.#lines({ unitId, month: { $gte: from, $lte: to } }, 0);
  }

  /** The last meeting of these kinds that was held before the day. */
  async before(unitId: string, kinds: readonly MeetingKind[], day: LocalDate): Promise<MeetingRecord | undefined> {
    const [found] = await guarded(() =>
      this.store.model
        .find({ unitId, kind: { $in: [...kinds] }, heldOn: { $lt: day }, state: 'closed' }, { outbox: 0, outboxAt: 0 })
        .sort({ heldOn: -1 })
        .limit(1)
        .lean()
        .exec(),
    );
    return found && this.store.stored(found as never).state;
  }

  /** Announced and in progress from the day on, and the last one that was closed. */
  async aroundDay(unitIds: readonly string[], day: LocalDate): Promise<Stored<MeetingRecord>[]> {
    const read = (filter: Record<string, unknown>, newest: 1 | -1, limit: number) =>
      guarded(() =>
        this.store.model
          .find({ unitId: { $in: [...unitIds] }, ...filter }, { outbox: 0, outboxAt: 0 })
          .sort({ heldOn: newest, _id: newest })
          .limit(limit)
          .lean()
          .exec(),
      );
    const [open, closed] = await Promise.all([
      read({ state: { $in: ['announced', 'in_progress'] } }, 1, 10),
      read({ state: 'closed', heldOn: { $lte: day } }, -1, 1),
    ]);
    return [...open, ...closed].map((document) => this.store.stored(document as never));
  }

  /** Meetings of these units whose minutes both have signed. */
  async *signedIn(unitIds: readonly string[]): AsyncIterable<Stored<MeetingRecord>> {
    const cursor = this.store.model
      .find({ unitId: { $in: [...unitIds] }, 'minutes.state': 'signed' }, { outbox: 0, outboxAt: 0 })
      .lean()
      .cursor({ batchSize: 100 });
    for await (const document of cursor) yield this.store.stored(document as never);
  }

  /** Ids of meetings on which a day has come, the most pressing first. */
  async due(today: LocalDate, limit: number): Promise<string[]> {
    return this.#ids({ dueOn: { $type: 'string', $lte: today } }, { dueOn: 1 }, limit);
  }

  /** Meetings whose last change has not been followed up elsewhere. */
  async undone(before: number, limit: number): Promise<Stored<MeetingRecord>[]> {
    const found = await guarded(() =>
      this.store.model
        .find({ 'todo.0': { $exists: true }, 'changed.at': { $lte: before } }, { outbox: 0, outboxAt: 0 })
        .sort({ 'changed.at': 1 })
        .limit(limit)
        .lean()
        .exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }

  /** Takes a mark out, unless a newer change has set it again. */
  async done(meetingId: string, todo: Todo): Promise<void> {
    await guarded(() =>
      this.store.model
        .updateOne({ _id: meetingId }, { $pull: { todo: { what: todo.what, version: todo.version } } })
        .exec(),
    );
  }

  /** For tests and for `/status`. */
  async countUndone(what?: FollowUp): Promise<number> {
    return guarded(() =>
      this.store.model.countDocuments(what ? { 'todo.what': what } : { 'todo.0': { $exists: true } }).exec(),
    );
  }

  async #lines(filter: Record<string, unknown>, limit: number): Promise<StoredLine[]> {
    const found = await guarded(() =>
      this.store.model.find(filter, { version: 1, line: 1, _id: 0 }).sort(NEWEST).limit(limit).lean().exec(),
    );
    return found as unknown as StoredLine[];
  }

  async #ids(filter: Record<string, unknown>, sort: Record<string, 1>, limit: number): Promise<string[]> {
    const found = await guarded(() => this.store.model.find(filter, { _id: 1 }).sort(sort).limit(limit).lean().exec());
    return found.map(({ _id }) => String(_id));
  }
}
