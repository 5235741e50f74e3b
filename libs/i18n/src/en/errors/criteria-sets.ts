import type { criteriaSets as source } from '../../vi/errors/criteria-sets.ts';

/** Faults of a criteria set, each at a place of the set. */
export const criteriaSets: Record<keyof typeof source, string> = {
  ID_REPEATED: 'The id {at} is used twice. Give each part one of its own.',
  SUM_OF_MAXIMA: 'The maxima at {at} do not add up. Correct them so that the parts make the whole.',
  BANDS_ORDER: 'The bands must begin at 0. Add a band with the minimum 0.',
  MANDATORY_NOT_APPLICABLE: '{at} is mandatory and cannot be «not applicable» too. Drop one of the two.',
  MAX_MISSING: '{at} has no maximum. Add it.',
  MAX_UNEXPECTED: 'A met / not-met set has no points and {at} has a maximum. Remove it.',
  PASS_PCT_MISSING: '{at} has no pass mark (passPct). Add it.',
  FLOOR_ON_NOT_APPLICABLE: '{at} has a floor and cannot be «not applicable» too. Drop one of the two.',
  FLOOR_KIND: 'The floor at {at} must use {needs}. Correct it.',
  MEASURE_KIND: 'The measure {measure} at {at} is of the kind {kind} and the formula needs {kinds}. Choose another.',
  MEASURE_SUBJECT: 'The measure {measure} at {at} is not one of a {subject}. Choose another.',
  LIMITS_ORDER: 'The lower limit at {at} ({loPct}) must not be above the upper ({hiPct}). Correct them.',
  READING_MISSING: '{at} needs {needs} to read its measure. Add it.',
  READING_UNEXPECTED: '{at} has a reading that does not fit the kind of its measure. Remove it.',
  TARGET_CHOICE: '{at} needs exactly one of a constant target and a measure of the target. Choose one.',
};
