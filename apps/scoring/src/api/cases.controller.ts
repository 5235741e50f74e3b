import type { Actor, Reach } from '@bontot/access';
import { localDateOf, type Instant } from '@bontot/kernel';
import { Answers, CurrentActor, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { RegisterDesk } from './register-desk.ts';
import { CaseAct, CaseRequest, CasesQuery, RecordPath } from './register-requests.ts';

/** Cases as the inspection body enters them: numbers and days, no names and no texts (domain handbook 10.2). */
@Controller('api/v1/register/cases')
export class CasesController {
  readonly #desk: RegisterDesk;

  constructor(desk: RegisterDesk) {
    this.#desk = desk;
  }

  @Get()
  @Requires('cases.enter')
  @Answers('Cases below a unit or in all of the caller’s reach, the latest first')
  list(
    @Query({ schema: CasesQuery }) { state, ...page }: z.infer<typeof CasesQuery>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    return this.#desk.page({ kind: 'case', ...(state ? { state } : {}) }, page, { actor, reach, moment });
  }

  @Post()
  @HttpCode(201)
  @Requires('cases.enter')
  @Answers('The case; one that is being examined proves nothing until it is concluded')
  enter(
    @Body({ schema: CaseRequest }) { recordId, unitId, evidence, ...content }: z.infer<typeof CaseRequest>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    const record = { kind: 'case' as const, recordId, unitId, content, dueOn: localDateOf(moment) };
    return this.#desk.open(record, { evidence }, { actor, reach, moment }, 'cases.enter');
  }

  @Post(':recordId/acts')
  @HttpCode(200)
  @Requires('cases.enter')
  @Answers('The case concluded, corrected, or cancelled because it was found wrongful')
  async act(
    @Param({ schema: RecordPath }) { recordId }: z.infer<typeof RecordPath>,
    @Body({ schema: CaseAct }) request: z.infer<typeof CaseAct>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    const asked = { actor, reach, moment };
    const { path } = await this.#desk.found(recordId, ['case'], asked, 'cases.enter');
    const around = this.#desk.around(asked, path);
    if (request.type === 'cancel') return this.#desk.act(recordId, request, around, path);
    const { type, evidence, ...numbers } = request;
    return this.#desk.act(recordId, { type, result: { kind: 'case', ...numbers }, evidence }, around, path);
  }
}
