import { measureOf, type CellType } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import { toCenti } from './arithmetic.ts';
import type { CriteriaSet, Formula, Gate, Part } from './criteria-set.ts';
import { periodNamed, slotsOf, type Period } from './period.ts';

/**
 * How one measure feeds one accumulator. Every op adds whole numbers, so that a fact can be taken out again exactly:
 * `share*` add (part, whole) at `at` and `at + 1`, `whole*` a base at `at`, `count` n and 1, `yes` 1 for a yes, `grades`
 * grade and 1, `slot`/`excuse` 1 for «something was said» at `at` and a yes or no of the slot behind it, `seen` just 1.
 */
export type Op = {
  code:
    | 'share_flag'
    | 'share_ratio'
    | 'share_grade'
    | 'share_ratio_min'
    | 'whole_one'
    | 'whole_ratio'
    | 'count'
    | 'yes'
    | 'grades'
    | 'slot'
    | 'excuse'
    | 'seen';
  at: number;
  /** gradeMin, ratioMinPct, or months per slot. */
  n: number;
  /** Looks at the asked period only, where that is shorter than the year. */
  windowed: boolean;
};

export type Slot = { firstDay: LocalDate; lastDay: LocalDate };
export type PlanFloor = { minPct: number; maxCount: number; from: LocalDate | 'close' | null };

/** A part with the variant of this type of cell chosen, its dates in this year, and where its numbers are kept. */
export type PlanPart = {
  id: string;
  index: number;
  indicator: string;
  maxCenti: number;
  formula: Formula;
  at: number;
  /** Windowed parts: where facts of the whole year are counted, since silence is judged over the year; else −1. */
  seenAt: number;
  dueFrom: LocalDate | null;
  passPct: number;
  floor: PlanFloor | null;
  /** Calendar only: all slots of the year, and which of them the period looks at (first index, one behind the last). */
  slots: Slot[];
  slotFrom: number;
  slotTo: number;
};
export type PlanIndicator = {
  id: string;
  mandatory: boolean;
  mayBeNotApplicable: boolean;
  maxCenti: number;
  parts: PlanPart[];
};
export type PlanCriterion = { id: string; maxCenti: number; indicators: PlanIndicator[] };
export type PlanGate = { id: string; recoverable: boolean; at: number; n: number; opensOn: LocalDate | null };

/** A set made ready for one type of cell and one period: which accumulators there are, and what feeds them. */
export type Plan = {
  set: CriteriaSet;
  criteriaSet: { id: string; version: string };
  period: Period;
  /** How many accumulators a tally holds. */
  size: number;
  ops: Map<string, Op[]>;
  criteria: PlanCriterion[];
  parts: PlanPart[];
  gates: PlanGate[];
  /** From this day on the result is final; null where a month or half-year is asked, which never is. */
  closeOn: LocalDate | null;
  /** Points of each part by the indicators left out (joined ids), filled as they are met. */
  maxima: Map<string, number[]>;
};

const MONTHS = { month: 1, quarter: 3, half: 6 } as const;
const plans = new WeakMap<CriteriaSet, Map<string, Plan>>();

/** Compiles a set for a type of cell and a period; the same set object, type and period give the same plan. */
export function compile(set: CriteriaSet, cellType: CellType | undefined, period: string): Plan {
  let ofSet = plans.get(set);
  if (!ofSet) plans.set(set, (ofSet = new Map()));
  const key = `${cellType ?? ''}|${period}`;
  let plan = ofSet.get(key);
  if (!plan) ofSet.set(key, (plan = build(set, cellType, periodNamed(period))));
  return plan;
}

function build(set: CriteriaSet, cellType: CellType | undefined, period: Period): Plan {
  const bindings = new Bindings();
  const parts: PlanPart[] = [];
  const day = (monthDay: string | undefined): LocalDate | null => (monthDay ? `${period.year}-${monthDay}` : null);

  const buildPart = (part: Part, indicator: string): PlanPart => {
    const variant = part.variants?.find(({ cellTypes }) => cellType !== undefined && cellTypes.includes(cellType));
    const formula = variant?.formula ?? part.formula;
    const floor = variant ? variant.floor : part.floor;
    const from = floor?.from;
    const windowed = part.window === 'period' && period.kind !== 'year';
    const built: PlanPart = {
      id: part.id,
      index: parts.length,
      indicator,
      maxCenti: toCenti(part.max ?? 0),
      formula,
      at: bindings.bind(formula, windowed),
      seenAt: windowed && formula.kind !== 'calendar' ? bindings.seen(formula) : -1,
      dueFrom: day(part.dueFrom),
      passPct: variant?.passPct ?? part.passPct ?? 100,
      floor: floor
        ? { minPct: floor.minPct ?? -1, maxCount: floor.maxCount ?? -1, from: from === 'close' ? 'close' : day(from) }
        : null,
      ...slotsFor(formula, windowed ? period : periodNamed(period.year)),
    };
    parts.push(built);
    return built;
  };

  const criteria = set.criteria.map((criterion) => ({
    id: criterion.id,
    maxCenti: toCenti(criterion.max ?? 0),
    indicators: criterion.indicators.map((indicator) => ({
      id: indicator.id,
      mandatory: indicator.mandatory,
      mayBeNotApplicable: indicator.mayBeNotApplicable,
      maxCenti: toCenti(indicator.max ?? 0),
      parts: indicator.parts.map((part) => buildPart(part, indicator.id)),
    })),
  }));
  const gates = set.gates.map((gate) => buildGate(gate, bindings, period));
  const closeOn = period.kind === 'year' ? addDays(period.lastDay, set.rules.close.offsetDays) : null;
  return {
    set,
    criteriaSet: { id: set.id, version: set.version },
    period,
    size: bindings.size,
    ops: bindings.ops,
    criteria,
    parts,
    gates,
    closeOn,
    maxima: new Map(),
  };
}

