import type { LocalDate } from '@bontot/kernel';
import type { DemoCell, DemoCommittee, DemoMember, Month } from './model.ts';

/**
 * What the service `meetings` keeps of a unit's month, told once: from it come the facts that an outside sender would send
 * (`story-facts.ts`), and what persons do at the doors of the service (`deeds/`), which makes the same facts of it.
 */
export type Story =
  | MeetingStory
  | CommitteeMeeting
  | ExcuseStory
  | TaskStory
  | MemberReportStory
  | StudyStory
  | ReportStory
  | ReviewStory
  | CandidateStory;

export type Roll = {
  /** Who had to come: full and probationary members, without the exempt and those on special duty. */
  base: DemoMember[];
  present: number;
  /** Of the absent. */
  unexcused: number;
  /** Different members who spoke. */
  speakers: number;
};

export type MeetingStory = {
  kind: 'meeting';
  form: 'regular' | 'thematic';
  cell: DemoCell;
  month: Month;
  meetingId: string;
  heldOn: LocalDate;
  /** A conclusion, and at least one task that carries it out. */
  adopted: boolean;
  /** Day on which that is known of a thematic meeting. */
  followedUpOn: LocalDate;
  preMeeting: boolean;
  papersOnTime: boolean;
  durationMet: boolean;
  supervisor: boolean;
  roll: Roll | null;
  /** Late when the five days have passed. */
  minutes: { signedOn: LocalDate; late: boolean };
  /** Of regular meetings alone; `late` when ten days passed without the supervisor's word, which may come all the same. */
  sheet: { grade: number; confirmedOn: LocalDate | null; late: boolean } | null;
  /** Given by the meeting. */
  tasks: TaskStory[];
  /** A roll call that turns out to be too good. */
  amended: { on: LocalDate; present: number } | null;
};

/** The monthly meeting of a committee. */
export type CommitteeMeeting = {
  kind: 'committee-meeting';
  committee: DemoCommittee;
  month: Month;
  meetingId: string;
  heldOn: LocalDate;
};

/** The committee above agreed that a month's meeting comes later or not at all. */
export type ExcuseStory = {
  kind: 'excuse';
  cell: DemoCell;
  month: Month;
  on: LocalDate;
  why: string;
  /** Null: waived. */
  newDate: LocalDate | null;
};

export type TaskStory = {
  kind: 'task';
  /** Cell or committee. */
  unitId: string;
  taskId: string;
  /** Given at this meeting; null when somebody gave it in between. */
  meetingId: string | null;
  /** Null when it is the unit's as a whole. */
  ownerId: string | null;
  assignedOn: LocalDate;
  dueOn: LocalDate;
  late: boolean;
  /** Null: never. */
  doneOn: LocalDate | null;
  /** Beyond the requirement: the day of the claim, and whether the supervisor agrees. */
  exceeded: { on: LocalDate; confirmed: boolean; judgedOn: LocalDate } | null;
};

/** One member's month: reported in time, or missed, and perhaps reported late. */
export type MemberReportStory = {
  kind: 'member-report';
  cell: DemoCell;
  month: Month;
  memberId: string;
  on: LocalDate | null;
  lateOn: LocalDate | null;
};

/** A paper from above, studied by a deadline. */
export type StudyStory = {
  kind: 'study';
  cell: DemoCell;
  month: Month;
  deadline: LocalDate;
  obliged: DemoMember[];
  missing: number;
  /** Some of the missing read it later. */
  later: { on: LocalDate; more: number } | null;
};

/** A report that is owed to the committee above. */
export type ReportStory = {
  kind: 'report';
  unitId: string;
  quarter: string;
  dueOn: LocalDate;
  /** Null: not sent in time. */
  sentOn: LocalDate | null;
};

/** The half-year review of members. */
export type ReviewStory = { kind: 'review'; cell: DemoCell; half: string; dueOn: LocalDate; done: boolean };

/** Somebody whom the cell has introduced, and whom no admission of the year is about. */
export type CandidateStory = {
  kind: 'candidate';
  cell: DemoCell;
  candidateId: string;
  introducedOn: LocalDate;
  /** Number of the cell's resolution. */
  resolution: string;
};
