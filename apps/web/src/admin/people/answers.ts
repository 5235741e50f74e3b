import type { LeftReason, Level, Member, Role } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';

export type { Member } from '@bontot/contracts';

/** A decision, a resolution or a certificate by its number. */
export type Paper = { number: string; date: LocalDate; issuer?: string };
/** Names by person: of those whom the answer speaks of. */
export type Names = Record<string, string>;

/** A unit of the tree, as far as the pages about its people need it. */
export type PeopleUnit = { unitId: string; name: string; level: Level; path: string };

export type Post = {
  postId: string;
  personId: string;
  role: Role;
  unitId: string;
  from: LocalDate;
  until: LocalDate | null;
};
export type MemberPage = { items: Member[]; next: string | null; posts: Post[] };

export type Stay = {
  cellId: string;
  cellName: string;
  kind: Member['kind'];
  joinedCellOn: LocalDate;
  leftCellOn: LocalDate | null;
  /** A stay elsewhere for a time, while another cell goes on counting the member. */
  temporary: boolean;
};
export type AheadEntry = {
  on: LocalDate;
  what: 'change-kind' | 'transfer';
  kind?: Member['kind'];
  cellId?: string;
};
export type HistoryEntry = {
  at: number;
  by: string;
  what: string;
  on: LocalDate | null;
  reason?: string;
  paper?: string;
};
export type Contact = {
  birthDate: LocalDate | null;
  cardNumber: string | null;
  phone: string | null;
  mail: string | null;
  admittedOn: LocalDate | null;
  fullOn: LocalDate | null;
};
export type Invitation = {
  state: 'open' | 'accepted' | 'revoked' | 'expired';
  expiresOn: LocalDate;
  acceptedOn: LocalDate | null;
};
export type Person = {
  member: Member;
  stays: Stay[];
  posts: (Post & { unitName: string })[];
  ahead: AheadEntry[];
  history: HistoryEntry[];
  transfers: Transfer[];
  classifications: Classification[];
  trainings: Training[];
  /** Null where the reader is not entitled to it. */
  contact: Contact | null;
  invitation?: Invitation | null;
  /** Records that may be of the same person, for those who may say so. */
  twins?: Twins['members'];
  /** The record that was kept, where this one is closed as its duplicate; no name of somebody out of reach. */
  duplicateOf?: { memberId: string; name: string | null } | null;
  may: {
    manage: boolean;
    contact: boolean;
    invite: boolean;
    classify: boolean;
    decideClassification: boolean;
    recordTraining: boolean;
  };
};
export type Leaving = Exclude<LeftReason, 'merged'>;

export type Transfer = {
  transferId: string;
  personId: string;
  kind: 'formal' | 'temporary';
  purpose: 'work' | 'study' | null;
  fromCellId: string;
  toCellId: string | null;
  /** A party organisation that this product does not keep. */
  toPlace: string | null;
  decision: Paper;
  sentOn: LocalDate;
  until: LocalDate | null;
  shownOn: LocalDate | null;
  receivedOn: LocalDate | null;
  cancelled: { on: LocalDate; reason: string } | null;
  state: 'sent' | 'received' | 'cancelled';
  shownDueOn: LocalDate;
  papersDueOn: LocalDate;
  dueOn: LocalDate | null;
  overdue: boolean;
};
export type TransferPage = {
  items: Transfer[];
  next: string | null;
  names: Names;
  cells: Names;
  may: { manage: boolean };
};

export const candidateSteps = [
  'awareness-class',
  'certificate',
  'verify',
  'vote',
  'send-up',
  'decide',
  'ceremony',
  'full-vote',
  'full-decision',
] as const;
export type CandidateStep = (typeof candidateSteps)[number];
export type CandidateStage =
  | 'introduced'
  | 'in_class'
  | 'certified'
  | 'verified'
  | 'voted'
  | 'sent_up'
  | 'decided'
  | 'on_probation'
  | 'full_voted'
  | 'full'
  | 'refused'
  | 'struck'
  | 'annulled';
export type CellVote = { on: LocalDate; for: number; against: number; base: number; adopted: boolean };
export type Candidate = {
  candidateId: string;
  version: number;
  cellId: string;
  name: string;
  birthDate: LocalDate | null;
  targetYear: string;
  stage: CandidateStage;
  next: { step: CandidateStep; dueOn: LocalDate | null } | null;
  overdue: boolean;
  remindOn: LocalDate | null;
  introduction: { resolution: Paper; helperIds: string[]; cellId: string };
  awareness: { from: LocalDate; completedOn: LocalDate | null; certificate: Paper | null } | null;
  verifiedOn: LocalDate | null;
  vote: CellVote | null;
  sentUpOn: LocalDate | null;
  decision: { paper: Paper; admitted: boolean; reason: string | null } | null;
  ceremony: { on: LocalDate; cellId: string } | null;
  fullVote: CellVote | null;
  fullDecision: { paper: Paper; result: 'full' | 'extended' | 'struck'; until: LocalDate | null } | null;
  probationUntil: LocalDate | null;
  annulled: { what: 'introduction' | 'decision'; on: LocalDate; reason: string } | null;
  history: { at: number; by: string; step: string; on: LocalDate | null }[];
};
export type CandidatePage = {
  items: Candidate[];
  next: string | null;
  names: Names;
  cells: Names;
  may: { follow: boolean; decide: boolean };
};
export type CandidateAnswer = { candidate: Candidate; names: Names; cellName: string; may: CandidatePage['may'] };

export type Training = {
  personId: string;
  year: string;
  unitIds: string[];
  certificate: (Paper & { issuer: string }) | null;
  missed: boolean;
};
export type Leader = {
  personId: string;
  /** Null for somebody who is no member of a cell here. */
  name: string | null;
  role: Role;
  unitId: string;
  unitName: string;
  training: Training | null;
};
export type TrainingAnswer = { items: Leader[]; year: number; may: { record: boolean } };

export const classes = [4, 3, 2, 1] as const;
export type Grade = (typeof classes)[number];
export type Classification = {
  memberId: string;
  year: string;
  cellId: string;
  proposed: { on: LocalDate; grade: Grade; votes: { for: number; of: number } | null } | null;
  decided: { on: LocalDate; grade: Grade; reason: string | null; number: string | null } | null;
  grade: Grade | null;
};
export type ClassRow = {
  memberId: string;
  name: string;
  cellId: string;
  kind: Member['kind'];
  /** Admitted less than six months ago: not reviewed this year. */
  tooNew: boolean;
  classification: Classification | null;
};
export type Shares = Record<Grade, number>;
export type ClassPage = {
  items: ClassRow[];
  next: string | null;
  year: string;
  shares: { proposed: Shares; decided: Shares };
  may: { propose: boolean; decide: boolean };
};
export type RowResult = {
  id: string;
  result: 'changed' | 'unchanged' | 'refused';
  code?: string;
  details?: Record<string, unknown>;
};

export type Twins = {
  birthDate: LocalDate;
  members: {
    memberId: string;
    name: string;
    cellId: string;
    cellName: string;
    joinedCellOn: LocalDate;
    leftCellOn: LocalDate | null;
  }[];
};

/** One of two records side by side; nothing private for who is not entitled to it. */
export type Compared = {
  member: Member;
  cellName: string;
  contact: Contact | null;
  posts: (Post & { unitName: string })[];
  account: 'none' | 'invited' | 'linked';
  classifications: { year: string; grade: Grade | null }[];
  /** Why this one cannot be closed while the other stays. */
  hindrance: { code: string; details: Record<string, unknown> } | null;
};
export type Comparison = { records: [Compared, Compared] };