function slotsFor(formula: Formula, window: Period): Pick<PlanPart, 'slots' | 'slotFrom' | 'slotTo'> {
  if (formula.kind !== 'calendar') return { slots: [], slotFrom: 0, slotTo: 0 };
  const size = MONTHS[formula.every];
  const slots = slotsOf(window.year, size);
  return {
    slots,
    slotFrom: Math.ceil((window.firstMonth - 1) / size),
    slotTo: Math.max(Math.ceil((window.firstMonth - 1) / size), Math.floor(window.lastMonth / size)),
  };
}

function buildGate(gate: Gate, bindings: Bindings, period: Period): PlanGate {
  const count = gate.rule === 'count_at_least';
  return {
    id: gate.id,
    recoverable: gate.recoverable,
    at: bindings.gate(gate.measure, count),
    n: count ? gate.n : 0,
    opensOn: count ? null : addDays(`${period.year}-${gate.after}`, 1),
  };
}

/** Hands out accumulators and remembers which measure feeds them. */
class Bindings {
  size = 0;
  readonly ops = new Map<string, Op[]>();

  bind(formula: Formula, windowed: boolean): number {
    const at = this.size;
    switch (formula.kind) {
      case 'ratio':
      case 'steps':
        for (const measure of formula.measures) this.#add(measure, { ...shareOp(measure, formula), at, windowed });
        if (formula.of !== undefined) {
          const code = measureOf(formula.of)?.kind === 'ratio' ? 'whole_ratio' : 'whole_one';
          this.#add(formula.of, { code, n: 0, at: at + 2, windowed });
        }
        this.size += 3;
        return at;
      case 'calendar': {
        const n = MONTHS[formula.every];
        this.#add(formula.measure, { code: 'slot', n, at, windowed: false });
        if (formula.excuse !== undefined) this.#add(formula.excuse, { code: 'excuse', n, at, windowed: false });
        this.size += 1 + 3 * (12 / n);
        return at;
      }
      case 'target':
        this.#add(formula.measure, { code: 'count', n: 0, at, windowed });
        if (formula.targetMeasure !== undefined)
          this.#add(formula.targetMeasure, { code: 'count', n: 0, at: at + 2, windowed });
        this.size += 4;
        return at;
      case 'deduct':
        for (const measure of formula.measures) this.#add(measure, { code: 'count', n: 0, at, windowed });
        this.#add(formula.clearance, { code: 'yes', n: 0, at: at + 2, windowed });
        this.size += 3;
        return at;
      case 'judged':
        this.#add(formula.measure, { code: 'grades', n: 0, at, windowed });
        this.size += 2;
        return at;
    }
  }

  seen(formula: Formula): number {
    const at = this.size++;
    const measures = 'measures' in formula ? formula.measures : [formula.measure];
    for (const measure of measures) this.#add(measure, { code: 'seen', n: 0, at, windowed: false });
    return at;
  }

  gate(measure: string, count: boolean): number {
    const at = this.size;
    this.#add(measure, { code: count ? 'count' : 'yes', n: 0, at, windowed: false });
    this.size += 2;
    return at;
  }

  #add(measure: string, op: Op) {
    const ops = this.ops.get(measure);
    if (ops) ops.push(op);
    else this.ops.set(measure, [op]);
  }
}

/** How a measure is read into a share; custom measures that the catalogue does not hold are read as flags. */
function shareOp(
  measure: string,
  reading: { gradeMin?: number | undefined; ratioMinPct?: number | undefined },
): Pick<Op, 'code' | 'n'> {
  const kind = measureOf(measure)?.kind;
  if (kind === 'grade') return { code: 'share_grade', n: reading.gradeMin ?? 1 };
  if (kind === 'ratio')
    return reading.ratioMinPct === undefined
      ? { code: 'share_ratio', n: 0 }
      : { code: 'share_ratio_min', n: reading.ratioMinPct };
  return { code: 'share_flag', n: 0 };
}
