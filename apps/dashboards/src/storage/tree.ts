import type { Unit } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { guardedBulk } from '@bontot/persistence';
import { foldName, nameOrderOf } from '../overview/fold-name.ts';
import { comparedDays } from '../overview/closes.ts';
import { movesOf } from '../overview/moves.ts';
import { orderOf, orderOfCounts, paceOrderOf } from '../overview/outcome.ts';
import { countsOn, idsOn, turnsAfter } from '../overview/place.ts';
import { markDirty, type Mark } from './dirty.ts';
import { nodeId, type Collections, type NodeDocument, type UnitDocument } from './documents.ts';

const TURNING = { unitVersion: 1, parentId: 1, period: 1, validFrom: 1, validTo: 1, level: 1, path: 1 } as const;
type Turning = Required<Pick<NodeDocument, '_id' | 'period' | Exclude<keyof typeof TURNING, 'period'>>>;
const MOVING = { cardWrites: 1, 'card.outcome': 1, 'card.pace': 1, 'card.closes': 1 } as const;
type Moving = Required<Pick<NodeDocument, '_id' | 'cardWrites' | 'card'>>;

/**
 * The tree as the directory tells it. Every unit has a node in every period with cards, so that a cell of which nothing is
 * known is counted too.
 */
export class Tree {
  readonly #at: Collections;
  readonly #filled = new Set<string>();

  constructor(collections: Collections) {
    this.#at = collections;
  }

  /** Keeps newer versions, moves nodes, and marks every parent that has won or lost a child. */
  async keep(units: readonly Unit[], today: LocalDate): Promise<void> {
    const newest = new Map<string, UnitDocument>();
    for (const unit of units)
      if ((newest.get(unit.unitId)?.version ?? 0) < unit.version) newest.set(unit.unitId, documentOf(unit));
    if (newest.size === 0) return;
    const documents = [...newest.values()];
    await guardedBulk(
      this.#at.units,
      documents.map(({ _id, ...unit }) => ({
        updateOne: { filter: { _id, version: notFrom(unit.version) }, update: { $set: unit }, upsert: true },
      })),
    );
    // Read after the units are written: whoever opens a period meanwhile finds them there.
    const periods = await this.#at.periods.distinct('_id');
    for (const period of periods) await this.#place(documents, period as string, today);
  }

  /** Opens a period: from now on every unit has a node in it. Safe to call again, also after a crash half-way. */
  async open(period: string, today: LocalDate): Promise<void> {
    if (this.#filled.has(period)) return;
    const known = await this.#at.periods.findOne({ _id: period });
    if (!known?.filled) {
      await this.#at.periods.updateOne({ _id: period }, { $setOnInsert: { filled: false } }, { upsert: true });
      const page: UnitDocument[] = [];
      for await (const unit of this.#at.units.find({ version: { $exists: true } })) {
        page.push(unit);
        if (page.length === 1_000) await this.#place(page.splice(0), period, today);
      }
      await this.#place(page, period, today);
      await this.#at.periods.updateOne({ _id: period }, { $set: { filled: true } });
    }
    this.#filled.add(period);
  }

  /**
   * Counts what begins to count today and no longer what has ended, moves the days that lists of movers look back to, and
   * lets every committee compare with other days. Finds by itself what is still of an earlier day, so it is safe to call
   * again, also after a crash half-way; on a day that has been dealt with it costs three looks into indexes. True when there
   * was something to do.
   */
  async turnDay(today: LocalDate): Promise<boolean> {
    let found = 0;
    await pages(this.#at.nodes.find({ turns: { $gt: '', $lte: today } }).project<Turning>(TURNING), async (nodes) => {
      found += nodes.length;
      const write = (set: (node: Turning) => object) =>
        this.#at.nodes.bulkWrite(
          nodes.map((node) => ({
            updateOne: { filter: { _id: node._id, unitVersion: node.unitVersion }, update: { $set: set(node) } },
          })),
          { ordered: false },
        );
      await write((node) => countedOn(node, today));
      await markDirty(
        this.#at.dirty,
        both(nodes.flatMap(({ parentId, period }) => (parentId ? [{ unitId: parentId, period }] : []))),
      );
      // The marks are durable: only now is it no longer found.
      await write((node) => ({ turns: turnsAfter(node, today) }));
    });
    await pages(
      this.#at.nodes.find({ 'moves.due': { $gt: '', $lte: today } }).project<Moving>(MOVING),
      async (nodes) => {
        found += nodes.length;
        await this.#at.nodes.bulkWrite(
          nodes.map(({ _id, cardWrites, card }) => ({
            updateOne: { filter: { _id, cardWrites }, update: { $set: { moves: movesOf(card, today) } } },
          })),
          { ordered: false },
        );
      },
    );
    const { yesterday } = comparedDays(today);
    const compared = this.#at.nodes
      .find({ 'before.yesterday.day': { $gt: '', $lt: yesterday } })
      .project<Pick<NodeDocument, 'unitId' | 'period'>>({ unitId: 1, period: 1 });
    await pages(compared, async (nodes) => {
      found += nodes.length;
      await markDirty(
        this.#at.dirty,
        nodes.map(({ unitId, period }) => ({ kind: 'before', unitId, period })),
      );
    });
    return found > 0;
  }

  async #place(units: readonly UnitDocument[], period: string, today: LocalDate): Promise<void> {
    const placed = units.filter(({ level }) => level !== 'party_group');
    if (placed.length === 0) return;
    await guardedBulk(
      this.#at.nodes,
      placed.map((unit) => nodeOperation(unit, period, today)),
    );
    await this.#markPlaced(
      placed.map(({ _id }) => nodeId(_id, period)),
      period,
    );
  }

  /** Marks the parents that these nodes have and had; marks are durable before the note of a former parent goes. */
  async #markPlaced(ids: string[], period: string): Promise<void> {
    const nodes = await this.#at.nodes
      .find({ _id: { $in: ids } })
      .project<Pick<NodeDocument, '_id' | 'unitId' | 'parentId' | 'left' | 'level'>>({
        ...{ unitId: 1, parentId: 1, left: 1, level: 1 },
      })
      .toArray();
    const parents = nodes.flatMap(({ unitId, parentId, left = [], level }) => [
      ...left,
      ...(parentId ? [parentId] : []),
      ...(level === 'cell' ? [] : [unitId]),
    ]);
    await markDirty(this.#at.dirty, both([...new Set(parents)].map((unitId) => ({ unitId, period }))));
    const moved = nodes.filter(({ left }) => left);
    if (moved.length > 0)
      await this.#at.nodes.bulkWrite(
        moved.map(({ _id, left }) => ({
          updateOne: { filter: { _id, left: left! }, update: { $unset: { left: 1 } } },
        })),
        { ordered: false },
      );
  }
}

