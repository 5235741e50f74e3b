import type { LocalDate, UnitPath } from '@bontot/kernel';
import { depthOf } from '../overview/place.ts';
import { orderOfCounts, type Counts, type Outcome } from '../overview/outcome.ts';
import { comparedDays } from '../overview/closes.ts';
import { sameCounts, sumOf, type Before } from '../overview/roll-up.ts';
import { markDirty, marksOf, type Mark } from './dirty.ts';
import { nodeId, type Collections, type NodeDocument } from './documents.ts';
import { snapshotCounts } from './snapshot.ts';

/** What a stream tells of a roll-up. */
export type RollUpNews = { unitId: string; period: string; revision: number; path: UnitPath };

type Parent = Pick<
  NodeDocument,
  '_id' | 'unitId' | 'period' | 'path' | 'parentId' | 'revision' | 'cells' | 'counts' | 'order' | 'beforeWrites'
>;

/** Most marks that one round takes; the rest waits for the next. */
const ROUND = 2_000;

/**
 * Sums of the tree, made anew from direct children wherever a child changed: the deepest parents first, each level once,
 * then the level above. Nothing is ever added to or taken from a sum.
 */
export class RollUps {
  readonly #at: Collections;

  constructor(collections: Collections) {
    this.#at = collections;
  }

  async waiting(): Promise<number> {
    return this.#at.dirty.countDocuments({});
  }

