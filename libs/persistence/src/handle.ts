import type { OutgoingEvent } from '@bontot/messaging';
import { ok, ProductError, transient, type Result } from '@bontot/kernel';
import type { AggregateStore, Stored } from './ports.ts';

const TRIES = 5;

/** What a decision makes of an aggregate: its new state with the events to publish, or nothing. */
export type Decision<State> = { state: State; events: readonly OutgoingEvent[] } | 'unchanged';

/** The aggregate after a command; `changed` is false when there was nothing to do, and without an aggregate `after` is undefined. */
export type Handled<State> = { after: Stored<State> | undefined; changed: boolean };

/**
 * Loads, decides, saves. The decision sees the aggregate (undefined when there is none) and is asked again with the new
 * one when somebody else wrote first, at most 5 times; so it must not have effects of its own. Events carry the version
 * that follows: `(current?.version ?? 0) + 1`.
 * Throws CONFLICT_PERSISTS (transient) after the fifth try, and what the store throws.
 */
export async function handle<State>(
  store: AggregateStore<State>,
  id: string,
  decide: (current: Stored<State> | undefined) => Result<Decision<State>> | Promise<Result<Decision<State>>>,
): Promise<Result<Handled<State>>> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const current = await store.load(id);
    const decided = await decide(current);
    if (!decided.ok) return decided;
    if (decided.value === 'unchanged') return ok({ after: current, changed: false });
    const { state, events } = decided.value;
    try {
      const version = await store.save({ id, version: current?.version ?? 0, state, events });
      return ok({ after: { id, version, state }, changed: true });
    } catch (error) {
      if (!(error instanceof ProductError) || error.code !== 'VERSION_CONFLICT') throw error;
    }
  }
  throw transient('CONFLICT_PERSISTS', { id, tries: TRIES });
}
