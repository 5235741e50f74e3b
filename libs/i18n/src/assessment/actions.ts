import type { Action, CriteriaSet } from '@bontot/scoring-core';
import { formatGain } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import type { ExplainedAssessment } from './shapes.ts';

/**
 * What to do next, as a request with numbers and dates: «Bảo đảm ít nhất 15/17 đồng chí dự buổi họp tới.»
 *
 * @param assessment the action's own, where the caller has it: its numbers say how little is enough
 */
export function actionSentence(
  _language: Language,
  action: Action,
  _set: CriteriaSet,
  _assessment?: ExplainedAssessment,
): string {
  return action.code;
}

/** What an action brings: «+0,74», «đến +1,50» where that is the most it can be, «Đạt điều kiện» when it opens a condition. */
export function gainText(language: Language, action: Action, _set?: CriteriaSet): string {
  return formatGain(language, action.gain);
}

/** Up to `limit` steps of the whole assessment, conditions first, then by gain; each indicator once. */
export function bestActions(_assessment: ExplainedAssessment, _limit = 5): { indicator: string; action: Action }[] {
  return [];
}
