import { kindOf, localDateOf, ok, type Clock, type LocalDate, type ProductError } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { Logger } from '@bontot/service';
import { carryOut } from '../plan/carry-out.ts';
import type { PlanState, Problem } from '../plan/plan.ts';
import type { Candidates } from './candidates.ts';
import { rehearseNow, type PlanParts } from './plan-scenes.ts';
import { RealGround } from './real-ground.ts';

export type RunnerParts = PlanParts & { candidates: Candidates; clock: Clock; log: Logger };

/**
 * Carries out approved plans whose day has come, step by step. Every step is recorded when it is done; one that was cut
 * short is carried out again, which does only what is missing. Before its first step a plan is rehearsed once more: it
 * begins as a whole or not at all.
 */
export class PlanRunner {
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  async runDue(): Promise<void> {
    const today = localDateOf(this.#parts.clock.now());
    for (const plan of await this.#parts.plans.waiting(today)) await this.#carryOut(plan, today);
  }

  async #carryOut({ id, state: plan }: Stored<PlanState>, today: LocalDate): Promise<void> {
    const { plans, clock } = this.#parts;
    if (plan.begun === null) {
      const { problems } = await rehearseNow(this.#parts, plan);
      if (problems.length > 0) return this.#block(plan, problems);
      // Refused where somebody cancelled or changed it meanwhile: then there is nothing to carry out.
      if (!(await plans.run(id, () => ok({ type: 'begin', revision: plan.revision, at: clock.now() }))).ok) return;
    }
    const { decision, effectiveOn, approved, entered } = plan;
    const basis = { decision, effectiveOn, ...(approved ?? entered) };
    for (let step = plan.done.length; step < plan.steps.length; step++) {
      const ground = new RealGround(this.#parts, basis, today);
      try {
        await carryOut(plan.steps[step]!, ground);
      } catch (error) {
        if (kindOf(error) !== 'refused') throw error;
        const { code, details } = error as ProductError;
        return this.#block(plan, [{ step, code, details }]);
      }
      const record = ground.recordAt(clock.now());
      await plans.run(id, () => ok({ type: 'record-step', step, record }));
    }
  }

  async #block(plan: PlanState, problems: Problem[]): Promise<void> {
    const { plans, clock, log } = this.#parts;
    const first = problems[0]!;
    log.warn({ planId: plan.planId, code: first.code, step: first.step }, 'a plan cannot be carried out yet');
    await plans.run(plan.planId, () => ok({ type: 'block', at: clock.now(), problems }));
  }
}
