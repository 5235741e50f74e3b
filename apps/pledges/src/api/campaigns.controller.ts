import { ok } from '@bontot/kernel';
import { CellType } from '@bontot/contracts';
import { shownAfter } from '@bontot/persistence';
import type { Campaign } from '@bontot/pledge-core';
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
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { allows, belongsTo, require } from './permission.ts';
import { CampaignAnswer, LocalDate, UnitYearPath } from './requests.ts';

const text = z.string().trim().max(4_000);
const Template = z.strictObject({
  ethics: text,
  duties: text,
  weaknesses: text,
  items: z
    .array(
      z.strictObject({
        kind: z.enum(['target', 'deed']),
        title: z.string().trim().min(1).max(300),
        measure: z.string().trim().max(300),
      }),
    )
    .max(20),
});
const SetRequest = z.strictObject({
  dates: z.strictObject({
    registerBy: LocalDate,
    midBy: LocalDate,
    endBy: LocalDate,
    reviewBy: LocalDate,
    organisationBy: LocalDate,
  }),
  templates: z.partialRecord(z.enum(['any', ...CellType.options]), Template),
  who: z.strictObject({ probationary: z.boolean(), initiativeIn: z.array(CellType).max(5) }),
});
type Path = z.infer<typeof UnitYearPath>;

/** The yearly campaign: dates, templates by kind of cell, who must. What a unit has not set it takes from above. */
@Controller('api/v1/pledge-campaigns')
export class CampaignsController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#told = told;
  }

  @Get(':unitId/:year')
  @SignedIn('whoever belongs to the unit or leads above it')
  @Answers('The campaign that holds in the unit', CampaignAnswer)
  async read(@Param({ schema: UnitYearPath }) { unitId, year }: Path, @Asks() asking: Asking) {
    const { path } = await knownUnit(this.#copies, unitId);
    if (!belongsTo(path, asking) && !allows('plans.set', path, asking) && !allows('score.read', path, asking))
      throw forbidden('FORBIDDEN', { unitId });
    const { state: campaign, version } = await this.#stores.campaigns.forPath(path, year);
    return { campaign, version, inherited: campaign.unitId !== unitId };
  }

  @Put(':unitId/:year')
  @Requires('plans.set')
  @Answers('The campaign', CampaignAnswer)
  async set(
    @Param({ schema: UnitYearPath }) { unitId, year }: Path,
    @Body({ schema: SetRequest }) body: z.infer<typeof SetRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const { path } = await knownUnit(this.#copies, unitId);
    require('plans.set', path, asking);
    const command = { ...deciding(asking, path), act: { type: 'set' as const, unitId, year, ...body } };
    const { version, ...campaign } = shownAfter<Campaign>(
      await this.#stores.campaigns.run(`${unitId}.${year}`, () => ok(command)),
    );
    return { campaign, version, inherited: false };
  }
}
