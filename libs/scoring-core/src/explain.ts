import type { LocalDate } from '@bontot/kernel';
import { toCenti } from './arithmetic.ts';
import type { AssessedPart, Assessment } from './assessment.ts';
import type { CellContext } from './context.ts';
import type { CriteriaSet } from './criteria-set.ts';
import { evaluationOf, type Evaluation } from './evaluation.ts';
import { isMet } from './evaluate-items.ts';
import type {
  Action,
  Because,
  EvidenceRole,
  Explained,
  ExplainedEvidence,
  ExplainedRule,
  Explanation,
} from './explained.ts';
import type { Fact, Facts } from './fact.ts';
import { stateEdit, type FactEdit } from './fact-edit.ts';
import { scorePart, slotCounts } from './formula.ts';
import { optionsFor, partFacts, slotName, type Option, type PartFacts, type Scene } from './options.ts';
import { compile, type PlanGate, type PlanIndicator, type PlanPart } from './plan.ts';
import { counts, tallyOf } from './tally.ts';
import { Trial } from './trial.ts';

const LISTED = 20;
const ACTIONS = 3;

/**
 * Explains an assessment: per indicator why each point is missing or in doubt, and the cheapest next actions with their exact
 * gain, fewest changes first. Every gain is found by evaluating the changed facts, so it is what `evaluate` gives when the
 * edits (see `applyEdits`) come true. For reads, not for the hot path: some milliseconds.
 *
 * @param assessment of the same set, facts, context and day
 */
export function explain(
  set: CriteriaSet,
  facts: Facts,
  assessment: Assessment,
  context: CellContext,
  asOf: LocalDate,
): Explained {
  const plan = compile(set, context.cellType, context.period);
  const tally = tallyOf(plan, facts, asOf);
  const evaluation = evaluationOf(tally, context);
  const scene: Scene = {
    plan,
    facts,
    byMeasure: byMeasure(facts, plan.ops, plan.period.year),
    asOf: tally.asOf,
    moment: evaluation.moment,
    view: context.view,
    sums: evaluation.sums,
  };
  const explainer = new Explainer(scene, evaluation, assessment, new Trial(tally, facts, context, assessment));
  const explained: Explained = { indicators: {}, gates: {} };
  for (const indicator of plan.criteria.flatMap(({ indicators }) => indicators))
    explained.indicators[indicator.id] = explainer.indicator(indicator);
  for (const gate of plan.gates)
    if (assessment.gates.includes(gate.id)) explained.gates[gate.id] = explainer.gate(gate);
  return explained;
}

class Explainer {
  readonly #scene: Scene;
  readonly #evaluation: Evaluation;
  readonly #assessment: Assessment;
  readonly #trial: Trial;

  constructor(scene: Scene, evaluation: Evaluation, assessment: Assessment, trial: Trial) {
    this.#scene = scene;
    this.#evaluation = evaluation;
    this.#assessment = assessment;
    this.#trial = trial;
  }

