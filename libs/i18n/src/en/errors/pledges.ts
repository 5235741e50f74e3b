import type { pledges as source } from '../../vi/errors/pledges.ts';

/** Pledges, initiatives, models, registrations and campaigns. */
export const pledges: Record<keyof typeof source, string> = {
  PLEDGE_UNKNOWN: 'There is no such pledge. Open the list again and choose.',
  PLEDGE_OTHER_STATE:
    'The pledge is in a state in which this cannot be done ({state}). Load the page again to see what can.',
  PLEDGE_TARGETS_COUNT:
    'From {min} to {max} measurable items are needed and {got} came. Add or remove some and send again.',
  PLEDGE_DEEDS_COUNT: 'At most {max} deeds are possible and {got} came. Remove some and send again.',
  PLEDGE_ITEM_TWICE: 'Two items have one id. Remove one and send again.',
  PLEDGE_NOT_YOURS: 'Only the member can do this. Ask the secretary to type it for a member without a phone.',
  PLEDGE_REPORT_ITEMS: 'Each item is reported exactly once. Load the pledge again and fill in what is missing.',
  PLEDGE_REPORT_EARLY: 'The report of the year’s end can be sent from {from}. Until then send the mid-year report.',
  PLEDGE_HELPED_UNKNOWN: 'Nothing waits for your confirmation any more. Load the page again.',
  PLEDGE_AMENDMENT_NONE: 'No amendment waits for a decision. Load the page again.',
  PLEDGE_WITHDRAWAL_NONE: 'Nobody has asked to take this pledge back. Load the page again.',
  PLEDGE_GROUND_NOT_MET:
    'A pledge is taken back on exemption, leaving or death only, and the list of members does not say so. Update the list first.',
  PLEDGE_COMMENT_GIVEN: 'You have commented on this review once. Talk to the secretary about the rest.',
  PLEDGE_NOTHING_BEFORE: 'The year {year} has nothing to carry over. Write a new pledge.',
  PLEDGE_YEAR: 'A pledge is written for this year, or from December on for the next. Choose another year.',
  PLEDGE_GRADE: 'A grade is a whole number from 0 to 4. Choose again.',
  PLEDGE_CONFLICT_UNKNOWN: 'This difference has been settled. Load the page again.',
  INITIATIVE_UNKNOWN: 'There is no such initiative. Open the list again and choose.',
  INITIATIVE_OTHER_STATE: 'The initiative is in a state in which this cannot be done ({state}). Load the page again.',
  INITIATIVE_NOT_YOURS: 'Only its authors can do this. Ask an author of the initiative.',
  INITIATIVE_AUTHORS:
    'An initiative has 1 to 20 authors, each once, and whoever writes it is one of them. Choose the authors again.',
  DECISION_OUT_OF_RANGE: 'The day of the decision must be from {from} to {to} and {decidedOn} came. Correct the day.',
  MODEL_UNKNOWN: 'There is no such model. Open the list again and choose.',
  MODEL_EXISTS: 'This id belongs to another model. Propose yours under a new one.',
  MODEL_OTHER_STATE: 'The model is in a state in which this cannot be done ({state}). Load the page again.',
  REGISTRATION_UNKNOWN: 'The organisation has not written its registration for {year}. Write it first.',
  REGISTRATION_CHANGED:
    'Somebody else has changed this registration since you opened it. What you typed is kept: look at what stands now, then save again.',
  REGISTRATION_OTHER_STATE:
    'The registration is in a state in which this cannot be done ({state}). Load the page again.',
  REGISTRATION_TARGETS: 'A registration needs at least one target. Write one and send again.',
  COMPACT_DIFFERS: 'The compact has changed since the page was opened. Load it again, read it, and confirm.',
  CAMPAIGN_DATES:
    'The dates must follow one another inside the year: registration, mid-year, year end, review. Correct them.',
};
