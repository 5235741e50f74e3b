import { addDays, addMonths, lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import type { CellType, EvidenceBody, Member, Post, Unit } from '@bontot/contracts';
import type { Act, Totals } from '@bontot/meeting-core';

export type ProfileName = 'luc-hon' | 'province' | 'empty';
export const profileNames: readonly ProfileName[] = ['luc-hon', 'province', 'empty'];

export type DemoUnit = Omit<Unit, 'version' | 'path'>;
export type DemoMember = Pick<
  Member,
  'memberId' | 'cellId' | 'name' | 'kind' | 'joinedCellOn' | 'leftCellOn' | 'exempt' | 'specialDuty'
>;
export type DemoPost = Omit<Post, 'version' | 'path'>;

/** What became known at one moment, in the order in which it is to be sent; several in a row may share a moment. */
export type DemoDay = {
  /** Moment of receipt, ISO 8601. */
  at: string;
  units: DemoUnit[];
  members: DemoMember[];
  posts: DemoPost[];
  facts: EvidenceBody[];
  /** Done by persons, each after the one before it. */
  deeds: Deed[];
  /** Done at the doors of the services `meetings` and `pledges`: in order for a unit, side by side for different ones. */
  work: Work[];
  /** The timers of the service `meetings` run as of this moment, after all that was done before it. */
  sweep: boolean;
  /** The same for the service `pledges`. */
  pledgeSweep: boolean;
};

/** A moment with nothing but what is given. */
export const demoDay = (at: string, given: Partial<Omit<DemoDay, 'at'>>): DemoDay => ({
  at,
  units: [],
  members: [],
  posts: [],
  facts: [],
  deeds: [],
  work: [],
  sweep: false,
  pledgeSweep: false,
  ...given,
});

/** What somebody does by hand; `by` is the person, and a reorganisation is entered by the importer. */
export type Deed =
  | { kind: 'enter'; by: string; facts: EvidenceBody[] }
  | { kind: 'judge'; by: string; cellId: string; verdict: DemoVerdict }
  /** Claims that tasks went beyond the requirement, as they wait in the register. */
  | { kind: 'judge-tasks'; by: string; cellId: string; tasks: { taskId: string; confirmed: boolean }[] }
  /** «This indicator does not apply to us»: asked for, and decided on. */
  | { kind: 'claim'; by: string; cellId: string; claim: { period: string; indicator: string; reason: string } }
  | { kind: 'decide'; by: string; cellId: string; indicator: string; decision: 'approved' | 'refused'; reason?: string }
  /** A plan of the register, at one of its doors. */
  | { kind: 'record'; by: string; path: string; body: unknown }
  | { kind: 'move'; unitId: string; parentId: string; decision: string; effectiveOn: LocalDate }
  | { kind: 'dissolve'; unitId: string; decision: string; effectiveOn: LocalDate };

/** What somebody does at the doors of the services `meetings` and `pledges`, about a unit. */
export type Work = {
  unitId: string;
  by: string;
  /** Concerns other units as well: nothing else is under way meanwhile. */
  alone?: true;
} & (
  | { kind: 'acts'; meetingId: string; seq: number; acts: Act[] }
  /** The clerk writes the draft down, reads it out and signs; the chair signs after. `seq`: first of the clerk's acts. */
  | { kind: 'minutes'; meetingId: string; seq: number; totals: Totals; chairId: string; chairSeq: number }
  /** A page of its own, signed by both. */
  | { kind: 'amendment'; meetingId: string; seq: number; act: AmendAct; chairId: string; chairSeq: number }
  | { kind: 'post'; path: string; body: unknown }
  /** At a door of the service `pledges`. */
  | { kind: 'pledges'; path: string; body: unknown }
  /** At a door of the directory, about members and candidates. */
  | { kind: 'people'; path: string; body: unknown }
);
type AmendAct = Extract<Act, { type: 'amend' }>;

export type DemoVerdict = {
  period: string;
  measure: string;
  source: string;
  revision: number;
  verdict: 'confirmed' | 'rejected';
  reason?: string;
};

export type DatedDeed = { on: LocalDate; deed: Deed };

/**
 * How a cell's year goes. `ordinary` follows the rates of the handbook (13) alone; `steady` halves the rates of failure
 * and breaks no floor; each other word names what goes wrong on top.
 */
export type Fate =
  | 'ordinary'
  | 'steady'
  | 'missed-month'
  | 'low-attendance'
  | 'task-undone'
  | 'disciplined'
  | 'complained'
  | 'struggling'
  | 'unregistered'
  /** Registers, and does nothing after: the timers say no for each of its members. */
  | 'idle'
  /** Registers, and nothing else is known of it. */
  | 'silent';

/** A cell as the generator knows it: who belongs to it, and what kind of cell it is at heart. */
export type DemoCell = {
  id: string;
  communeId: string;
  type: CellType;
  /** Whoever belongs or belonged to it, with the days of joining and leaving. */
  members: DemoMember[];
  /** Secretary, deputy, committee members: who is to be trained. */
  leaders: number;
  /** Mean share of members present. */
  attendance: number;
  /** Rates of failure in a year, times those of the handbook: 1 is as written there. */
  failure(year: number): number;
  fate(year: number): Fate;
  /** Months that the committee above waived (typhoon), `2025-09`. */
  waived: ReadonlySet<string>;
};

export type DemoCommittee = { id: string; cells: number };

/** One calendar month, with what its obligations are named after. */
export type Month = {
  year: number;
  /** 1 to 12. */
  number: number;
  /** `2025-03` */
  name: string;
  /** `2025-Q1` */
  quarter: string;
  first: LocalDate;
  last: LocalDate;
};

export function monthOf(date: LocalDate): Month {
  const number = +date.slice(5, 7);
  const first = `${date.slice(0, 8)}01`;
  return {
    year: +date.slice(0, 4),
    number,
    name: date.slice(0, 7),
    quarter: `${date.slice(0, 4)}-Q${Math.ceil(number / 3)}`,
    first,
    last: lastDayOfMonth(first),
  };
}

/** From January of the year before the demo date to the month before it. */
export function monthsBefore(demoDate: LocalDate): Month[] {
  const months: Month[] = [];
  const end = monthOf(demoDate).first;
  for (let first = `${+demoDate.slice(0, 4) - 1}-01-01`; first < end; first = addMonths(first, 1))
    months.push(monthOf(first));
  return months;
}

/** Day `number` of a month, at most its last. */
export const dayOf = (month: Month, number: number): LocalDate => {
  const day = addDays(month.first, number - 1);
  return day < month.last ? day : month.last;
};

/** Takes one fact and the day on which it reached the product. */
export type Emit = (recordedOn: LocalDate, fact: EvidenceBody) => void;

const within = (span: { from: LocalDate; to: LocalDate | null } | null, on: LocalDate): boolean =>
  span !== null && span.from <= on && (span.to === null || on <= span.to);

const belongs = (member: DemoMember, on: LocalDate): boolean =>
  member.joinedCellOn <= on && (member.leftCellOn === null || on < member.leftCellOn);

/** Members who owe pledges and dues on a day: everyone but the exempt. */
export const obliged = (cell: DemoCell, on: LocalDate): DemoMember[] =>
  cell.members.filter((member) => belongs(member, on) && !within(member.exempt, on));

/** The attendance base, who reports each month and who studies documents: the obliged without those on special duty. */
export const expectedAtMeeting = (cell: DemoCell, on: LocalDate): DemoMember[] =>
  obliged(cell, on).filter((member) => !within(member.specialDuty, on));
