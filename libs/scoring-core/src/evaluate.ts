import type { LocalDate } from '@bontot/kernel';
import type { Reviewed } from './assessment.ts';
import type { CellContext } from './context.ts';
import type { CriteriaSet } from './criteria-set.ts';
import { evaluateTally } from './evaluate-tally.ts';
import type { Facts } from './fact.ts';
import { nextReviewAt } from './next-review.ts';
import { compile } from './plan.ts';
import { tallyOf } from './tally.ts';

/**
 * What these facts are worth on a day (domain handbook 6): pure, exact, and the same for any order in which the facts
 * were put. The same path as `tallyOf` + `evaluateTally`, with the exact `nextReviewAt`.
 *
 * @param facts what was known on the day of knowledge: the caller folds only what was recorded by then
 * @param asOf the end of this local day; facts in force later do not count yet
 */
export function evaluate(set: CriteriaSet, facts: Facts, asOf: LocalDate, context: CellContext): Reviewed {
  const tally = tallyOf(compile(set, context.cellType, context.period), facts, asOf);
  const assessment = evaluateTally(tally, context);
  return Object.assign(assessment, { nextReviewAt: nextReviewAt(tally, facts, context, assessment) });
}
