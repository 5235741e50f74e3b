import { refuse as refuseWith } from '@bontot/kernel';

/** Codes with which the rules of pledges refuse; each has a sentence in the catalogue. */
export const pledgeCodes = [
  /** Nobody has such a pledge. {memberId, year} */
  'PLEDGE_UNKNOWN',
  /** The pledge is in a state in which this cannot be done. {state, expected} */
  'PLEDGE_OTHER_STATE',
  /** One to five measurable items. {got, min, max} */
  'PLEDGE_TARGETS_COUNT',
  /** At most twenty deeds. {got, max} */
  'PLEDGE_DEEDS_COUNT',
  /** Two items have one id. {itemId} */
  'PLEDGE_ITEM_TWICE',
  /** The member pledges by oneself or through the secretary. */
  'PLEDGE_NOT_YOURS',
  /** Each item is reported once. {missing, unknown} */
  'PLEDGE_REPORT_ITEMS',
  /** The report of the year's end comes after the mid-year date. {term, from} */
  'PLEDGE_REPORT_EARLY',
  /** Nothing waits under this id. {helpedId} */
  'PLEDGE_HELPED_UNKNOWN',
  /** No amendment waits. */
  'PLEDGE_AMENDMENT_NONE',
  /** Nobody asked to take the pledge back. */
  'PLEDGE_WITHDRAWAL_NONE',
  /** Only on exemption, leaving or death, as the directory knows it. {ground} */
  'PLEDGE_GROUND_NOT_MET',
  /** A member comments once. */
  'PLEDGE_COMMENT_GIVEN',
  /** Last year has nothing to carry over. {year} */
  'PLEDGE_NOTHING_BEFORE',
  /** A pledge is written for this year or the next. {year, today} */
  'PLEDGE_YEAR',
  /** A grade is a whole number from 0 to 4. {grade} */
  'PLEDGE_GRADE',
  /** One that was said twice on two devices waits for no choice under this id. {conflictId} */
  'PLEDGE_CONFLICT_UNKNOWN',
  /** There is no such initiative. {initiativeId} */
  'INITIATIVE_UNKNOWN',
  /** The initiative is in a state in which this cannot be done. {state, expected} */
  'INITIATIVE_OTHER_STATE',
  /** An author writes it. */
  'INITIATIVE_NOT_YOURS',
  /** One to twenty authors, each once, and the writer is among them. {authorIds} */
  'INITIATIVE_AUTHORS',
  /** Decided between the start of its year and today. {decidedOn, from, to} */
  'DECISION_OUT_OF_RANGE',
  /** There is no such model. {modelId} */
  'MODEL_UNKNOWN',
  /** This id is taken by another model. {modelId} */
  'MODEL_EXISTS',
  /** The model is in a state in which this cannot be done. {state, expected} */
  'MODEL_OTHER_STATE',
  /** The unit has not begun a registration for the year. {unitId, year} */
  'REGISTRATION_UNKNOWN',
  /** The registration is in a state in which this cannot be done. {state, expected} */
  'REGISTRATION_OTHER_STATE',
  /** Somebody else has changed the registration since the version that this rests on. {version, by, at} */
  'REGISTRATION_CHANGED',
  /** At least one target. */
  'REGISTRATION_TARGETS',
  /** What was confirmed is not what stands here. {expected} */
  'COMPACT_DIFFERS',
  /** The dates of a campaign follow one another inside the year. {dates} */
  'CAMPAIGN_DATES',
  /** A member of no cell that is known here. {memberId} */
  'MEMBER_UNKNOWN',
  /** A text is needed. {field} */
  'TEXT_MISSING',
] as const;

export type PledgeCode = (typeof pledgeCodes)[number];

export const refuse = (code: PledgeCode, details: Record<string, unknown> = {}) => refuseWith(code, details);
