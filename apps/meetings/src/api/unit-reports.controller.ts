import { postsOn, type Actor } from '@bontot/access';
import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { isWithin, localDateOf, ok, refused } from '@bontot/kernel';
import type { UnitReport, UnitReportAct } from '@bontot/meeting-core';
import { PaperUploads } from '@bontot/papers';
import { shownAfter, resultOf } from '@bontot/persistence';
import {
  Answers,
  Asks,
  deciding,
  knownUnit,
  Requires,
  SignedIn,
  ToldTime,
  withinReach,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Reading } from './reading.ts';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { FileRef } from './acts.ts';
import { oneAnswer, pageAnswer } from './answers.ts';
import { dayPage } from './day-page.ts';
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
  readonly #uploads: PaperUploads;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, reading: Reading, uploads: PaperUploads, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#uploads = uploads;
    this.#told = told;
  }

  @Get()
  @SignedIn('reports of units that the caller leads, or from which they may ask some')
  @Answers('Reports as they were asked of single units, the latest due date first', pageAnswer('UnitReport'))
  async list(@Query({ schema: ReportsQuery }) query: z.infer<typeof ReportsQuery>, @Asks() asking: Asking) {
    const actions = ['meeting.conduct', 'committee-meeting.conduct', 'plans.set'] as const;
    const scope = await withinReach(this.#copies, actions, query, asking);
    const { cursor: after, limit } = query;
    const found = await this.#stores.unitReports.page('dueOn', { ...scope, after, limit });
    return dayPage<UnitReport>(found, ({ dueOn }) => dueOn, limit, this.#reading);
  }

  @Post()
  @Requires('plans.set')
  @Answers('What became of it at each unit, in the order of the request', EachAnswer)
  async ask(@Body({ schema: AskRequest }) { unitIds, ...report }: z.infer<typeof AskRequest>, @Asks() asking: Asking) {
    this.#told.heard(asking.actor);
    const units = await this.#copies.unitsById(unitIds);
    const outcomes = await this.#stores.unitReports.runAll(
      unitIds.map((unitId) => ({
        id: `${report.reportId}.${unitId}`,
        commandFor: () => {
          const unit = units.get(unitId);
          if (!unit) return { ok: false, refusal: { code: 'UNIT_UNKNOWN', details: { unitId } } };
          const askedByUnitId = askerOf(asking.actor, unit.path, asking.moment);
          if (!askedByUnitId || !allows('plans.set', placeOfUnit(unit), asking))
            return { ok: false, refusal: { code: 'FORBIDDEN', details: { unitId } } };
          const act: UnitReportAct = { ...report, type: 'ask', unitId, askedByUnitId };
          return ok({ ...deciding(asking, unit.path), act });
        },
      })),
    );
    return { items: outcomes.map((outcome, index) => resultOf(unitIds[index]!, outcome)) };
  }

  @Post(':reportId/send')
  @SignedIn('leaders of the unit send it; asked of the matrix')
  @Answers('The report', oneAnswer('UnitReport'))
  async send(
    @Param({ schema: ReportPath }) { reportId }: z.infer<typeof ReportPath>,
    @Body({ schema: SendRequest }) { unitId, text, file }: z.infer<typeof SendRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const unit = await knownUnit(this.#copies, unitId);
    require('meeting.conduct', placeOfUnit(unit), asking);
    const gone = await this.#uploads.spare(file, `report:${reportId}.${unitId}`);
    if (gone) throw refused(gone.code, gone.details);
    const command = {
      ...deciding(asking, unit.path),
      act: { type: 'send' as const, text: text.trim(), file: file ?? null },
    };
    return shownAfter<UnitReport>(await this.#stores.unitReports.run(`${reportId}.${unitId}`, () => ok(command)));
  }
}

/** The nearest unit above for which somebody asks. */
const askerOf = (actor: Actor, path: string, moment: number): string | undefined =>
  postsOn(actor, localDateOf(moment))
    .filter((post) => ['committee', 'org_dept'].includes(post.role) && isWithin(path, post.path))
    .toSorted((a, b) => b.path.length - a.path.length)[0]?.unitId;