  /** Deals with the marks that wait now. Answers the roll-ups that changed, once each, in their last revision. */
  async settle(now: Date): Promise<RollUpNews[]> {
    const news = new Map<string, RollUpNews>();
    await this.#round('now', async (parents) => {
      for (const each of await this.#countNow(parents, now)) news.set(nodeId(each.unitId, each.period), each);
    });
    return [...news.values()];
  }

  /** The same for the days that overviews compare with. */
  async settleBefore(today: LocalDate): Promise<void> {
    await this.#round('before', (parents) => this.#countBefore(parents, today));
  }

  async #round(kind: Mark['kind'], recompute: (parents: Parent[]) => Promise<void>): Promise<void> {
    const marks = await this.#at.dirty.find(marksOf(kind)).limit(ROUND).toArray();
    const waiting = new Map(marks.map((mark) => [nodeId(mark.unitId, mark.period), mark]));
    const parents = new Map<string, Parent>();
    const learn = async (ids: string[]) => {
      for (const parent of await this.#parents(ids.filter((id) => !parents.has(id)))) parents.set(parent._id, parent);
    };
    await learn([...waiting.keys()]);
    // A unit that nobody knows yet marks itself when it becomes known.
    await markDirty(
      this.#at.dirty,
      [],
      [...waiting].flatMap(([id, mark]) => (parents.has(id) ? [] : [mark])),
    );
    while (waiting.size > 0) {
      const level = deepest([...waiting.keys()].flatMap((id) => parents.get(id) ?? []));
      if (level.length === 0) return;
      await recompute(level);
      const done = level.map(({ _id }) => waiting.get(_id)!);
      // Also above sums that did not change: the process may have died after the write of one and before this.
      const above = level.flatMap(({ parentId, period }): Mark[] =>
        parentId ? [{ kind, unitId: parentId, period }] : [],
      );
      await markDirty(this.#at.dirty, above, done);
      for (const { _id } of level) waiting.delete(_id);
      const next = above.map(({ unitId, period }) => nodeId(unitId, period));
      await learn(next);
      const fresh = await this.#at.dirty.find({ _id: { $in: next.map((id) => `${kind}|${id}`) } }).toArray();
      for (const mark of fresh) {
        const id = nodeId(mark.unitId, mark.period);
        if (parents.has(id)) waiting.set(id, mark);
      }
    }
  }

  /** Known committees among these nodes, as they are now. */
  async #parents(ids: string[]): Promise<Parent[]> {
    if (ids.length === 0) return [];
    return this.#at.nodes
      .find({ _id: { $in: ids }, cells: { $exists: true } })
      .project<Parent>({
        ...{ unitId: 1, period: 1, path: 1, parentId: 1 },
        ...{ revision: 1, cells: 1, counts: 1, order: 1, beforeWrites: 1 },
      })
      .toArray();
  }

  async #countNow(stale: Parent[], updatedAt: Date): Promise<RollUpNews[]> {
    // Read before the children: if somebody else counts meanwhile, our write finds another revision and is void.
    const parents = await this.#parents(stale.map(({ _id }) => _id));
    const parts = await this.#partsOf(parents);
    const changed = parents.flatMap((parent) => {
      const { cells, counts } = sumOf(parts.get(parent._id) ?? []);
      const order = orderOfCounts(counts, cells, parent.unitId);
      if (parent.cells === cells && sameCounts(parent.counts ?? {}, counts) && parent.order === order) return [];
      return [{ parent, revision: (parent.revision ?? 0) + 1, set: { cells, counts, order, updatedAt } }];
    });
    if (changed.length === 0) return [];
    const { matchedCount } = await this.#at.nodes.bulkWrite(
      changed.map(({ parent: { _id, revision: seen }, revision, set }) => ({
        updateOne: { filter: { _id, revision: seen! }, update: { $set: { ...set, revision } } },
      })),
      { ordered: false },
    );
    if (matchedCount < changed.length) return this.#countNow(stale, updatedAt);
    return changed.map(({ parent: { unitId, period, path }, revision }) => ({ unitId, period, revision, path: path! }));
  }

  /** The direct children of each parent: its cells by outcome, its committees by their sums. */
  async #partsOf(parents: Parent[]): Promise<Map<string, { counts: Counts }[]>> {
    const of = below(parents);
    const [cells, committees] = await Promise.all([
      this.#at.nodes
        .aggregate<{ _id: { parentId: string; period: string; outcome: Outcome }; count: number }>([
          { $match: { ...of, level: 'cell', live: true } },
          { $group: { _id: { parentId: '$parentId', period: '$period', outcome: '$outcome' }, count: { $sum: 1 } } },
        ])
        .toArray(),
      this.#at.nodes
        .find({ ...of, live: true, level: { $ne: 'cell' } })
        .project<Pick<NodeDocument, 'parentId' | 'period' | 'counts'>>({ parentId: 1, period: 1, counts: 1 })
        .toArray(),
    ]);
    const parts = new Map<string, { counts: Counts }[]>();
    const add = (parentId: string, period: string, counts: Counts) => {
      const id = nodeId(parentId, period);
      parts.set(id, [...(parts.get(id) ?? []), { counts }]);
    };
    for (const { _id, count } of cells) add(_id.parentId, _id.period, { [_id.outcome]: count });
    for (const { parentId, period, counts } of committees) add(parentId!, period, counts ?? {});
    return parts;
  }

  async #countBefore(stale: Parent[], today: LocalDate): Promise<void> {
    const days = comparedDays(today);
    const parents = await this.#parents(stale.map(({ _id }) => _id));
    const of = below(parents);
    const [cells, committees] = await Promise.all([
      snapshotCounts(this.#at.nodes, of, days),
      this.#at.nodes
        .find({ ...of, live: true, level: { $ne: 'cell' } })
        .project<Pick<NodeDocument, 'parentId' | 'period' | 'before'>>({ parentId: 1, period: 1, before: 1 })
        .toArray(),
    ]);
    const sums = parents.map(({ _id, unitId, period, beforeWrites: writes }) => {
      const mine = committees.filter((child) => child.parentId === unitId && child.period === period);
      const at = (which: keyof Before) => ({
        day: days[which],
        counts: sumOf([
          { counts: cells.get(_id)?.[which] ?? {} },
          // A child that still compares with other days has a mark of its own, and marks this one when it is done.
          ...mine.flatMap(({ before }) => (before?.[which].day === days[which] ? [before[which]] : [])),
        ]).counts,
      });
      return { _id, writes, before: { yesterday: at('yesterday'), monthStart: at('monthStart') } };
    });
    if (sums.length === 0) return;
    const { matchedCount } = await this.#at.nodes.bulkWrite(
      sums.map(({ _id, writes, before }) => ({
        updateOne: {
          filter: { _id, beforeWrites: writes ?? { $exists: false } },
          update: { $set: { before, beforeWrites: (writes ?? 0) + 1 } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount < sums.length) await this.#countBefore(stale, today);
  }
}

/** The parents with the most units above them. */
function deepest(parents: Parent[]): Parent[] {
  const depth = Math.max(0, ...parents.map(({ path }) => depthOf(path!)));
  return parents.filter(({ path }) => depthOf(path!) === depth);
}

const below = (parents: readonly Pick<Parent, 'unitId' | 'period'>[]) => ({
  parentId: { $in: [...new Set(parents.map(({ unitId }) => unitId))] },
  period: { $in: [...new Set(parents.map(({ period }) => period))] },
});
