import { ok, type Result } from '@bontot/kernel';
import type { OutgoingEvent } from '@bontot/messaging';
import type { MongoAggregateStore } from './aggregate-store.ts';
import { handle, type Handled } from './handle.ts';
import type { Stored } from './ports.ts';
import { sideBySide } from './side-by-side.ts';
import { guarded } from './store-errors.ts';

/** One aggregate's rules with what others hear of its state. */
export type Behaviour<State, Command, Event> = {
  decide(command: Command, state: State | undefined): Result<Event[]>;
  evolve(state: State | undefined, event: Event): State;
  /** What others hear of the state at its new version; `before` is the state that it follows, undefined for a new aggregate. */
  publish(state: State, version: number, before: State | undefined): OutgoingEvent[];
};

/** What became of one command of many. */
export type Outcome<State> = Result<Handled<State>>;

/**
 * Whatever a command needs that may change between two tries is looked up in here, so that it is looked up again; `version` is
 * that of the state, 0 where there is none.
 */
type CommandFor<State, Command> = (
  state: State | undefined,
  version: number,
) => Promise<Result<Command>> | Result<Command>;

/** Runs commands on aggregates of one kind; state and event leave in one write. */
export class Aggregates<State extends object, Command, Event> {
  readonly store: MongoAggregateStore<State>;
  readonly #behaviour: Behaviour<State, Command, Event>;

  constructor(store: MongoAggregateStore<State>, behaviour: Behaviour<State, Command, Event>) {
    this.store = store;
    this.#behaviour = behaviour;
  }

  run(id: string, commandFor: CommandFor<State, Command>): Promise<Outcome<State>> {
    return handle(this.store, id, async (current) => {
      const decided = await this.#next(current, commandFor);
      if (!decided.ok) return decided;
      if (decided.value === undefined) return ok('unchanged');
      const version = (current?.version ?? 0) + 1;
      const events = this.#behaviour.publish(decided.value, version, current?.state);
      return ok({ state: decided.value, events });
    });
  }

  /**
   * Runs one command for each id, new aggregates in one write; what changes an aggregate that exists is decided again on
   * its state of then. `seen` is told of each that will be new before the next
   * command is made, so that a child may follow its parent in one list. Outcomes are in the order of the list.
   */
  async runAll(
    items: readonly { id: string; commandFor: CommandFor<State, Command> }[],
    seen: (state: State) => void = () => undefined,
  ): Promise<Outcome<State>[]> {
    const known = await this.loadAll(items.map(({ id }) => id));
    const created = new Map<string, State>();
    const outcomes: (Outcome<State> | undefined)[] = [];
    for (const { id, commandFor } of items) {
      const existing = known.get(id);
      const begun = created.get(id);
      const decided = await this.#next(existing ?? (begun && { state: begun, version: 1 }), commandFor);
      const isNew = decided.ok && decided.value !== undefined && !existing && !created.has(id);
      if (isNew) {
        created.set(id, decided.value!);
        seen(decided.value!);
      }
      if (!decided.ok) outcomes.push(decided);
      else if (decided.value === undefined) outcomes.push(ok({ after: existing, changed: false }));
      else outcomes.push(isNew ? ok({ after: { id, version: 1, state: decided.value }, changed: true }) : undefined);
    }
    const late = await this.store.insertAll(
      [...created].map(([id, state]) => ({ id, state, events: this.#behaviour.publish(state, 1, undefined) })),
    );
    const again = items.map((_, index) => index).filter((index) => !outcomes[index] || late.has(items[index]!.id));
    await sideBySide(again, async (index) => {
      const { id, commandFor } = items[index]!;
      outcomes[index] = await this.run(id, commandFor);
    });
    return outcomes as Outcome<State>[];
  }

  async loadAll(ids: readonly string[]): Promise<Map<string, Stored<State>>> {
    const found = await guarded(() =>
      this.store.model
        .find({ _id: { $in: [...new Set(ids)] } }, { outbox: 0, outboxAt: 0 })
        .lean()
        .exec(),
    );
    return new Map(found.map((document) => [String(document._id), this.store.stored(document as never)]));
  }

  /** The state after the command; undefined when it changes nothing. */
  async #next(
    current: Pick<Stored<State>, 'state' | 'version'> | undefined,
    commandFor: CommandFor<State, Command>,
  ): Promise<Result<State | undefined>> {
    const state = current?.state;
    const command = await commandFor(state, current?.version ?? 0);
    if (!command.ok) return command;
    const decided = this.#behaviour.decide(command.value, state);
    if (!decided.ok) return decided;
    if (decided.value.length === 0) return ok(undefined);
    return ok(decided.value.reduce<State | undefined>(this.#behaviour.evolve, state));
  }
}
