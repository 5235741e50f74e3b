import { unreachable, type Instant } from '@bontot/kernel';
import { guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';
import { RETENTION_DAYS, type Closing, type Fate, type Lack } from '../outlook/fate.ts';
import { changeKey, joined, type DayChange } from '../outlook/outlook.ts';
import { settle, type Guarded } from './conditional.ts';

type Row = Omit<DayChange, 'at'> & {
  _id: string;
  at: Date;
  since: Date;
  /** Set while there is something to tell: not before this moment. */
  tryAfter?: Date;
  lacks?: Lack;
  closed?: Closing;
};

/** One revision of one day's change: what a job is about. */
export type DueChange = { id: string; revision: number };

const DAY_MS = 86_400_000;
/** Changes that nobody could be told of are closed after this time. */
const PATIENCE_DAYS = 7;

/**
 * What is to be told, per cell and day: the truth of which jobs are only the work. A change is written before the offset
 * of its event is committed and stays due until a job has told it, whatever happens to Redis or to the process.
 */
export class DueChanges {
  readonly #rows: Collection<Row>;

  constructor(connection: Connection) {
    this.#rows = connection.collection<Row>('dueChanges');
  }

  static async ensure(connection: Connection): Promise<void> {
    const rows = connection.collection('dueChanges');
    // «what is due», the longest wait first; only what is still to be told.
    await rows.createIndex({ tryAfter: 1 }, { partialFilterExpression: { tryAfter: { $exists: true } } });
    // «what waits for this cell's unit or posts», when the directory tells of them.
    await rows.createIndex({ cellId: 1 }, { partialFilterExpression: { lacks: { $exists: true } } });
    await rows.createIndex({ since: 1 }, { expireAfterSeconds: RETENTION_DAYS * 86_400 });
  }

  /** Adds changes to their days; those that were not known before are due at once, and returned. */
  async mark(changes: readonly DayChange[], now: Instant): Promise<DueChange[]> {
    const due = new Map<string, DueChange>();
    await settle(this.#rows, async () => {
      const known = await this.#byIds([...new Set(changes.map(changeKey))]);
      const days = new Map<string, DayChange>();
      for (const change of changes) {
        const id = changeKey(change);
        const row = known.get(id);
        days.set(id, joined(days.get(id) ?? (row && changeOf(row)), change));
      }
      const moved = [...days].filter(([id, { period, revision }]) => {
        const row = known.get(id);
        return row?.period !== period || row.revision !== revision;
      });
      for (const [id, { revision }] of moved) due.set(id, { id, revision });
      return moved.map(([id, day]) => writeOf(id, day, known.get(id), new Date(now)));
    });
    return [...due.values()];
  }

  /** What is to be told now, the longest wait first. */
  async due(now: Instant, limit: number): Promise<DueChange[]> {
    const rows = await guarded(() =>
      this.#rows
        .find({ tryAfter: { $lte: new Date(now) } })
        .sort({ tryAfter: 1 })
        .limit(limit)
        .project<{ _id: string; revision: number }>({ revision: 1 })
        .toArray(),
    );
    return rows.map(({ _id, revision }) => ({ id: _id, revision }));
  }

  /** Those of the changes that are still to be told. */
  async toTell(ids: readonly string[]): Promise<DayChange[]> {
    const rows = await guarded(() =>
      this.#rows.find({ _id: { $in: [...ids] }, tryAfter: { $exists: true } }).toArray(),
    );
    return rows.map(changeOf);
  }

  /**
   * Ends what was told or will never be, and lets the rest wait for the directory, until `again` at the latest. A change
   * that has a later revision meanwhile stays due.
   */
  async decided(fates: readonly { change: DayChange; fate: Fate }[], again: Instant): Promise<void> {
    await guarded(() =>
      this.#rows.bulkWrite(
        fates.map(({ change, fate }) => {
          const { period, revision } = change;
          const filter = { _id: changeKey(change), period, revision };
          return { updateOne: { filter, update: updateFor(fate, new Date(again)) } };
        }),
        { ordered: false },
      ),
    );
  }

  /** The directory told of these cells: what waited for that is due now, and returned. */
  async wake(cellIds: readonly string[], now: Instant): Promise<DueChange[]> {
    const filter = { cellId: { $in: [...new Set(cellIds)] }, lacks: { $exists: true } };
    const rows = await guarded(() => this.#rows.find(filter).project<Row>({ revision: 1 }).toArray());
    if (rows.length === 0) return [];
    await guarded(() =>
      this.#rows.updateMany(
        { _id: { $in: rows.map(({ _id }) => _id) }, lacks: { $exists: true } },
        { $set: { tryAfter: new Date(now) } },
      ),
    );
    return rows.map(({ _id, revision }) => ({ id: _id, revision }));
  }

  /** Gives up what nobody could be told of for a week; says why in the row. Returns how many. */
  async closeStale(now: Instant): Promise<number> {
    const reason: Record<string, Closing> = { unit: 'no_unit', recipient: 'no_recipient' };
    const branches = Object.entries(reason).map(([lacks, then]) => ({ case: { $eq: ['$lacks', lacks] }, then }));
    const { modifiedCount } = await guarded(() =>
      this.#rows.updateMany({ tryAfter: { $exists: true }, since: { $lt: new Date(now - PATIENCE_DAYS * DAY_MS) } }, [
        { $set: { closed: { $switch: { branches, default: 'not_done' } } } },
        { $unset: ['tryAfter', 'lacks'] },
      ]),
    );
    return modifiedCount;
  }

  /** How many changes are still to be told, for `/status`. */
  async waiting(): Promise<number> {
    return guarded(() => this.#rows.countDocuments({ tryAfter: { $exists: true } }));
  }

  async #byIds(ids: string[]): Promise<Map<string, Row>> {
    const rows = await guarded(() => this.#rows.find({ _id: { $in: ids } }).toArray());
    return new Map(rows.map((row) => [row._id, row]));
  }
}

function writeOf(id: string, day: DayChange, known: Row | undefined, now: Date): Guarded<Row> {
  const row = { ...day, at: new Date(day.at), tryAfter: now };
  if (!known) return { insert: { _id: id, ...row, since: now } };
  const { period, revision } = known;
  return { filter: { _id: id, period, revision }, update: { $set: row, $unset: { lacks: 1, closed: 1 } } };
}

function updateFor(fate: Fate, again: Date) {
  const over = { tryAfter: 1, lacks: 1 } as const;
  switch (fate.is) {
    case 'told':
      return { $unset: over };
    case 'closed':
      return { $set: { closed: fate.why }, $unset: over };
    case 'waiting':
      return { $set: { lacks: fate.lacks, tryAfter: again } };
    default:
      return unreachable(fate);
  }
}

const changeOf = ({ cellId, day, period, from, to, via, reason, revision, at }: Row): DayChange => ({
  ...{ cellId, day, period, from, to, via, reason, revision },
  at: at.getTime(),
});
