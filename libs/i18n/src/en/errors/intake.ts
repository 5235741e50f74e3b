import type { intake as source } from '../../vi/errors/intake.ts';

/** Records and facts that cannot be read or cannot be true. */
export const intake: Record<keyof typeof source, string> = {
  UNKNOWN_ERROR:
    'Something failed that has no description yet (code {code}). Try again; if it fails again, give this code to the technical administrator.',

  // a record or a request that cannot be read
  HEADER_MISSING: 'The header {field} is needed and was not there. Add it and send again.',
  HEADER_REPEATED: 'The header {field} may come once and came several times. Remove the others and send again.',
  HEADER_INVALID: 'The header {field} must be 1 to 500 characters of UTF-8. Correct it and send again.',
  SPECVERSION_UNKNOWN: 'CloudEvents version 1.0 was expected and {got} came. Set ce_specversion to 1.0 and send again.',
  BODY_EMPTY: 'A JSON object was expected and the body was empty. Send again with a body.',
  BODY_TOO_LARGE: 'A body may have 256 KB and this one has {got} bytes. Split it and send again.',
  BODY_NOT_UTF8: 'The body must be UTF-8 and has bytes that are not. Encode it as UTF-8 and send again.',
  BODY_NOT_JSON: 'The body must be JSON and could not be parsed. Check brackets and commas and send again.',
  BODY_NOT_OBJECT: 'The body must be a JSON object and was something else. Send one object in { }.',
  BODY_FORBIDDEN_KEY: 'The body must not have the member {field}. Remove it and send again.',

  // a fact that cannot be true or cannot be read
  CELL_ID_INVALID:
    'cellId must begin with a capital letter or a digit and hold letters, digits, - and _ only, at most 64; {got} came. Correct it and send again.',
  MEASURE_UNKNOWN:
    'measure must be an id of the catalogue and {got} is not in it. Look it up in the list of measures and send again.',
  SOURCE_INVALID:
    'source must hold letters, digits and _ : / @ + - only, at most 200; {got} came. Correct it and send again.',
  REVISION_INVALID:
    'revision must be a whole number from 1 to 2^42 and {got} came. Send again with the right revision.',
  DATE_INVALID: 'The date in {field} must exist and be written YYYY-MM-DD; {got} came. Correct it and send again.',
  DATE_OUT_OF_RANGE:
    'The date in {field} must lie between 2015 and the end of next year; {got} came. Check the year and send again.',
  SLOT_INVALID:
    'slot must be written YYYY-MM, YYYY-Q1…Q4 or YYYY-H1…H2, between 2015 and the end of next year; {got} came. Correct it and send again.',
  VALUE_KIND: 'value does not have the shape of this measure; {expected} is needed. Correct it and send again.',
  VALUE_NEGATIVE: 'value must not be below zero. Correct it and send again.',
  VALUE_PART_EXCEEDS_WHOLE: 'part must not be above whole. Check both numbers and send again.',
  VALUE_TOO_LARGE: 'value must not be above 1,000,000. Check the unit and send again.',
  WITHDRAWN_INVALID: 'withdrawn must be true or false and {got} came. Correct it and send again.',
  EVIDENCE_INVALID: 'The evidence in {field} is not valid; {expected} is needed. Correct it and send again.',
  UNCLAIMED_QUOTA:
    'Too much evidence about units that nobody knows is waiting already. Have {got} named in the directory, or correct the id and send it again.',
  UNCLAIMED_CLOSED:
    'No unit {got} became known within 90 days, so this evidence was closed. Send it again once the unit is known.',
};
