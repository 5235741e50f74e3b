import { addDays, type LocalDate } from '@bontot/kernel';
import { closeOn, comparedDays } from '../overview/closes.ts';
import { foldName } from '../overview/fold-name.ts';
import { movedSince, moveKey, type LookedBack } from '../overview/moves.ts';
import { orderRange, worstOf, type Counts, type Outcome } from '../overview/outcome.ts';
import type { Before } from '../overview/roll-up.ts';
import { idsOn } from '../overview/place.ts';
import { rowOf, type Row } from '../overview/row.ts';
import { type Collections, type NodeDocument, type PostDocument, type UnitDocument } from './documents.ts';

export type CellsAsked = {
  sort: 'worst' | 'name' | 'pace';
  outcome?: Outcome | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A node that has its unit, with what hangs on other units. */
type Placed = Required<Pick<NodeDocument, 'name' | 'path' | 'level'>>;
type Joined = Placed & NodeDocument & { parents: UnitDocument[]; supervisors: PostDocument[] };
type Moved = Required<Pick<NodeDocument, 'unitId' | 'name' | 'card'>>;

/** Most cells that a list of movers shows each way. */
const MOVERS = 20;

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
      ...{ period, under: among(unitIds) },
      ...(outcome && (sort === 'worst' ? { order: orderRange(outcome) } : { outcome })),
      ...(words && { search: { $regex: escaped(words) } }),
    };
    const behind = cursor ? [{ $match: { [order]: { $gt: cursor } } }] : [];
    const page = [{ $match: every }, ...behind, { $sort: { [order]: 1 } }, { $limit: limit + 1 }];
    // With a count it is still one round trip: the page first, the number of all behind it.
    const count = [{ $unionWith: { coll: 'nodes', pipeline: [{ $match: every }, { $count: 'total' }] } }];
    const [joined, counted] = await this.#at.nodes
      .aggregate<Page & { total?: number }>([...page, ...joins, ...(known === undefined ? count : [])])
      .toArray();
    const total = known ?? counted?.total ?? joined?.total ?? 0;
    const found = rowsOf(joined);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { items: shown.map((node) => joinedRow(node, today)), next: last?.[order] ?? null, total };
  }

  /** Direct children that are counted, committees and cells, worst first. */
  async children(unitId: string, period: string, today: LocalDate, cursor: string | undefined, limit: number) {
    const [page] = await this.#at.nodes
      .aggregate<Page>([
        { $match: { parentId: unitId, period, live: true, ...(cursor && { order: { $gt: cursor } }) } },
        { $sort: { order: 1 } },
        { $limit: limit + 1 },
        ...joins,
      ])
      .toArray();
    const found = rowsOf(page);
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

  /**
   * Cells whose outcome or pace differs from the end of a day, the biggest changes first, at most 20 up and 20 down: both
   * ends of an index, and nothing between. Just after midnight some are still found by how far they had moved yesterday; how
   * far a cell has moved is always counted from its card.
   */
  async movers(unitId: string, period: string, today: LocalDate, days: LookedBack) {
    const since = addDays(today, -days);
    const by = `moves.${moveKey(days)}`;
    const end = (direction: 1 | -1) => [
      { $match: { period, under: unitId, [by]: direction === 1 ? { $lt: 0 } : { $gt: 0 } } },
      { $sort: { [by]: direction } },
      { $limit: MOVERS },
      { $project: { unitId: 1, name: 1, card: { outcome: 1, pace: 1, at: 1, closes: 1 } } },
    ];
    const found = await this.#at.nodes
      .aggregate<Moved>([...end(1), { $unionWith: { coll: 'nodes', pipeline: end(-1) } }])
      .toArray();
    const moved = found.map((node) => ({ ...node, by: movedSince(node.card, since) }));
    const order = (a: (typeof moved)[number], b: (typeof moved)[number]) =>
      Math.abs(b.by) - Math.abs(a.by) || (a.unitId < b.unitId ? -1 : 1);
    const down = moved.filter((node) => node.by < 0).sort(order);
    const up = moved.filter((node) => node.by > 0).sort(order);
    const items = [...down, ...up].map(({ unitId: cellId, name, card: { outcome, pace, at, closes } }) => {
      const was = closeOn(closes, since);
      return {
        ...{ cellId, name, from: { outcome: was?.outcome ?? ('no_data' as const), pace: was?.pace ?? null } },
        ...{ to: { outcome, pace }, at },
        changed: [...new Set(closes.flatMap(({ day, changed }) => (day > since ? changed : [])))].sort(),
      };
    });
    return { since, items };
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

/** One unit is an equality, whose index gives the order too. */
const among = (unitIds: readonly string[]) => (unitIds.length === 1 ? unitIds[0]! : { $in: [...unitIds] });

/** A page with what hangs on other units, joined once for all of its rows. */
const joins = [
  { $group: { _id: null, rows: { $push: '$$ROOT' } } },
  { $lookup: { from: 'units', localField: 'rows.parentId', foreignField: '_id', as: 'parents' } },
  { $lookup: { from: 'posts', localField: 'rows.unitId', foreignField: 'unitId', as: 'supervisors' } },
];
type Page = { rows?: (NodeDocument & Placed)[]; parents: UnitDocument[]; supervisors: PostDocument[] };

function rowsOf(page: Page | undefined): Joined[] {
  const { rows = [], parents = [], supervisors = [] } = page ?? {};
  const names = new Map(parents.map((parent) => [parent._id, parent]));
  return rows.map((row) => ({
    ...row,
    parents: [row.parentId].flatMap((id) => names.get(id ?? '') ?? []),
    supervisors: supervisors.filter(({ unitId }) => unitId === row.unitId),
  }));
}

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
