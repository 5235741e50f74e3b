import type { CriteriaSet } from '@bontot/scoring-core';

/** What is needed of `GET /api/v1/cells/{cellId}/assessments/{period}`. */
export type AssessmentAnswer = {
  criteriaSet: { id: string; version: string };
  parts: { id: string; raw: [number, number | null] | null }[];
};

const MEASURE = 'meeting.attendance';

/** Who came of those who had to, summed over the year, as the cell's card counts it; undefined where nothing is counted yet. */
export function attendanceOf(answer: AssessmentAnswer, set: CriteriaSet): { part: number; whole: number } | undefined {
  const parts = set.criteria.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.parts));
  const ids = parts
    .filter(
      ({ formula }) => formula.kind === 'ratio' && formula.measures.length === 1 && formula.measures[0] === MEASURE,
    )
    .map(({ id }) => id);
  const raw = answer.parts.find(({ id }) => ids.includes(id))?.raw;
  return raw && raw[1] !== null ? { part: raw[0], whole: raw[1] } : undefined;
}

export const assessmentPath = (unitId: string, year: string): string =>
  `/api/v1/cells/${encodeURIComponent(unitId)}/assessments/${year}`;
export const setPath = ({ id, version }: AssessmentAnswer['criteriaSet']): string =>
  `/api/v1/sets/${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
