import { ok, refuse as refuseWith, type Instant, type LocalDate, type Result } from '@bontot/kernel';
import type { DutyCode, MeetingCode } from './codes.ts';
import { same } from './decision.ts';
import type { PersonId } from './parts.ts';

/** Who acts on a duty (a task, a month, a study, a report, a review, settings), and when. */
export type DutyAround = { by: PersonId; at: Instant; today: LocalDate };

/** What happened to a duty: the whole of it when it began, then the members that changed. */
export type StateEvent<State> = { type: string; state: State } | { type: string; patch: Partial<State> };

export type Decided<State> = Result<StateEvent<State>[]>;

export const refuseDuty = (code: DutyCode | MeetingCode, details: Record<string, unknown> = {}) =>
  refuseWith(code, details);

/** The state after an event; the first event holds the whole of it. */
export const evolveDuty = <State extends object>(state: State | undefined, event: StateEvent<State>): State => {
  if ('state' in event) return event.state;
  if (!state) throw new Error(`${event.type} before it began`);
  return { ...state, ...event.patch };
};

export const began = <State>(type: string, state: State): Decided<State> => ok([{ type, state }]);

/** The members that really change; nothing when all is as it was, so that a repeat is harmless. */
export function changedTo<State extends object>(type: string, state: State, patch: Partial<State>): Decided<State> {
  const keys = (Object.keys(patch) as (keyof State)[]).filter((key) => !same(state[key], patch[key]));
  if (keys.length === 0) return ok([]);
  return ok([{ type, patch: Object.fromEntries(keys.map((key) => [key, patch[key]])) as Partial<State> }]);
}

/** The same thing said again is accepted; something else under the same id is refused. */
export const repeated = (isSame: boolean, code: DutyCode, details: Record<string, unknown>) =>
  isSame ? ok([]) : refuseDuty(code, details);
