import type { LocalDate } from '@bontot/kernel';
import type { CellContext } from './context.ts';
import type { Formula } from './criteria-set.ts';
import type { PlanPart } from './plan.ts';

/** The states of a part, never mixed (domain handbook 6.2). */
export type PartState = 'scored' | 'not_due' | 'no_data' | 'not_applicable';

/**
 * What a formula says of one part: `f = num / den` exactly, its raw numbers `p` of `w` (`w` is −1 for a plain count), and
 * what it can still become when all that is open goes well.
 */
export type PartScore = {
  state: PartState;
  p: number;
  w: number;
  num: number;
  den: number;
  reachNum: number;
  reachDen: number;
};

/** The moment a part is looked at. */
export type Moment = {
  asOf: LocalDate;
  final: boolean;
  /** Slots that end later than this are never missed by silence: the day itself, or the close where that is earlier. */
  missedBy: LocalDate;
  activeFrom: LocalDate;
  activeTo: LocalDate;
};

export function momentOf(asOf: LocalDate, closeOn: LocalDate | null, context: CellContext): Moment {
  const final = closeOn !== null && asOf >= closeOn;
  return {
    asOf,
    final,
    missedBy: final && closeOn < asOf ? closeOn : asOf,
    activeFrom: context.activeFrom,
    activeTo: context.activeTo ?? '9999-12-31',
  };
}

/** Slots of a calendar that the cell owes, told apart. */
export type SlotCounts = {
  met: number;
  excused: number;
  missed: number;
  pending: number;
  passed: number;
  owed: number;
};

export function slotCounts(part: PlanPart, sums: number[], moment: Moment): SlotCounts {
  const { slots, at } = part;
  const counts = { met: 0, excused: 0, missed: 0, pending: 0, passed: 0, owed: 0 };
  for (let index = part.slotFrom; index < part.slotTo; index++) {
    const slot = slots[index]!;
    if (slot.firstDay < moment.activeFrom || slot.lastDay > moment.activeTo) continue;
    counts.owed++;
    const passed = slot.lastDay <= moment.missedBy;
    if (passed) counts.passed++;
    if (sums[at + 1 + index]! > 0) counts.met++;
    else if (sums[at + 1 + 2 * slots.length + index]! > 0) counts.excused++;
    else if (passed || sums[at + 1 + slots.length + index]! > 0) counts.missed++;
    else counts.pending++;
  }
  return counts;
}

/** Scores one part from the sums of a view. */
export function scorePart(part: PlanPart, sums: number[], moment: Moment): PartScore {
  const { formula, at } = part;
  switch (formula.kind) {
    case 'ratio': {
      const p = sums[at]!;
      const w = sums[formula.of === undefined ? at + 1 : at + 2]!;
      if (w === 0) return silent(part, sums, moment);
      const { loPct, hiPct } = formula;
      if (loPct === hiPct) return scored(p, w, 100 * p >= hiPct * w ? 1 : 0, 1);
      const den = (hiPct - loPct) * w;
      return scored(p, w, Math.min(den, Math.max(0, 100 * p - loPct * w)), den);
    }
    case 'steps': {
      const p = sums[at]!;
      const w = sums[formula.of === undefined ? at + 1 : at + 2]!;
      return w === 0 ? silent(part, sums, moment) : scored(p, w, stepOf(formula, p, w), 100);
    }
    case 'calendar':
      return scoreCalendar(part, sums, moment);
    case 'target': {
      const n = sums[at]!;
      const goal = formula.target ?? sums[at + 2]!;
      if (goal === 0 || (formula.target !== undefined && sums[at + 1] === 0)) return silent(part, sums, moment);
      if (n < goal && !moment.final && part.dueFrom !== null && moment.asOf < part.dueFrom) return unscored('not_due');
      return scored(n, goal, Math.min(n, goal), goal);
    }
    case 'deduct': {
      const n = sums[at]!;
      if (n === 0 && sums[at + 2] === 0) return silent(part, sums, moment);
      if (part.maxCenti === 0) return { ...scored(n, -1, n === 0 ? 1 : 0, 1), reachNum: n === 0 ? 1 : 0 };
      const num = Math.max(0, part.maxCenti - Math.round(formula.per * 100) * n);
      return { state: 'scored', p: n, w: -1, num, den: part.maxCenti, reachNum: num, reachDen: part.maxCenti };
    }
    case 'judged': {
      const grades = sums[at + 1]!;
      return grades === 0 ? silent(part, sums, moment) : scored(sums[at]!, 4 * grades, sums[at]!, 4 * grades);
    }
  }
}

function scoreCalendar(part: PlanPart, sums: number[], moment: Moment): PartScore {
  const slots = slotCounts(part, sums, moment);
  if (sums[part.at] === 0) {
    const owed = moment.final ? slots.owed > 0 : slots.passed > 0;
    return owed ? silent(part, sums, moment) : unscored('not_due');
  }
  const base = slots.met + slots.missed;
  const whole = base + slots.pending;
  const score = base === 0 ? unscored('not_due') : scored(slots.met, base, slots.met, base);
  score.reachNum = whole === 0 ? 1 : slots.met + slots.pending;
  score.reachDen = whole === 0 ? 1 : whole;
  return score;
}

function stepOf(formula: Extract<Formula, { kind: 'steps' }>, p: number, w: number): number {
  let give = 0;
  for (const step of formula.steps) if (100 * p >= step.atPct * w && step.givePct > give) give = step.givePct;
  return give;
}

const scored = (p: number, w: number, num: number, den: number): PartScore => ({
  state: 'scored',
  p,
  w,
  num,
  den,
  reachNum: 1,
  reachDen: 1,
});

const unscored = (state: PartState): PartScore => ({ state, p: 0, w: 0, num: 0, den: 1, reachNum: 1, reachDen: 1 });

/**
 * Nothing is known: owed (`no_data`) or not yet (`not_due`). In a month or half-year asked alone a part whose sources
 * spoke this year, only not of this time, has nothing due in it.
 */
function silent(part: PlanPart, sums: number[], moment: Moment): PartScore {
  const early = part.dueFrom !== null && moment.asOf < part.dueFrom;
  const spoke = part.seenAt >= 0 && sums[part.seenAt]! > 0;
  return unscored(!moment.final && (early || spoke) ? 'not_due' : 'no_data');
}
