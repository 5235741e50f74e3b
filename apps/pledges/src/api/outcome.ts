import { refused, type Result } from '@bontot/kernel';
import { bare, type Handled, type Kept } from '@bontot/persistence';

/** HTTP status of the refusals that are no rule's «no» (422). */
export const STATUS_BY_CODE: Record<string, number> = {
  UNIT_UNKNOWN: 404,
  MEMBER_UNKNOWN: 404,
  PLEDGE_UNKNOWN: 404,
  INITIATIVE_UNKNOWN: 404,
  MODEL_UNKNOWN: 404,
  REGISTRATION_UNKNOWN: 404,
  MODEL_EXISTS: 409,
};

export type Versioned<State> = State & { version: number };

/** The state as it is answered. */
export const shown = <State extends object>({
  state,
  version,
}: {
  state: Kept<State>;
  version: number;
}): Versioned<State> => ({ ...bare<State>(state), version });

/** The aggregate after a command, or its refusal thrown for the problem filter. */
export function afterOf<State extends object>(outcome: Result<Handled<Kept<State>>>): Versioned<State> {
  if (!outcome.ok) throw refused(outcome.refusal.code, outcome.refusal.details);
  return shown<State>(outcome.value.after!);
}
