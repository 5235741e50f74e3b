import type { Instant, LocalDate } from '@bontot/kernel';
import type { Changed } from '../record/fact.ts';
import type { Paper } from '../record/paper.ts';

/**
 * Where an outstanding person stands between the cell's resolution and full membership (domain handbook 3.1, step 9;
 * Charter, art. 5). The stage follows from what is recorded; it is kept beside it for lists.
 */
export const STAGES = [
  ...(['introduced', 'in_class', 'certified', 'verified', 'voted', 'sent_up', 'decided', 'on_probation'] as const),
  ...(['full_voted', 'full', 'refused', 'struck', 'annulled'] as const),
] as const;
export type Stage = (typeof STAGES)[number];

/** A step in hand, and the name of its door. */
export type Step =
  | 'awareness-class'
  | 'certificate'
  | 'verify'
  | 'vote'
  | 'send-up'
  | 'decide'
  | 'ceremony'
  | 'full-vote'
  | 'full-decision';

/** A vote of the cell: `base` are the full members who had to vote that day. */
export type CellVote = { on: LocalDate; for: number; against: number; base: number; adopted: boolean };

export type CandidateState = {
  candidateId: string;
  /** The cell of now. */
  cellId: string;
  /** Never leaves the directory; a member's name travels once they are admitted. */
  name: string;
  birthDate: LocalDate | null;
  targetYear: string;
  introduction: { resolution: Paper; helperIds: string[]; cellId: string; confirmed: boolean };
  awareness: { from: LocalDate; completedOn: LocalDate | null; certificate: Paper | null } | null;
  verifiedOn: LocalDate | null;
  vote: CellVote | null;
  sentUpOn: LocalDate | null;
  decision: { paper: Paper; admitted: boolean; reason: string | null } | null;
  ceremony: { on: LocalDate; cellId: string } | null;
  probationUntil: LocalDate | null;
  fullVote: CellVote | null;
  fullDecision: { paper: Paper; result: 'full' | 'extended' | 'struck'; until: LocalDate | null } | null;
  annulled: { what: 'introduction' | 'decision'; on: LocalDate; reason: string } | null;
  erased: boolean;
  stage: Stage;
  next: { step: Step; dueOn: LocalDate } | null;
  /** The deadline of the next step, for lists and reminders. */
  dueOn: LocalDate | null;
  history: { at: Instant; by: string; step: string; on: LocalDate }[];
  changed: Changed;
  fingerprint: string;
  /** What the membership must still be told. */
  untold: boolean;
};

export type Asked = { changed: Changed; today: LocalDate };

type Cast = Omit<CellVote, 'adopted'>;

export type CandidateCommand =
  | ({
      type: 'introduce';
      candidate: Pick<CandidateState, 'candidateId' | 'cellId' | 'name' | 'birthDate' | 'targetYear'>;
      resolution: Paper;
      helperIds: string[];
      /** Those of the helpers who were full members of the cell on the day. */
      fullMemberIds: string[];
      cell: { level: string; active: boolean } | undefined;
      /** Entered by somebody above who may confirm it. */
      confirmed: boolean;
      fingerprint: string;
    } & Asked)
  | ({ type: 'awareness-class'; from: LocalDate } & Asked)
  | ({ type: 'certificate'; completedOn: LocalDate; certificate: Paper } & Asked)
  | ({ type: 'verify'; on: LocalDate } & Asked)
  | ({ type: 'vote' } & Cast & Asked)
  | ({ type: 'full-vote' } & Cast & Asked)
  | ({ type: 'send-up'; on: LocalDate } & Asked)
  | ({ type: 'decide'; admitted: boolean; paper: Paper; reason: string | null } & Asked)
  | ({ type: 'ceremony'; on: LocalDate } & Asked)
  | ({ type: 'full-decision'; result: 'full' | 'extended' | 'struck'; paper: Paper; until: LocalDate | null } & Asked)
  | ({ type: 'helpers'; helperIds: string[]; fullMemberIds: string[] } & Asked)
  | ({ type: 'annul'; what: 'introduction' | 'decision'; on: LocalDate; reason: string } & Asked)
  | ({ type: 'follow-cell'; cellId: string } & Asked)
  | ({ type: 'erase'; name: string } & Asked)
  | { type: 'told' };
export type CommandOf<Type> = Extract<CandidateCommand, { type: Type }>;
export type CandidateEvent = { type: 'candidate.changed'; state: CandidateState };
