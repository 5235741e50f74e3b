/** HTTP status of the refusals that are no rule's «no» (422). */
export const STATUS_BY_CODE: Record<string, number> = {
  UNIT_UNKNOWN: 404,
  MEMBER_UNKNOWN: 404,
  PLEDGE_UNKNOWN: 404,
  INITIATIVE_UNKNOWN: 404,
  MODEL_UNKNOWN: 404,
  REGISTRATION_UNKNOWN: 404,
  REGISTRATION_CHANGED: 409,
  MODEL_EXISTS: 409,
};
