import type { Instant, LocalDate } from '@bontot/kernel';
import type { Meeting } from './meeting.ts';
import type { AttendanceBase, PersonId } from './parts.ts';
import type { RollPerson } from './roll.ts';

/** What a decision needs to know besides the meeting: who acts, when, and what the directory and the cell's settings say. */
export type Around = {
  /** Of the meeting, which `plan` makes. */
  meetingId: string;
  by: PersonId;
  at: Instant;
  today: LocalDate;
  deviceId: string;
  /** The version that the meeting gets by this decision. */
  version: number;
  /** The list of the day, for `plan` and `open`; on a phone the one that it holds. */
  people: RollPerson[];
  /** Of the unit: see settings.ts. */
  minMinutes: number;
  attendanceBase: AttendanceBase;
  /** For `plan`: the unit's meeting of the same kind before, whose open items are carried over. */
  previous?: Meeting;
};
