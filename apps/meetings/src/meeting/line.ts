import {
  countAttendance,
  gradeOf,
  minutesDueOn,
  sheetDueOn,
  type Meeting,
  type MeetingLine,
} from '@bontot/meeting-core';

/** A meeting in a list, without what belongs to others: its version and the name of its unit. */
export type KeptLine = Omit<MeetingLine, 'version' | 'unitName'>;

/** What somebody still has to do with a meeting; each has an index of its own. */
export type Waiting = { score: boolean; minutes: boolean; conflict: boolean };

export function lineOf(meeting: Meeting): KeptLine {
  const { meetingId, unitId, kind, month, state, title, heldOn, startsAt, place, minutes, sheet, passed } = meeting;
  const held = state === 'closed';
  const counted = held ? countAttendance(meeting.roll, meeting.attendanceBase) : undefined;
  return {
    ...{ meetingId, unitId, kind, month, state, title, heldOn, startsAt, place },
    present: counted?.present ?? null,
    base: counted?.base ?? null,
    minutesState: minutes.state,
    minutesDueOn: held ? minutesDueOn(meeting) : null,
    minutesLate: passed.minutesUnsigned === true,
    sheetState: sheet.state,
    sheetDueOn: held ? sheetDueOn(meeting) : null,
    sheetLate: passed.sheetUnconfirmed === true,
    grade: sheet.state === 'confirmed' ? gradeOf(sheet) : null,
    supervisorAttended: meeting.guests.some(({ supervisor }) => supervisor),
    papers: meeting.papers.length,
    papersPublished: meeting.papers.filter(({ versions }) => versions.some(({ publishedOn }) => publishedOn !== null))
      .length,
    conflicts: meeting.conflicts.length,
  };
}

export const waitingOf = ({ state, minutes, sheet, conflicts }: Meeting): Waiting => ({
  score: state === 'closed' && sheet.state === 'sent_up',
  minutes: state === 'closed' && minutes.state !== 'signed',
  conflict: conflicts.length > 0 && state !== 'annulled' && state !== 'cancelled',
});
