import type { CriteriaSet } from '@bontot/scoring-core';
import type { Language } from '../language.ts';
import { outcomeLong } from '../names.ts';
import type { ExplainedAssessment } from './shapes.ts';

/**
 * The sentence that stands before the number: what the machine sees and what blocks first, with its numbers.
 * `others` counts what else stands in the way; null when nothing does.
 *
 * @param set for the type of the cell (`setForType`)
 */
export function whySentence(
  language: Language,
  assessment: ExplainedAssessment,
  _set: CriteriaSet,
): { lead: string; others: string | null } {
  return { lead: outcomeLong(language, assessment.result), others: null };
}
