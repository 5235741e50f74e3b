import type { Formula } from '@bontot/scoring-core';
import { formatList } from '../format/dates.ts';
import { formatLimit, formatMean, formatNumber } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import { measureName } from '../names.ts';
import { isWordKey, say, type Values } from '../say.ts';
import { rateOf, sayOf } from './grammar.ts';

/** Raw numbers of a part: `[P, W]`, or `[n, null]` of a count. */
export type Raw = [number, number | null];

/** The measures a formula reads for its own share, in its order. */
export const measuresOf = (formula: Formula): string[] =>
  'measures' in formula ? formula.measures : [formula.measure];

/** «9/9 tháng» by what the slots of a calendar are. */
export const spanOf = (language: Language, every: 'month' | 'quarter' | 'half', [part, whole]: Raw): string =>
  say(language, `span.${every}`, { part, whole: whole ?? 0 });

/** What the numbers of a part say, as a clause that begins small: «130/153 lượt có mặt», «không có đảng viên bị kỷ luật». */
export function numbersClause(language: Language, formula: Formula, raw: Raw): string {
  const measures = measuresOf(formula);
  const [part, rawWhole] = raw;
  const whole = rawWhole ?? 0;
  switch (formula.kind) {
    case 'ratio':
    case 'steps':
      return shareClause(language, formula, measures, { part, whole });
    case 'calendar':
      return sayOf(
        language,
        'share',
        measures,
        { part, whole, span: spanOf(language, formula.every, raw) },
        'share.other',
      );
    case 'target':
      return sayOf(language, 'share', measures, { part, whole, span: `${part}/${whole}` }, 'share.other');
    case 'deduct':
      return part === 0
        ? sayOf(language, 'none', measures, {}, 'none.other')
        : sayOf(language, 'cases', measures, { n: part }, 'cases.other');
    case 'judged':
      return sayOf(language, 'judged', measures, { mean: formatMean(language, part, whole / 4) }, 'judged.other');
  }
}

function shareClause(
  language: Language,
  formula: Extract<Formula, { kind: 'ratio' | 'steps' }>,
  measures: string[],
  numbers: { part: number; whole: number },
): string {
  const values: Values = { ...numbers, span: say(language, 'span.meeting', numbers) };
  if (formula.ratioMinPct !== undefined)
    return sayOf(
      language,
      'reach',
      measures,
      { ...values, limit: formatLimit(language, formula.ratioMinPct) },
      'reach.other',
    );
  if (formula.gradeMin !== undefined)
    return sayOf(
      language,
      'graded',
      measures,
      {
        ...values,
        grade: gradeWord(language, measures[0]!, formula.gradeMin) ?? formatNumber(language, formula.gradeMin),
      },
      'graded.other',
    );
  if (measures.length > 1 && !isWordKey(language, `share.${measures.join('+')}`)) {
    const names = formatList(
      language,
      measures.map((measure) => measureName(language, measure)),
    );
    return say(language, 'pooled.other', { ...values, names });
  }
  return sayOf(language, 'share', measures, values, 'share.other');
}

/** What a grade is called, as «khá» for a meeting; undefined where it has no word. */
export function gradeWord(language: Language, measure: string, grade: number): string | undefined {
  const key = `grade.${measure}.${grade}`;
  return isWordKey(language, key) ? say(language, key) : undefined;
}

export { rateOf };
