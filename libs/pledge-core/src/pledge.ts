import type { Instant, LocalDate } from '@bontot/kernel';
import type { FileRef, PersonId } from '@bontot/meeting-core';

/** `none`: nothing is written yet, only what is owed is known. Overdue is a flag, never a state (domain handbook 4). */
export type PledgeState = 'none' | 'draft' | 'registered' | 'mid_reported' | 'end_reported' | 'reviewed' | 'withdrawn';

/** `target`: measurable, one to five; `deed`: a practical deed of studying and following Uncle Ho. */
export type PledgeItemKind = 'target' | 'deed';

export type PledgeItem = {
  itemId: string;
  kind: PledgeItemKind;
  title: string;
  /** By what one sees that it is done: a number, a paper, a state of things. */
  measure: string;
  dueOn: LocalDate | null;
  /** Read by its author and the secretary alone. */
  personal: boolean;
  /** The year from whose pledge it was carried over. */
  carriedFrom: number | null;
};

/** What a member pledges: three parts in free words, and items. */
export type PledgeContent = { ethics: string; duties: string; weaknesses: string; items: PledgeItem[] };

/** All are kept; the first registered and the last stand side by side at the year's end. */
export type PledgeVersion = PledgeContent & {
  at: Instant;
  by: PersonId;
  /** Who typed it for the member. */
  helper: PersonId | null;
  /** How the member agreed to what the helper typed. */
  proof: Proof | null;
  /** Why it was amended; null for the first. */
  reason: string | null;
};

export type Term = 'mid' | 'end';
export type Done = 'done' | 'partly' | 'not';
/** 0–4, as everywhere in the handbook. */
export type Grade = 0 | 1 | 2 | 3 | 4;

export type EvidenceNote = { ref: string; file: FileRef | null };
export type ItemReport = {
  itemId: string;
  done: Done;
  line: string;
  evidence: EvidenceNote[];
  selfGrade: Grade | null;
};

export type PledgeReport = {
  items: ItemReport[];
  text: string;
  selfGrade: Grade;
  /** Day of the first report of the term; what is written later stays on it. */
  on: LocalDate;
  at: Instant;
  by: PersonId;
  helper: PersonId | null;
  proof: Proof | null;
};

export type PledgeReview = {
  grade: Grade;
  reason: string;
  meetingId: string | null;
  items: { itemId: string; grade: Grade }[];
  /** The cell that concluded it. */
  unitId: string;
  on: LocalDate;
  at: Instant;
  by: PersonId;
};

/** How a member agreed to what a helper typed. */
export type Proof = { kind: 'tap' } | { kind: 'signed_paper'; ref: string; file: FileRef | null };

/** What a helper typed and the member has not confirmed yet. */
export type HelpedAct = {
  helpedId: string;
  act:
    | { type: 'register'; content: PledgeContent }
    | { type: 'amend'; content: PledgeContent; reason: string }
    | ({ type: 'report'; term: Term } & ReportSaid);
  helper: PersonId;
  at: Instant;
};
export type ReportSaid = { items: ItemReport[]; text: string; selfGrade: Grade };

/** An amendment after the mid-year date: waits for the secretary. */
export type AskedAmendment = {
  content: PledgeContent;
  reason: string;
  by: PersonId;
  helper: PersonId | null;
  proof: Proof | null;
  at: Instant;
};

/** The only three grounds on which an annual pledge is taken back (domain handbook 4). */
export type WithdrawalGround = 'exempt' | 'left' | 'died';
export type Withdrawal = { ground: WithdrawalGround; reason: string; by: PersonId; at: Instant };

/** What a member-year owes. */
export type Duty = 'registered' | 'mid' | 'end' | 'reviewed' | 'initiative';
export const DUTIES = ['registered', 'mid', 'end', 'reviewed', 'initiative'] as const satisfies readonly Duty[];

/** Where a member belongs on a day, and whether the duty is theirs. */
export type Standing = { unitId: string; obliged: boolean };

/** The last day of each duty; null where it is not owed: joined too late, not asked of this kind of cell. */
export type Terms = Record<Duty, LocalDate | null>;

export type PledgeDecision = {
  what: 'amendment' | 'withdrawal';
  approved: boolean;
  reason: string;
  by: PersonId;
  at: Instant;
};

/** A conflict of two devices, in the manner of meetings: what stands stays, the second waits for a choice. */
export type PledgeConflict = {
  conflictId: string;
  deviceId: string;
  unit: string;
  losing: object;
  by: PersonId;
  at: Instant;
};

/** A member's year: the annual pledge and all that is owed about it. Id: `<memberId>.<year>`. */
export type Pledge = {
  memberId: PersonId;
  year: number;
  /** The cell to which the member belongs now: the pledge goes with the person. */
  unitId: string;
  obliged: boolean;
  state: PledgeState;
  draft: PledgeContent | null;
  versions: PledgeVersion[];
  registeredOn: LocalDate | null;
  sameAsLastYear: boolean;
  /** Practical deeds added after the registration. */
  deeds: (PledgeItem & { addedOn: LocalDate })[];
  reports: Record<Term, PledgeReport | null>;
  review: PledgeReview | null;
  earlierReviews: PledgeReview[];
  /** Said once after the review. */
  comment: { text: string; at: Instant } | null;
  reopened: { reason: string; by: PersonId; at: Instant }[];
  returned: { reason: string; by: PersonId; at: Instant } | null;
  helped: HelpedAct[];
  amendment: AskedAmendment | null;
  withdrawalAsked: Withdrawal | null;
  withdrawal: Withdrawal | null;
  decisions: PledgeDecision[];
  reminders: { on: LocalDate; by: PersonId }[];
  /** Initiatives of the member that were recognised in the year. */
  initiatives: string[];
  terms: Terms;
  /** Fixed when the day had passed: where the member was, and whether obliged. A fact stays with that cell. */
  fixed: Partial<Record<Duty, Standing>>;
  conflicts: PledgeConflict[];
  touched: Record<string, { version: number; deviceId: string; by: PersonId }>;
  /** The commands that were decided last, so that a repeat changes nothing. */
  taken: string[];
  /** The day on which time alone changes something. */
  dueAt: LocalDate | null;
};
