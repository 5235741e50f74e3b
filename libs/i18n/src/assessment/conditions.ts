import type { CriteriaSet } from '@bontot/scoring-core';
import type { Language } from '../language.ts';
import type { ExplainedAssessment } from './shapes.ts';

/** One line of «Điều kiện của danh hiệu». */
export type Condition = {
  /** As in `blockedBy` but by part: `total`, `criterion:C1`, `floor:2.3.a`, `item:P1.2`, `gate:G1`. */
  id: string;
  kind: 'total' | 'criterion' | 'floor' | 'item' | 'gate';
  /** The indicator to open; null for the whole. */
  indicator: string | null;
  /** «Dự sinh hoạt từ 85%». */
  name: string;
  state: 'met' | 'failed' | 'unknown' | 'not_due';
  /** «84,9%», «9/9»; the state's word where there is no number. */
  value: string;
  /** «Xét khi kết thúc năm»; null when there is nothing to add. */
  note: string | null;
};

/** What a title asks for besides points, each with how it stands: failed ones first, then in order of the set. */
export function conditionsOf(_language: Language, _assessment: ExplainedAssessment, _set: CriteriaSet): Condition[] {
  return [];
}
