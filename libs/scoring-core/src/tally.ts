import type { EvidenceRef } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { Fact } from './fact.ts';
import { isInMonths, slotIndex } from './period.ts';
import type { Op, Plan } from './plan.ts';

/**
 * All that a score needs to know of the facts: sums of whole numbers. `remove` undoes `add` exactly, so a card can be kept
 * up to date at the cost of one fact, however many it holds. One tally serves both views: `sure` are facts confirmed or
 * beyond doubt, `pending` those that wait for a verdict and count in the self view only.
 */
export type Tally = {
  plan: Plan;
  /** The day it stands on; for another day count again (`tallyOf`), or `advance`. */
  asOf: LocalDate;
  sure: number[];
  pending: number[] | null;
  pendingFacts: number;
  /** Days after `asOf` on which a held fact begins or ceases to count → how many. */
  waiting: Map<LocalDate, number>;
};

/** An empty tally. A month or half-year is never looked at later than on its last day. */
export function emptyTally(plan: Plan, asOf: LocalDate): Tally {
  const { kind, lastDay } = plan.period;
  return {
    plan,
    asOf: kind !== 'year' && asOf > lastDay ? lastDay : asOf,
    sure: new Array<number>(plan.size).fill(0),
    pending: null,
    pendingFacts: 0,
    waiting: new Map(),
  };
}

export function tallyOf(plan: Plan, facts: Iterable<Fact>, asOf: LocalDate): Tally {
  const tally = emptyTally(plan, asOf);
  for (const fact of facts) apply(tally, fact, 1);
  return tally;
}

export const add = (tally: Tally, fact: Fact): void => apply(tally, fact, 1);

/** The exact inverse of `add` with the same fact on the same day. */
export const remove = (tally: Tally, fact: Fact): void => apply(tally, fact, -1);

/** Moves a tally on to a later day; `changing` must hold every fact that begins or ceases to count by then. */
export function advance(tally: Tally, changing: Iterable<Fact>, to: LocalDate): void {
  const facts = [...changing];
  for (const fact of facts) apply(tally, fact, -1);
  tally.asOf = to;
  for (const fact of facts) apply(tally, fact, 1);
}

export function copyTally(tally: Tally): Tally {
  return {
    ...tally,
    sure: tally.sure.slice(),
    pending: tally.pending === null ? null : tally.pending.slice(),
    waiting: new Map(tally.waiting),
  };
}

/** The last day on which at least one piece of its evidence holds; null when some piece never expires or there is none. */
export function expiryOf(evidence: EvidenceRef[] | undefined): LocalDate | null {
  if (evidence === undefined || evidence.length === 0) return null;
  let last = '';
  for (const { expiresOn } of evidence) {
    if (expiresOn === undefined) return null;
    if (expiresOn > last) last = expiresOn;
  }
  return last;
}

/** Whether a fact counts on a day in a view (rules R2, R4, R7 and domain handbook 5.1 on expiry). */
export function counts(fact: Fact, asOf: LocalDate, view: 'self' | 'reviewed'): boolean {
  if (fact.withdrawn || fact.confirmation === 'rejected' || fact.effectiveOn > asOf) return false;
  if (view === 'reviewed' && fact.confirmation === 'pending') return false;
  const expiry = expiryOf(fact.evidence);
  return expiry === null || expiry >= asOf;
}

function apply(tally: Tally, fact: Fact, sign: 1 | -1): void {
  const ops = tally.plan.ops.get(fact.measure);
  if (ops === undefined || fact.withdrawn || fact.confirmation === 'rejected') return;
  if (!(fact.slot ?? fact.effectiveOn).startsWith(tally.plan.period.year)) return;
  if (fact.effectiveOn > tally.asOf) return wait(tally, fact.effectiveOn, sign);
  if (fact.evidence !== undefined) {
    const expiry = expiryOf(fact.evidence);
    if (expiry !== null && expiry < tally.asOf) return;
    if (expiry !== null) wait(tally, addDays(expiry, 1), sign);
  }
  let sums = tally.sure;
  if (fact.confirmation === 'pending') {
    sums = tally.pending ??= new Array<number>(tally.plan.size).fill(0);
    tally.pendingFacts += sign;
  }
  for (const op of ops) {
    if (op.windowed && !isInMonths(fact, tally.plan.period.firstMonth, tally.plan.period.lastMonth)) continue;
    applyOp(sums, op, fact, sign);
  }
}

function wait(tally: Tally, day: LocalDate, sign: number): void {
  const left = (tally.waiting.get(day) ?? 0) + sign;
  if (left === 0) tally.waiting.delete(day);
  else tally.waiting.set(day, left);
}

type Flag = { yes: boolean };
type Share = { part: number; whole: number };

function applyOp(sums: number[], op: Op, fact: Fact, sign: number): void {
  const { at } = op;
  switch (op.code) {
    case 'share_flag':
      if ((fact.value as Flag).yes) sums[at]! += sign;
      sums[at + 1]! += sign;
      return;
    case 'share_ratio': {
      const { part, whole } = fact.value as Share;
      sums[at]! += sign * part;
      sums[at + 1]! += sign * whole;
      return;
    }
    case 'share_ratio_min': {
      const { part, whole } = fact.value as Share;
      if (whole === 0) return;
      if (100 * part >= op.n * whole) sums[at]! += sign;
      sums[at + 1]! += sign;
      return;
    }
    case 'share_grade':
      if ((fact.value as { grade: number }).grade >= op.n) sums[at]! += sign;
      sums[at + 1]! += sign;
      return;
    case 'seen':
    case 'whole_one':
      sums[at]! += sign;
      return;
    case 'whole_ratio':
      sums[at]! += sign * (fact.value as Share).whole;
      return;
    case 'count':
      sums[at]! += sign * (fact.value as { n: number }).n;
      sums[at + 1]! += sign;
      return;
    case 'yes':
      if ((fact.value as Flag).yes) sums[at]! += sign;
      return;
    case 'grades':
      sums[at]! += sign * (fact.value as { grade: number }).grade;
      sums[at + 1]! += sign;
      return;
    case 'slot':
    case 'excuse': {
      sums[at]! += sign;
      const index = slotIndex(fact, op.n);
      const { yes } = fact.value as Flag;
      if (index < 0 || (op.code === 'excuse' && !yes)) return;
      sums[at + 1 + index + (op.code === 'excuse' ? 2 : yes ? 0 : 1) * (12 / op.n)]! += sign;
      return;
    }
  }
}
