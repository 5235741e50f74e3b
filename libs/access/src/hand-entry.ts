import { measureOf } from '@bontot/contracts';
import type { Action } from './matrix.ts';

/** Cases are the inspection body's, also where it speaks of a committee (domain handbook 10.1). */
const CASES = new Set([
  'discipline.imposed',
  'discipline.leader',
  'discipline.self_detected',
  'sub.discipline.imposed',
  'violation.found',
  'complaint.founded',
  'cases.cleared',
]);
const JUDGEMENTS = new Set(['principle.graded']);
/** Conclusions of those above: whoever may confirm a fact of the unit. */
const FINDINGS = new Set(['unity.breach', 'evidence.falsified']);

/**
 * Which action lets a person enter a fact of this measure by hand; undefined where nobody may. The register takes what it
 * keeps itself and, as the fallback, what an outside system sends (domain handbook 5.3). What meetings and pledges prove
 * is entered where they are kept, and roll-ups are computed.
 */
export function handEntryAction(measure: string): Action | undefined {
  if (CASES.has(measure)) return 'cases.enter';
  if (JUDGEMENTS.has(measure)) return 'rubric.grade';
  if (FINDINGS.has(measure)) return 'evidence.confirm';
  const kept = measureOf(measure)?.producer.some((one) => one === 'scoring' || one.startsWith('ext.'));
  return kept && !measure.startsWith('sub.') ? 'evidence.enter' : undefined;
}
