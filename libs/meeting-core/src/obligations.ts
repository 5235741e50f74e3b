import type { Instant, LocalDate } from '@bontot/kernel';
import type { AttendanceBase, FileRef, Month, PersonId, Time } from './parts.ts';

/** What a unit has agreed once for all its meetings. */
export type UnitSettings = {
  unitId: string;
  /** 90; the committee may set 45–89 for a cell under 9 members (domain handbook 3.5). */
  minMinutes: number;
  attendanceBase: AttendanceBase;
  /** Fixed day of the regular meeting; where a month is shorter, its last day. */
  regular: { day: number; startsAt: Time; place: string } | null;
  /** Day of the thematic meeting, in which month of each quarter (1–3). */
  thematic: { monthOfQuarter: 1 | 2 | 3; day: number; startsAt: Time; place: string } | null;
  /** Other days for single months. */
  exceptions: { month: Month; heldOn: LocalDate; reason: string }[];
  groups: { groupId: string; leaderId: PersonId | null; memberIds: PersonId[] }[];
};

export type MonthRequest = {
  requestId: string;
  kind: 'postponement' | 'waiver';
  reason: string;
  newDate: LocalDate | null;
  by: PersonId;
  askedOn: LocalDate;
  decision: {
    decision: 'approved' | 'refused';
    by: PersonId;
    /** Day of the decision, which counts, and the day on which it was entered; both are shown. */
    decidedOn: LocalDate;
    enteredOn: LocalDate;
    number: string | null;
    reason: string | null;
  } | null;
};

/** A month for which a unit owes its meeting: what was asked and decided about it. Id: `<unitId>.<month>`. */
export type MonthDuty = {
  unitId: string;
  month: Month;
  subject: 'cell' | 'committee';
  requests: MonthRequest[];
  /** The regular meeting that was held for the month. */
  heldBy: string | null;
  /** An approved new date that passed without a meeting. */
  lapsed: boolean;
  dueAt: LocalDate | null;
};

/** A higher document sent to one unit for study. Id: `<documentId>.<unitId>`. */
export type Study = {
  documentId: string;
  unitId: string;
  title: string;
  number: string;
  issuer: string;
  sentBy: PersonId;
  sentOn: LocalDate;
  deadline: LocalDate;
  file: FileRef | null;
  /** Who confirmed, and who tapped for them. */
  acknowledged: Record<PersonId, { on: LocalDate; helper: PersonId | null }>;
  /** Fixed on the deadline: who was obliged. */
  obligedIds: PersonId[] | null;
  withdrawn: boolean;
  dueAt: LocalDate | null;
};

/** A member's report of a month. Id: `<personId>.<month>`. */
export type MemberReport = {
  personId: PersonId;
  unitId: string;
  month: Month;
  text: string;
  reportedOn: LocalDate | null;
  helper: PersonId | null;
  /** The timer found no report on the last day. */
  missed: boolean;
};

/** A report that a unit owes to the committee above. Id: `<reportId>.<unitId>`. */
export type UnitReport = {
  reportId: string;
  unitId: string;
  title: string;
  askedBy: PersonId;
  askedByUnitId: string;
  dueOn: LocalDate;
  text: string;
  file: FileRef | null;
  sentOn: LocalDate | null;
  sentBy: PersonId | null;
  missed: boolean;
  withdrawn: boolean;
  dueAt: LocalDate | null;
};

/** The half-year review of members and of possible new members. Id: `<unitId>.<half>`, half `2026-H1`. */
export type MembersReview = {
  unitId: string;
  half: string;
  text: string;
  meetingId: string | null;
  reviewedOn: LocalDate | null;
  by: PersonId | null;
  missed: boolean;
  history: { at: Instant; by: PersonId; text: string }[];
};
