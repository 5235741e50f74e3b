import { fromCenti, roundShare, toCenti } from './arithmetic.ts';
import type {
  AssessedCriterion,
  AssessedIndicator,
  AssessedPart,
  FinalResult,
  FloorState,
  IndicatorState,
  PointsAssessment,
  RunningResult,
} from './assessment.ts';
import type { PointsSet } from './criteria-set.ts';
import { openGates, type CriterionSum, type Evaluation, type Sums } from './evaluation.ts';
import { scorePart, type PartScore } from './formula.ts';
import type { PlanCriterion, PlanFloor, PlanIndicator, PlanPart } from './plan.ts';

type Floors = PointsAssessment['floors'];

/** Scores a points set (domain handbook 6.2): sums of whole hundredths, floors on raw shares, then title or outlook. */
export function evaluatePoints(evaluation: Evaluation, set: PointsSet): PointsAssessment {
  const { plan, moment } = evaluation;
  const state = new PointsState(evaluation);
  for (const criterion of plan.criteria) state.criterion(criterion);
  const gates = openGates(evaluation);
  const common = {
    scheme: 'points' as const,
    criteriaSet: plan.criteriaSet,
    period: plan.period.name,
    view: evaluation.context.view,
    indicators: state.indicators,
    criteria: state.criteria,
    floors: state.floors,
    gates,
    noData: state.noData,
    parts: state.parts,
  };
  const { total } = state;
  if (moment.final) {
    const blockedBy = finalBlocks(state, set, gates, evaluation);
    const value = total.scored ? fromCenti(total.earned) : null;
    return {
      ...common,
      mode: 'final',
      total: value,
      result: finalResult(state, set, evaluation, blockedBy),
      blockedBy,
    };
  }
  const blockedBy = runningBlocks(state, set, gates);
  const pace = total.assessable === 0 ? null : fromCenti(roundShare(10_000, total.earned, total.assessable));
  return {
    ...common,
    mode: 'running',
    earned: total.scored ? fromCenti(total.earned) : null,
    assessable: fromCenti(total.assessable),
    noDataMax: fromCenti(total.noData),
    pace,
    reachable: fromCenti(total.reachable),
    result: outlook(state, set, gates, evaluation, blockedBy),
    blockedBy,
  };
}

/** Collects parts into indicators, criteria and the total, in hundredths. */
class PointsState {
  readonly indicators: Record<string, AssessedIndicator> = {};
  readonly criteria: Record<string, AssessedCriterion> = {};
  readonly floors: Floors = {};
  readonly noData: string[] = [];
  readonly parts: AssessedPart[] = [];
  readonly sums: CriterionSum[] = [];
  readonly total: Sums = { earned: 0, assessable: 0, reachable: 0, noData: 0, scored: false };
  /** Indicators whose floor is enforced and failed, or enforced and not known; and whether one is lost for good. */
  readonly failed: string[] = [];
  readonly unknown: string[] = [];
  lost = false;
  readonly #evaluation: Evaluation;

  constructor(evaluation: Evaluation) {
    this.#evaluation = evaluation;
  }

  criterion(criterion: PlanCriterion): void {
    const sum: CriterionSum = {
      id: criterion.id,
      max: criterion.maxCenti,
      earned: 0,
      assessable: 0,
      reachable: 0,
      noData: 0,
      scored: false,
    };
    for (const indicator of criterion.indicators) this.#indicator(indicator, sum);
    this.sums.push(sum);
    this.criteria[criterion.id] = {
      earned: sum.scored ? fromCenti(sum.earned) : null,
      assessable: fromCenti(sum.assessable),
      max: fromCenti(criterion.maxCenti),
    };
    const { total } = this;
    total.earned += sum.earned;
    total.assessable += sum.assessable;
    total.reachable += sum.reachable;
    total.noData += sum.noData;
    total.scored ||= sum.scored;
  }

