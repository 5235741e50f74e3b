import type { scoring as source } from '../../vi/errors/scoring.ts';

/** Evidence, cards, verdicts, exemptions, sets. */
export const scoring: Record<keyof typeof source, string> = {
  SENDER_UNKNOWN: 'The sender {got} has no contract. Ask the organisation department for one.',
  MEASURE_OUTSIDE_CONTRACT:
    "The sender's contract does not hold the measure {got}. Have the contract extended, or leave the fact out.",
  CELL_OUTSIDE_CONTRACT:
    "The sender's contract does not cover this unit ({got}). Check cellId, or have the contract extended.",
  MEASURE_NOT_BY_HAND:
    'This cannot be entered by hand with the posts you hold ({got}): it comes from its own page, from the committee above or from the inspection body.',
  SOURCE_KEPT_ELSEWHERE:
    'This record ({got}) is kept on its own page and is corrected there. For something new, give another reference.',
  CELL_OUTSIDE_POSTS: 'The posts held do not cover this unit ({got}). Check cellId.',
  REVISION_CONFLICT:
    'This revision was sent with another content; the first stands and this one is kept aside. Send again with a higher revision.',
  FACT_UNKNOWN: 'There is no such fact ({measure}, {source}). Check measure and source.',
  FACT_REVISED:
    'The fact is at revision {expected} and this verdict speaks of {got}. Look at the new one and judge again.',
  UNIT_HAS_NO_CARD: 'This unit has no scorecard and takes no facts. Send them to the cell or committee that has one.',
  CARD_CONTESTED: 'The card {card} is being written by another process. It is tried again by itself.',
  CARD_NOT_STORED: 'The database refused the card. Tell the technical administrator.',
  EXEMPTION_UNKNOWN: 'There is no such request for «not applicable». Check the id and try again.',
  EXEMPTION_EXISTS: 'There is a request for «not applicable» already ({state}). See the one that is there.',
  EXEMPTION_STATE: 'This is possible only while the request is {expected} and it is {got}. Load it again and look.',
  SET_UNKNOWN: 'There is no criteria set {set} of version {version}. Check both and try again.',
  SET_VERSION_TAKEN: 'This version of the set exists with another content. Save yours as a new version.',
  SET_OF_OTHER_SUBJECT: 'The set is for {expected}, not for {got}. Choose another set.',
  SET_FROZEN: 'The set of the period {period} is frozen. A change is for the next period; a what-if is possible now.',
  CRITERIA_SET_SHAPE: 'The criteria set does not have the right shape. See the details and correct it.',
  CRITERIA_SET_INVALID:
    'The criteria set has the right shape and wrong content. See the list of faults and correct each.',
  CRITERIA_SET_UNREADABLE: 'The stored criteria set {set} cannot be read. Tell the technical administrator.',
  CRITERIA_SET_NOT_LOADED: 'The criteria set {set} is not loaded yet. It is tried again by itself.',
};
