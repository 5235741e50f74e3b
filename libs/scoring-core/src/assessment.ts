import type { View } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type { PartState } from './formula.ts';

export type IndicatorState = PartState | 'partial';
export type FloorState = 'met' | 'failed' | 'unknown';

/** One part with its raw numbers: `[P, W]` of a share, `[n, null]` of a count; null where nothing is scored. */
export type AssessedPart = {
  id: string;
  state: PartState;
  raw: [number, number | null] | null;
  points: number | null;
  max: number;
};
export type AssessedIndicator = { state: IndicatorState; points: number | null; max: number };
export type AssessedCriterion = { earned: number | null; assessable: number; max: number };

export type RunningResult = 'no_data' | 'too_early' | 'out_of_reach' | 'on_track' | 'at_risk';
export type FinalResult = 'four_good' | 'fair' | 'average' | 'weak' | 'no_data' | 'not_assessed';

type Common = {
  /** Which set, period and view this is; the card's id is the caller's. */
  criteriaSet: { id: string; version: string };
  period: string;
  view: View;
  /** Ids of the open gates. */
  gates: string[];
  /** What stands in the way: `total`, `criterion:C3`, `floor:3.1`, `item:P1.2`, `gate:G1`, `no_data`, `not_assessed`. */
  blockedBy: string[];
  parts: AssessedPart[];
};

/** Result of a points set. All amounts are points with at most two decimals, made from whole hundredths. */
export type PointsAssessment = Common & {
  scheme: 'points';
  indicators: Record<string, AssessedIndicator>;
  criteria: Record<string, AssessedCriterion>;
  /** By id of the part that has the floor. */
  floors: Record<string, { state: FloorState; enforced: boolean }>;
  /** Indicators with a part for which something is owed and nothing known. */
  noData: string[];
} & (
    | {
        mode: 'running';
        earned: number | null;
        assessable: number;
        noDataMax: number;
        pace: number | null;
        reachable: number;
        result: RunningResult;
      }
    | { mode: 'final'; total: number | null; result: FinalResult }
  );

export type ItemState = 'met' | 'not_met' | 'no_data' | 'not_due' | 'not_applicable';

/** Result of a met / not-met set. */
export type ItemsAssessment = Common & {
  scheme: 'pass_fail';
  mode: 'running' | 'final' | 'period';
  items: Record<string, ItemState>;
  counts: { met: number; notMet: number; noData: number; notDue: number; notApplicable: number };
  /** Items that count: all but those not applicable and not due. */
  applicable: number;
  /** How many of them must be met. */
  required: number;
  result: 'no_data' | 'too_early' | 'on_track' | 'at_risk' | 'met' | 'not_met' | 'four_good' | 'not_assessed';
};

export type Assessment = PointsAssessment | ItemsAssessment;

/** An assessment with the first later day on which it changes though nothing new is sent; null when it never will. */
export type Reviewed<A extends Assessment = Assessment> = A & { nextReviewAt: LocalDate | null };