  #indicator(indicator: PlanIndicator, sum: CriterionSum): void {
    const { exempt, maxima, moment, sums } = this.#evaluation;
    if (exempt.has(indicator.id)) {
      for (const { id } of indicator.parts)
        this.parts.push({ id, state: 'not_applicable', raw: null, points: null, max: 0 });
      this.indicators[indicator.id] = { state: 'not_applicable', points: null, max: 0 };
      return;
    }
    let points = 0;
    let max = 0;
    let scored = 0;
    let silent = 0;
    for (const part of indicator.parts) {
      const score = scorePart(part, sums, moment);
      const partMax = maxima[part.index]!;
      max += partMax;
      sum.reachable += roundShare(partMax, score.reachNum, score.reachDen);
      if (part.floor !== null) this.#floor(part, part.floor, score);
      if (score.state === 'scored') {
        const earned = roundShare(partMax, score.num, score.den);
        points += earned;
        scored++;
        sum.assessable += partMax;
        this.parts.push({
          id: part.id,
          state: 'scored',
          raw: [score.p, score.w < 0 ? null : score.w],
          points: fromCenti(earned),
          max: fromCenti(partMax),
        });
        continue;
      }
      if (score.state === 'no_data') {
        silent++;
        sum.noData += partMax;
        if (moment.final) sum.assessable += partMax;
      }
      this.parts.push({ id: part.id, state: score.state, raw: null, points: null, max: fromCenti(partMax) });
    }
    if (silent > 0) this.noData.push(indicator.id);
    if (scored > 0) sum.scored = true;
    sum.earned += points;
    const state: IndicatorState =
      scored === indicator.parts.length ? 'scored' : scored > 0 ? 'partial' : silent > 0 ? 'no_data' : 'not_due';
    this.indicators[indicator.id] = { state, points: scored > 0 ? fromCenti(points) : null, max: fromCenti(max) };
  }

  #floor(part: PlanPart, floor: PlanFloor, score: PartScore): void {
    const { moment } = this.#evaluation;
    const enforced = floor.from === null || (floor.from === 'close' ? moment.final : moment.asOf >= floor.from);
    let state: FloorState = 'unknown';
    if (score.state === 'scored') {
      const met = score.w < 0 ? score.p <= floor.maxCount : 100 * score.p >= floor.minPct * score.w;
      state = met ? 'met' : 'failed';
    }
    this.floors[part.id] = { state, enforced };
    if (state === 'failed' && isLost(part, floor, score)) this.lost = true;
    if (enforced && state !== 'met') {
      const list = state === 'failed' ? this.failed : this.unknown;
      if (!list.includes(part.indicator)) list.push(part.indicator);
    }
  }
}

/** A count cannot fall again, and a missed slot stays missed; other shares can recover. */
function isLost(part: PlanPart, floor: PlanFloor, score: PartScore): boolean {
  if (part.formula.kind === 'deduct') return true;
  return part.formula.kind === 'calendar' && 100 * score.reachNum < floor.minPct * score.reachDen;
}

const criterionBlocks = (sums: CriterionSum[], pct: number, of: (sum: CriterionSum) => number): string[] =>
  sums.filter((sum) => of(sum) > 0 && 100 * sum.earned < pct * of(sum)).map(({ id }) => `criterion:${id}`);

function finalBlocks(state: PointsState, set: PointsSet, gates: string[], { tooYoung }: Evaluation): string[] {
  const { title } = set.rules;
  if (tooYoung) return ['not_assessed'];
  if (!state.total.scored) return ['no_data'];
  const blocks = state.total.earned < toCenti(title.minTotal) ? ['total'] : [];
  blocks.push(...criterionBlocks(state.sums, title.minCriterionPct, ({ max }) => max));
  if (title.requireFloors) blocks.push(...floorBlocks(state, [...state.failed, ...state.unknown]));
  if (title.requireNoGate) blocks.push(...gates.map((id) => `gate:${id}`));
  return blocks;
}

function runningBlocks(state: PointsState, set: PointsSet, gates: string[]): string[] {
  const { title } = set.rules;
  const blocks = criterionBlocks(state.sums, title.minCriterionPct, ({ assessable }) => assessable);
  if (title.requireFloors) blocks.push(...floorBlocks(state, state.failed));
  if (title.requireNoGate) blocks.push(...gates.map((id) => `gate:${id}`));
  return blocks;
}

/** In order of the set, each indicator once. */
function floorBlocks(state: PointsState, indicators: string[]): string[] {
  return Object.keys(state.indicators)
    .filter((id) => indicators.includes(id))
    .map((id) => `floor:${id}`);
}

function finalResult(state: PointsState, set: PointsSet, evaluation: Evaluation, blocks: string[]): FinalResult {
  if (evaluation.tooYoung) return 'not_assessed';
  if (!state.total.scored) return 'no_data';
  if (blocks.length === 0) return 'four_good';
  const bands = [...set.rules.bands].sort((a, b) => b.min - a.min);
  return (bands.find(({ min }) => state.total.earned >= toCenti(min)) ?? bands.at(-1)!).id;
}

/** How it stands while the year runs: the first that fits (domain handbook 6.2, result). */
function outlook(
  state: PointsState,
  set: PointsSet,
  gates: string[],
  { plan }: Evaluation,
  blocks: string[],
): RunningResult {
  const { title, outlook: limits } = set.rules;
  const { total } = state;
  if (!total.scored) return total.noData > 0 ? 'no_data' : 'too_early';
  const shut = title.requireNoGate && plan.gates.some(({ id, recoverable }) => !recoverable && gates.includes(id));
  const lost = title.requireFloors && state.lost;
  const short =
    total.reachable < toCenti(title.minTotal) ||
    state.sums.some(({ reachable, max }) => 100 * reachable < title.minCriterionPct * max);
  if (shut || lost || short) return 'out_of_reach';
  if (total.assessable < toCenti(limits.tooEarlyBelow)) return 'too_early';
  const ahead = 10_000 * total.earned >= toCenti(title.minTotal) * total.assessable;
  return ahead && blocks.length === 0 && total.noData <= toCenti(limits.noDataAbove) ? 'on_track' : 'at_risk';
}
