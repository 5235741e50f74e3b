import type { Instant, LocalDate } from '@bontot/kernel';
import type { PersonId } from '@bontot/meeting-core';
import type { EvidenceNote } from './pledge.ts';

export type InitiativeState = 'draft' | 'submitted' | 'applied' | 'recognised' | 'declined' | 'withdrawn';

/** What the recognising body decided; the day counts, and the day of entry is shown beside it. */
export type Decision = {
  number: string;
  issuer: string;
  decidedOn: LocalDate;
  enteredOn: LocalDate;
  by: PersonId;
  reason: string | null;
};

export type InitiativeContent = {
  title: string;
  problem: string;
  solution: string;
  /** The effect in numbers, in words. */
  effect: string;
  /** What it is worth in đồng, where it can be said. */
  value: number | null;
  /** The body that is asked to recognise it. */
  recognisingBody: string;
};

/** An initiative (sáng kiến) of a member or a group. Id: its own. */
export type Initiative = InitiativeContent & {
  initiativeId: string;
  year: number;
  /** The cell of the first author when it was written. */
  unitId: string;
  authorIds: PersonId[];
  state: InitiativeState;
  evidence: EvidenceNote[];
  submittedOn: LocalDate | null;
  appliedOn: LocalDate | null;
  decision: Decision | null;
  cancelled: { reason: string; by: PersonId; at: Instant } | null;
  /** The years of its authors have still to be told. */
  untold: boolean;
  taken: string[];
};

export type InitiativeAct =
  | {
      type: 'write-initiative';
      year: number;
      authorIds: PersonId[];
      content: InitiativeContent;
      evidence: EvidenceNote[];
    }
  | { type: 'submit-initiative' }
  | { type: 'apply-initiative'; on: LocalDate; effect: string; value: number | null; evidence: EvidenceNote[] }
  | { type: 'withdraw-initiative' }
  /** Of the committee above or its supervisor. */
  | { type: 'recognise-initiative'; number: string; issuer: string; decidedOn: LocalDate }
  | { type: 'decline-initiative'; reason: string }
  | { type: 'cancel-initiative'; reason: string };
