import type { reorganisation as source } from '../../vi/errors/reorganisation.ts';

/** Plans of reorganisation: what stands in the way of a step, and what may still be done with a plan. */
export const reorganisation: Record<keyof typeof source, string> = {
  CHANGE_ON_SAME_DAY:
    'On {effectiveOn} {unitId} already has such a change under decision {decision}. Choose another day, or take one of the two out.',
  UNIT_NOT_ON_DAY: 'On {on} {unitId} was not active. Choose a day from {validFrom} on and before its end.',
  PLAN_UNKNOWN: 'There is no such plan. Check the id and try again.',
  PLAN_EXISTS: 'The plan {planId} exists with other content. Open that plan to change it.',
  PLAN_CHANGED: 'Somebody else changed the plan (version {revision}). Open it again, look at it, then go on.',
  PLAN_HAS_PROBLEMS: '{count} problems stand in the way. Change the steps that are named, then approve again.',
  PLAN_BEGUN:
    'The plan took effect on {effectiveOn} and has begun; it cannot be undone or changed. Enter a new plan to correct it.',
  PLAN_ENDED: 'The plan has ended and cannot be changed. Enter a new plan.',
  PLAN_BREAKS_ANOTHER:
    'The plan under decision {decision} of {effectiveOn} could not be carried out any more. Change one of the two.',
  UNIT_IN_ANOTHER_PLAN:
    '{unitId} is in an approved plan under decision {decision}. Cancel that plan, or take this step out.',
  UNIT_OUTSIDE_PLAN: '{unitId} does not belong to {within}. Choose a unit inside the reach of the plan.',
  UNIT_NAMED_TWICE: '{unitId} is named twice in one step. Take one out.',
  MERGE_OF_LEVELS: 'Only units of one level are merged. Take the one of another level out of the step.',
  MERGE_INTO_ITSELF: 'The new unit cannot stand under {unitId}, which ends. Choose another unit above.',
  SPLIT_LEAVES_SOME:
    '{count} units or people are assigned nowhere. Assign them all, or choose a part that takes the rest.',
  SPLIT_NAMES_STRANGERS: 'Some ids do not belong to the unit that is split. Take them out.',
  MEMBER_JOINS_LATER:
    'A member joins the cell on {joinedCellOn}, not before the plan takes effect. Change that day or choose another day.',
  MEMBER_LEAVES_LATER:
    'A member is entered as leaving on {leftCellOn}, after the plan takes effect. Take the leaving back and enter it again afterwards.',
  POST_BEGINS_LATER:
    'In {unitId} a post begins on {from}, when the unit has ended. End that post and give it in the new unit.',
  TEMPORARY_STAY_OPEN:
    'In {unitId} a member of another cell stays until {until}. End or move the temporary stay first.',
  PERSON_TWICE:
    'Two records with the same name and birth date would both be in {cellId}. Check whether they are one person; merge the records or say that they are two.',
};
