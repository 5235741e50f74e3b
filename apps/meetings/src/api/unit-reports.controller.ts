import { postsOn, type Actor } from '@bontot/access';
import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { isWithin, localDateOf, ok } from '@bontot/kernel';
import type { UnitReport, UnitReportAct } from '@bontot/meeting-core';
import {
  Answers,
  CurrentActor,
  knownUnit,
  RequestMoment,
  Requires,
  SignedIn,
  ToldTime,
  withinReach,
} from '@bontot/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Reading } from './reading.ts';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { FileRef } from './acts.ts';
import { oneAnswer, pageAnswer } from './answers.ts';
import { dayPage } from './day-page.ts';
import { deciding } from './deciding.ts';
import { afterOf, resultOf } from './outcome.ts';
import { allows, require } from './permission.ts';
import { Limit, PlaceCursor } from './requests.ts';
import { placeOfUnit } from './place-of-unit.ts';
import { EachAnswer } from './study.controller.ts';

const ReportPath = z.object({ reportId: RecordId });
const ReportsQuery = z.object({
  unitId: UnitId.optional(),
  below: UnitId.optional(),
  cursor: PlaceCursor.optional(),
  limit: Limit,
});
const AskRequest = z.strictObject({
  reportId: RecordId,
  title: z.string().trim().min(1).max(300),
  dueOn: LocalDate,
  unitIds: z.array(UnitId).min(1).max(2_000),
});
const SendRequest = z.strictObject({
  unitId: UnitId,
  text: z.string().max(20_000),
  file: FileRef.nullable().optional(),
});

/** Reports that units owe to the committee above. */
@Controller('api/v1/unit-reports')
export class UnitReportsController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, reading: Reading, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#told = told;
  }

  @Get()
  @SignedIn('reports of units that the caller leads, or from which they may ask some')
  @Answers('Reports as they were asked of single units, the latest due date first', pageAnswer('UnitReport'))
  async list(
    @Query({ schema: ReportsQuery }) query: z.infer<typeof ReportsQuery>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const actions = ['meeting.conduct', 'committee-meeting.conduct', 'plans.set'] as const;
    const scope = await withinReach(this.#copies, actions, query, { actor, moment });
    const { cursor: after, limit } = query;
    const found = await this.#stores.unitReports.page('dueOn', { ...scope, after, limit });
    return dayPage<UnitReport>(found, ({ dueOn }) => dueOn, limit, this.#reading);
  }

  @Post()
  @HttpCode(200)
  @Requires('plans.set')
  @Answers('What became of it at each unit, in the order of the request', EachAnswer)
  async ask(
    @Body({ schema: AskRequest }) { unitIds, ...report }: z.infer<typeof AskRequest>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#told.heard(actor);
    const units = await this.#copies.unitsById(unitIds);
    const outcomes = await this.#stores.unitReports.runAll(
      unitIds.map((unitId) => ({
        id: `${report.reportId}.${unitId}`,
        commandFor: () => {
          const unit = units.get(unitId);
          if (!unit) return { ok: false, refusal: { code: 'UNIT_UNKNOWN', details: { unitId } } };
          const askedByUnitId = askerOf(actor, unit.path, moment);
          if (!askedByUnitId || !allows('plans.set', placeOfUnit(unit), { actor, moment }))
            return { ok: false, refusal: { code: 'FORBIDDEN', details: { unitId } } };
          const act: UnitReportAct = { ...report, type: 'ask', unitId, askedByUnitId };
          return ok({ ...deciding(actor, moment, unit.path), act });
        },
      })),
    );
    return { items: outcomes.map((outcome, index) => resultOf(unitIds[index]!, outcome)) };
  }

  @Post(':reportId/send')
  @HttpCode(200)
  @SignedIn('leaders of the unit send it; asked of the matrix')
  @Answers('The report', oneAnswer('UnitReport'))
  async send(
    @Param({ schema: ReportPath }) { reportId }: z.infer<typeof ReportPath>,
    @Body({ schema: SendRequest }) { unitId, text, file }: z.infer<typeof SendRequest>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#told.heard(actor);
    const unit = await knownUnit(this.#copies, unitId);
    require('meeting.conduct', placeOfUnit(unit), { actor, moment });
    const command = {
      ...deciding(actor, moment, unit.path),
      act: { type: 'send' as const, text: text.trim(), file: file ?? null },
    };
    return afterOf<UnitReport>(await this.#stores.unitReports.run(`${reportId}.${unitId}`, () => ok(command)));
  }
}

/** The nearest unit above for which somebody asks. */
const askerOf = (actor: Actor, path: string, moment: number): string | undefined =>
  postsOn(actor, localDateOf(moment))
    .filter((post) => ['committee', 'org_dept'].includes(post.role) && isWithin(path, post.path))
    .toSorted((a, b) => b.path.length - a.path.length)[0]?.unitId;
