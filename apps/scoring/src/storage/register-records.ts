import { ok, type Result, type UnitPath } from '@bontot/kernel';
import {
  guarded,
  handle,
  MongoAggregateStore,
  type AggregateDefinition,
  type Database,
  type Stored,
} from '@bontot/persistence';
import { factEvents, type Said } from '../events/published.ts';
import { decideDues, duesFacts, type DuesAct, type DuesMonth } from '../register/dues.ts';
import { decide } from '../register/decide.ts';
import { factsOf } from '../register/facts.ts';
import type { Act, Around, RecordKind, RegisterRecord } from '../register/record.ts';

/** A state of the register with the place of its unit, by which lists find it. */
export type Placed<State> = State & { path: UnitPath };
type Rules<State, Command> = {
  decide(command: Command, state: State | undefined, around: Around): Result<State>;
  facts(state: State): Said['facts'];
};
type ListWanted = { below: UnitPath[]; filter: Record<string, unknown>; after: string; limit: number };
type Definition<State> = Omit<AggregateDefinition<Placed<State>>, 'fields'> & {
  fields: Record<string, 'text' | 'number' | 'flag' | 'structure'>;
};

/** Aggregates of the register: state and facts leave in one write; the version that it makes is the revision of the facts. */
class Kept<State extends { byNature: boolean }, Command> {
  readonly store: MongoAggregateStore<Placed<State>>;
  readonly #rules: Rules<State, Command>;

  constructor(database: Database, definition: Definition<State>, rules: Rules<State, Command>) {
    const fields = { ...definition.fields, byNature: 'flag', path: 'text' } as unknown;
    this.store = new MongoAggregateStore<Placed<State>>(database, {
      ...definition,
      fields: fields as AggregateDefinition<Placed<State>>['fields'],
    });
    this.#rules = rules;
  }

  /** One act; a new state where it says something new, with what it proves. */
  async act(id: string, command: Command, around: Around, path: UnitPath): Promise<Result<Stored<Placed<State>>>> {
    const handled = await handle(this.store, id, (current) => {
      const before = current?.state;
      const decided = this.#rules.decide(command, before, around);
      if (!decided.ok) return decided;
      if (decided.value === before) return ok('unchanged');
      const state = { ...decided.value, path };
      const said = before && { facts: this.#rules.facts(before), byNature: before.byNature };
      const says = { facts: this.#rules.facts(state), byNature: state.byNature };
      return ok({ state, events: factEvents(said, says, (current?.version ?? 0) + 1, around) });
    });
    return handled.ok ? ok(handled.value.after!) : handled;
  }

  /** A page by id, the latest first, from before `after`; below closed paths. */
  async list({ below, filter, after, limit }: ListWanted): Promise<Stored<Placed<State>>[]> {
    if (below.length === 0) return [];
    const within = { $or: below.map((prefix) => ({ path: { $gte: prefix, $lt: `${prefix}~` } })) };
    const behind = after === '' ? {} : { _id: { $lt: after } };
    return this.read({ $and: [within, filter, behind] }, { _id: -1 }, limit);
  }

  async read(
    filter: Record<string, unknown>,
    sort: Record<string, 1 | -1>,
    limit: number,
  ): Promise<Stored<Placed<State>>[]> {
    const found = await guarded(() =>
      this.store.model
        .find(filter as never, { outbox: 0, outboxAt: 0 })
        .sort(sort)
        .limit(limit)
        .lean()
        .exec(),
    );
    return found.map((document) => this.store.stored(document as never));
  }

  /** A unit moved: its records are found below its new place. */
  async follow(unitId: string, path: UnitPath): Promise<void> {
    await guarded(() => this.store.model.collection.updateMany({ unitId, path: { $ne: path } }, { $set: { path } }));
  }
}

/** Cases, targets, inspections and all else that the register keeps one by one. */
export class RegisterRecords extends Kept<RegisterRecord, Act> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'register-records',
        fields: {
          ...{ recordId: 'text', kind: 'text', unitId: 'text', subject: 'text', dueOn: 'text', state: 'text' },
          ...{ content: 'structure', evidence: 'structure', history: 'structure', dueAt: 'text' },
        },
        indexes: [
          { keys: { kind: 1, path: 1, _id: -1 }, serves: 'list(): records of a kind below a unit' },
          { keys: { unitId: 1, kind: 1 }, serves: 'follow(), and the records of one unit' },
          {
            keys: { dueAt: 1, _id: 1 },
            where: { dueAt: { $type: 'string' } },
            serves: 'due(): what time alone changes',
          },
        ],
      },
      { decide, facts: factsOf },
    );
  }

  /** Records whose day has passed, by day. */
  due(today: string, limit: number): Promise<Stored<Placed<RegisterRecord>>[]> {
    return this.read({ dueAt: { $type: 'string', $lt: today } }, { dueAt: 1, _id: 1 }, limit);
  }

  /** How many cases are being examined in each of these parts of the tree, by unit. */
  async openCases(below: UnitPath[]): Promise<Map<string, number>> {
    const open = await this.list({
      ...{ below, after: '', limit: 10_000 },
      filter: { kind: 'case' satisfies RecordKind, state: 'open' },
    });
    const counted = new Map<string, number>();
    for (const { state } of open) counted.set(state.unitId, (counted.get(state.unitId) ?? 0) + 1);
    return counted;
  }
}

/** The lists of dues, one for each cell and month; `_id` is `<unitId>.<month>`. */
export class DuesLists extends Kept<DuesMonth, DuesAct> {
  constructor(database: Database) {
    super(
      database,
      {
        collection: 'dues-lists',
        fields: {
          ...{ unitId: 'text', month: 'text', must: 'structure', unpaid: 'structure', late: 'structure' },
          ...{ checked: 'flag', over: 'flag' },
        },
        indexes: [
          { keys: { month: 1, path: 1, _id: -1 }, serves: 'list(): the cells of a committee in one month' },
          { keys: { unitId: 1, month: -1 }, serves: 'follow(), and the months of a cell' },
        ],
      },
      { decide: decideDues, facts: duesFacts },
    );
  }
}

export const duesId = (unitId: string, month: string): string => `${unitId}.${month}`;
