import { ok, refused, type LocalDate, type Result } from '@bontot/kernel';
import { afterOf } from '@bontot/persistence';
import { notFound, type Asking } from '@bontot/service';
import { Injectable } from '@nestjs/common';
import { hasProblems, mayStillChange, type PlanCommand, type PlanContent, type PlanState } from '../plan/plan.ts';
import { destinationsOf, subjectsOf, type Step } from '../plan/steps.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { Members } from '../storage/members.ts';
import { rehearseNow } from '../storage/plan-scenes.ts';
import { Plans, type PlanLine, type PlanPage } from '../storage/plans.ts';
import { Posts } from '../storage/posts.ts';
import { TreeKeeper } from '../storage/tree-keeper.ts';
import { Units } from '../storage/units.ts';
import { Permission } from './permission.ts';

/** More rows than a person reads; the rest is counted. */
const MAX_ROWS = 2_000;

type NewPlan = PlanContent & { planId: string; unitId: string };

/** What happens to plans between a request and their store, for the plans themselves and for a merger or split alone. */
@Injectable()
export class PlanDesk {
  readonly #units: Units;
  readonly #members: Members;
  readonly #posts: Posts;
  readonly #plans: Plans;
  readonly #keeper: TreeKeeper;
  readonly #permission: Permission;

  constructor(units: Units, members: Members, posts: Posts, plans: Plans, keeper: TreeKeeper, permission: Permission) {
    this.#units = units;
    this.#members = members;
    this.#posts = posts;
    this.#plans = plans;
    this.#keeper = keeper;
    this.#permission = permission;
  }

  page(page: PlanPage): Promise<PlanLine[]> {
    return this.#plans.page(page);
  }

  /** Problem 404 PLAN_UNKNOWN. */
  async known(planId: string): Promise<PlanState> {
    const plan = await this.#plans.store.load(planId);
    if (!plan) throw notFound('PLAN_UNKNOWN', { planId });
    return plan.state;
  }

  async draft(plan: NewPlan, asking: Asking): Promise<{ state: PlanState; isNew: boolean }> {
    const { path } = await this.#unit(plan.unitId);
    this.#permission.requireManage(path, asking);
    const { planId, unitId, decision, effectiveOn, steps } = plan;
    const content = { planId, unitId, path, decision, effectiveOn, steps };
    const fingerprint = fingerprintOf({ ...plan, by: asking.actor.ref });
    const drafted = await this.#plans.run(planId, () =>
      ok({ type: 'draft', plan: content, fingerprint, signed: signedBy(asking) }),
    );
    const { state } = afterOf(drafted);
    return { state, isNew: drafted.ok && drafted.value.changed };
  }

  /** A command of somebody who manages the unit of the plan. */
  async run(
    planId: string,
    asking: Asking,
    commandFor: (plan: PlanState) => Result<PlanCommand> | Promise<Result<PlanCommand>>,
  ): Promise<PlanState> {
    this.#permission.requireManage((await this.known(planId)).path, asking);
    return afterOf(await this.#plans.run(planId, async (plan) => commandFor(plan!))).state;
  }

  /** Rehearsed on the tree of this moment; what is due already is carried out at once. */
  async approve(planId: string, revision: number, asking: Asking): Promise<PlanState> {
    const state = await this.run(planId, asking, async (plan) => {
      const { problems } = await rehearseNow(this.#parts, plan);
      return ok({ type: 'approve', revision, problems, signed: signedBy(asking) });
    });
    void this.#keeper.tendAll();
    return state;
  }

  /**
   * A merger or split by itself: a plan of one step, approved as it is entered. What stands in its way is its refusal, and
   * then nothing is kept.
   */
  async alone(plan: Omit<NewPlan, 'unitId' | 'steps'>, step: Step, asking: Asking): Promise<PlanState> {
    const ids = [...subjectsOf(step), ...destinationsOf(step)];
    const known = await this.#units.loadAll(ids);
    for (const { state } of known.values()) this.#permission.requireManage(state.path, asking);
    const root = commonRoot([...known.values()].map(({ state }) => state.path));
    if (root === undefined) throw notFound('UNIT_UNKNOWN', { unitId: ids[0] });
    const whole = { ...plan, unitId: root, steps: [step] };
    if (!(await this.#plans.store.load(plan.planId))) {
      const { problems } = await rehearseNow(this.#parts, whole);
      const [only] = problems;
      if (only && problems.length === 1) throw refused(only.code, only.details);
      if (only) throw refused('PLAN_HAS_PROBLEMS', hasProblems(problems).refusal.details);
    }
    const { path } = await this.#unit(root);
    const signed = signedBy(asking);
    const drafted = await this.#plans.run(plan.planId, () =>
      ok({
        type: 'draft',
        plan: { ...whole, path },
        fingerprint: fingerprintOf({ ...whole, by: asking.actor.ref }),
        signed,
      }),
    );
    const draft = afterOf(drafted).state;
    if (draft.state !== 'draft') return draft;
    const approved = await this.#plans.run(plan.planId, () =>
      ok({ type: 'approve', revision: draft.revision, problems: [], signed }),
    );
    void this.#keeper.tendAll();
    return afterOf(approved).state;
  }

  /** A plan as it is shown: with what it would do, until it has done it. */
  async shown(plan: PlanState, today: LocalDate) {
    const { path, fingerprint, ...shown } = plan;
    const pending = plan.state === 'draft' || (plan.state === 'approved' && plan.begun === null);
    const rehearsed = pending ? await rehearseNow(this.#parts, plan) : null;
    const preview = rehearsed && {
      ...rehearsed,
      rows: rehearsed.rows.slice(0, MAX_ROWS),
      more: Math.max(0, rehearsed.rows.length - MAX_ROWS),
    };
    return { ...shown, open: mayStillChange(plan, today), preview };
  }

  get #parts() {
    return { units: this.#units, members: this.#members, posts: this.#posts, plans: this.#plans };
  }

  async #unit(unitId: string) {
    const unit = await this.#units.find(unitId);
    if (!unit) throw notFound('UNIT_UNKNOWN', { unitId });
    return unit.state;
  }
}

/** Who entered it, and when. */
export const signedBy = ({ actor, moment }: Asking) => ({ by: actor.ref, at: moment });

/** The unit under which all these paths lie. */
function commonRoot(paths: readonly string[]): string | undefined {
  const split = paths.map((path) => path.split('/').slice(1, -1));
  const [first, ...others] = split;
  return first?.filter((id, index) => others.every((other) => other[index] === id)).at(-1);
}
