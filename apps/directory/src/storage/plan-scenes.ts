import type { PlanState } from '../plan/plan.ts';
import { rehearse, type Rehearsed, type RehearsedPlan, type Scene } from '../plan/rehearsal.ts';
import { closedBy } from '../plan/steps.ts';
import type { Members } from './members.ts';
import type { Plans } from './plans.ts';
import { guestsIn, personsIn, postsBeginningIn } from './plan-reads.ts';
import type { Posts } from './posts.ts';
import type { Units } from './units.ts';

export type PlanParts = { units: Units; members: Members; posts: Posts; plans: Plans };

/** Rehearses a plan on the tree of now and beside the plans that wait. */
export async function rehearseNow(parts: PlanParts, plan: RehearsedPlan): Promise<Rehearsed> {
  const waiting = await parts.plans.waiting();
  const others = waiting.flatMap(({ id, state }) => (id === plan.planId ? [] : [restOf(state)]));
  return rehearse(plan, await sceneFor(parts, [plan, ...others], others));
}

/** What a plan that was cut short has still to do. */
const restOf = (plan: PlanState): RehearsedPlan => ({ ...plan, steps: plan.steps.slice(plan.done.length) });

async function sceneFor(
  { units, members, posts }: PlanParts,
  plans: readonly RehearsedPlan[],
  others: readonly RehearsedPlan[],
): Promise<Scene> {
  const closing = [...new Set(plans.flatMap(({ steps }) => steps.flatMap(closedBy)))];
  const first = plans.map(({ effectiveOn }) => effectiveOn).sort()[0]!;
  const [tree, persons, guests, laterPosts] = await Promise.all([
    units.whole(),
    personsIn(members, closing, first),
    guestsIn(members, closing, first),
    postsBeginningIn(posts, closing, first),
  ]);
  return { units: new Map(tree.map(({ id, state }) => [id, state])), members: persons, guests, laterPosts, others };
}
