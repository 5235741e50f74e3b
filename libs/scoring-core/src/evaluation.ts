import { addDays, addMonths, type LocalDate } from '@bontot/kernel';
import type { CellContext } from './context.ts';
import { exemptOn, maximaOf } from './exempt.ts';
import { momentOf, type Moment } from './formula.ts';
import type { Plan } from './plan.ts';
import type { Tally } from './tally.ts';

/** All that one evaluation reads, gathered once. */
export type Evaluation = {
  plan: Plan;
  context: CellContext;
  moment: Moment;
  /** Sums of the asked view. */
  sums: number[];
  /** Sums of facts beyond doubt: gates read no others, in either view. */
  sure: number[];
  exempt: ReadonlySet<string>;
  maxima: number[];
  tooYoung: boolean;
};

/** Hundredths of points. */
export type Sums = { earned: number; assessable: number; reachable: number; noData: number; scored: boolean };
export type CriterionSum = Sums & { id: string; max: number };

export function evaluationOf(tally: Tally, context: CellContext): Evaluation {
  const { plan, asOf, sure, pending } = tally;
  const exempt = exemptOn(plan, context, asOf);
  return {
    plan,
    context,
    moment: momentOf(asOf, plan.closeOn, context),
    sums: context.view === 'self' && pending !== null ? sure.map((sum, index) => sum + pending[index]!) : sure,
    sure,
    exempt,
    maxima: maximaOf(plan, exempt),
    tooYoung: isTooYoung(plan.period.firstDay, plan.period.lastDay, context),
  };
}

/** A cell active for less than six months of the year gets no title (domain handbook 2, «too young»). */
function isTooYoung(firstDay: LocalDate, lastDay: LocalDate, { activeFrom, activeTo }: CellContext): boolean {
  if (activeFrom <= firstDay && (activeTo === undefined || activeTo >= lastDay)) return false;
  const from = activeFrom > firstDay ? activeFrom : firstDay;
  const to = activeTo !== undefined && activeTo < lastDay ? activeTo : lastDay;
  return addMonths(from, 6) > addDays(to, 1);
}

/** Ids of the gates that stand open: what must not be was counted, or what must be was never said in time. */
export function openGates({ plan, sure, moment }: Evaluation): string[] {
  const open: string[] = [];
  for (const gate of plan.gates) {
    const sum = sure[gate.at]!;
    if (gate.opensOn === null ? sum >= gate.n : sum === 0 && moment.asOf >= gate.opensOn) open.push(gate.id);
  }
  return open;
}
