import { type Actor, type Reach } from '@bontot/access';
import type { Instant } from '@bontot/kernel';
import { Answers, CurrentActor, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { judgementDay } from '../register/quarter.ts';
import { RegisterDesk } from './register-desk.ts';
import { JudgementRequest, UnitPage } from './register-requests.ts';

/** What is judged, with a written reason that stays here. One judgement a reviewer, unit and half-year; another is a change of it. */
@Controller('api/v1/register/judgements')
export class JudgementsController {
  readonly #desk: RegisterDesk;

  constructor(desk: RegisterDesk) {
    this.#desk = desk;
  }

  @Get()
  @Requires('rubric.grade')
  @Answers('Judgements of the units that the caller judges, the latest first')
  async list(
    @Query({ schema: UnitPage }) page: z.infer<typeof UnitPage>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    return this.#desk.page({ kind: 'judgement' }, page, { actor, reach, moment });
  }

  @Post()
  @HttpCode(200)
  @Requires('rubric.grade')
  @Answers('The judgement as it stands')
  async judge(
    @Body({ schema: JudgementRequest }) { unitId, half, grade, reason, evidence }: z.infer<typeof JudgementRequest>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    const asked = { actor, reach, moment };
    const { path } = await this.#desk.unit(unitId, asked, 'rubric.grade');
    const by = actor.ref.slice(actor.ref.indexOf(':') + 1);
    const recordId = `${unitId}.${half}.${by}`;
    const known = await this.#desk.register.records.store.load(recordId);
    if (known) {
      const act = { type: 'result', result: { kind: 'judgement', grade, reason }, evidence } as const;
      return this.#desk.act(recordId, act, this.#desk.around(asked, path), path);
    }
    const content = { half, by, grade, reason };
    const record = { kind: 'judgement' as const, recordId, unitId, content, dueOn: judgementDay(half) };
    return this.#desk.open(record, { evidence, reason }, asked, 'rubric.grade');
  }
}
