import { Answers, AsksWithin, Requires, type AskingWithin } from '@bontot/service';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
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
  async list(@Query({ schema: UnitPage }) page: z.infer<typeof UnitPage>, @AsksWithin() asked: AskingWithin) {
    return this.#desk.page({ kind: 'judgement' }, page, asked);
  }

  @Post()
  @Requires('rubric.grade')
  @Answers('The judgement as it stands')
  async judge(
    @Body({ schema: JudgementRequest }) { unitId, half, grade, reason, evidence }: z.infer<typeof JudgementRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { path } = await this.#desk.unit(unitId, asked, 'rubric.grade');
    const by = asked.actor.ref.slice(asked.actor.ref.indexOf(':') + 1);
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
