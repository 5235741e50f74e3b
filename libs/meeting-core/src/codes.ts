/** Every code with which the rules of this library refuse; each needs a sentence in `libs/i18n`, with the details named here. */
export const meetingCodes = [
  /** Nothing is planned under this id. {meetingId} */
  'MEETING_UNKNOWN',
  /** This id is taken by another meeting. {meetingId} */
  'MEETING_EXISTS',
  /** Can be done before the meeting opens only. {state} */
  'MEETING_ALREADY_BEGUN',
  /** Can be done between the announcement and the closing only. {state} */
  'MEETING_NOT_ANNOUNCED',
  /** Roll call, statements, votes and outcomes are written while the meeting is held. {state} */
  'MEETING_NOT_IN_PROGRESS',
  /** Can be done after the closing only. {state} */
  'MEETING_NOT_CLOSED',
  /** The meeting was cancelled before it was held. */
  'MEETING_CANCELLED',
  /** The committee above declared the meeting void. {number} */
  'MEETING_ANNULLED',
  /** No such day in the calendar. {field, date} */
  'DATE_INVALID',
  /** A month is written 2026-03. {month} */
  'MONTH_INVALID',
  /** A time is written 19:30. {field, time} */
  'TIME_INVALID',
  /** The end must be after the start. {startedAt, endedAt} */
  'TIME_REVERSED',
  /** The day of a held meeting cannot lie ahead. {heldOn, today} */
  'HELD_IN_FUTURE',
  /** A meeting is held in its month or in the next one. {heldOn, month} */
  'HELD_IN_OTHER_MONTH',
  /** A text that must not be empty. {field} */
  'TEXT_MISSING',
  /** A whole number within limits. {field, min, max} */
  'NUMBER_OUT_OF_RANGE',
  /** What an announcement needs and does not have. {missing: ('heldOn'|'startsAt'|'place'|'agenda')[]} */
  'ANNOUNCE_INCOMPLETE',
  /** The agenda has no such item. {itemId} */
  'ITEM_UNKNOWN',
  /** The meeting has no such paper. {paperId} */
  'PAPER_UNKNOWN',
  /** A published paper stays; a new version may follow. {paperId} */
  'PAPER_PUBLISHED',
  /** A pre-meeting was held by somebody. */
  'PRE_MEETING_EMPTY',
  /** The pre-meeting comes before the meeting. {heldOn, meetingOn} */
  'PRE_MEETING_AFTER_MEETING',
  /** This belongs to somebody else. {id} */
  'NOT_YOURS',
  /** The list of members of the day is empty. {unitId} */
  'NOBODY_ON_LIST',
  /** Not on this meeting's roll: a person of another unit. {personId} */
  'PERSON_NOT_ON_ROLL',
  /** On the roll already. {personId} */
  'PERSON_ON_ROLL',
  /** Exemption and special duty are decided elsewhere and come with the list. {personId, mark} */
  'MARK_BY_DIRECTORY',
  /** An excused absence needs the class of its reason. {personId} */
  'REASON_MISSING',
  /** Marked absent without reason; whoever leads must change the mark. {personId, mark} */
  'ROW_ALREADY_MARKED',
  /** A guest has a name or is a known person. {guestId} */
  'GUEST_NAMELESS',
  /** The meeting has no such vote. {voteId} */
  'VOTE_UNKNOWN',
  /** This id is taken by another vote. {voteId} */
  'VOTE_EXISTS',
  /** The vote is closed. {voteId} */
  'VOTE_CLOSED',
  /** Full members in the base who were present when it was opened may vote. {voteId} */
  'VOTE_NOT_ELIGIBLE',
  /** This vote is not cast here: it is secret, or by hand. {voteId, way} */
  'VOTE_OTHER_WAY',
  /** Somebody may have voted already; close it instead. {voteId} */
  'VOTE_BEGUN',
  /** No full member is present. */
  'NOBODY_MAY_VOTE',
  /** More votes than voters. {votes, voters} */
  'VOTES_EXCEED_VOTERS',
  /** Not closed, or a ballot not counted yet. {voteIds} */
  'VOTES_OPEN',
  /** Marked absent, the reason still to be said. {personIds, count} */
  'ABSENCES_UNEXPLAINED',
  /** A meeting with nobody present was not held. */
  'NOBODY_PRESENT',
  /** A task is due after the meeting. {dueOn, heldOn} */
  'DUE_BEFORE_MEETING',
  /** Signed by both: only an amendment changes anything. */
  'MINUTES_SIGNED',
  /** An amendment needs signed minutes. {state} */
  'MINUTES_NOT_SIGNED',
  /** Nobody has written them yet. */
  'MINUTES_EMPTY',
  /** Read out before they are approved. {state} */
  'MINUTES_NOT_READ_OUT',
  /** Approved before they are signed; more than half of the full members present must approve. {state, votes, needed} */
  'MINUTES_NOT_APPROVED',
  /** The text has changed since it was shown. {as} */
  'DIGEST_MISMATCH',
  /** Chair and clerk are named and somebody else signs. {as, expected} */
  'SIGNER_MISMATCH',
  /** One person cannot sign as chair and as clerk. {as} */
  'SIGNER_SAME',
  /** Signed in this place already. {as, personId} */
  'ALREADY_SIGNED',
  /** A day of signing lies between the meeting and today. {signedOn, heldOn, today} */
  'SIGNED_OUT_OF_TIME',
  /** Values that came late must be decided first. {count} */
  'CONFLICTS_OPEN',
  /** There is no such conflict, or it is resolved. {conflictId} */
  'CONFLICT_UNKNOWN',
  /** The meeting has no such amendment. {amendmentId} */
  'AMENDMENT_UNKNOWN',
  /** This id is taken by another amendment. {amendmentId} */
  'AMENDMENT_EXISTS',
  /** The sheet has no such row. {row} */
  'SHEET_ROW_UNKNOWN',
  /** Rows without points. {rows} */
  'SHEET_INCOMPLETE',
  /** Whole or half points from 0 to the row's highest. {row, max} */
  'POINTS_OUT_OF_RANGE',
  /** The sheet is in another state. {state, expected} */
  'SHEET_OTHER_STATE',
  /** More than half of the full members present must agree. {votes, needed} */
  'SHEET_NOT_ADOPTED',
  /** A difference of more than two points in a row needs a reason. {rows} */
  'WHY_MISSING',
] as const;

