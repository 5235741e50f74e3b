import type { EvidenceRef, FactValue } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type { FloorState } from './assessment.ts';
import type { Formula } from './criteria-set.ts';
import type { Confirmation } from './fact.ts';
import type { FactEdit } from './fact-edit.ts';
import type { PartState } from './formula.ts';
import type { ActionCode } from './remedies.ts';
import type { Outcome } from './trial.ts';

/** How a fact stands in the way: it lowers the share, waits for a verdict, was rejected, or its evidence has expired. */
export type EvidenceRole = 'lowers' | 'pending' | 'rejected' | 'expired';
export type ExplainedEvidence = {
  measure: string;
  source: string;
  revision: number;
  effectiveOn: LocalDate;
  slot?: string | undefined;
  value: FactValue;
  role: EvidenceRole;
  confirmation: Confirmation;
  evidence: EvidenceRef[];
};

/** The rule a part is scored by, with the version of the set it stands in. */
export type ExplainedRule = {
  formula: Formula;
  dueFrom: LocalDate | null;
  passPct: number | null;
  floor: { minPct?: number; maxCount?: number; from: LocalDate | 'close' | null; state: FloorState } | null;
  basis: string;
  criteriaSet: { id: string; version: string };
};

/** Why a part is not full: numbers, evidence, rule. */
export type Because = {
  part: string;
  state: PartState;
  /** Points of the part, its maximum, and what is missing; null in a met / not-met set. */
  points: number | null;
  max: number;
  missing: number | null;
  /** P of W, or a count; null where nothing is scored. */
  numbers: [number, number | null] | null;
  /** Calendar parts: slots by what became of them. */
  slots?: { missed: string[]; pending: string[]; excused: string[] };
  rule: ExplainedRule;
  evidence: ExplainedEvidence[];
  /** How many more facts there are than are listed. */
  more: number;
  /** Scored, and nothing that can still happen brings more; only proof that it was otherwise. */
  lost: boolean;
};

/** Something that can be done, as facts, and exactly what it would bring on this day in this view. */
export type Action = {
  code: ActionCode;
  part: string | null;
  /** Holds only if it was so at the time (an approval, a signature, a late entry after the close). */
  proof: boolean;
  edits: FactEdit[];
} & Outcome;

export type Explanation = { because: Because[]; next: Action[] };
export type Explained = {
  /** By indicator; both lists are empty where everything possible was earned. */
  indicators: Record<string, Explanation>;
  gates: Record<string, { evidence: ExplainedEvidence[]; more: number; recoverable: boolean; next: Action[] }>;
};
