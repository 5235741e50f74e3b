import { measureOf, type FactValue } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type { Fact, Facts } from './fact.ts';
import { stateEdit, type FactEdit } from './fact-edit.ts';
import { slotCounts, type Moment, type PartScore } from './formula.ts';
import { isInMonths } from './period.ts';
import type { Plan, PlanPart } from './plan.ts';
import { fullValue, isRecurring, remedyFor, type ActionCode } from './remedies.ts';
import { counts, expiryOf } from './tally.ts';

/**
 * One way to better a part: edits of which the first ones can be taken alone (`divisible`) or only all together.
 * `proof`: it only holds if it was so at the time.
 */
export type Option = { code: ActionCode; proof: boolean; divisible: boolean; edits: FactEdit[] };

/** What the facts say of one part, sorted by date. */
export type PartFacts = {
  /** Counted, and less than full. */
  lowering: Fact[];
  /** Counted, whatever they say. */
  counted: Fact[];
  /** Waiting for a verdict. */
  pending: Fact[];
  rejected: Fact[];
  expired: Fact[];
};

export type Scene = {
  plan: Plan;
  facts: Facts;
  byMeasure: Map<string, Fact[]>;
  asOf: LocalDate;
  moment: Moment;
  view: 'self' | 'reviewed';
  sums: number[];
};

/** The measures whose facts move a part's share, count or slots (not the base of `of`, a plan or a clearance). */
export function ownMeasures({ formula }: PlanPart): string[] {
  if ('measures' in formula) return formula.measures;
  return formula.kind === 'calendar' && formula.excuse !== undefined
    ? [formula.measure, formula.excuse]
    : [formula.measure];
}

export function partFacts(part: PlanPart, scene: Scene): PartFacts {
  const sorted: PartFacts = { lowering: [], counted: [], pending: [], rejected: [], expired: [] };
  const { period } = scene.plan;
  for (const measure of ownMeasures(part))
    for (const fact of scene.byMeasure.get(measure) ?? []) {
      if (fact.withdrawn || fact.effectiveOn > scene.asOf) continue;
      if (part.seenAt >= 0 && !isInMonths(fact, period.firstMonth, period.lastMonth)) continue;
      const expiry = expiryOf(fact.evidence);
      if (fact.confirmation === 'rejected') sorted.rejected.push(fact);
      else if (expiry !== null && expiry < scene.asOf) sorted.expired.push(fact);
      else if (fact.confirmation === 'pending') sorted.pending.push(fact);
      if (!counts(fact, scene.asOf, scene.view)) continue;
      sorted.counted.push(fact);
      if (lowers(part, fact)) sorted.lowering.push(fact);
    }
  for (const list of Object.values(sorted)) list.sort(byDate);
  return sorted;
}

const byDate = (a: Fact, b: Fact): number =>
  a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.source < b.source ? -1 : 1;

/** Whether a counted fact costs points: a no, a share below full (or its threshold), a case, a grade below the best. */
function lowers({ formula }: PlanPart, { measure, value }: Fact): boolean {
  switch (formula.kind) {
    case 'ratio':
    case 'steps':
      if ('yes' in value) return !value.yes && formula.of === undefined;
      if ('grade' in value) return value.grade < (formula.gradeMin ?? 1);
      if (!('whole' in value)) return false;
      return formula.ratioMinPct === undefined
        ? value.part < value.whole
        : value.whole > 0 && 100 * value.part < formula.ratioMinPct * value.whole;
    case 'calendar':
      return measure === formula.measure && 'yes' in value && !value.yes;
    case 'target':
      return false;
    case 'deduct':
      return 'n' in value && value.n > 0;
    case 'judged':
      return 'grade' in value && value.grade < 4;
  }
}

/** All ways to better a part, to be tried: whether they gain anything is found by evaluating. */
export function optionsFor(part: PlanPart, score: PartScore, found: PartFacts, scene: Scene): Option[] {
  const options = [...verdicts(part, found, scene), ...renewals(found), ...remediesOf(found)];
  const { formula } = part;
  const day = newDay(scene);
  if (day === null) return options;
  const late = isOver(scene);
  const option = (code: ActionCode, edits: FactEdit[], divisible = true): Option => ({
    code,
    proof: late,
    divisible,
    edits,
  });
  switch (formula.kind) {
    case 'ratio':
    case 'steps':
      return [...options, ...shareOptions(formula, score, found, scene, day, option)];
    case 'calendar':
      return [...options, ...slotOptions(part, formula, score, scene, day)];
    case 'target':
      return [...options, ...targetOptions(part, formula, scene, day, option)];
    case 'deduct':
      if (score.state !== 'no_data') return options;
      return [...options, option('confirm_register', [newFact(formula.clearance, { yes: true }, scene, day)])];
    case 'judged':
      if (score.state === 'scored' && (late || !isRecurring(formula.measure))) return options;
      return [
        ...options,
        option(score.state === 'scored' ? 'next_in_full' : 'get_graded', [
          newFact(formula.measure, { grade: 4 }, scene, day),
        ]),
      ];
  }
}

