import type { directory as source } from '../../vi/errors/directory.ts';

/** Units, members and posts. */
export const directory: Record<keyof typeof source, string> = {
  UNIT_UNKNOWN: 'There is no unit {unitId}. Check the id and try again.',
  UNIT_EXISTS: 'The id {unitId} is taken. Choose another, or change the unit that has it.',
  UNIT_CLOSED: 'The unit {unitId} ended on {validTo}. Choose one that is active.',
  UNIT_NOT_EMPTY: 'The unit {unitId} still has units or members below it. Move them first, then end it.',
  PARENT_UNKNOWN: 'There is no unit above called {parentId}. Check the id and try again.',
  PARENT_CLOSED: 'The unit above, {parentId}, is not active on that day. Choose another unit or another day.',
  LEVEL_NOT_ALLOWED: 'A unit of the level {level} may not lie directly under {parent}. Choose another unit above.',
  CELL_TYPE_MISSING: 'A cell must have a type. Choose one and send again.',
  CELL_TYPE_NOT_ALLOWED:
    'Only cells have a type and {unitId} is of the level {level}. Leave the type out and send again.',
  EFFECTIVE_BEFORE_START: 'A change cannot take effect before the unit began on {validFrom}. Choose a later day.',
  MOVE_INTO_ITSELF: '{unitId} cannot move below itself. Choose another unit.',
  MEMBER_UNKNOWN: 'There is no such member. Check the id and try again.',
  MEMBER_EXISTS: 'The member {memberId} exists already. Change the record that is there.',
  MEMBER_LEFT: 'The member left the cell on {leftCellOn}. Receive the member again before any change.',
  KIND_NOT_REVERSIBLE: 'A full member does not become probationary again. Check the decision.',
  JOIN_BEFORE_LEAVE:
    'The day of joining must come after the day of leaving the former cell. Correct the day and send again.',
  LEAVE_BEFORE_JOIN:
    'The day of leaving cannot come before the day of joining, {joinedCellOn}. Correct the day and send again.',
  SPAN_ENDS_BEFORE_START: 'The end cannot come before the start. Correct one of the days.',
  CELL_UNKNOWN: 'There is no cell {cellId}. Check the id and try again.',
  NOT_A_CELL: '{cellId} is not a cell. Members belong to cells; choose one.',
  CELL_CLOSED: 'The cell {cellId} is not active on {on}. Choose another cell or another day.',
  POST_UNKNOWN: 'There is no such post. Check the id and try again.',
  POST_EXISTS: 'The post {postId} exists already. Change the one that is there.',
  POST_ENDED: 'The post ended on {until}. Give a new one if it is needed.',
  POST_ENDS_BEFORE_START: 'A post cannot end before it begins on {from}. Correct the day and send again.',
  ROLE_NOT_IN_UNIT: 'The role {role} does not exist at the level {level}. Choose another role or unit.',
};
