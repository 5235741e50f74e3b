import { addDays, type LocalDate } from '@bontot/kernel';
import type { Assessment } from './assessment.ts';
import type { CellContext } from './context.ts';
import { digestInput } from './digest.ts';
import { evaluateTally } from './evaluate-tally.ts';
import type { Fact } from './fact.ts';
import { momentOf } from './formula.ts';
import type { PlanPart } from './plan.ts';
import { advance, copyTally, expiryOf, type Tally } from './tally.ts';

/**
 * The first later day on which the assessment may change though nothing new is sent; null when there is none. Cheap: reads
 * the plan, the sums and the states of the parts. Never later than the true day; it may be earlier (a fact that comes into
 * force without moving anything), so a worker that stores it looks once too often, never too late.
 */
export function nextCandidate(tally: Tally, context: CellContext, assessment: Assessment): LocalDate | null {
  const { plan, asOf } = tally;
  const { period } = plan;
  if (period.kind !== 'year' && asOf >= period.lastDay) return null;
  let first = period.kind === 'year' ? '9999-12-31' : addDays(period.lastDay, 1);
  const none = first;
  const offer = (day: LocalDate | null) => {
    if (day !== null && day > asOf && day < first) first = day;
  };
  for (const day of tally.waiting.keys()) offer(day);
  offer(plan.closeOn);
  plan.parts.forEach((part, index) => {
    if (assessment.parts[index]!.state === 'not_due') offer(part.dueFrom);
    if (part.floor !== null && part.floor.from !== 'close') offer(part.floor.from);
    if (part.formula.kind === 'calendar') offer(nextSlotEnd(part, tally, context));
  });
  for (const gate of plan.gates) if (tally.sure[gate.at] === 0) offer(gate.opensOn);
  for (const { expiresOn } of context.notApplicable)
    if (expiresOn < `${period.year}-12-31`) offer(addDays(expiresOn, 1));
  return first === none ? null : first;
}

/** The end of the first open slot: it will be missed then, or, where nothing was ever said, silence becomes «no data». */
function nextSlotEnd(part: PlanPart, tally: Tally, context: CellContext): LocalDate | null {
  const { asOf, sure, pending, plan } = tally;
  const { activeFrom, activeTo = '9999-12-31' } = momentOf(asOf, plan.closeOn, context);
  const sum = (offset: number): number =>
    sure[part.at + offset]! + (context.view === 'self' && pending !== null ? pending[part.at + offset]! : 0);
  const size = part.slots.length;
  for (let index = part.slotFrom; index < part.slotTo; index++) {
    const { firstDay, lastDay } = part.slots[index]!;
    if (lastDay <= asOf || firstDay < activeFrom || lastDay > activeTo) continue;
    if (sum(1 + index) === 0 && sum(1 + size + index) === 0 && sum(1 + 2 * size + index) === 0) return lastDay;
  }
  return null;
}

/**
 * The exact day: the first candidate on which the evaluation really differs. On every day before it the digest is the
 * same, on it another. Candidates are few (ends of slots, due dates, the close), so this takes a few evaluations.
 */
export function nextReviewAt(
  tally: Tally,
  facts: Iterable<Fact>,
  context: CellContext,
  assessment: Assessment,
): LocalDate | null {
  const before = digestInput(assessment, '');
  const ahead = copyTally(tally);
  const changing = tally.waiting.size === 0 ? [] : changingAfter(tally, facts);
  let current = assessment;
  for (;;) {
    const day = nextCandidate(ahead, context, current);
    if (day === null) return null;
    advance(ahead, changing, day);
    current = evaluateTally(ahead, context);
    if (digestInput(current, '') !== before) return day;
  }
}

/** Facts that begin or cease to count after the tally's day. */
function changingAfter({ asOf, plan }: Tally, facts: Iterable<Fact>): Fact[] {
  const changing: Fact[] = [];
  for (const fact of facts) {
    if (!plan.ops.has(fact.measure)) continue;
    const expiry = expiryOf(fact.evidence);
    if (fact.effectiveOn > asOf || (expiry !== null && expiry >= asOf)) changing.push(fact);
  }
  return changing;
}
