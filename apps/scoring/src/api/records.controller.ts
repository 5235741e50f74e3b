import { can } from '@bontot/access';
import { localDateOf, refused } from '@bontot/kernel';
import { Answers, AsksWithin, forbidden, Requires, type AskingWithin } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import type { Act, RecordKind, Result } from '../register/record.ts';
import { RegisterDesk } from './register-desk.ts';
import {
  InspectionRequest,
  IssueRequest,
  PlanAct,
  PlanRequest,
  RecordAct,
  RecordPath,
  RecordsQuery,
} from './register-requests.ts';

const PLANNED: readonly RecordKind[] = ['target', 'programme', 'inspection', 'year-plan', 'issue'];

/** Targets, programmes, inspections, issues and plans of the year: planned with a day, then recorded or missed. */
@Controller('api/v1/register')
export class RecordsController {
  readonly #desk: RegisterDesk;

  constructor(desk: RegisterDesk) {
    this.#desk = desk;
  }

  @Get('records')
  @Requires('dashboards.read')
  @Answers('Records of a kind below a unit or in all of the caller’s reach, the latest first')
  list(
    @Query({ schema: RecordsQuery }) { kind, state, ...page }: z.infer<typeof RecordsQuery>,
    @AsksWithin() asked: AskingWithin,
  ) {
    return this.#desk.page({ kind, ...(state ? { state } : {}) }, page, asked);
  }

  @Post('plans')
  @Requires('plans.set')
  @Answers('The target, programme, inspection or plan of the year as it is kept; sent twice it is one', undefined, 201)
  plan(@Body({ schema: PlanRequest }) request: z.infer<typeof PlanRequest>, @AsksWithin() asked: AskingWithin) {
    const { kind, recordId, unitId } = request;
    switch (request.kind) {
      case 'target': {
        const content = { title: request.title, plan: request.plan, reported: null };
        return this.#desk.open({ kind, recordId, unitId, content, dueOn: request.dueOn }, {}, asked, 'plans.set');
      }
      case 'programme': {
        const content = { title: request.title, issuedOn: null };
        return this.#desk.open({ kind, recordId, unitId, content, dueOn: request.dueOn }, {}, asked, 'plans.set');
      }
      case 'inspection': {
        const content = { title: request.title, doneOn: null };
        return this.#desk.open({ kind, recordId, unitId, content, dueOn: request.dueOn }, {}, asked, 'plans.set');
      }
      case 'year-plan': {
        const { measure, n, year, evidence } = request;
        // One plan a year: its id follows from what it plans, so that a second one is a change of the first.
        const id = `${unitId}.${measure}.${year}`;
        const plan = { kind, recordId: id, unitId, content: { measure, n }, dueOn: `${year}-01-01` };
        return this.#desk.open(plan, { evidence }, asked, 'plans.set');
      }
    }
  }

  @Post('inspections')
  @Requires('cases.enter')
  @Answers('The planned inspection of the inspection body', undefined, 201)
  inspect(
    @Body({ schema: InspectionRequest }) { title, ...named }: z.infer<typeof InspectionRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const record = { kind: 'inspection' as const, ...named, content: { title, doneOn: null } };
    return this.#desk.open(record, {}, asked, 'cases.enter');
  }

  @Post('issues')
  @Requires('evidence.enter')
  @Answers('The registered issue or breakthrough', undefined, 201)
  register(
    @Body({ schema: IssueRequest }) { title, ...named }: z.infer<typeof IssueRequest>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const record = { kind: 'issue' as const, ...named, content: { title, grade: null, gradedOn: null } };
    return this.#desk.open(record, {}, asked, 'evidence.enter');
  }

  @Post('records/:recordId/acts')
  @Requires('evidence.enter')
  @Answers('The record with what was reached, issued, done or solved; said again it is a correction')
  async record(
    @Param({ schema: RecordPath }) { recordId }: z.infer<typeof RecordPath>,
    @Body({ schema: RecordAct }) request: z.infer<typeof RecordAct>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { record, path } = await this.#desk.found(recordId, PLANNED, asked, 'evidence.enter');
    // Nobody reports an inspection of themselves.
    const inspects = (['plans.set', 'cases.enter'] as const).some((action) =>
      can(asked.actor, action, { path }, localDateOf(asked.moment)),
    );
    if (record.kind === 'inspection' && !inspects) throw forbidden();
    const { type: _, evidence, ...said } = request;
    const result = { kind: KIND_OF[request.type], ...said } as Result;
    return this.#desk.act(recordId, { type: 'result', result, evidence }, this.#desk.around(asked, path), path);
  }

  @Post('records/:recordId/plan')
  @Requires('plans.set')
  @Answers('The record with its new day or number, or cancelled; each with the reason')
  async change(
    @Param({ schema: RecordPath }) { recordId }: z.infer<typeof RecordPath>,
    @Body({ schema: PlanAct }) request: z.infer<typeof PlanAct>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { path } = await this.#desk.found(recordId, PLANNED, asked, 'plans.set');
    return this.#desk.act(recordId, actOf(request), this.#desk.around(asked, path), path);
  }

  @Post('inspections/:recordId/plan')
  @Requires('cases.enter')
  @Answers('The inspection with its new day, or cancelled; each with the reason')
  async changeInspection(
    @Param({ schema: RecordPath }) { recordId }: z.infer<typeof RecordPath>,
    @Body({ schema: PlanAct }) request: z.infer<typeof PlanAct>,
    @AsksWithin() asked: AskingWithin,
  ) {
    const { path } = await this.#desk.found(recordId, ['inspection'], asked, 'cases.enter');
    if (request.type === 'replan') throw refused('RECORD_KIND', { expected: 'year-plan', got: 'inspection' });
    return this.#desk.act(recordId, request, this.#desk.around(asked, path), path);
  }
}

const KIND_OF: Record<z.infer<typeof RecordAct>['type'], RecordKind> = {
  ...{ reported: 'target', done: 'inspection', issued: 'programme', graded: 'issue' },
};

const actOf = (request: z.infer<typeof PlanAct>): Act =>
  request.type === 'replan'
    ? { type: 'result', result: { kind: 'year-plan', n: request.n, reason: request.reason } }
    : request;
