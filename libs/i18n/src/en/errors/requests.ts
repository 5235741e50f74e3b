import type { requests as source } from '../../vi/errors/requests.ts';

/** Requests that cannot be read. */
export const requests: Record<keyof typeof source, string> = {
  VALIDATION:
    'Members of the request are not as they must be; «errors» lists what each needs. Correct them and send again.',
  REQUEST_NOT_VALID: 'The request is not of the right form. See the description of the interface and send again.',
  BODY_INVALID: 'The body does not fit the schema of the event ({field}). See the schema and send again.',
  BODY_TOO_DEEP: 'The body is nested too deeply. Make it flatter and send again.',
  BODY_LENGTH_WRONG: 'The body is not as long as content-length says. Send all of it again.',
  CONTENT_TYPE_UNKNOWN: 'content-type: application/json was expected and another came. Change it and send again.',
  URL_NOT_VALID: 'The address holds an escape that is not UTF-8. Correct it and try again.',
  URL_TOO_LONG: 'A part of the address is too long. Shorten it and try again.',
  ROUTE_UNKNOWN: 'There is no such address. Check the path and try again.',
  METHOD_UNKNOWN: 'This address does not take that method. See the description of the interface and try again.',
  IDEMPOTENCY_KEY_REUSED: 'This Idempotency-Key was used for another body. Use a new key for other facts.',
};
