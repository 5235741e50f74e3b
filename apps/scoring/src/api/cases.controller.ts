import { localDateOf } from '@bontot/kernel';
import { Answers, AsksWithin, Requires, type AskingWithin } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
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
    @AsksWithin() asked: AskingWithin,
  ) {
    return this.#desk.page({ kind: 'case', ...(state ? { state } : {}) }, page, asked);
  }

  @Post()
  @Requires('cases.enter')
  @Answers('The case; one that is being examined proves nothing until it is concluded', undefined, 201)
  enter(
    @Body({ schema: CaseRequest }) { recordId, unitId, evidence, ...content }: z.infer<typeof CaseRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const record = { kind: 'case' as const, recordId, unitId, content, dueOn: localDateOf(asked.moment) };
    return this.#desk.open(record, { evidence }, asked, 'cases.enter');
  }

  @Post(':recordId/acts')
  @Requires('cases.enter')
  @Answers('The case concluded, corrected, or cancelled because it was found wrongful')
  async act(
    @Param({ schema: RecordPath }) { recordId }: z.infer<typeof RecordPath>,
    @Body({ schema: CaseAct }) request: z.infer<typeof CaseAct>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { path } = await this.#desk.found(recordId, ['case'], asked, 'cases.enter');
    const around = this.#desk.around(asked, path);
    if (request.type === 'cancel') return this.#desk.act(recordId, request, around, path);
    const { type, evidence, ...numbers } = request;
    return this.#desk.act(recordId, { type, result: { kind: 'case', ...numbers }, evidence }, around, path);
  }
}
