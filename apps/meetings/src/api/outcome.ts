import { refused, type Result } from '@bontot/kernel';
import type { Handled } from '@bontot/persistence';
import { bare } from '../storage/duties.ts';
import type { Kept } from '../meeting/kept.ts';

/** HTTP status of the refusals that are no rule's «no» (422). */
export const STATUS_BY_CODE: Record<string, number> = {
  UNIT_UNKNOWN: 404,
  MEMBER_UNKNOWN: 404,
  MEETING_UNKNOWN: 404,
  TASK_UNKNOWN: 404,
  STUDY_UNKNOWN: 404,
  UNIT_REPORT_UNKNOWN: 404,
  MONTH_REQUEST_UNKNOWN: 404,
  TASK_EXISTS: 409,
  STUDY_EXISTS: 409,
  UNIT_REPORT_EXISTS: 409,
  MONTH_REQUEST_EXISTS: 409,
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

/** What became of one of many, told beside the others. */
export function resultOf(id: string, outcome: Result<Handled<object>>) {
  return outcome.ok
    ? { id, result: outcome.value.changed ? 'changed' : 'unchanged' }
    : { id, result: 'refused', ...outcome.refusal };
}
