import type { Reach } from '@bontot/access';
import type { Instant, UnitPath } from '@bontot/kernel';
import { belowPath, guarded } from '@bontot/persistence';
import type { Collection, Connection, mongo } from 'mongoose';
import { decide, evolve, noticeIdOf, type NoticeCommand, type NoticeState, type Subject } from '../notice/notice.ts';
import { RETENTION_DAYS } from '../outlook/fate.ts';
import { settle, type Guarded } from './conditional.ts';

type Row = Omit<NoticeState, 'at' | 'readAt'> & {
  /** `outlook:<cellId>:<day>:<personId>`: event, subject, day, recipient. */
  _id: string;
  version: number;
  at: Date;
  readAt: Date | null;
  /** Since when the person's inbox has to be told of the last change. */
  untold?: Date;
};

export type Page = { limit: number; unread: boolean; after?: { at: Instant; noticeId: string } | undefined };
export type Notice = NoticeState & { noticeId: string };
type Told = { _id: string; version: number; personId: string };

/** Notices for 90 days, each one document; every read is a person's own and inside what they may still see. */
export class Notices {
  readonly #rows: Collection<Row>;

  constructor(connection: Connection) {
    this.#rows = connection.collection<Row>('notices');
  }

  static async ensure(connection: Connection): Promise<void> {
    const rows = connection.collection('notices');
    // «my notices, newest first», a page at a time.
    await rows.createIndex({ personId: 1, at: -1, _id: -1 });
    // «how many of mine are unread, in these parts of the tree».
    await rows.createIndex({ personId: 1, readAt: 1, path: 1 });
    // «notices about this cell», when it moves or is renamed.
    await rows.createIndex({ cellId: 1 });
    // «whose inbox is to be told», the longest wait first, and «of what», by person.
    await rows.createIndex({ personId: 1, untold: 1 }, { partialFilterExpression: { untold: { $exists: true } } });
    await rows.createIndex({ untold: 1 }, { partialFilterExpression: { untold: { $exists: true } } });
    await rows.createIndex({ at: 1 }, { expireAfterSeconds: RETENTION_DAYS * 86_400 });
  }

  /** Tells changes, each to one person; who was told already keeps what they have. */
  async tell(tellings: readonly Telling[], now: Instant): Promise<void> {
    const targets = tellings.map((telling) => ({
      id: rowId(noticeIdOf(telling.change), telling.personId),
      command: { type: 'tell' as const, ...telling },
    }));
    if (targets.length > 0) await this.#run(targets, {}, now);
  }

  /** Runs one command on own notices within reach; by notice id what became of it, none for one that is not there. */
  async change(
    personId: string,
    reach: Reach,
    noticeIds: readonly string[],
    command: Exclude<NoticeCommand, Tell>,
    now: Instant,
  ): Promise<Map<string, Notice>> {
    const targets = noticeIds.map((noticeId) => ({ id: rowId(noticeId, personId), command }));
    const states = await this.#run(targets, within(personId, reach), now);
    return new Map([...states].map(([id, state]) => [noticeIdIn(id), { ...state, noticeId: noticeIdIn(id) }]));
  }

