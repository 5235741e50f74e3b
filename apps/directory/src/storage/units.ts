import type { Level } from '@bontot/contracts';
import { isWithin, ok, refuse, type LocalDate, type UnitPath } from '@bontot/kernel';
import { Aggregates, belowPath, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import { unitEvent } from '../events/published.ts';
import { decide, evolve, pathUnder, type UnitCommand, type UnitEvent, type UnitState } from '../unit/unit.ts';
import { TreeTurn } from './tree-turn.ts';

export type UnitPage = {
  within: readonly UnitPath[];
  level?: Level | undefined;
  after?: UnitPath | undefined;
  limit: number;
};

/** Units whose name, type or place has changed since they began. */
export const MORE_SPANS = { 'spans.1': { $exists: true } };

/** The tree: each unit one document, `_id` its id. */
export class Units extends Aggregates<UnitState, UnitCommand, UnitEvent> {
  readonly turn: TreeTurn;

  constructor(database: Database) {
    const store = new MongoAggregateStore<UnitState>(database, {
      collection: 'units',
      fields: {
        unitId: 'text',
        parentId: 'text',
        path: 'text',
        level: 'text',
        cellType: 'text',
        grassroots: 'flag',
        name: 'text',
        validFrom: 'text',
        validTo: 'text',
        successorOf: 'structure',
        changes: 'structure',
        ahead: 'structure',
        spans: 'structure',
        fingerprint: 'text',
        stale: 'flag',
      },
      indexes: [
        { keys: { path: 1 }, serves: 'page(): units at or below paths, in the order of the tree' },
        { keys: { path: 1, level: 1 }, where: MORE_SPANS, serves: 'pageOn(): units that have changed, on a day' },
        { keys: { parentId: 1 }, serves: 'countBelow(): units directly under one, for its end' },
        {
          keys: { 'spans.parentId': 1 },
          serves: 'childrenOf(): units that stand or stood directly under one, for moves',
        },
        { keys: { successorOf: 1 }, serves: 'successorsOf(): what follows a unit that was merged or split' },
        { keys: { stale: 1 }, where: { stale: true }, serves: 'stale(): moved units whose branch must follow' },
        {
          keys: { 'ahead.effectiveOn': 1 },
          where: { 'ahead.effectiveOn': { $exists: true } },
          serves: 'due(): changes entered ahead whose day has come',
        },
      ],
    });
    super(store, { decide, evolve, publish: unitEvent });
    this.turn = new TreeTurn(database);
  }

  async find(unitId: string): Promise<Stored<UnitState> | undefined> {
    return this.store.load(unitId);
  }

  /** Units at or below any of the paths, parents before children. */
  async page({ within, level, after, limit }: UnitPage): Promise<Stored<UnitState>[]> {
    if (within.length === 0) return [];
    const query = {
      $or: within.map((path) => ({ path: belowPath(path) })),
      ...(level && { level }),
      ...(after && { $and: [{ path: { $gt: after } }] }),
    };
    return this.#read(query, { path: 1 }, limit);
  }

  /**
   * Gives units that were just created the path that their parents have now: a parent may have moved between the look at
   * it and the write, and its move no longer finds the child that came too late.
   */
  async catchUp(created: readonly UnitState[]): Promise<void> {
    const parents = await this.loadAll(created.flatMap(({ parentId }) => parentId ?? []));
    for (const { unitId, parentId, path } of created) {
      const parent = parentId === null ? undefined : parents.get(parentId)?.state;
      if (parent && pathUnder(parent, unitId) !== path)
        await this.run(unitId, () => ok({ type: 'follow-parent', parent }));
    }
  }

  /** Gives a unit that has moved the paths that all whom it stands or stood under have now; returns it as it is then. */
  async followParents(unit: UnitState): Promise<UnitState> {
    let followed = unit;
    for (const parentId of new Set(unit.spans.flatMap((span) => span.parentId ?? []))) {
      const outcome = await this.run(unit.unitId, async () => {
        const parent = await this.find(parentId);
        return parent ? ok({ type: 'follow-parent', parent: parent.state }) : refuse('PARENT_UNKNOWN', { parentId });
      });
      if (outcome.ok && outcome.value.after) followed = outcome.value.after.state;
    }
    return followed;
  }

  /** Units that stand directly under this one or once stood there. */
  childrenOf(unitId: string): Promise<Stored<UnitState>[]> {
    return this.#read({ 'spans.parentId': unitId }, {}, 0);
  }

  /** Ids of the unit and of all above it, by parents: paths may still be on their way after a move. */
  async chainOf(unitId: string): Promise<string[]> {
    const chain: string[] = [];
    for (let id: string | null = unitId; id !== null && !chain.includes(id);) {
      chain.push(id);
      id = (await this.find(id))?.state.parentId ?? null;
    }
    return chain;
  }

  successorsOf(unitIds: readonly string[]): Promise<Stored<UnitState>[]> {
    return this.#read({ successorOf: { $in: [...unitIds] } }, { path: 1 }, 0);
  }

  /** Every unit, for what looks at the tree as a whole. */
  whole(): Promise<Stored<UnitState>[]> {
    return this.#read({}, {}, 0);
  }

  /** Units under this one that exist on the day or will. */
  async countBelow(unitId: string, day: LocalDate): Promise<number> {
    return guarded(() =>
      this.store.model
        .countDocuments({ parentId: unitId, $or: [{ validTo: null }, { validTo: { $gte: day } }] })
        .exec(),
    );
  }

  stale(limit: number): Promise<Stored<UnitState>[]> {
    return this.#read({ stale: true }, {}, limit);
  }

  due(today: LocalDate, limit: number): Promise<Stored<UnitState>[]> {
    return this.#read({ 'ahead.effectiveOn': { $lte: today } }, {}, limit);
  }

  async #read(query: Record<string, unknown>, sort: Record<string, 1>, limit: number): Promise<Stored<UnitState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort(sort).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}

/** Each range that lies within both lists of closed paths. */
export const intersect = (one: readonly UnitPath[], other: readonly UnitPath[]): UnitPath[] => [
  ...new Set(one.flatMap((a) => other.flatMap((b) => (isWithin(a, b) ? [a] : isWithin(b, a) ? [b] : [])))),
];
