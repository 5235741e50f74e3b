import { ok, type Result, type UnitPath } from '@bontot/kernel';
import type { Fact } from '@bontot/meeting-core';
import type { OutgoingEvent } from '@bontot/messaging';
import {
  Aggregates,
  guarded,
  MongoAggregateStore,
  type AggregateDefinition,
  type Database,
  type Outcome,
  type Stored,
} from '@bontot/persistence';
import { factEvents } from '../events/published.ts';
import { keptFields, unitsOn, type Changed, type Kept } from '../meeting/kept.ts';

/** The rules of one kind of aggregate, as `@bontot/meeting-core` gives them. */
export type Rules<State, Act, Around, Event> = {
  decide(act: Act, state: State | undefined, around: Around): Result<Event[]>;
  evolve(state: State | undefined, event: Event): State;
  facts(state: State): Fact[];
};

/** An act with what its decision needs, and what is kept beside the state. */
export type Asked<Act, Around> = { act: Act; around: Around; above: string[]; changed: Changed };
type Decided<Event> = { events: Event[]; above: string[]; changed: Changed };

type Definition<State> = Omit<AggregateDefinition<Kept<State>>, 'fields'> & {
  fields: AggregateDefinition<State>['fields'];
};
type Story<State> = (state: Kept<State>, version: number, before: Kept<State> | undefined) => OutgoingEvent[];

export type PageWanted = {
  within?: readonly string[];
  alone?: boolean;
  filter?: Record<string, unknown>;
  after?: { day: string; id: string } | undefined;
  limit: number;
};

/** What `@bontot/meeting-core` knows of a stored state. */
export function bare<State extends object>({ above, changed, ...state }: Kept<State>): State {
  return state as unknown as State;
}

/** Aggregates beside meetings (tasks, months, studies, reports, reviews): state, facts and story leave in one write. */
export class Duties<State extends object, Act, Around, Event> extends Aggregates<
  Kept<State>,
  Asked<Act, Around>,
  Decided<Event>
> {
  constructor(
    database: Database,
    definition: Definition<State>,
    rules: Rules<State, Act, Around, Event>,
    story: Story<State> = () => [],
  ) {
    const fields = { ...definition.fields, ...keptFields } as unknown as AggregateDefinition<Kept<State>>['fields'];
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
      publish: (kept, version, before) => [
        ...factEvents(before ? rules.facts(bare(before)) : [], rules.facts(bare(kept)), version, kept.changed),
        ...story(kept, version, before),
      ],
    });
  }

  /** Carries one act out on one aggregate that lies at a path. */
  act(id: string, act: Act, around: Around, at: { path: UnitPath; changed: Changed }): Promise<Outcome<Kept<State>>> {
    return this.run(id, () => ok({ act, around, above: unitsOn(at.path), changed: at.changed }));
  }

  /** Ids of aggregates on which a day has come. */
  async due(today: string, limit: number, after = ''): Promise<Stored<Kept<State>>[]> {
    return this.read({ dueAt: { $type: 'string', $lte: today }, _id: { $gt: after } }, { _id: 1 }, limit);
  }

  /** A page by a day and the id, the latest day first; `within` are units with all below each, or `alone` without. */
  async page(day: string, { within, alone, filter, after, limit }: PageWanted): Promise<Stored<Kept<State>>[]> {
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
}
