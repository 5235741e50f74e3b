import type { CriteriaSet } from '@bontot/scoring-core';
import { formatDate } from '../format/dates.ts';
import { formatRatio } from '../format/numbers.ts';
import { formatSlot } from '../format/periods.ts';
import type { Language } from '../language.ts';
import { measureName } from '../names.ts';
import { say } from '../say.ts';
import { small } from './grammar.ts';
import { gradeWord, measuresOf } from './numbers-of.ts';
import type { Cause } from './shapes.ts';

/**
 * One entry of the timeline: what came in, as «Dự sinh hoạt (12/09): 15/17.»
 *
 * @param set where given, the indicators that the fact belongs to follow: «… (2.3).»
 */
export function causeSentence(language: Language, cause: Cause, set?: CriteriaSet): string {
  const ids = set && 'measure' in cause ? indicatorsOf(set, cause.measure) : [];
  const placed = (clause: string) =>
    ids.length === 0 ? clause : say(language, 'reason.with_id', { clause, id: ids.join(', ') });
  switch (cause.kind) {
    case 'fact':
      return `${placed(factTold(language, cause).replace(/\.$/, ''))}.`;
    case 'verdict': {
      const name = placed(small(language, measureName(language, cause.measure)));
      if (cause.verdict === 'confirmed') return say(language, 'cause.confirmed', { name });
      return cause.reason === undefined
        ? say(language, 'cause.rejected', { name })
        : say(language, 'cause.rejected_because', { name, reason: cause.reason.replace(/\.$/, '') });
    }
    case 'exemption':
      return say(language, `cause.exemption.${cause.state}`, { indicator: cause.indicator });
    default:
      return say(language, `cause.${cause.kind}`);
  }
}

/** The indicators of a set that read a measure, in its order. */
export const indicatorsOf = (set: CriteriaSet, measure: string): string[] =>
  set.criteria
    .flatMap(({ indicators }) => indicators)
    .filter(({ parts }) =>
      parts.some(({ formula, variants = [] }) =>
        [formula, ...variants.map((variant) => variant.formula)].some((each) =>
          [
            ...measuresOf(each),
            'targetMeasure' in each && each.targetMeasure,
            'excuse' in each && each.excuse,
            'clearance' in each && each.clearance,
          ].includes(measure),
        ),
      ),
    )
    .map(({ id }) => id);

function factTold(
  language: Language,
  { measure, value, withdrawn, effectiveOn, slot }: Extract<Cause, { kind: 'fact' }>,
): string {
  const name = measureName(language, measure);
  const day = effectiveOn === undefined ? undefined : formatDate(language, effectiveOn, effectiveOn);
  const when = slot === undefined ? day : formatSlot(language, slot);
  if (when === undefined)
    return say(language, withdrawn ? 'cause.withdrawn_fact' : 'cause.fact', { name: small(language, name) });
  if (withdrawn) return say(language, 'cause.withdrawn', { name: small(language, name), when });
  if (value === undefined) return say(language, 'cause.fact', { name: small(language, name) });
  if ('yes' in value) return say(language, value.yes ? 'cause.yes' : 'cause.no', { name, when });
  if ('whole' in value) return say(language, 'cause.ratio', { name, when, ...value });
  if ('n' in value) return say(language, 'cause.count', { name, when, n: value.n });
  return say(language, 'cause.grade', {
    name,
    when,
    grade: gradeWord(language, measure, value.grade) ?? formatRatio(language, value.grade, 4),
  });
}
