import { belowPath, Aggregates, guarded, MongoAggregateStore, type Database, type Stored } from '@bontot/persistence';
import type { LocalDate, UnitPath } from '@bontot/kernel';
import { decide, evolve, type PlanCommand, type PlanEvent, type PlanState } from '../plan/plan.ts';

export type PlanPage = {
  within: readonly UnitPath[];
  state?: PlanState['state'] | undefined;
  after?: string | undefined;
  limit: number;
};

/** What a list of plans shows of each: without the steps, which may be hundreds. */
export type PlanLine = Omit<PlanState, 'steps' | 'done' | 'fingerprint' | 'path'> & { steps: number; done: number };

/** Plans of reorganisation: each one document, `_id` its id. Nobody outside hears of them; units and members tell what they did. */
export class Plans extends Aggregates<PlanState, PlanCommand, PlanEvent> {
  constructor(database: Database) {
    const store = new MongoAggregateStore<PlanState>(database, {
      collection: 'plans',
      fields: {
        planId: 'text',
        unitId: 'text',
        path: 'text',
        decision: 'text',
        effectiveOn: 'text',
        steps: 'structure',
        state: 'text',
        revision: 'number',
        entered: 'structure',
        approved: 'structure',
        cancelled: 'structure',
        begun: 'number',
        done: 'structure',
        blocked: 'structure',
        fingerprint: 'text',
      },
      indexes: [
        { keys: { path: 1, _id: -1 }, serves: 'page(): plans below a path, the newest first' },
        { keys: { unitId: 1 }, serves: 'inUnit(): plans whose path follows a unit that moved' },
        {
          keys: { effectiveOn: 1 },
          where: { state: 'approved' },
          serves: 'waiting(): approved plans in the order of their days',
        },
      ],
    });
    super(store, { decide, evolve, publish: () => [] });
  }

  async page({ within, state, after, limit }: PlanPage): Promise<PlanLine[]> {
    if (within.length === 0) return [];
    const query = {
      $or: within.map((path) => ({ path: belowPath(path) })),
      ...(state && { state }),
      ...(after !== undefined && { _id: { $lt: after } }),
    };
    const found = await guarded(() =>
      this.store.model
        .aggregate<PlanLine>([
          { $match: query },
          { $sort: { _id: -1 } },
          { $limit: limit },
          {
            $project: {
              ...{ _id: 0, planId: 1, unitId: 1, decision: 1, effectiveOn: 1, state: 1, revision: 1 },
              ...{ entered: 1, approved: 1, cancelled: 1, begun: 1, blocked: 1 },
              steps: { $size: '$steps' },
              done: { $size: '$done' },
            },
          },
        ])
        .exec(),
    );
    return found;
  }

  /** Approved plans that are not carried out yet, the earliest day first. */
  waiting(until?: LocalDate): Promise<Stored<PlanState>[]> {
    return this.#read({ state: 'approved', ...(until !== undefined && { effectiveOn: { $lte: until } }) });
  }

  inUnit(unitId: string): Promise<Stored<PlanState>[]> {
    return this.#read({ unitId });
  }

  async #read(query: Record<string, unknown>): Promise<Stored<PlanState>[]> {
    const found = await guarded(() =>
      this.store.model.find(query, { outbox: 0, outboxAt: 0 }).sort({ effectiveOn: 1, _id: 1 }).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }
}
