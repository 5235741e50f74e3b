import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { ok } from '@bontot/kernel';
import type { MonthDuty } from '@bontot/meeting-core';
import { ObligationBook, shown, shownAfter } from '@bontot/persistence';
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
import { MEMBER_MONTHS } from '../jobs/obligations.ts';
import { Copies } from '../storage/copies.ts';
import { subjectOf } from '../storage/people.ts';
import { Stores } from '../storage/stores.ts';
import { Month } from './acts.ts';
import { oneAnswer, pageAnswer } from './answers.ts';
import { require } from './permission.ts';
import { Cursor, cursorOf, Limit } from './requests.ts';
import { placeOfUnit } from './place-of-unit.ts';

const MonthPath = z.object({ unitId: UnitId, month: Month });
type Path = z.infer<typeof MonthPath>;
const PLACE = /^(\d{4}-\d{2})_([^_].*)$/;
const MonthsQuery = z.object({
  below: UnitId.optional(),
  waiting: z.enum(['decision']).optional(),
  cursor: Cursor.transform((at, context) => {
    const [, day, id] = PLACE.exec(at) ?? [];
    if (day !== undefined && id !== undefined) return { day, id };
    context.addIssue({ code: 'custom', message: 'the cursor of an earlier page' });
    return z.NEVER;
  }).optional(),
  limit: Limit,
});
const reason = z.string().trim().min(1).max(1_000);
const AskRequest = z.strictObject({
  requestId: RecordId,
  kind: z.enum(['postponement', 'waiver']),
  reason,
  newDate: LocalDate.nullable().optional(),
});
const DecideRequest = z.strictObject({
  requestId: RecordId,
  decision: z.enum(['approved', 'refused']),
  decidedOn: LocalDate,
  number: z.string().max(100).nullable().optional(),
  reason: reason.nullable().optional(),
});

/** Postponements and waivers: asked by the unit, decided by whoever stands above it. */
@Controller('api/v1/months')
export class MonthsController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #told: ToldTime;
  readonly #book: ObligationBook;

  constructor(stores: Stores, copies: Copies, reading: Reading, told: ToldTime, book: ObligationBook) {
    this.#book = book;
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#told = told;
  }

  @Get()
  @Requires('waiver.approve')
  @Answers(
    'Months about which something was asked, the latest first, and since when months are kept here',
    pageAnswer('MonthDuty').extend({ keptSince: Month.nullable() }),
  )
  async list(
    @Query({ schema: MonthsQuery }) { below, waiting, cursor: after, limit }: z.infer<typeof MonthsQuery>,
    @Asks() asking: Asking,
  ) {
    const scope = await withinReach(this.#copies, ['waiver.approve'], { below }, asking);
    const found = await this.#stores.months.asked({ ...scope, after, limit }, waiting === 'decision');
    const units = await this.#copies.unitsById(found.map(({ state }) => state.unitId));
    const items = found.map((stored) => ({
      ...shown<MonthDuty>(stored),
      unitName: units.get(stored.state.unitId)?.name ?? stored.state.unitId,
    }));
    const last = found.length === limit ? found.at(-1)! : undefined;
    return {
      items,
      next: last ? cursorOf(`${last.state.month}_${last.id}`) : null,
      names: await this.#reading.namesIn(items),
      keptSince: (await this.#book.beginningOf(MEMBER_MONTHS)) ?? null,
    };
  }

  @Post(':unitId/:month/requests')
  @SignedIn('leaders of the unit ask for it; asked of the matrix')
  @Answers('The month', oneAnswer('MonthDuty'), 201)
  async ask(
    @Param({ schema: MonthPath }) { unitId, month }: Path,
    @Body({ schema: AskRequest }) { requestId, kind, reason: why, newDate }: z.infer<typeof AskRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const unit = await knownUnit(this.#copies, unitId);
    require('waiver.request', placeOfUnit(unit), asking);
    const asked = { requestId, kind, reason: why, newDate: newDate ?? null };
    const act = { ...asked, type: 'request' as const, unitId, month, subject: subjectOf(unit) };
    const command = { ...deciding(asking, unit.path), act };
    return shownAfter<MonthDuty>(await this.#stores.months.run(`${unitId}.${month}`, () => ok(command)));
  }

  @Post(':unitId/:month/decision')
  @Requires('waiver.approve')
  @Answers('The month', oneAnswer('MonthDuty'))
  async decide(
    @Param({ schema: MonthPath }) { unitId, month }: Path,
    @Body({ schema: DecideRequest }) decision: z.infer<typeof DecideRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const unit = await knownUnit(this.#copies, unitId);
    require('waiver.approve', placeOfUnit(unit), asking);
    const { number = null, reason: why = null, ...said } = decision;
    const act = { ...said, type: 'decide' as const, number, reason: why };
    const command = { ...deciding(asking, unit.path), act };
    return shownAfter<MonthDuty>(await this.#stores.months.run(`${unitId}.${month}`, () => ok(command)));
  }
}
