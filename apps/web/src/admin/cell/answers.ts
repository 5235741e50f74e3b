import type { CellType, EvidenceRef, FactValue, Level, View } from '@bontot/contracts';
import type { Cause, ExplainedAssessment, Outcome } from '@bontot/i18n';
import type { LocalDate, UnitPath } from '@bontot/kernel';
import type { Action } from '@bontot/scoring-core';

/** `GET /api/v1/cells/{id}`: the unit of a card. */
export type CardUnit = { id: string; name: string; type: CellType | null; level: Level; path: UnitPath };

/** `GET …/assessments/{period}`: sentences need most of it, the page the rest. */
export type CardAssessment = ExplainedAssessment & {
  cellId: string;
  view: View;
  knownOn: LocalDate;
  revision: number;
  digest: string;
  criteriaSet: { id: string; version: string; template?: boolean };
  /** The steps to take, in the order of the service: conditions first, then by gain. */
  doNext?: NextStep[];
  decided: null | { title: string; number: string; date: LocalDate; issuer: string };
};
export type NextStep = Action & { indicator: string | null; gate: string | null };

export type TrendPoint = { day: LocalDate; pace: number | null; total: number | null; result: Outcome };

type Standing = { result: Outcome; pace: number | null; total: number | null };
/** A revision of the card; the service knows a few causes more than the catalogue has sentences for. */
export type Revision = {
  revision: number;
  at: string;
  day?: LocalDate;
  causes: (Cause | { kind: 'conflict' })[];
  moreCauses: number;
  changed?: string[];
  views?: Record<View, Standing>;
  before?: ({ revision: number } & Record<View, Standing>) | null;
};

/** A line of `GET …/evidence`. */
export type EvidenceLine = {
  kind: 'fact';
  conflict: boolean;
  cardRevision: number;
  recordedAt: string;
  enteredBy: string;
  mine?: true;
  measure: string;
  source: string;
  revision: number;
  effectiveOn: LocalDate;
  slot?: string;
  value: FactValue;
  evidence?: EvidenceRef[];
  state: 'counted' | 'pending' | 'not_yet' | 'expired' | 'rejected' | 'withdrawn' | 'superseded' | 'conflict';
  verdict: { verdict: 'confirmed' | 'rejected'; at: string; reason?: string } | null;
};
export type LogLine = EvidenceLine | { kind: 'verdict' | 'exemption' | 'unit' };

export const factsAmong = (lines: readonly LogLine[]): EvidenceLine[] =>
  lines.filter((line): line is EvidenceLine => line.kind === 'fact');
