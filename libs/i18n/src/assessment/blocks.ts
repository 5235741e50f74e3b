import type { AssessedPart, Because, CriteriaSet, Formula } from '@bontot/scoring-core';
import { formatSlots } from '../format/periods.ts';
import { formatLimit, formatMean, formatPace, formatPercent, formatPoints } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import { say } from '../say.ts';
import { small } from './grammar.ts';
import { measuresOf, numbersClause, rateOf, spanOf, type Raw } from './numbers-of.ts';
import { explanationOf, indicatorOf, partOf, type ExplainedAssessment } from './shapes.ts';

/** What is known of a part that stands in the way; without a limit where it depends on a type of cell that is not known. */
type Short = { formula: Formula; raw: Raw | null; minPct: number | null; missed?: string[] | undefined };

/** A part that is not what it must be, with its limit: «tỷ lệ dự sinh hoạt mới đạt 84,9%, cần từ 85%». */
export function shortClause(language: Language, { formula, raw, minPct, missed = [] }: Short): string {
  const rate = rateOf(language, measuresOf(formula));
  if (formula.kind === 'deduct')
    return raw === null ? say(language, 'clause.uncleared') : numbersClause(language, formula, raw);
  if (raw === null) return say(language, 'clause.unknown', { rate });
  const [part, rawWhole] = raw;
  const whole = rawWhole ?? 0;
  if (formula.kind === 'calendar') {
    const span = spanOf(language, formula.every, raw);
    return missed.length === 0
      ? say(language, 'clause.span', { rate, span })
      : say(language, 'clause.slots', { rate, span, slots: formatSlots(language, missed) });
  }
  if (formula.kind === 'target') return say(language, 'clause.target', { rate, part, whole });
  const percent = formatPercent(language, part, whole);
  if (minPct === null) return say(language, 'clause.low', { rate, percent });
  if (formula.kind === 'judged')
    return say(language, 'clause.mean', {
      rate,
      mean: formatMean(language, part, whole / 4),
      needed: formatMean(language, minPct, 25),
    });
  const limit = formatLimit(language, minPct);
  if (formula.gradeMin !== undefined || formula.ratioMinPct !== undefined)
    return say(language, 'clause.graded', { share: numbersClause(language, formula, raw), limit });
  return say(language, minPct === 100 ? 'clause.whole' : 'clause.share', { rate, percent, limit });
}

/** The share of a criterion and what it must be. */
export const criterionClause = (language: Language, set: CriteriaSet, id: string, earned: number, of: number): string =>
  say(language, 'clause.criterion', {
    name: set.criteria.find((criterion) => criterion.id === id)?.name[language] ?? id,
    percent: formatPercent(language, Math.round(earned * 100), Math.round(of * 100)),
    limit: formatLimit(language, set.scheme === 'points' ? set.rules.title.minCriterionPct : 0),
  });

/** An open gate by the name its set gives it. */
export function gateClause(language: Language, set: CriteriaSet, id: string): string {
  const name = set.gates.find((gate) => gate.id === id)?.name[language];
  return name === undefined ? say(language, 'clause.gate', { id }) : small(language, name);
}

/**
 * What stands in the way, each thing once: a gate on what a blocked floor or item looks at already says nothing new.
 *
 * @param blockedBy as in the assessment
 */
export function distinctBlocks(blockedBy: string[], set: CriteriaSet): string[] {
  const judged = blockedBy
    .flatMap((block) => (/^(floor|item):/.test(block) ? (indicatorOf(set, block.split(':')[1]!)?.parts ?? []) : []))
    .flatMap(({ formula }) => measuresOf(formula));
  const measureOfGate = (block: string) => set.gates.find(({ id }) => block === `gate:${id}`)?.measure ?? '';
  return blockedBy.filter((block) => !judged.includes(measureOfGate(block)));
}

/** One entry of `blockedBy` with all that the assessment knows of it. */
export function blockClause(
  language: Language,
  block: string,
  assessment: ExplainedAssessment,
  set: CriteriaSet,
): string {
  const [kind = '', id = ''] = block.split(':');
  switch (kind) {
    case 'criterion': {
      const criterion = assessment.scheme === 'points' ? assessment.criteria[id] : undefined;
      const of = assessment.mode === 'final' ? criterion?.max : criterion?.assessable;
      return criterionClause(language, set, id, criterion?.earned ?? 0, of ?? 0);
    }
    case 'floor':
    case 'item':
      return partClause(language, id, assessment, set);
    case 'gate':
      return gateClause(language, set, id);
    default:
      return totalClause(language, assessment, set);
  }
}

/** The part of an indicator that stands in the way; of several the first. */
function partClause(language: Language, indicator: string, assessment: ExplainedAssessment, set: CriteriaSet): string {
  const { because } = explanationOf(assessment, indicator);
  for (const { id } of indicatorOf(set, indicator)?.parts ?? []) {
    const assessed = assessment.parts.find((part) => part.id === id);
    const short = shortOf(
      assessed,
      because.find(({ part }) => part === id),
      assessment,
      set,
    );
    if (short !== undefined) return shortClause(language, short);
  }
  return say(language, 'clause.item', { name: indicatorOf(set, indicator)?.name[language] ?? indicator });
}

function shortOf(
  assessed: AssessedPart | undefined,
  because: Because | undefined,
  assessment: ExplainedAssessment,
  set: CriteriaSet,
): Short | undefined {
  const part = assessed && partOf(set, assessed.id)?.part;
  if (!assessed || !part || assessed.state === 'not_applicable' || assessed.state === 'not_due') return undefined;
  const formula = because?.rule.formula ?? part.formula;
  const missed = because?.slots?.missed;
  if (assessment.scheme === 'points') {
    const floor = assessment.floors[assessed.id];
    if (floor === undefined || floor.state === 'met' || !floor.enforced) return undefined;
    return { formula, raw: assessed.raw, missed, minPct: because?.rule.floor?.minPct ?? part.floor?.minPct ?? 100 };
  }
  const minPct = because?.rule.passPct ?? part.passPct ?? 100;
  if (assessed.raw === null) return { formula, raw: null, minPct, missed };
  const [p, w] = assessed.raw;
  const met = w === null ? p === 0 : 100 * p >= minPct * w;
  return met ? undefined : { formula, raw: assessed.raw, minPct, missed };
}

function totalClause(language: Language, assessment: ExplainedAssessment, set: CriteriaSet): string {
  if (assessment.scheme === 'pass_fail') {
    const { counts, applicable, required } = assessment;
    return say(language, 'clause.items', { met: counts.met, applicable, required });
  }
  const min = minTotalOf(set);
  if (assessment.mode === 'final')
    return say(language, 'clause.total', {
      total: formatPoints(language, assessment.total ?? 0),
      min: formatPoints(language, min),
    });
  return paceClause(language, assessment.pace ?? 0, min);
}

export const paceClause = (language: Language, pace: number, min: number): string =>
  say(language, 'clause.pace', { pace: formatPace(language, pace), limit: formatLimit(language, min) });

/** The total a title asks for. */
export const minTotalOf = (set: CriteriaSet): number => (set.scheme === 'points' ? set.rules.title.minTotal : 0);