/** Facts that would help and wait: of those that lower the score nobody should wish for a verdict. */
function verdicts(part: PlanPart, { pending }: PartFacts, scene: Scene): Option[] {
  if (part.formula.kind === 'deduct') return waitingClearance(part.formula.clearance, scene);
  const plan = part.formula.kind === 'target' ? part.formula.targetMeasure : undefined;
  const waiting = plan === undefined ? pending : [...pending, ...pendingOf(plan, scene)];
  return waiting.length === 0 ? [] : [confirmation(waiting)];
}

const waitingClearance = (measure: string, scene: Scene): Option[] => {
  const waiting = pendingOf(measure, scene);
  return waiting.length === 0 ? [] : [confirmation(waiting)];
};

const pendingOf = (measure: string, { byMeasure, asOf }: Scene): Fact[] =>
  (byMeasure.get(measure) ?? []).filter((fact) => fact.confirmation === 'pending' && counts(fact, asOf, 'self'));

const confirmation = (facts: Fact[]): Option => ({
  code: 'confirm',
  proof: false,
  divisible: true,
  edits: facts.map(({ measure, source, revision }) => ({ kind: 'confirm', measure, source, revision })),
});

function renewals({ expired }: PartFacts): Option[] {
  if (expired.length === 0) return [];
  const edits = expired.map((fact) => stateEdit(fact.measure, fact.source, fact.value, fact));
  return [{ code: 'renew_evidence', proof: false, divisible: true, edits }];
}

/** Open duties first where most is missing, one option for each kind of remedy. */
function remediesOf({ lowering }: PartFacts): Option[] {
  const byCode = new Map<ActionCode, Option>();
  const missing = ({ value }: Fact) => ('whole' in value ? value.whole - value.part : 1);
  for (const fact of [...lowering].sort((a, b) => missing(b) - missing(a))) {
    const remedy = remedyFor(fact);
    if (remedy === undefined) continue;
    let option = byCode.get(remedy.code);
    if (!option) byCode.set(remedy.code, (option = { ...remedy, divisible: true, edits: [] }));
    option.edits.push(stateEdit(fact.measure, fact.source, fullValue(fact.value), fact));
  }
  return [...byCode.values()];
}

type MakeOption = (code: ActionCode, edits: FactEdit[], divisible?: boolean) => Option;
const AHEAD = 12;

function shareOptions(
  formula: Extract<PlanPart['formula'], { kind: 'ratio' | 'steps' }>,
  score: PartScore,
  { counted }: PartFacts,
  scene: Scene,
  day: LocalDate,
  option: MakeOption,
): Option[] {
  const [measure] = formula.measures as [string];
  if (formula.of !== undefined) return [excessOption(measure, formula.of, scene, day, option)];
  if (score.state !== 'scored') return [option('send_first', [newFact(measure, firstValue(measure), scene, day)])];
  const like = counted.findLast((fact) => isRecurring(fact.measure));
  if (isOver(scene) || like === undefined) return [];
  const value = fullValue(like.value);
  const edits = Array.from({ length: AHEAD }, (_, n) => newFact(like.measure, value, scene, day, n + 1));
  return [option('next_in_full', edits)];
}

/** Excess is claimed for tasks that are done; where there are none, one that is done beyond what was asked. */
function excessOption(measure: string, base: string, scene: Scene, day: LocalDate, option: MakeOption): Option {
  const done = (scene.byMeasure.get(base) ?? []).filter(
    (fact) => counts(fact, scene.asOf, scene.view) && 'yes' in fact.value && fact.value.yes,
  );
  const open = done.filter(({ source }) => scene.facts.get(measure, source) === undefined);
  if (open.length > 0)
    return {
      ...option(
        'claim_excess',
        open.map((fact) => stateEdit(measure, fact.source, { yes: true }, fact)),
      ),
      proof: false,
    };
  const source = newSource(base, scene, 1);
  const edits = [base, measure].map((id) => stateEdit(id, source, firstValue(id), { effectiveOn: day }));
  return option('claim_excess', edits, false);
}

