import { startOfDay, addDays, type LocalDate } from '@bontot/kernel';
import { closeOn, comparedDays } from '../overview/closes.ts';
import { foldName } from '../overview/fold-name.ts';
import { orderRange, worstFirst, worstOf, type Counts, type Outcome } from '../overview/outcome.ts';
import type { Before } from '../overview/roll-up.ts';
import { idsOn } from '../overview/place.ts';
import { rowOf, type Row } from '../overview/row.ts';
import { type Collections, type NodeDocument, type PostDocument, type UnitDocument } from './documents.ts';
import { closesUpTo } from './snapshot.ts';

export type CellsAsked = {
  sort: 'worst' | 'name' | 'pace';
  outcome?: Outcome | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A node that has its unit, with what hangs on other units. */
type Joined = Required<Pick<NodeDocument, 'name' | 'path' | 'level'>> &
  NodeDocument & { parents: UnitDocument[]; supervisors: PostDocument[] };

const ORDER = { worst: 'order', name: 'nameOrder', pace: 'paceOrder' } as const;

/** A node with all that its overview shows. */
export type UnitNode = {
  node: NodeDocument | undefined;
  unit: UnitDocument & { parents: { id: string; name: string }[] };
  supervisors: PostDocument[];
};

/** Answers to pages, each in one query; the unit itself is another. */
export class Reads {
  readonly #at: Collections;

  constructor(collections: Collections) {
    this.#at = collections;
  }

  /** A unit with the names above it, its supervisors, and its node in the period where there is one. */
  async unit(unitId: string, period: string): Promise<UnitNode | undefined> {
    type Found = UnitDocument & { above: UnitDocument[]; node: NodeDocument[]; supervisors: PostDocument[] };
    const [found] = await this.#at.units
      .aggregate<Found>([
        { $match: { _id: unitId, version: { $exists: true } } },
        { $lookup: { from: 'units', localField: 'ancestors', foreignField: '_id', as: 'above' } },
        { $lookup: { from: 'posts', localField: '_id', foreignField: 'unitId', as: 'supervisors' } },
        { $set: { nodeId: { $concat: ['$_id', '|', { $literal: period }] } } },
        { $lookup: { from: 'nodes', localField: 'nodeId', foreignField: '_id', as: 'node' } },
      ])
      .toArray();
    if (!found) return undefined;
    const { above, node, supervisors, ...unit } = found;
    const names = new Map(above.map(({ _id, name }) => [_id, name]));
    const parents = idsOn(unit.path)
      .slice(0, -1)
      .map((id) => ({ id, name: names.get(id) ?? id }));
    return { unit: { ...unit, parents }, node: node[0], supervisors };
  }

  /**
   * Cells at or below any of these units, a page at a time. `total` counts all that the filters let through; where the
   * caller knows it from a roll-up, nothing is counted.
   */
  async cells(
    unitIds: readonly string[],
    period: string,
    today: LocalDate,
    { sort, outcome, q, cursor, limit }: CellsAsked,
    known?: number,
  ): Promise<{ items: Row[]; next: string | null; total: number }> {
    const order = ORDER[sort];
    const words = foldName(q ?? '');
    const every = {
      ...{ period, ancestors: among(unitIds), level: 'cell', live: true },
      ...(outcome && (sort === 'worst' ? { order: orderRange(outcome) } : { outcome })),
      ...(words && { search: { $regex: escaped(words) } }),
    };
    const behind = cursor ? [{ $match: { [order]: { $gt: cursor } } }] : [];
    const page = [{ $match: every }, ...behind, { $sort: { [order]: 1 } }, { $limit: limit + 1 }, ...joins];
    // With a count it is still one round trip: the page first, the number of all behind it.
    const count = [{ $unionWith: { coll: 'nodes', pipeline: [{ $match: every }, { $count: 'total' }] } }];
    const answer = await this.#at.nodes
      .aggregate<Joined & { total?: number }>(known === undefined ? [...page, ...count] : page)
      .toArray();
    const total = known ?? answer.find((line) => line.total !== undefined)?.total ?? 0;
    const found = answer.filter((line) => line.total === undefined);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map((node) => joinedRow(node, today)), next: last?.[order] ?? null, total };
  }

  /** Direct children that are counted, committees and cells, worst first. */
  async children(unitId: string, period: string, today: LocalDate, cursor: string | undefined, limit: number) {
    const found = await this.#at.nodes
      .aggregate<Joined>([
        { $match: { parentId: unitId, period, live: true, ...(cursor && { order: { $gt: cursor } }) } },
        { $sort: { order: 1 } },
        { $limit: limit + 1 },
        ...joins,
      ])
      .toArray();
    const shown = found.slice(0, limit);
    return {
      items: shown.map((node) => {
        const { cells, counts } = countsOf(node);
        return {
          unit: { id: node.unitId, name: node.name, level: node.level },
          ...{ cells, counts, worst: worstOf(counts), own: node.card ? joinedRow(node, today) : null },
        };
      }),
      next: found.length > limit ? shown.at(-1)!.order : null,
    };
  }

  /** Cells whose outcome or pace differs from the end of a day, the biggest changes first, at most 20 up and 20 down. */
  async movers(unitIds: readonly string[], period: string, since: LocalDate) {
    const from = { $ifNull: [{ $last: closesUpTo(since) }, { outcome: 'no_data', pace: null }] };
    const rank = (outcome: unknown) => ({ $indexOfArray: [worstFirst, outcome] });
    const step = { $subtract: [rank('$outcome'), rank('$from.outcome')] };
    const pace = { $subtract: [{ $ifNull: ['$card.pace', '$from.pace'] }, { $ifNull: ['$from.pace', '$card.pace'] }] };
    const output = { unitId: '$unitId', name: '$name', from: '$from', to: '$to', at: '$at', later: '$later' };
    const ends = (direction: 1 | -1) => ({ $topN: { n: 20, sortBy: { by: direction, unitId: 1 }, output } });
    const [found] = await this.#at.nodes
      .aggregate<{ down: Mover[]; up: Mover[] }>([
        {
          $match: {
            ...{ period, ancestors: among(unitIds), level: 'cell', live: true },
            changedAt: { $gte: new Date(startOfDay(addDays(since, 1))) },
          },
        },
        { $project: { unitId: 1, name: 1, outcome: 1, card: { pace: 1, at: 1, closes: 1 } } },
        { $set: { from } },
        { $set: { by: { $add: [{ $multiply: [step, 1_000] }, { $ifNull: [pace, 0] }] } } },
        { $match: { by: { $ne: 0 } } },
        {
          $set: {
            to: { outcome: '$outcome', pace: '$card.pace' },
            at: '$card.at',
            later: { $filter: { input: '$card.closes', as: 'close', cond: { $gt: ['$$close.day', since] } } },
          },
        },
        { $group: { _id: { $gt: ['$by', 0] }, down: ends(1), up: ends(-1) } },
        {
          $group: {
            _id: null,
            down: { $push: { $cond: ['$_id', [], '$down'] } },
            up: { $push: { $cond: ['$_id', '$up', []] } },
          },
        },
      ])
      .toArray();
    const movers = [...(found?.down.flat() ?? []), ...(found?.up.flat() ?? [])] as Mover[];
    return movers.map(({ unitId, name, from: was, to, at, later }) => ({
      ...{ cellId: unitId, name, from: { outcome: was.outcome, pace: was.pace }, to, at },
      changed: [...new Set(later.flatMap(({ changed }) => changed))].sort(),
    }));
  }

  /** Units whose names hold these words, inside a reach; committees before cells. */
  async named(q: string, unitIds: readonly string[], limit: number) {
    const words = foldName(q);
    if (words === '') return [];
    return this.#at.units
      .aggregate<Pick<UnitDocument, '_id' | 'name' | 'level' | 'path'>>([
        { $match: { ancestors: among(unitIds), search: { $regex: escaped(words) }, level: { $ne: 'party_group' } } },
        { $set: { depth: { $size: '$ancestors' } } },
        { $sort: { depth: 1, search: 1, _id: 1 } },
        { $limit: limit },
        { $project: { name: 1, level: 1, path: 1 } },
      ])
      .toArray();
  }

  /** True for a period that has cards, or could have: every unit has a node in it. */
  async knows(period: string): Promise<boolean> {
    return (await this.#at.periods.findOne({ _id: period })) !== null;
  }
}

type Mover = {
  unitId: string;
  name: string;
  from: { outcome: Outcome; pace: number | null };
  to: { outcome: Outcome; pace: number | null };
  at: string;
  later: { changed: string[] }[];
};

/** One unit is an equality, whose index gives the order too. */
const among = (unitIds: readonly string[]) => (unitIds.length === 1 ? unitIds[0]! : { $in: [...unitIds] });

const joins = [
  { $lookup: { from: 'units', localField: 'parentId', foreignField: '_id', as: 'parents' } },
  { $lookup: { from: 'posts', localField: 'unitId', foreignField: 'unitId', as: 'supervisors' } },
];

function joinedRow({ parents: [parent], cellType = null, ...node }: Joined, today: LocalDate): Row {
  return rowOf({ ...node, cellType, parent: parent ? { id: parent._id, name: parent.name } : null }, today);
}

/** What a node counts as: a committee its sums, a cell itself. */
export const countsOf = ({ level, live, outcome, cells, counts }: NodeDocument): { cells: number; counts: Counts } =>
  level !== 'cell'
    ? { cells: cells ?? 0, counts: counts ?? {} }
    : live
      ? { cells: 1, counts: { [outcome]: 1 } }
      : { cells: 0, counts: {} };

/** How a node stood on the compared days; null where that has not been counted. */
export function beforeOf({ level, card, before, live }: NodeDocument, today: LocalDate): Before | null {
  if (level !== 'cell') return before ?? null;
  if (!live) return null;
  const { yesterday, monthStart } = comparedDays(today);
  const on = (day: LocalDate) => ({ day, counts: { [closeOn(card?.closes ?? [], day)?.outcome ?? 'no_data']: 1 } });
  return { yesterday: on(yesterday), monthStart: on(monthStart) };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
