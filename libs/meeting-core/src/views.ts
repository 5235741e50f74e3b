import type { LocalDate } from '@bontot/kernel';
import type { Role } from '@bontot/contracts';
import type { ActType } from './acts.ts';
import type { Meeting } from './meeting.ts';
import type { MemberReport, MembersReview, MonthDuty, Study, UnitReport, UnitSettings } from './obligations.ts';
import type { MeetingKind, MeetingState, Month, PersonId, Time } from './parts.ts';
import type { MinutesState } from './minutes.ts';
import type { RollPerson } from './roll.ts';
import type { SheetState } from './sheet.ts';
import type { Task } from './task.ts';
import type { Counts } from './view.ts';

/** Answers of the meetings service, as pages and services read them. Names stand beside, by person. */
export type Names = Record<PersonId, string>;
/** Full name, and the year of birth or another mark where two in a unit are called the same. */
export type Leader = { personId: PersonId; role: Role };

/** `GET /api/v1/meetings/:meetingId`: the meeting as far as the caller may read it (10.1), with what acts they hold. */
export type MeetingView = {
  meeting: Meeting;
  /** Numbers of the whole roll, however little of it the caller sees; null before the meeting opens. */
  counts: Counts | null;
  version: number;
  unitName: string;
  names: Names;
  /** Acts that the caller's posts allow here; whether the state allows them is said by `mayIn`. */
  may: ActType[];
  /** For whoever conducts: the list of the day, the leaders and the settings, so that a phone can go on alone. */
  people: RollPerson[];
  leaders: Leader[];
  settings: UnitSettings;
};

/** A meeting in a list. Numbers are those of the closed roll call; days are those on which a timer says no. */
export type MeetingLine = {
  meetingId: string;
  version: number;
  unitId: string;
  unitName: string;
  kind: MeetingKind;
  month: Month;
  state: MeetingState;
  title: string;
  heldOn: LocalDate;
  startsAt: Time;
  place: string;
  present: number | null;
  base: number | null;
  minutesState: MinutesState;
  minutesDueOn: LocalDate | null;
  minutesLate: boolean;
  sheetState: SheetState;
  sheetDueOn: LocalDate | null;
  sheetLate: boolean;
  /** 4 good … 1 weak, of the confirmed sheet. */
  grade: number | null;
  supervisorAttended: boolean;
  papers: number;
  papersPublished: number;
  conflicts: number;
};

/** One month of the calendar: the day that the series gives, the meeting if there is one, the duty if something was asked. */
export type MonthLine = {
  month: Month;
  plannedOn: LocalDate | null;
  thematicOn: LocalDate | null;
  regular: MeetingLine | null;
  thematic: MeetingLine | null;
  duty: MonthDuty | null;
};

/** `GET /api/v1/meetings/desk?unitId=&year=`: a secretary's or a committee's own month at a glance. */
export type UnitDesk = {
  unitId: string;
  unitName: string;
  level: 'cell' | 'committee';
  today: LocalDate;
  settings: UnitSettings;
  people: RollPerson[];
  leaders: Leader[];
  names: Names;
  months: MonthLine[];
  /** First month about which the service can say that nothing was done; earlier ones were kept elsewhere. */
  keptSince: Month | null;
  /** Draft, announced, in progress, or closed with something still to do; the nearest first. */
  open: MeetingLine[];
  tasks: Task[];
  studies: Study[];
  /** Of the month of today. */
  memberReports: MemberReport[];
  unitReports: UnitReport[];
  review: MembersReview | null;
};

/** A secret ballot as a voter sees it. */
export type BallotView = {
  ballotId: string;
  meetingId: string;
  subject: string;
  state: 'open' | 'closed';
  /** SPKI, base64url; RSA-3072, RSABSSA-SHA384-PSS-Randomized (RFC 9474). */
  publicKey: string;
  eligible: boolean;
  tokenTaken: boolean;
  /** After the closing; null where fewer than quorum took part is shown as the totals they are. */
  totals: { for: number; against: number; other: number } | null;
};

/** `GET /api/v1/meetings/mine`: a member's home. */
export type MemberHome = {
  personId: PersonId;
  name: string | null;
  today: LocalDate;
  unitId: string;
  unitName: string;
  kind: RollPerson['kind'] | null;
  exempt: boolean;
  /** Announced and in progress, and the last one closed. */
  meetings: MeetingView[];
  tasks: Task[];
  studies: Study[];
  reports: MemberReport[];
  ballots: BallotView[];
};

export type Page<Item> = { items: Item[]; next: string | null; names: Names };