function slotOptions(
  part: PlanPart,
  formula: Extract<PlanPart['formula'], { kind: 'calendar' }>,
  score: PartScore,
  scene: Scene,
  day: LocalDate,
): Option[] {
  const options: Option[] = [];
  const silent = score.state === 'no_data';
  const one = (code: ActionCode, proof: boolean, measure: string, slot: string, effectiveOn: LocalDate) => {
    const placed = { effectiveOn, slot };
    const edits = [stateEdit(measure, newSource(measure, scene, 1), { yes: true }, placed)];
    options.push({ code, proof, divisible: true, edits });
  };
  for (const [index, slot] of part.slots.entries()) {
    if (index < part.slotFrom || index >= part.slotTo) continue;
    const alone = { ...part, slotFrom: index, slotTo: index + 1 };
    const { pending, missed } = slotCounts(alone, scene.sums, scene.moment);
    const name = slotName(formula.every, slot.firstDay);
    if (pending > 0 && slot.firstDay <= day) one('answer_slot', isOver(scene), formula.measure, name, day);
    if (missed > 0 && silent && slot.lastDay <= day) one('send_first', true, formula.measure, name, slot.lastDay);
    if (missed > 0 && !silent && formula.excuse !== undefined && slot.lastDay <= day)
      one('enter_approval', true, formula.excuse, name, slot.lastDay);
  }
  return options;
}

/** `2025-03`, `2025-Q1` or `2025-H1` by its first day. */
export function slotName(every: 'month' | 'quarter' | 'half', firstDay: LocalDate): string {
  const month = +firstDay.slice(5, 7);
  if (every === 'month') return firstDay.slice(0, 7);
  return every === 'quarter'
    ? `${firstDay.slice(0, 4)}-Q${(month + 2) / 3}`
    : `${firstDay.slice(0, 4)}-H${(month + 5) / 6}`;
}

function targetOptions(
  part: PlanPart,
  formula: Extract<PlanPart['formula'], { kind: 'target' }>,
  scene: Scene,
  day: LocalDate,
  option: MakeOption,
): Option[] {
  const n = scene.sums[part.at]!;
  const goal = formula.target ?? scene.sums[part.at + 2]!;
  const count = (amount: number) => newFact(formula.measure, { n: amount }, scene, day);
  if (goal === 0 && formula.targetMeasure !== undefined) {
    const plan = newFact(formula.targetMeasure, { n: Math.max(1, n) }, scene, day);
    return [option('enter_plan', n > 0 ? [plan] : [plan, count(1)], false)];
  }
  if (n >= goal) return [];
  return scene.moment.asOf < (part.dueFrom ?? '')
    ? [option('add_to_target', [count(goal - n)])]
    : [option('add_to_target', [count(1)])];
}

/** The time that is looked at has passed: what is new now can only be proof of what was so then. */
const isOver = ({ asOf, moment, plan: { period } }: Scene): boolean =>
  moment.final || asOf > period.lastDay || (period.kind !== 'year' && asOf === period.lastDay);

/** A day on which something new can have happened: today, at the latest the last day of the time that is looked at. */
function newDay({ asOf, plan }: Scene): LocalDate | null {
  const { firstDay, lastDay } = plan.period;
  const day = asOf < lastDay ? asOf : lastDay;
  return day < firstDay ? null : day;
}

const newFact = (measure: string, value: FactValue, scene: Scene, effectiveOn: LocalDate, n = 1): FactEdit =>
  stateEdit(measure, newSource(measure, scene, n), value, { effectiveOn });

/** The n-th source name that this measure does not use yet. */
function newSource(measure: string, { facts }: Scene, n: number): string {
  for (let number = 1, free = 0; ; number++) {
    const source = `next/${number}`;
    if (facts.get(measure, source) === undefined && ++free === n) return source;
  }
}

function firstValue(measure: string): FactValue {
  const kind = measureOf(measure)?.kind;
  if (kind === 'ratio') return { part: 1, whole: 1 };
  return kind === 'grade' ? { grade: 4 } : kind === 'count' ? { n: 1 } : { yes: true };
}