export type MeetingCode = (typeof meetingCodes)[number];

/** Codes with which the rules of tasks, months, studies, reports, reviews and settings refuse; some of `meetingCodes` as well. */
export const dutyCodes = [
  /** There is no such task. {taskId} */
  'TASK_UNKNOWN',
  /** This id is taken by another task. {taskId} */
  'TASK_EXISTS',
  /** The task is in a state in which this cannot be done. {state, expected: TaskState[]} */
  'TASK_OTHER_STATE',
  /** A task is due on the day it is given or later. {dueOn, assignedOn} */
  'DUE_BEFORE_ASSIGNED',
  /** Done between the day it was given and today. {doneOn, from, to} */
  'DONE_OUT_OF_RANGE',
  /** An extension is asked for up to the due date. {dueOn, today} */
  'EXTENSION_LATE',
  /** The new date lies after the one that stands. {newDueOn, dueOn} */
  'EXTENSION_NOT_LATER',
  /** One that was asked for waits for its decision. {newDueOn} */
  'EXTENSION_OPEN',
  /** Nobody has asked for one that is still to be decided. {taskId} */
  'EXTENSION_NONE',
  /** Asked for before the last day of the month, or before the new date that was approved. {month, lastDay, today} */
  'MONTH_REQUEST_LATE',
  /** The meeting of the month has been held. {month} */
  'MONTH_HELD',
  /** The month is waived already. {month} */
  'MONTH_WAIVED',
  /** One that was asked for waits for its decision. {requestId} */
  'MONTH_REQUEST_OPEN',
  /** This id is taken by another request. {requestId} */
  'MONTH_REQUEST_EXISTS',
  /** The month has no such request. {requestId} */
  'MONTH_REQUEST_UNKNOWN',
  /** It has been decided otherwise. {requestId, decision} */
  'MONTH_REQUEST_DECIDED',
  /** The new date lies ahead, at the latest in the month after. {newDate, from, to} */
  'NEW_DATE_OUT_OF_RANGE',
  /** Decided between the day it was asked for and today. {decidedOn, from, to} */
  'DECIDED_OUT_OF_RANGE',
  /** Nothing was sent to this unit for study under this id. {documentId} */
  'STUDY_UNKNOWN',
  /** This document was sent to this unit already, with other dates or texts. {documentId} */
  'STUDY_EXISTS',
  /** Taken back by whoever sent it. {documentId} */
  'STUDY_WITHDRAWN',
  /** A deadline lies ahead. {deadline, today} */
  'DEADLINE_PAST',
  /** A month is reported on from its first day on. {month, today} */
  'MEMBER_REPORT_EARLY',
  /** No such report was asked of this unit. {reportId} */
  'UNIT_REPORT_UNKNOWN',
  /** This report was asked of this unit already, with another date or title. {reportId} */
  'UNIT_REPORT_EXISTS',
  /** Taken back by whoever asked for it. {reportId} */
  'UNIT_REPORT_WITHDRAWN',
  /** It has been sent, with another text. {sentOn} */
  'UNIT_REPORT_SENT',
  /** A half-year is written 2026-H1. {half} */
  'HALF_INVALID',
  /** A half-year is reviewed from its first day on. {half, today} */
  'REVIEW_EARLY',
  /** Less than 90 minutes are for cells with fewer members. {members, under} */
  'MINUTES_FOR_SMALL_CELLS',
  /** A month has one other day. {month} */
  'EXCEPTION_TWICE',
  /** Two groups have one id. {groupId} */
  'GROUP_TWICE',
  /** A member is in one group. {personId} */
  'MEMBER_IN_TWO_GROUPS',
] as const;

export type DutyCode = (typeof dutyCodes)[number];
