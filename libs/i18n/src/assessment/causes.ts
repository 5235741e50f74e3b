import type { CriteriaSet } from '@bontot/scoring-core';
import type { Language } from '../language.ts';
import { measureName } from '../names.ts';
import { say } from '../say.ts';
import type { Cause } from './shapes.ts';

/** One entry of the timeline: what came in. With the set it says which indicators the fact belongs to. */
export function causeSentence(language: Language, cause: Cause, _set?: CriteriaSet): string {
  return 'measure' in cause ? measureName(language, cause.measure) : say(language, 'state.scored');
}
