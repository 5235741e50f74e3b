import type { Reach } from '@bontot/access';
import { localDateOf, ok } from '@bontot/kernel';
import { Answers, Asks, forbidOutside, RequestMoment, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PlanDesk, signedBy } from './plan-desk.ts';
import {
  ApprovePlan,
  ChangePlan,
  DraftPlan,
  PlanAnswer,
  PlanList,
  PlanPathParams,
  PlansQuery,
} from './plan-schemas.ts';
import { nextOf } from './schemas.ts';

type PlanParam = z.infer<typeof PlanPathParams>;

/** Plans of reorganisation: entered as a draft, rehearsed at every look, approved, and carried out on their day. */
@Controller('api/v1/plans')
export class PlansController {
  readonly #desk: PlanDesk;

  constructor(desk: PlanDesk) {
    this.#desk = desk;
  }

  @Get()
  @Requires('units.manage')
  @Answers('Plans in reach, the newest first', PlanList)
  async list(@Query({ schema: PlansQuery }) query: z.infer<typeof PlansQuery>, @Scopes() reach: Reach) {
    const { state, cursor: after, limit } = query;
    const items = await this.#desk.page({ within: reach.all ? ['/'] : reach.prefixes, state, after, limit });
    return { items, next: nextOf(items, limit, ({ planId }) => planId) };
  }

  @Get(':planId')
  @Requires('units.manage')
  @Answers('A plan with what it would do today, and what stands in its way', PlanAnswer)
  async one(
    @Param({ schema: PlanPathParams }) { planId }: PlanParam,
    @Scopes() reach: Reach,
    @RequestMoment() moment: number,
  ) {
    const plan = await this.#desk.known(planId);
    forbidOutside(reach, plan.path);
    return this.#desk.shown(plan, localDateOf(moment));
  }

  @Post()
  @Requires('units.manage')
  @Answers('The draft: 201 when it is new, 200 when it was there with this content', PlanAnswer, 201)
  async draft(
    @Body({ schema: DraftPlan }) plan: z.infer<typeof DraftPlan>,
    @Asks() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { state, isNew } = await this.#desk.draft(plan, asking);
    void reply.status(isNew ? 201 : 200);
    return this.#desk.shown(state, localDateOf(asking.moment));
  }

  @Put(':planId')
  @Requires('units.manage')
  @Answers('The plan, a draft again', PlanAnswer)
  async change(
    @Param({ schema: PlanPathParams }) { planId }: PlanParam,
    @Body({ schema: ChangePlan }) { revision, ...content }: z.infer<typeof ChangePlan>,
    @Asks() asking: Asking,
  ) {
    const today = localDateOf(asking.moment);
    const state = await this.#desk.run(planId, asking, () => ok({ type: 'change', content, revision, today }));
    return this.#desk.shown(state, today);
  }

  @Post(':planId/approve')
  @Requires('units.manage')
  @Answers('The plan, which waits for its day', PlanAnswer)
  async approve(
    @Param({ schema: PlanPathParams }) { planId }: PlanParam,
    @Body({ schema: ApprovePlan }) { revision }: z.infer<typeof ApprovePlan>,
    @Asks() asking: Asking,
  ) {
    const state = await this.#desk.approve(planId, revision, asking);
    return this.#desk.shown(state, localDateOf(asking.moment));
  }

  @Post(':planId/cancel')
  @Requires('units.manage')
  @Answers('The plan, which will not be carried out', PlanAnswer)
  async cancel(@Param({ schema: PlanPathParams }) { planId }: PlanParam, @Asks() asking: Asking) {
    const today = localDateOf(asking.moment);
    const state = await this.#desk.run(planId, asking, () => ok({ type: 'cancel', today, signed: signedBy(asking) }));
    return this.#desk.shown(state, today);
  }
}
