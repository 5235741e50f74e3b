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
