import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { localDateOf, ok } from '@bontot/kernel';
import type { SettingsAct, UnitSettings } from '@bontot/meeting-core';
import { shownAfter } from '@bontot/persistence';
import {
  Answers,
  Asks,
  deciding,
  forbidden,
  knownUnit,
  Requires,
  SignedIn,
  ToldTime,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import * as z from 'zod';
import { Copies, type KnownUnit } from '../storage/copies.ts';
import { peopleOn } from '../storage/people.ts';
import { Stores } from '../storage/stores.ts';
import { Month, Time } from './acts.ts';
import { oneAnswer } from './answers.ts';
import { allows, require } from './permission.ts';
import { UnitQuery } from './requests.ts';
import { placeOfUnit } from './place-of-unit.ts';

type Path = z.infer<typeof UnitQuery>;
const day = z.int().min(1).max(31);
const place = z.string().max(300);
const SeriesRequest = z.strictObject({
  /** Named for whoever sends back what they got; the path says whose they are. */
  unitId: UnitId.optional(),
  regular: z.strictObject({ day, startsAt: Time, place }).nullable(),
  thematic: z
    .strictObject({ monthOfQuarter: z.union([z.literal(1), z.literal(2), z.literal(3)]), day, startsAt: Time, place })
    .nullable(),
  exceptions: z
    .array(z.strictObject({ month: Month, heldOn: LocalDate, reason: z.string().trim().min(1).max(300) }))
    .max(60),
  groups: z
    .array(
      z.strictObject({
        groupId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
        leaderId: RecordId.nullable(),
        memberIds: z.array(RecordId).max(500),
      }),
    )
    .max(50),
});
const LimitsRequest = z.strictObject({
  minMinutes: z.int().min(1).max(600),
  attendanceBase: z.enum(['strict', 'excused_out']),
});

/** What a unit has agreed for all its meetings, and the limits that the committee above sets. */
@Controller('api/v1/meeting-settings')
export class SettingsController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#told = told;
  }

  @Get(':unitId')
  @SignedIn('for whoever conducts the meetings of the unit, reads their minutes or sets its limits')
  @Answers('What holds for the unit', oneAnswer('UnitSettings'))
  async read(@Param({ schema: UnitQuery }) { unitId }: Path, @Asks() asking: Asking) {
    const unit = await knownUnit(this.#copies, unitId);
    const may = (['meeting.conduct', 'minutes.read', 'plans.set'] as const).some((action) =>
      allows(action, placeOfUnit(unit), asking),
    );
    if (!may) throw forbidden('FORBIDDEN', { unitId });
    return this.#stores.settings.of(unitId);
  }

  @Post(':unitId')
  @SignedIn('leaders of the unit agree on its series; asked of the matrix')
  @Answers('What holds for the unit from now on', oneAnswer('UnitSettings'))
  async setSeries(
    @Param({ schema: UnitQuery }) { unitId }: Path,
    @Body({ schema: SeriesRequest }) series: z.infer<typeof SeriesRequest>,
    @Asks() asking: Asking,
  ) {
    const unit = await knownUnit(this.#copies, unitId);
    require('meeting.conduct', placeOfUnit(unit), asking);
    return this.#run(unit, { ...series, type: 'set-series', unitId }, asking);
  }

  @Post(':unitId/limits')
  @Requires('plans.set')
  @Answers('What holds for the unit from now on', oneAnswer('UnitSettings'))
  async setLimits(
    @Param({ schema: UnitQuery }) { unitId }: Path,
    @Body({ schema: LimitsRequest }) limits: z.infer<typeof LimitsRequest>,
    @Asks() asking: Asking,
  ) {
    const unit = await knownUnit(this.#copies, unitId);
    require('plans.set', placeOfUnit(unit), asking);
    const members = (await peopleOn(this.#copies, unit, localDateOf(asking.moment))).length;
    return this.#run(unit, { ...limits, type: 'set-limits', unitId, members }, asking);
  }

  async #run(unit: KnownUnit, act: SettingsAct, asking: Asking) {
    this.#told.heard(asking.actor);
    const command = { ...deciding(asking, unit.path), act };
    const outcome = await this.#stores.settings.run(unit.unitId, () => ok(command));
    // Nothing agreed and nothing said: what holds is what the regulations say.
    if (outcome.ok && !outcome.value.after) return this.#stores.settings.of(unit.unitId);
    return shownAfter<UnitSettings>(outcome);
  }
}
