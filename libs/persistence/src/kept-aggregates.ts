import { ok, unitsOn, type Instant, type Result, type UnitPath } from '@bontot/kernel';
import type { OutgoingEvent } from '@bontot/messaging';
import { MongoAggregateStore, type AggregateDefinition } from './aggregate-store.ts';
import { Aggregates, type Outcome } from './aggregates.ts';
import type { Database } from './database.ts';
import type { Stored } from './ports.ts';
import { guarded } from './store-errors.ts';

/** The last change of an aggregate: the moment and the author of what it proves from then on. */
export type Changed = { at: Instant; by: string };

/**
 * A state of a pure library with what a service keeps beside it. `above` holds the ids of the unit and of all units above it, so
 * that «everything below» is one range of an index in the order of any list.
 */
export type Kept<State> = State & { above: string[]; changed: Changed };

/** The rules of one kind of aggregate, and what others hear of it. */
export type KeptRules<State, Act, Around, Event> = {
  decide(act: Act, state: State | undefined, around: Around): Result<Event[]>;
  evolve(state: State | undefined, event: Event): State;
  publish(kept: Kept<State>, version: number, before: Kept<State> | undefined): OutgoingEvent[];
};

/** An act with what its decision needs, and what is kept beside the state. */
export type KeptAct<Act, Around> = { act: Act; around: Around; above: string[]; changed: Changed };
type Decided<Event> = { events: Event[]; above: string[]; changed: Changed };

export type KeptDefinition<State> = Omit<AggregateDefinition<Kept<State>>, 'fields'> & {
  fields: AggregateDefinition<State>['fields'];
};

export type KeptPage = {
  within?: readonly string[];
  alone?: boolean;
  filter?: Record<string, unknown>;
  after?: { day: string; id: string } | undefined;
  limit: number;
};

/** The state without what is kept beside it. */
export function bare<State extends object>({ above, changed, ...state }: Kept<State>): State {
  return state as unknown as State;
}

/** Aggregates that lie in units: state and events leave in one write, and lists go by units and all below them. */
export class KeptAggregates<State extends object, Act, Around, Event> extends Aggregates<
  Kept<State>,
  KeptAct<Act, Around>,
  Decided<Event>
> {
  constructor(database: Database, definition: KeptDefinition<State>, rules: KeptRules<State, Act, Around, Event>) {
    const beside = { above: 'structure', changed: 'structure' } as const;
    const fields = { ...definition.fields, ...beside } as unknown as AggregateDefinition<Kept<State>>['fields'];
    super(new MongoAggregateStore<Kept<State>>(database, { ...definition, fields }), {
      decide({ act, around, above, changed }, kept) {
        const decided = rules.decide(act, kept && bare(kept), around);
        if (!decided.ok) return decided;
        return ok(decided.value.length === 0 ? [] : [{ events: decided.value, above, changed }]);
      },
      evolve: (kept, { events, above, changed }) => ({
        ...events.reduce<State | undefined>(rules.evolve, kept && bare(kept))!,
        ...{ above, changed },
      }),
      publish: rules.publish,
    });
  }

  /** Carries one act out on one aggregate that lies at a path. */
  act(id: string, act: Act, around: Around, at: { path: UnitPath; changed: Changed }): Promise<Outcome<Kept<State>>> {
    return this.run(id, () => ok({ act, around, above: unitsOn(at.path), changed: at.changed }));
  }

  /** Those on which a day has come, by their field `dueAt`, in the order of ids after one. */
  async due(today: string, limit: number, after = ''): Promise<Stored<Kept<State>>[]> {
    return this.read({ dueAt: { $type: 'string', $lte: today }, _id: { $gt: after } }, { _id: 1 }, limit);
  }

  /** A page by a day and the id, the latest day first; `within` are units with all below each, or `alone` without. */
  async page(day: string, { within, alone, filter, after, limit }: KeptPage): Promise<Stored<Kept<State>>[]> {
    if (within?.length === 0) return [];
    const conditions: Record<string, unknown>[] = [
      ...(within ? [{ [alone ? 'unitId' : 'above']: { $in: [...within] } }] : []),
      ...(filter ? [filter] : []),
    ];
    const read = (range: Record<string, unknown>, most: number) =>
      this.read({ $and: [range, ...conditions] }, { [day]: -1, _id: -1 }, most);
    if (!after) return read({}, limit);
    const sameDay = await read({ [day]: after.day, _id: { $lt: after.id } }, limit);
    if (sameDay.length === limit) return sameDay;
    return [...sameDay, ...(await read({ [day]: { $lt: after.day } }, limit - sameDay.length))];
  }

  /** Documents in the order that the index of the query has. */
  async read(
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
    limit: number,
  ): Promise<Stored<Kept<State>>[]> {
    const found = await guarded(() =>
      this.store.model.find(filter, { outbox: 0, outboxAt: 0 }).sort(sort).limit(limit).lean().exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }

  /** Lets what lies in a unit be found where the unit lies now. Its place is no part of a state, so versions stay. */
  async follow(unitId: string, path: UnitPath): Promise<void> {
    const above = unitsOn(path);
    await guarded(() =>
      this.store.model.updateMany({ unitId, above: { $ne: above } } as never, { $set: { above } }).exec(),
    );
  }
}
