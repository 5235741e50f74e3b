import type { AssessedPart, Because, CriteriaSet } from '@bontot/scoring-core';
import type { Language } from '../language.ts';
import { say } from '../say.ts';
import type { ExplainedAssessment, NotApplicable } from './shapes.ts';

/** Why one part stands as it does: its numbers first, then what is missing, waiting or lost. */
export function becauseSentence(language: Language, because: Because, _set: CriteriaSet): string {
  return say(language, `state.${because.state}`);
}

/** The same for a part that needs no explanation: full, or not due. */
export function partSentence(language: Language, part: AssessedPart, _set: CriteriaSet): string {
  return say(language, `state.${part.state}`);
}

/**
 * All there is to say of one indicator's state, a sentence for each part, in the order of the set.
 *
 * @param exemptions approved claims of «not applicable», where the caller has them: they give the dates
 */
export function indicatorSentences(
  language: Language,
  indicator: string,
  assessment: ExplainedAssessment,
  set: CriteriaSet,
  _exemptions: NotApplicable[] = [],
): string[] {
  return assessment.parts
    .filter(({ id }) => id.startsWith(`${indicator}.`))
    .map((part) => partSentence(language, part, set));
}
