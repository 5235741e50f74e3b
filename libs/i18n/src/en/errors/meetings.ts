import type { meetings as source } from '../../vi/errors/meetings.ts';

/** Meetings: their states, roll call, votes, minutes and score sheet. */
export const meetings: Record<keyof typeof source, string> = {
  MEETING_UNKNOWN: 'There is no such meeting. Open the list of meetings again and choose.',
  MEETING_EXISTS: 'This id belongs to another meeting. Plan yours under a new one.',
  MEETING_KIND_NOT_HERE:
    'The unit {unitId} holds no meeting of this kind: cells meet as cells, committees as committees. Choose another kind.',
  MEETING_ALREADY_BEGUN:
    'This can be done before the opening only, and the meeting has begun. Write it into the course of the meeting.',
  MEETING_NOT_ANNOUNCED: 'This can be done between announcement and closing only. Announce the meeting first.',
  MEETING_NOT_IN_PROGRESS:
    'Roll call, statements and outcomes are written while the meeting is held. After the closing, make a correction.',
  MEETING_NOT_CLOSED: 'This can be done after the closing only. Close the meeting first.',
  MEETING_CANCELLED: 'The meeting was cancelled before it was held. Plan a new one.',
  MEETING_ANNULLED: 'The committee above declared the meeting void (number {number}). Ask the committee above.',
  MONTH_INVALID: 'A month is written like 2026-03 and {month} came. Choose the month again.',
  TIME_INVALID: 'The time in {field} is written like 19:30 and {time} came. Correct it and send again.',
  TIME_REVERSED: 'The end must be after the start at {startedAt} and {endedAt} came. Correct the end.',
  HELD_IN_FUTURE: 'A meeting cannot have been held after today, {today}, and {heldOn} came. Correct the day.',
  HELD_IN_OTHER_MONTH:
    'The meeting of {month} is held in that month or the next, and {heldOn} came. Choose another day.',
  TEXT_MISSING: 'The text of {field} is missing. Write it and send again.',
  NUMBER_OUT_OF_RANGE: 'The number in {field} must be from {min} to {max}. Correct it and send again.',
  ANNOUNCE_INCOMPLETE:
    'An announcement needs day, time, place and agenda; missing: {missing}. Add what is missing and announce.',
  ITEM_UNKNOWN: 'The agenda has no such item. Load the meeting again and choose another.',
  PAPER_UNKNOWN: 'The meeting has no such paper. Load the meeting again and choose another.',
  PAPER_PUBLISHED: 'A paper that members have received stays. Upload a new version instead of removing it.',
  PRE_MEETING_EMPTY: 'A pre-meeting was held by somebody. Choose one person at least.',
  PRE_MEETING_AFTER_MEETING: 'The pre-meeting ({heldOn}) must come before the meeting ({meetingOn}). Correct the day.',
  NOT_YOURS: 'This was made by somebody else. Change only what is yours.',
  NOBODY_ON_LIST:
    'The list of {unitId} is empty on the day of the meeting. Bring the list of members up to date first.',
  PERSON_NOT_ON_ROLL: 'This person is not on the roll. Enter a guest, or admit a temporary member with the paper.',
  PERSON_ON_ROLL: 'This person is on the roll already. Mark the row itself.',
  MARK_BY_DIRECTORY:
    'Exemption and special duty come from the directory and are not marked in the meeting. Change the record first.',
  REASON_MISSING: 'An excused absence needs the class of its reason. Choose one and send again.',
  ROW_ALREADY_MARKED: 'You are marked absent without reason. Ask whoever leads to change the roll call.',
  GUEST_NAMELESS: 'A guest needs a name or is a known person. Write the name and send again.',
  VOTE_UNKNOWN: 'The meeting has no such vote. Load the meeting again.',
  VOTE_EXISTS: 'This id belongs to another vote. Open yours under a new one.',
  VOTE_CLOSED: 'The vote is closed. See the result in the meeting.',
  VOTE_NOT_ELIGIBLE:
    'Only full members present when the vote was opened may vote. Ask whoever leads if the list is wrong.',
  VOTE_OTHER_WAY: 'This vote is taken another way: by hand or by secret ballot. Vote in the way that was chosen.',
  VOTE_BEGUN: 'Somebody may have voted already, so it cannot be removed. Close the vote instead.',
  NOBODY_MAY_VOTE: 'No full member is present. Check the roll call first.',
  VOTES_EXCEED_VOTERS: '{votes} votes are more than the {voters} who may vote. Count and enter again.',
  VOTES_OPEN: 'A vote is still open or not counted. Close it first.',
  ABSENCES_UNEXPLAINED: 'Absent without a word on the reason: {count}. Choose excused or unexcused for each.',
  NOBODY_PRESENT: 'A meeting with nobody present was not held. Check the roll call, or cancel the meeting.',
  DUE_BEFORE_MEETING: 'A task is due after the meeting on {heldOn}, and {dueOn} came. Correct the date.',
  MINUTES_SIGNED: 'Both have signed the minutes, so they stay. Write an amendment.',
  MINUTES_NOT_SIGNED: 'An amendment needs minutes that both have signed. Sign them first.',
  MINUTES_EMPTY: 'The minutes have no text yet. Complete and save them first.',
  MINUTES_NOT_READ_OUT: 'Minutes are read out before they are approved. Say that they were read out.',
  MINUTES_NOT_APPROVED:
    'More than half of the full members present must approve the minutes before they are signed. Approve them first.',
  DIGEST_MISMATCH: 'The text has changed since it was shown. Read the new one, then sign.',
  SIGNER_MISMATCH: 'This place is for somebody else to sign. Let the chair or clerk who was named sign.',
  SIGNER_SAME: 'One person cannot sign in both places. Let the other one sign.',
  ALREADY_SIGNED: 'There is a signature in this place already. Load the minutes again to see it.',
  SIGNED_OUT_OF_TIME:
    'The day of signing lies between the meeting on {heldOn} and today, {today}, and {signedOn} came. Correct the day.',
  CONFLICTS_OPEN: 'Values that came twice wait for a choice: {count}. Choose, then sign.',
  CONFLICT_UNKNOWN: 'There is no such value to choose, or it was chosen already. Load the meeting again.',
  AMENDMENT_UNKNOWN: 'The minutes have no such amendment. Load the minutes again.',
  AMENDMENT_EXISTS: 'This id belongs to another amendment. Write yours under a new one.',
  SHEET_ROW_UNKNOWN: 'The score sheet has no row {row}. Load the sheet again and score again.',
  SHEET_INCOMPLETE: 'The score sheet has rows without points. Score every row.',
  POINTS_OUT_OF_RANGE: 'Points of {row} are whole or half, from 0 to {max}. Correct them.',
  SHEET_OTHER_STATE: 'The score sheet is at another step. Load the meeting again to see at which.',
  SHEET_NOT_ADOPTED: '{needed} must agree and {votes} did. Score and vote again.',
  WHY_MISSING: 'A difference of more than 2 points in a row needs a reason. Write it and confirm.',
  DEVICE_OF_OTHER:
    'Somebody else has used this device for the meeting. Sign in again to get a new device id, then send again.',
};
