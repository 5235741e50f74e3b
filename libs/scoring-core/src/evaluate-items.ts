import type { AssessedPart, ItemsAssessment, ItemState } from './assessment.ts';
import type { PassFailSet } from './criteria-set.ts';
import { openGates, type Evaluation } from './evaluation.ts';
import { scorePart, type PartScore } from './formula.ts';
import type { PlanIndicator, PlanPart } from './plan.ts';

const COUNTED = {
  met: 'met',
  not_met: 'notMet',
  no_data: 'noData',
  not_due: 'notDue',
  not_applicable: 'notApplicable',
} as const satisfies Record<ItemState, keyof ItemsAssessment['counts']>;

/** Scores a met / not-met set (domain handbook 6.2, last paragraph) for the year, or for a month or half-year alone. */
export function evaluateItems(evaluation: Evaluation, set: PassFailSet): ItemsAssessment {
  const { plan, moment, context } = evaluation;
  const items: Record<string, ItemState> = {};
  const parts: AssessedPart[] = [];
  const counts = { met: 0, notMet: 0, noData: 0, notDue: 0, notApplicable: 0 };
  const unmet: string[] = [];
  for (const criterion of plan.criteria)
    for (const indicator of criterion.indicators) {
      const state = itemState(indicator, evaluation, parts);
      items[indicator.id] = state;
      counts[COUNTED[state]]++;
      if (indicator.mandatory && (state === 'not_met' || (state === 'no_data' && moment.final)))
        unmet.push(indicator.id);
    }
  const { title } = set.rules;
  const gates = openGates(evaluation);
  const applicable = counts.met + counts.notMet + counts.noData;
  const required = Math.ceil((title.minMetPct * applicable) / 100);
  const mode = moment.final ? 'final' : plan.period.kind === 'year' ? 'running' : 'period';
  const decided = counts.met + counts.notMet;
  const blockedBy = blocksOf(evaluation, set, { decided, short: counts.met < required, unmet, gates });
  return {
    scheme: 'pass_fail',
    criteriaSet: plan.criteriaSet,
    period: plan.period.name,
    view: context.view,
    mode,
    items,
    counts,
    applicable,
    required,
    gates,
    result: resultOf(evaluation, set, mode, decided, counts.noData, blockedBy),
    blockedBy,
    parts,
  };
}

type Findings = { decided: number; short: boolean; unmet: string[]; gates: string[] };

function blocksOf({ moment, tooYoung }: Evaluation, set: PassFailSet, findings: Findings): string[] {
  const { title } = set.rules;
  if (moment.final && tooYoung) return ['not_assessed'];
  if (findings.decided === 0) return moment.final ? ['no_data'] : [];
  const blocks = findings.short ? ['total'] : [];
  if (title.requireMandatory) blocks.push(...findings.unmet.map((id) => `item:${id}`));
  if (title.requireNoGate) blocks.push(...findings.gates.map((id) => `gate:${id}`));
  return blocks;
}

function resultOf(
  { moment, tooYoung }: Evaluation,
  set: PassFailSet,
  mode: ItemsAssessment['mode'],
  decided: number,
  noData: number,
  blocks: string[],
): ItemsAssessment['result'] {
  if (moment.final && tooYoung) return 'not_assessed';
  if (decided === 0) return noData > 0 || moment.final ? 'no_data' : 'too_early';
  if (mode === 'final') return blocks.length === 0 ? 'four_good' : 'not_met';
  if (mode === 'period') return blocks.length === 0 ? 'met' : 'not_met';
  if (decided < set.rules.outlook.tooEarlyBelowItems) return 'too_early';
  return blocks.length === 0 ? 'on_track' : 'at_risk';
}

/** Met when all its parts are; a part with nothing due says nothing. */
function itemState(indicator: PlanIndicator, evaluation: Evaluation, parts: AssessedPart[]): ItemState {
  if (evaluation.exempt.has(indicator.id)) {
    for (const { id } of indicator.parts) parts.push({ id, state: 'not_applicable', raw: null, points: null, max: 0 });
    return 'not_applicable';
  }
  let met = 0;
  let failed = 0;
  let silent = 0;
  for (const part of indicator.parts) {
    const score = scorePart(part, evaluation.sums, evaluation.moment);
    if (score.state === 'no_data') silent++;
    else if (score.state === 'scored' && isMet(part, score)) met++;
    else if (score.state === 'scored') failed++;
    const raw: AssessedPart['raw'] = score.state === 'scored' ? [score.p, score.w < 0 ? null : score.w] : null;
    parts.push({ id: part.id, state: score.state, raw, points: null, max: 0 });
  }
  return failed > 0 ? 'not_met' : silent > 0 ? 'no_data' : met > 0 ? 'met' : 'not_due';
}

export const isMet = (part: PlanPart, score: PartScore): boolean =>
  score.w < 0 ? score.p === 0 : 100 * score.p >= part.passPct * score.w;
