import type { Result } from '@bontot/kernel';
import { afterOf, type Handled, type Stored } from '@bontot/persistence';
import type { FastifyReply } from 'fastify';

/** HTTP status of the refusals that are no rule's «no» (422). */
export const STATUS_BY_CODE: Record<string, number> = {
  UNIT_UNKNOWN: 404,
  MEMBER_UNKNOWN: 404,
  POST_UNKNOWN: 404,
  PLAN_UNKNOWN: 404,
  UNIT_NOT_ON_DAY: 404,
  IMPORT_UNKNOWN: 404,
  IMPORT_FILE_TOO_LARGE: 413,
  IMPORT_NOT_READY: 409,
  PAPER_INCOMPLETE: 409,
  UNIT_EXISTS: 409,
  MEMBER_EXISTS: 409,
  TRANSFER_UNKNOWN: 404,
  CANDIDATE_UNKNOWN: 404,
  NO_LEADER: 404,
  DUPLICATE_UNKNOWN: 404,
  DUPLICATE_CHANGED: 409,
  DUPLICATE_CHANGED_SINCE: 409,
  TRANSFER_EXISTS: 409,
  CANDIDATE_EXISTS: 409,
  POST_EXISTS: 409,
  PLAN_EXISTS: 409,
  PLAN_CHANGED: 409,
};

/** As {@link afterOf}, with 201 for what is new and 200 for what was there already. */
export function createdOf<State>(outcome: Result<Handled<State>>, reply: FastifyReply): Stored<State> {
  const after = afterOf(outcome);
  void reply.status(outcome.ok && outcome.value.changed ? 201 : 200);
  return after;
}
