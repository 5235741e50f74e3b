import { kindOf, ProductError, transient, type LocalDate } from '@bontot/kernel';
import { MongoAggregateStore, type Database } from '@bontot/persistence';
import type { Basis, UnitChange } from '../unit/unit.ts';

/** One change of a unit, or of several that go to one place, as it was entered. */
export type Reorganisation = { unitIds: readonly string[]; change: UnitChange; basis: Basis; today: LocalDate };

/**
 * Carries the change out, the same for whoever does it and nothing the second time. It asks `still` after it has looked at
 * the tree and before it writes; that throws once the turn is over.
 */
type CarryOut<Outcome> = (one: Reorganisation, still: () => Promise<void>) => Promise<Outcome>;

type TurnState = { inHand: Reorganisation | null };

const TREE = 'tree';

/**
 * What changes the shape of the tree goes in turn, one change at a time in all processes: each unit is an aggregate of
 * its own, so two moves that are fine alone could put each unit under the other. One guarded document holds the change
 * in hand; whoever finds one there carries it out before their own. So a process that was killed or is slow holds up
 * nobody, no clock says whose turn it is, and a write that comes too late meets the version of the one that was quicker.
 */
export class TreeTurn {
  readonly #store: MongoAggregateStore<TurnState>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(database: Database) {
    this.#store = new MongoAggregateStore<TurnState>(database, {
      collection: 'turns',
      fields: { inHand: 'structure' },
    });
  }

  take<Outcome>(one: Reorganisation, carryOut: CarryOut<Outcome>): Promise<Outcome> {
    return this.#afterOwn(() => this.#inTurn(one, carryOut));
  }

  /** Carries out what a process that was killed had in hand. */
  async finish<Outcome>(carryOut: CarryOut<Outcome>): Promise<void> {
    await this.#afterOwn(() => this.#untilFree(carryOut));
  }

  /** What one process wants waits here instead of meeting at the document. */
  #afterOwn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async #inTurn<Outcome>(one: Reorganisation, carryOut: CarryOut<Outcome>): Promise<Outcome> {
    for (;;) {
      const version = await this.#untilFree(carryOut);
      const outcome = await unlessOver(async () => ({
        is: await this.#carryOut(await this.#save(version, one), one, carryOut),
      }));
      if (outcome) return outcome.is;
    }
  }

  /** The version at which nobody has anything in hand. */
  async #untilFree<Outcome>(carryOut: CarryOut<Outcome>): Promise<number> {
    for (;;) {
      const turn = await this.#store.load(TREE);
      if (!turn?.state.inHand) return turn?.version ?? 0;
      const { version, state } = turn;
      await unlessOver(() => this.#carryOut(version, state.inHand!, carryOut));
    }
  }

  async #carryOut<Outcome>(version: number, one: Reorganisation, carryOut: CarryOut<Outcome>): Promise<Outcome> {
    try {
      const outcome = await carryOut(one, () => this.#still(version));
      await this.#pass(version);
      return outcome;
    } catch (error) {
      // What passes by itself may still be written: the next one sees to it. Nothing else may stand in everybody's way.
      if (kindOf(error) !== 'transient') await this.#pass(version);
      throw error;
    }
  }

  async #still(version: number): Promise<void> {
    if ((await this.#store.load(TREE))?.version !== version) throw transient(CONFLICT, { id: TREE, version });
  }

  /** Somebody else may have seen to it and passed it on. */
  async #pass(version: number): Promise<void> {
    await unlessOver(() => this.#save(version, null));
  }

  #save(version: number, inHand: Reorganisation | null): Promise<number> {
    return this.#store.save({ id: TREE, version, state: { inHand }, events: [] });
  }
}

const CONFLICT = 'VERSION_CONFLICT';

/** Undefined when somebody else was quicker and the turn is over. */
async function unlessOver<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProductError && error.code === CONFLICT) return undefined;
    throw error;
  }
}
