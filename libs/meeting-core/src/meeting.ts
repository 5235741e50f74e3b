import type { Instant, LocalDate } from '@bontot/kernel';
import type { Act } from './acts.ts';
import type { Minutes } from './minutes.ts';
import type {
  AgendaItem,
  AttendanceBase,
  Assignment,
  Conclusion,
  Excuse,
  MeetingKind,
  MeetingState,
  Mode,
  Month,
  Paper,
  PersonId,
  PreMeeting,
  Sitting,
  Statement,
  Time,
  Voice,
} from './parts.ts';
import type { Guest, RollRow } from './roll.ts';
import type { Sheet } from './sheet.ts';
import type { Vote } from './votes.ts';

/** Who said last what a unit of conflict holds; units: see `unitOf`. */
export type Touch = { version: number; deviceId: string; by: PersonId };

/** A value that came second, from a device that had not seen the first; a person chooses. */
export type Conflict = {
  conflictId: string;
  /** The device that came second. */
  deviceId: string;
  unit: string;
  /** The act that was not carried out. */
  losing: Act;
  by: PersonId;
  at: Instant;
};

/** What was changed after the closing, by whom and why; the values before stay readable. */
export type Correction = { at: Instant; by: PersonId; reason: string; what: string; before: unknown; after: unknown };

/** Facts that a timer decided: their absence past a date. */
export type Passed = { minutesUnsigned?: true; sheetUnconfirmed?: true; notFollowedUp?: true };

/** A meeting as one aggregate; its version is counted by the store. Persons are ids throughout: names live elsewhere. */
export type Meeting = {
  meetingId: string;
  unitId: string;
  kind: MeetingKind;
  month: Month;
  state: MeetingState;
  title: string;
  /** Planned day, then the day on which it was held. */
  heldOn: LocalDate;
  startsAt: Time;
  place: string;
  mode: Mode;
  /** Number of the permission to meet online or by groups. */
  permission: string | null;
  chairId: PersonId | null;
  clerkId: PersonId | null;
  announcedOn: LocalDate | null;
  agenda: AgendaItem[];
  papers: Paper[];
  /** Who acknowledged which papers. */
  acknowledged: Record<PersonId, string[]>;
  preMeeting: PreMeeting | null;
  excuses: Excuse[];
  voices: Voice[];
  /** Made from the list of members on the day when the meeting opens; empty before. */
  roll: RollRow[];
  guests: Guest[];
  statements: Statement[];
  votes: Vote[];
  conclusions: Conclusion[];
  assignments: Assignment[];
  sittings: Sitting[];
  startedAt: Time | null;
  endedAt: Time | null;
  openedAt: Instant | null;
  closedAt: Instant | null;
  /** The limit that held when it was opened: 90, 120 when combined, or what the committee set for a small cell. */
  minMinutes: number;
  attendanceBase: AttendanceBase;
  minutes: Minutes;
  sheet: Sheet;
  corrections: Correction[];
  annulled: { number: string; reason: string; by: PersonId; on: LocalDate } | null;
  cancelled: { reason: string; by: PersonId } | null;
  passed: Passed;
  touched: Record<string, Touch>;
  conflicts: Conflict[];
  /** Last command of each device that was decided here; see `receive`. */
  decided: Record<string, number>;
  /** Next day on which time alone changes something; the sweep looks for it. */
  dueOn: LocalDate | null;
  createdBy: PersonId;
};
