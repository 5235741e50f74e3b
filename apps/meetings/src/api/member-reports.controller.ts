import { RecordId, UnitId, type Member } from '@bontot/contracts';
import { localDateOf, ok } from '@bontot/kernel';
import type { MemberReport, MemberReportAct } from '@bontot/meeting-core';
import { shownAfter, resultOf, shown } from '@bontot/persistence';
import {
  Answers,
  Asks,
  deciding,
  forbidden,
  knownUnit,
  personIn,
  SignedIn,
  ToldTime,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Reading } from './reading.ts';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { Month } from './acts.ts';
import { pageAnswer } from './answers.ts';
import { allows } from './permission.ts';
import { placeOfUnit } from './place-of-unit.ts';

const ReportsQuery = z.object({ unitId: UnitId, month: Month });
const MonthPath = z.object({ month: Month });
const text = z.string().trim().min(1).max(4_000);
const ReportRequest = z.union([
  z.strictObject({ text, personId: RecordId.optional() }),
  z.strictObject({
    items: z
      .array(z.strictObject({ personId: RecordId, text }))
      .min(1)
      .max(200),
  }),
]);
const GivenAnswer = z
  .looseObject({})
  .meta({ description: 'MemberReport, or for `items` what became of each: { items: [{ id, result, code? }] }' });

type Given = { personId: string; text: string };

/** Members' monthly reports: own, or entered by a leader for members who have no smartphone. */
@Controller('api/v1/member-reports')
export class MemberReportsController {
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
  @SignedIn('leaders read those of their cell, everybody else their own')
  @Answers('Reports of a month', pageAnswer('MemberReport'))
  async list(@Query({ schema: ReportsQuery }) { unitId, month }: z.infer<typeof ReportsQuery>, @Asks() asking: Asking) {
    const place = placeOfUnit(await knownUnit(this.#copies, unitId));
    const all = allows('meeting.conduct', place, asking);
    if (!all && !allows('task.report', place, asking)) throw forbidden('FORBIDDEN', { unitId });
    const found = await this.#stores.memberReports.ofMonth(unitId, month);
    const items = found
      .filter(({ state }) => all || state.personId === asking.actor.personId)
      .map((stored) => shown<MemberReport>(stored));
    return { items, next: null, names: await this.#reading.namesIn(items) };
  }

  @Post(':month')
  @SignedIn('for oneself, or by leaders of the cell: asked of the matrix')
  @Answers('The report, or what became of each', GivenAnswer)
  async report(
    @Param({ schema: MonthPath }) { month }: z.infer<typeof MonthPath>,
    @Body({ schema: ReportRequest }) body: z.infer<typeof ReportRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const own = personIn(asking.actor);
    const given: Given[] = 'items' in body ? body.items : [{ personId: body.personId ?? own, text: body.text }];
    const members = await this.#members(given);
    const units = await this.#copies.unitsById([...members.values()].map(({ cellId }) => cellId));
    const outcomes = await this.#stores.memberReports.runAll(
      given.map(({ personId, text: said }) => ({
        id: `${personId}.${month}`,
        commandFor: () => {
          const member = members.get(personId);
          const unit = member && units.get(member.cellId);
          if (!unit || hasLeft(member, asking.moment)) return refusal('MEMBER_UNKNOWN');
          if (!mayReport(personId, unit.path, asking)) return refusal('FORBIDDEN');
          const act: MemberReportAct = { type: 'report', personId, unitId: unit.unitId, month, text: said };
          return ok({ ...deciding(asking, unit.path), act });
        },
      })),
    );
    if ('items' in body) return { items: outcomes.map((outcome, index) => resultOf(given[index]!.personId, outcome)) };
    return shownAfter<MemberReport>(outcomes[0]!);
  }

  async #members(given: readonly Given[]): Promise<Map<string, Member>> {
    const found = await this.#copies.members.getAll([...new Set(given.map(({ personId }) => personId))]);
    return new Map(found.map(({ id, value }) => [id, value]));
  }
}

const refusal = (code: string) => ({ ok: false as const, refusal: { code, details: {} } });

const hasLeft = ({ leftCellOn }: Member, moment: number): boolean =>
  leftCellOn !== null && leftCellOn <= localDateOf(moment);

const mayReport = (personId: string, path: string, asked: Asking): boolean =>
  allows(personId === asked.actor.personId ? 'task.report' : 'meeting.conduct', { path, subject: 'cell' }, asked);