  indicator(indicator: PlanIndicator): Explanation {
    const because: Because[] = [];
    const next: Action[] = [];
    for (const part of indicator.parts) {
      const assessed = this.#assessment.parts[part.index]!;
      if (assessed.state === 'not_applicable') continue;
      const found = partFacts(part, this.#scene);
      const full = this.#isFull(part, assessed);
      if (full && found.pending.length === 0) continue;
      const actions = full ? [] : this.#actions(part, found);
      next.push(...actions);
      const lost = !full && assessed.state === 'scored' && !actions.some(({ proof }) => !proof);
      because.push(this.#because(part, assessed, found, lost));
    }
    if (next.length === 0 && because.length > 1) next.push(...this.#together(indicator));
    return { because, next: next.sort(cheapestFirst).slice(0, ACTIONS) };
  }

  gate(gate: PlanGate): Explained['gates'][string] {
    const { set, period } = this.#scene.plan;
    const { measure } = set.gates.find(({ id }) => id === gate.id)!;
    const facts = this.#scene.byMeasure.get(measure) ?? [];
    const counted = facts.filter((fact) => counts(fact, this.#scene.asOf, 'reviewed'));
    const pending = facts.filter((fact) => fact.confirmation === 'pending' && counts(fact, this.#scene.asOf, 'self'));
    const options: Option[] = [];
    if (gate.opensOn !== null) {
      const confirms = pending.map(({ source, revision }) => ({ kind: 'confirm' as const, measure, source, revision }));
      if (confirms.length > 0) options.push({ code: 'confirm', proof: false, divisible: true, edits: confirms });
      const effectiveOn = this.#scene.asOf < period.lastDay ? this.#scene.asOf : period.lastDay;
      const edits = [stateEdit(measure, 'next/1', { yes: true }, { effectiveOn })];
      options.push({ code: 'register', proof: this.#scene.moment.final, divisible: true, edits });
    }
    const next = options.flatMap((option) => this.#try(option, null, () => true));
    const evidence = [
      ...counted.filter(({ value }) => 'n' in value && value.n > 0).map((fact) => listed(fact, 'lowers')),
      ...pending.map((fact) => listed(fact, 'pending')),
    ];
    return {
      evidence: evidence.slice(0, LISTED),
      more: Math.max(0, evidence.length - LISTED),
      recoverable: gate.recoverable,
      next: next.sort(cheapestFirst).slice(0, ACTIONS),
    };
  }

  #isFull(part: PlanPart, assessed: AssessedPart): boolean {
    if (assessed.state !== 'scored') return false;
    const { sums, moment } = this.#evaluation;
    if (this.#assessment.scheme === 'pass_fail') return isMet(part, scorePart(part, sums, moment));
    return assessed.points === assessed.max && this.#assessment.floors[part.id]?.state !== 'failed';
  }

  #actions(part: PlanPart, found: PartFacts): Action[] {
    const { sums, moment } = this.#evaluation;
    const score = scorePart(part, sums, moment);
    if (score.state === 'not_due' && part.formula.kind !== 'calendar' && part.formula.kind !== 'target') return [];
    const before = this.#assessment.parts[part.index]!;
    const better = ({ parts }: Assessment): boolean => isBetter(part, before, parts[part.index]!, this.#assessment);
    return optionsFor(part, score, found, this.#scene)
      .flatMap((option) => this.#try(option, part.id, better))
      .sort(cheapestFirst);
  }

  /** The smallest first piece of an option that betters the part, if it betters the whole as well. */
  #try(option: Option, part: string | null, better: (after: Assessment) => boolean): Action[] {
    const size = option.divisible ? this.#trial.smallest(option.edits, better) : option.edits.length;
    if (size === null) return [];
    const edits = option.edits.slice(0, size);
    const outcome = this.#trial.outcome(edits);
    if (outcome.gain <= 0 && outcome.unblocks.length === 0) return [];
    return [{ code: option.code, part, proof: option.proof, edits, ...outcome }];
  }

  /** An item of several parts is met only when all are: what betters each, taken together. */
  #together(indicator: PlanIndicator): Action[] {
    const { sums, moment } = this.#evaluation;
    const chosen: Option[] = [];
    for (const part of indicator.parts) {
      const before = this.#assessment.parts[part.index]!;
      if (this.#isFull(part, before) || before.state === 'not_due') continue;
      const better = ({ parts }: Assessment): boolean => isBetter(part, before, parts[part.index]!, this.#assessment);
      const options = optionsFor(part, scorePart(part, sums, moment), partFacts(part, this.#scene), this.#scene);
      const fitting = options.flatMap((option) => {
        const size = option.divisible
          ? this.#trial.smallest(option.edits, better)
          : better(this.#trial.after(option.edits))
            ? option.edits.length
            : null;
        return size === null ? [] : [{ ...option, edits: option.edits.slice(0, size) }];
      });
      const [best] = fitting.sort((a, b) => a.edits.length - b.edits.length || +a.proof - +b.proof);
      if (best === undefined) return [];
      chosen.push(best);
    }
    const [first] = chosen;
    if (first === undefined) return [];
    const edits = distinct(chosen.flatMap((option) => option.edits));
    const proof = chosen.some((option) => option.proof);
    return this.#try({ code: first.code, proof, divisible: false, edits }, null, () => true);
  }

  #because(part: PlanPart, assessed: AssessedPart, found: PartFacts, lost: boolean): Because {
    const points = this.#assessment.scheme === 'points';
    const evidence = evidenceOf(found);
    const centi = toCenti(assessed.max) - toCenti(assessed.points ?? 0);
    return {
      part: part.id,
      state: assessed.state,
      points: assessed.points,
      max: assessed.max,
      missing: points ? centi / 100 : null,
      numbers: assessed.raw,
      ...(part.formula.kind === 'calendar' ? { slots: this.#slots(part, part.formula.every) } : {}),
      rule: this.#rule(part),
      evidence: evidence.slice(0, LISTED),
      more: Math.max(0, evidence.length - LISTED),
      lost,
    };
  }

  #slots(part: PlanPart, every: 'month' | 'quarter' | 'half'): NonNullable<Because['slots']> {
    const { sums, moment } = this.#evaluation;
    const slots: NonNullable<Because['slots']> = { missed: [], pending: [], excused: [] };
    for (let index = part.slotFrom; index < part.slotTo; index++) {
      const only = slotCounts({ ...part, slotFrom: index, slotTo: index + 1 }, sums, moment);
      const name = slotName(every, part.slots[index]!.firstDay);
      if (only.missed > 0) slots.missed.push(name);
      if (only.pending > 0) slots.pending.push(name);
      if (only.excused > 0) slots.excused.push(name);
    }
    return slots;
  }

  #rule(part: PlanPart): ExplainedRule {
    const { set, criteriaSet } = this.#scene.plan;
    const indicator = set.criteria.flatMap(({ indicators }) => indicators).find(({ id }) => id === part.indicator)!;
    const { floor } = part;
    const state = this.#assessment.scheme === 'points' ? this.#assessment.floors[part.id]?.state : undefined;
    return {
      formula: part.formula,
      dueFrom: part.dueFrom,
      passPct: set.scheme === 'pass_fail' ? part.passPct : null,
      floor:
        floor === null || state === undefined
          ? null
          : {
              ...(floor.minPct >= 0 ? { minPct: floor.minPct } : {}),
              ...(floor.maxCount >= 0 ? { maxCount: floor.maxCount } : {}),
              from: floor.from,
              state,
            },
      basis: indicator.basis,
      criteriaSet,
    };
  }
}

/** More points, a floor that failed and is met, or (met / not-met) an item's part that passes. */
function isBetter(part: PlanPart, before: AssessedPart, after: AssessedPart, assessment: Assessment): boolean {
  if (assessment.scheme === 'points') {
    if ((after.points ?? -1) > (before.points ?? -1) && (after.points ?? 0) > 0) return true;
    return part.floor !== null && after.raw !== null && passes(after.raw, part.floor.minPct, before.raw);
  }
  if (after.raw === null) return false;
  const [p, w] = after.raw;
  return w === null ? p === 0 : 100 * p >= part.passPct * w;
}

function passes(raw: [number, number | null], minPct: number, before: AssessedPart['raw']): boolean {
  const met = ([p, w]: [number, number | null]) => minPct >= 0 && w !== null && 100 * p >= minPct * w;
  return met(raw) && !(before !== null && met(before));
}

const cheapestFirst = (a: Action, b: Action): number =>
  +a.proof - +b.proof || a.edits.length - b.edits.length || b.gain - a.gain;

function distinct(edits: FactEdit[]): FactEdit[] {
  const byKey = new Map<string, FactEdit>();
  for (const edit of edits) byKey.set(`${edit.measure}|${edit.source}`, edit);
  return [...byKey.values()];
}

function evidenceOf({ lowering, pending, rejected, expired }: PartFacts): ExplainedEvidence[] {
  return [
    ...lowering.map((fact) => listed(fact, 'lowers')),
    ...pending.filter((fact) => !lowering.includes(fact)).map((fact) => listed(fact, 'pending')),
    ...rejected.map((fact) => listed(fact, 'rejected')),
    ...expired.map((fact) => listed(fact, 'expired')),
  ];
}

const listed = (fact: Fact, role: EvidenceRole): ExplainedEvidence => ({
  measure: fact.measure,
  source: fact.source,
  revision: fact.revision,
  effectiveOn: fact.effectiveOn,
  ...(fact.slot === undefined ? {} : { slot: fact.slot }),
  value: fact.value,
  role,
  confirmation: fact.confirmation,
  evidence: fact.evidence ?? [],
});

/** Facts of this year, by the measures the plan reads. */
function byMeasure(facts: Facts, ops: ReadonlyMap<string, unknown>, year: string): Map<string, Fact[]> {
  const grouped = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (!ops.has(fact.measure) || !(fact.slot ?? fact.effectiveOn).startsWith(year)) continue;
    const list = grouped.get(fact.measure);
    if (list) list.push(fact);
    else grouped.set(fact.measure, [fact]);
  }
  return grouped;
}
