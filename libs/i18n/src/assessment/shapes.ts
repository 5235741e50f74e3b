import type { CellType, FactValue } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type {
  AssessedIndicator,
  CriteriaSet,
  Explained,
  Explanation,
  Indicator,
  ItemsAssessment,
  NotApplicable,
  Part,
  PointsAssessment,
} from '@bontot/scoring-core';

export type Outcome = PointsAssessment['result'] | ItemsAssessment['result'];

type Explanations = { asOf: LocalDate; gateReasons: Explained['gates'] };
/** The answer of `GET /api/v1/cells/{cellId}/assessments/{period}`, as far as sentences need it. */
export type ExplainedAssessment =
  | (Omit<PointsAssessment, 'indicators' | 'mode' | 'result'> &
      Explanations &
      Running & { indicators: Record<string, AssessedIndicator & Explanation> })
  | (ItemsAssessment & Explanations & { reasons: Record<string, Explanation> });

type Running =
  | Pick<
      Extract<PointsAssessment, { mode: 'running' }>,
      'mode' | 'result' | 'earned' | 'assessable' | 'noDataMax' | 'pace' | 'reachable'
    >
  | Pick<Extract<PointsAssessment, { mode: 'final' }>, 'mode' | 'result' | 'total'>;

export type { NotApplicable };

/** Why a card has this revision: an entry of its log, as `…/history` tells it; what is not known is left out. */
export type Cause =
  | {
      kind: 'fact';
      measure: string;
      source: string;
      revision: number;
      value?: FactValue | undefined;
      withdrawn?: boolean | undefined;
      effectiveOn?: LocalDate | undefined;
      slot?: string | undefined;
    }
  | { kind: 'verdict'; measure: string; source: string; verdict: 'confirmed' | 'rejected'; reason?: string | undefined }
  | { kind: 'exemption'; indicator: string; state: 'pending' | 'approved' | 'refused' | 'revoked' }
  | { kind: 'unit' | 'set' | 'date' };

/** A set as it holds for one type of cell: the variants for that type stand in their parts. */
export function setForType(set: CriteriaSet, cellType: CellType | null | undefined): CriteriaSet {
  if (!cellType) return set;
  const part = ({ variants, ...rest }: Part): Part => {
    const variant = variants?.find(({ cellTypes }) => cellTypes.includes(cellType));
    if (!variant) return rest;
    const { floor: _, ...kept } = rest;
    const { cellTypes: __, ...instead } = variant;
    return { ...kept, ...instead };
  };
  const criteria = set.criteria.map((criterion) => ({
    ...criterion,
    indicators: criterion.indicators.map((indicator) => ({ ...indicator, parts: indicator.parts.map(part) })),
  }));
  return { ...set, criteria };
}

/** An indicator of a set by its id. */
export const indicatorOf = (set: CriteriaSet, id: string): Indicator | undefined =>
  set.criteria.flatMap(({ indicators }) => indicators).find((indicator) => indicator.id === id);

/** A part of a set with the indicator it belongs to. */
export function partOf(set: CriteriaSet, id: string): { indicator: Indicator; part: Part } | undefined {
  for (const { indicators } of set.criteria)
    for (const indicator of indicators)
      for (const part of indicator.parts) if (part.id === id) return { indicator, part };
  return undefined;
}

/** Why and what next of one indicator, whatever the scheme of the set; both empty where there is nothing to say. */
export const explanationOf = (assessment: ExplainedAssessment, indicator: string): Explanation =>
  ('reasons' in assessment ? assessment.reasons[indicator] : assessment.indicators[indicator]) ?? {
    because: [],
    next: [],
  };
