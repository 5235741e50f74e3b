import type { CriteriaSet, PointsSet } from '@bontot/scoring-core';
import { formatLimit, formatPace, formatPoints } from '../format/numbers.ts';
import type { Language } from '../language.ts';
import { say } from '../say.ts';
import { blockClause, distinctBlocks, paceClause } from './blocks.ts';
import { sentence } from './grammar.ts';
import type { ExplainedAssessment } from './shapes.ts';

type Why = { lead: string; others: string | null };
type Points = Extract<ExplainedAssessment, { scheme: 'points' }>;
type Running = Extract<Points, { mode: 'running' }>;
type Final = Extract<Points, { mode: 'final' }>;
type Items = Extract<ExplainedAssessment, { scheme: 'pass_fail' }>;

/**
 * The sentence that stands before the number: what the machine sees and what blocks first, with its numbers.
 * `others` counts what else stands in the way; null when nothing does.
 *
 * @param set for the type of the cell (`setForType`)
 */
export function whySentence(language: Language, assessment: ExplainedAssessment, set: CriteriaSet): Why {
  const blockedBy = distinctBlocks(assessment.blockedBy, set);
  if (assessment.scheme === 'pass_fail') return whyItems(language, { ...assessment, blockedBy }, set);
  if (set.scheme !== 'points') return { lead: say(language, `outcomeLong.${assessment.result}`), others: null };
  return assessment.mode === 'final'
    ? whyFinal(language, { ...assessment, blockedBy }, set)
    : whyRunning(language, { ...assessment, blockedBy }, set);
}

const othersOf = (language: Language, n: number): string | null => (n > 0 ? say(language, 'why.others', { n }) : null);

function whyRunning(language: Language, assessment: Running, set: PointsSet): Why {
  const { result, blockedBy, pace, assessable } = assessment;
  const alone = (lead: string): Why => ({ lead, others: null });
  switch (result) {
    case 'no_data':
      return alone(say(language, 'why.no_data'));
    case 'too_early': {
      const points = { assessable: formatPoints(language, assessable), max: formatPoints(language, set.totalMax) };
      return alone(say(language, assessable === 0 ? 'why.nothing_due' : 'why.too_early', points));
    }
    case 'on_track':
      return alone(say(language, 'why.on_track', { pace: formatPace(language, pace ?? 0) }));
    case 'out_of_reach':
      return whyOutOfReach(language, assessment, set);
    case 'at_risk': {
      const min = set.rules.title.minTotal;
      if (pace !== null && pace < min)
        return {
          lead: sentence(language, paceClause(language, pace, min)),
          others: othersOf(language, blockedBy.length),
        };
      const [first] = blockedBy;
      if (first !== undefined) return enoughBut(language, first, assessment, set);
      const clause = say(language, 'clause.no_data', { points: formatPoints(language, assessment.noDataMax) });
      return alone(say(language, 'why.enough_but_data', { clause }));
    }
  }
}

/** What cannot be mended comes first: an irrecoverable gate, a lost floor, else points that are gone. */
function whyOutOfReach(language: Language, assessment: Running, set: PointsSet): Why {
  const { blockedBy, reachable } = assessment;
  const { minTotal, minCriterionPct } = set.rules.title;
  const shut = set.gates.find(({ id, recoverable }) => !recoverable && blockedBy.includes(`gate:${id}`));
  const lost = blockedBy.find((block) => block.startsWith('floor:') && isLost(block.slice(6), assessment));
  const first = lost ?? (shut && `gate:${shut.id}`);
  const clause =
    first !== undefined
      ? blockClause(language, first, assessment, set)
      : reachable < minTotal
        ? say(language, 'clause.reachable', {
            reachable: formatPoints(language, reachable),
            min: formatPoints(language, minTotal),
          })
        : say(language, 'clause.reachable_criterion', { limit: formatLimit(language, minCriterionPct) });
  const others = blockedBy.filter((block) => block !== first).length;
  return { lead: say(language, 'why.out_of_reach', { clause }), others: othersOf(language, others) };
}

/** A count cannot fall again and a missed slot stays missed; other shares can recover. */
const isLost = (indicator: string, { indicators }: Running): boolean =>
  (indicators[indicator]?.because ?? []).some(
    ({ rule, numbers }) =>
      rule.floor?.state === 'failed' &&
      numbers !== null &&
      (rule.formula.kind === 'deduct' || rule.formula.kind === 'calendar'),
  );

function enoughBut(language: Language, first: string, assessment: Points, set: PointsSet): Why {
  const clause = blockClause(language, first, assessment, set);
  const key = first.startsWith('gate:')
    ? 'why.enough_but_gate'
    : first.startsWith('criterion:')
      ? 'why.enough_but_criterion'
      : 'why.enough_but_floor';
  return { lead: say(language, key, { clause }), others: othersOf(language, assessment.blockedBy.length - 1) };
}

function whyFinal(language: Language, assessment: Final, set: PointsSet): Why {
  const { result, blockedBy } = assessment;
  const total = formatPoints(language, assessment.total ?? 0);
  if (result === 'no_data') return { lead: say(language, 'why.no_data_final'), others: null };
  if (result === 'not_assessed') return { lead: say(language, 'why.not_assessed'), others: null };
  const [first] = blockedBy;
  if (first === undefined) return { lead: say(language, 'why.four_good', { total }), others: null };
  if (first !== 'total') return enoughBut(language, first, assessment, set);
  const min = formatPoints(language, set.rules.title.minTotal);
  return { lead: say(language, 'why.total_short', { total, min }), others: othersOf(language, blockedBy.length - 1) };
}

function whyItems(language: Language, assessment: Items, set: CriteriaSet): Why {
  const { result, counts, applicable, required, blockedBy, mode } = assessment;
  const numbers = { met: counts.met, applicable, required };
  const alone = (lead: string): Why => ({ lead, others: null });
  switch (result) {
    case 'no_data':
      return alone(say(language, mode === 'final' ? 'why.no_data_final' : 'why.no_data'));
    case 'too_early': {
      const n = counts.met + counts.notMet;
      return alone(say(language, n === 0 ? 'why.nothing_due' : 'why.too_early_items', { n }));
    }
    case 'not_assessed':
      return alone(say(language, 'why.not_assessed'));
    case 'on_track':
      return alone(say(language, 'why.items_on_track', numbers));
    case 'met':
      return alone(say(language, 'why.items_met', numbers));
    case 'four_good':
      return alone(say(language, 'why.items_four_good', numbers));
    case 'at_risk':
    case 'not_met': {
      const [first = 'total'] = blockedBy;
      const clause = blockClause(language, first, assessment, set);
      const others = othersOf(language, blockedBy.length - 1);
      if (first === 'total') return { lead: sentence(language, clause), others };
      return {
        lead: say(language, first.startsWith('gate:') ? 'why.items_but_gate' : 'why.items_but_item', { clause }),
        others,
      };
    }
  }
}
