import { isKeptElsewhere, type EvidenceBody, type EvidenceRef, type FactValue } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';

/** A line of `GET …/evidence`, as far as hand entry reads it. */
export type LogLine =
  | (Omit<EvidenceBody, 'cellId'> & {
      kind: 'fact';
      recordedAt: string;
      enteredBy: string;
      mine?: true;
      state: FactState;
      verdict: { verdict: 'confirmed' | 'rejected'; reason?: string; at: string } | null;
    })
  | { kind: 'verdict' | 'exemption' | 'unit'; recordedAt: string };

export type FactLine = Extract<LogLine, { kind: 'fact' }>;
export type FactState =
  'counted' | 'pending' | 'not_yet' | 'expired' | 'rejected' | 'withdrawn' | 'superseded' | 'conflict';

/** An item of `GET /api/v1/register/pending`. */
export type PendingFact = {
  cellId: string;
  period: string;
  measure: string;
  source: string;
  revision: number;
  effectiveOn: LocalDate;
  slot?: string;
  value: FactValue;
  evidence: EvidenceRef[];
  enteredBy: string;
  recordedAt: string;
};

export const keyOf = ({ cellId, period, measure, source }: PendingFact): string =>
  `${cellId}|${period}|${measure}|${source}`;
/** One revision of a fact; a later one is another question. */
export const revisionOf = (fact: PendingFact): string => `${keyOf(fact)}|${fact.revision}`;

/** What the reader entered here, each fact at its present revision, newest first; a meeting's are corrected in the meeting. */
export const ownFacts = (lines: readonly LogLine[]): FactLine[] =>
  lines.filter(
    (line): line is FactLine =>
      line.kind === 'fact' && line.mine === true && isPresent(line) && !isKeptElsewhere(line.source),
  );

const isPresent = ({ state }: FactLine): boolean => state !== 'superseded' && state !== 'conflict';
