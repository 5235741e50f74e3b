import type { duties as source } from '../../vi/errors/duties.ts';

/** Tasks, months owed, documents for study, reports, reviews and settings of meetings. */
export const duties: Record<keyof typeof source, string> = {
  TASK_UNKNOWN: 'There is no such task. Open the list of tasks again and choose.',
  TASK_EXISTS: 'This id belongs to another task. Give yours under a new one.',
  TASK_OTHER_STATE: 'The task is at another step, where this cannot be done. Load it again to see at which.',
  DUE_BEFORE_ASSIGNED: 'A task is due on {assignedOn}, when it is given, or later, and {dueOn} came. Correct the date.',
  DONE_OUT_OF_RANGE: 'The day it was done lies between {from} and {to}, and {doneOn} came. Correct the day.',
  EXTENSION_LATE: 'An extension is asked for up to the due date {dueOn}, and today is {today}. Report what is done.',
  EXTENSION_NOT_LATER: 'The new date lies after {dueOn}, and {newDueOn} came. Choose a later day.',
  EXTENSION_OPEN: 'An extension to {newDueOn} waits for its decision. Ask again when it is decided.',
  EXTENSION_NONE: 'No extension waits for a decision. Load the task again.',
  MONTH_REQUEST_LATE: 'For {month} one asks up to {lastDay}, and today is {today}. Talk to the committee above.',
  MONTH_HELD: 'The meeting of {month} has been held. Nothing needs to be asked.',
  MONTH_WAIVED: 'The month {month} is waived already. Nothing more needs to be asked.',
  MONTH_REQUEST_OPEN: 'A request waits for its decision. Ask again when it is decided.',
  MONTH_REQUEST_EXISTS: 'This id belongs to another request. Send yours under a new one.',
  MONTH_REQUEST_UNKNOWN: 'The month has no such request. Load the list of requests again.',
  MONTH_REQUEST_DECIDED: 'The request has been decided otherwise. Load the list again to see how.',
  NEW_DATE_OUT_OF_RANGE: 'The new date lies between {from} and {to}, and {newDate} came. Choose another day.',
  DECIDED_OUT_OF_RANGE: 'The day of the decision lies between {from} and {to}, and {decidedOn} came. Correct the day.',
  STUDY_UNKNOWN: 'No such document was sent to this unit. Open the list of documents again.',
  STUDY_EXISTS:
    'This document was sent to this unit with other words or dates. Take it back and send it under a new id.',
  STUDY_WITHDRAWN: 'Whoever sent the document took it back. Nothing needs to be confirmed any more.',
  DEADLINE_PAST: 'The deadline lies after today, {today}, and {deadline} came. Choose another day.',
  MEMBER_REPORT_EARLY:
    'One reports on {month} from its first day on, and today is {today}. Send it when the month has come.',
  UNIT_REPORT_UNKNOWN: 'No such report was asked of this unit. Open the list of reports again.',
  UNIT_REPORT_EXISTS: 'This report was asked of this unit with another date or title. Ask under a new id.',
  UNIT_REPORT_WITHDRAWN: 'Whoever asked for the report took that back. Nothing needs to be sent any more.',
  UNIT_REPORT_SENT: 'The report was sent on {sentOn} with another text. Ask whoever received it to replace it.',
  HALF_INVALID: 'A half-year is written like 2026-H1 and {half} came. Choose it again.',
  REVIEW_EARLY: 'One reviews {half} from its first day on, and today is {today}. Do it when the time has come.',
  MINUTES_FOR_SMALL_CELLS:
    'Less than 90 minutes are for cells under {under} members, and this one has {members}. Set 90 or more.',
  EXCEPTION_TWICE: 'The month {month} has two other days. Keep one of them.',
  GROUP_TWICE: 'Two groups have the id {groupId}. Change one of them.',
  MEMBER_IN_TWO_GROUPS: 'A member is in one group only. Take the member out of one.',
  PERSON_NOT_IN_UNIT: 'This person does not belong to {unitId}. Choose somebody on the list of the unit.',
  TASK_OWNER_MISSING: 'A task of {unitId} needs somebody who does it. Choose the person and send again.',
};
