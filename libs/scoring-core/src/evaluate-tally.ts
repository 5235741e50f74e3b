import type { Assessment } from './assessment.ts';
import type { CellContext } from './context.ts';
import { evaluateItems } from './evaluate-items.ts';
import { evaluatePoints } from './evaluate-points.ts';
import { evaluationOf } from './evaluation.ts';
import type { Tally } from './tally.ts';

/**
 * The assessment of a tally on its day. Its cost does not depend on how many facts were added to it.
 * The context must name the type of cell and the period the tally's plan was compiled for.
 */
export function evaluateTally(tally: Tally, context: CellContext): Assessment {
  const { set } = tally.plan;
  const evaluation = evaluationOf(tally, context);
  return set.scheme === 'points' ? evaluatePoints(evaluation, set) : evaluateItems(evaluation, set);
}