  /** Own notices within reach, newest first. */
  async page(personId: string, reach: Reach, { limit, unread, after }: Page): Promise<Notice[]> {
    const at = after && new Date(after.at);
    const filter: mongo.Filter<Row> = {
      $and: [
        within(personId, reach),
        ...(unread ? [{ readAt: null }] : []),
        ...(at ? [{ $or: [{ at: { $lt: at } }, { at, _id: { $lt: rowId(after.noticeId, personId) } }] }] : []),
      ],
    };
    const rows = await guarded(() => this.#rows.find(filter).sort({ at: -1, _id: -1 }).limit(limit).toArray());
    return rows.map((row) => ({ ...stateOf(row), noticeId: noticeIdIn(row._id) }));
  }

  async countUnread(personId: string, reach: Reach): Promise<number> {
    return guarded(() => this.#rows.countDocuments({ ...within(personId, reach), readAt: null }));
  }

  /** Ids of own unread notices up to a moment, newest first. */
  async unreadUntil(personId: string, reach: Reach, until: Instant, limit: number): Promise<string[]> {
    const rows = await guarded(() =>
      this.#rows
        .find({ ...within(personId, reach), readAt: null, at: { $lte: new Date(until) } })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .project<{ _id: string }>({ _id: 1 })
        .toArray(),
    );
    return rows.map(({ _id }) => noticeIdIn(_id));
  }

  /** Cells that moved or were renamed: who may read their notices follows the tree. */
  async follow(cells: readonly (Subject & { cellId: string })[], now: Instant): Promise<void> {
    if (cells.length === 0) return;
    await guarded(() =>
      this.#rows.bulkWrite(
        cells.map(({ cellId, ...subject }) => ({
          updateMany: {
            filter: { cellId, unitVersion: { $lt: subject.unitVersion } },
            update: { $set: { ...subject, untold: new Date(now) }, $inc: { version: 1 } },
          },
        })),
        { ordered: false },
      ),
    );
  }

  /** Persons whose inbox has been waiting to be told since before a moment. */
  async personsUntold(before: Instant, limit: number): Promise<string[]> {
    const rows = await guarded(() =>
      this.#rows
        .find({ untold: { $lte: new Date(before) } })
        .sort({ untold: 1 })
        .limit(limit)
        .project<{ personId: string }>({ personId: 1 })
        .toArray(),
    );
    return [...new Set(rows.map(({ personId }) => personId))];
  }

  /** What these persons' inboxes are to be told of. */
  async untoldOf(personIds: readonly string[]): Promise<Told[]> {
    return guarded(() =>
      this.#rows
        .find({ personId: { $in: [...personIds] }, untold: { $exists: true } })
        .project<Told>({ version: 1, personId: 1 })
        .toArray(),
    );
  }

  /** The inbox was told of these; what has changed since stays to be told. */
  async told(notices: readonly Told[]): Promise<void> {
    if (notices.length === 0) return;
    await guarded(() =>
      this.#rows.bulkWrite(
        notices.map(({ _id, version }) => ({
          updateOne: { filter: { _id, version }, update: { $unset: { untold: 1 } } },
        })),
        { ordered: false },
      ),
    );
  }

  /** Decides on each and writes all at once; what somebody else changed meanwhile is decided again. */
  async #run(
    targets: readonly { id: string; command: NoticeCommand }[],
    filter: mongo.Filter<Row>,
    now: Instant,
  ): Promise<Map<string, NoticeState>> {
    const states = new Map<string, NoticeState>();
    await settle(this.#rows, async () => {
      const rows = await guarded(() =>
        this.#rows.find({ ...filter, _id: { $in: targets.map(({ id }) => id) } }).toArray(),
      );
      const known = new Map(rows.map((row) => [row._id, row]));
      const writes: Guarded<Row>[] = [];
      for (const { id, command } of targets) {
        const row = known.get(id);
        const before = row && stateOf(row);
        const decided = decide(command, before);
        if (!decided.ok) continue;
        const after = decided.value.reduce<NoticeState | undefined>(evolve, before)!;
        states.set(id, after);
        if (decided.value.length > 0) writes.push(writeOf(id, after, row?.version, new Date(now)));
      }
      return writes;
    });
    return states;
  }
}

type Tell = Extract<NoticeCommand, { type: 'tell' }>;
type Telling = Omit<Tell, 'type'>;

function writeOf(id: string, state: NoticeState, version: number | undefined, now: Date): Guarded<Row> {
  const row = { ...state, at: new Date(state.at), readAt: state.readAt === null ? null : new Date(state.readAt) };
  if (version === undefined) return { insert: { ...row, _id: id, version: 1, untold: now } };
  return { filter: { _id: id, version }, update: { $set: { ...row, untold: now }, $inc: { version: 1 } } };
}

const stateOf = ({ _id, version, untold, at, readAt, ...state }: Row): NoticeState => ({
  ...state,
  at: at.getTime(),
  readAt: readAt?.getTime() ?? null,
});

const rowId = (noticeId: string, personId: string): string => `${noticeId}:${personId}`;
const noticeIdIn = (id: string): string => id.slice(0, id.lastIndexOf(':'));

/** A person's own notices about what they may still see. */
function within(personId: string, reach: Reach): mongo.Filter<Row> {
  if (reach.all) return { personId };
  const ranges = reach.prefixes.map((prefix: UnitPath) => ({ path: belowPath(prefix) }));
  return ranges.length === 0 ? { personId, path: { $in: [] } } : { personId, $or: ranges };
}