const PAGE = 500;

/** A cursor a page at a time, so that a country needs no more memory than a commune. */
async function pages<Document>(
  cursor: AsyncIterable<Document>,
  use: (page: Document[]) => Promise<void>,
): Promise<void> {
  let page: Document[] = [];
  for await (const document of cursor) {
    page.push(document);
    if (page.length < PAGE) continue;
    await use(page);
    page = [];
  }
  if (page.length > 0) await use(page);
}

const both = (units: readonly Pick<Mark, 'unitId' | 'period'>[]): Mark[] =>
  units.flatMap(({ unitId, period }): Mark[] => [
    { kind: 'now', unitId, period },
    { kind: 'before', unitId, period },
  ]);

/** A document without a version, or with a lower one. */
const notFrom = (version: number) => ({ $not: { $gte: version } });

const documentOf = ({ unitId, version, parentId, path, level, cellType, name, validFrom, validTo }: Unit) => ({
  ...{ _id: unitId, version, parentId, path, ancestors: idsOn(path), level, cellType, name, search: foldName(name) },
  ...{ validFrom, validTo },
});

/** Whether it is counted on a day, and in whose lists it then is. */
const countedOn = (unit: Pick<UnitDocument, 'validFrom' | 'validTo' | 'level' | 'path'>, today: LocalDate) => {
  const live = countsOn(unit, today);
  return { live, under: live && unit.level === 'cell' ? idsOn(unit.path) : [] };
};

/** One atomic write: the unit's members, the parent it leaves, and what a new node starts with. */
function nodeOperation(
  { _id: unitId, version, ancestors: _, ...unit }: UnitDocument,
  period: string,
  today: LocalDate,
) {
  const own = {
    ...unit,
    ...{ unitId, period, unitVersion: version, nameOrder: nameOrderOf(unit.name, unitId) },
    ...countedOn(unit, today),
    turns: turnsAfter(unit, today),
  };
  const begin =
    unit.level === 'cell'
      ? { order: orderOf('no_data', null, unitId) }
      : { order: orderOfCounts({}, 0, unitId), revision: 0, cells: 0, counts: {}, before: null, updatedAt: null };
  const initial = { ...begin, outcome: 'no_data', paceOrder: paceOrderOf(null, unitId), changedAt: null };
  const moved = { $and: [{ $ne: [{ $type: '$parentId' }, 'missing'] }, { $ne: ['$parentId', unit.parentId] }] };
  const left = { $cond: [{ $and: [moved, { $ne: ['$parentId', null] }] }, ['$parentId'], []] };
  const formerly = { $setUnion: [{ $ifNull: ['$left', []] }, left] };
  return {
    updateOne: {
      filter: { _id: nodeId(unitId, period), unitVersion: notFrom(version) },
      update: [
        { $set: { left: { $cond: [{ $eq: [formerly, []] }, '$$REMOVE', formerly] } } },
        { $replaceWith: { $mergeObjects: [{ $literal: initial }, '$$ROOT', { $literal: own }] } },
      ],
      upsert: true,
    },
  };
}
