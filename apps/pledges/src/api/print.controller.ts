import type { Actor } from '@bontot/access';
import { pdfOf } from '@bontot/pdf';
import { bare } from '@bontot/persistence';
import { emptyRegistration, type Registration } from '@bontot/pledge-core';
import type { Form } from '@bontot/print';
import { Answers, Asks, CONFIG, forbidden, knownUnit, notFound, SignedIn, type Asking } from '@bontot/service';
import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import * as z from 'zod';
import type { PledgesConfig } from '../config.ts';
import { pledgeForm } from '../print/pledge-form.ts';
import type { Printing } from '../print/printing.ts';
import { compactForm, registrationForm } from '../print/registration-form.ts';
import { Copies, type KnownUnit } from '../storage/copies.ts';
import { digestOfCompact } from '../storage/digest.ts';
import { pledgeId } from '../storage/pledges.ts';
import { Stores } from '../storage/stores.ts';
import { allows } from './permission.ts';
import { Reading } from './reading.ts';
import { MemberYearPath, UnitYearPath } from './requests.ts';

/** Pledges, registrations and compacts on paper, in the customary form. */
@Controller('api/v1')
export class PrintController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #publicUrl: string | null;

  constructor(
    stores: Stores,
    copies: Copies,
    reading: Reading,
    @Inject(CONFIG) { PUBLIC_URL }: Pick<PledgesConfig, 'PUBLIC_URL'>,
  ) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#publicUrl = PUBLIC_URL ?? null;
  }

  @Get('pledges/of/:memberId/:year/print.pdf')
  @SignedIn('whoever may read its texts, as far as they may')
  @Answers('The pledge with its reports and its review')
  async pledge(
    @Param({ schema: MemberYearPath }) { memberId, year }: z.infer<typeof MemberYearPath>,
    @Asks() asking: Asking,
  ) {
    const stored = await this.#stores.pledges.store.load(pledgeId(memberId, year));
    const view = stored && (await this.#reading.view(stored, asking));
    if (!view?.texts) throw notFound('PLEDGE_UNKNOWN', { memberId, year });
    const unit = await knownUnit(this.#copies, view.pledge.unitId);
    const form = pledgeForm(view.pledge, await this.#printing(unit, view.names, asking.moment));
    return asFile(form, `cam-ket-${year}-${memberId}`);
  }

  @Get('registrations/:unitId/:year/print/registration.pdf')
  @SignedIn('members of the unit and those above')
  @Answers('The registration form; a draft says so on every page')
  async registration(
    @Param({ schema: UnitYearPath }) { unitId, year }: z.infer<typeof UnitYearPath>,
    @Asks() { actor, moment }: Asking,
  ) {
    const { registration, printing } = await this.#registration(unitId, year, actor, moment);
    return asFile(registrationForm(registration, printing), `dang-ky-${unitId}-${year}`);
  }

  @Get('registrations/:unitId/:year/print/compact.pdf')
  @SignedIn('members of the unit and those above')
  @Answers('The emulation compact; a draft until both sides have confirmed it')
  async compact(
    @Param({ schema: UnitYearPath }) { unitId, year }: z.infer<typeof UnitYearPath>,
    @Asks() { actor, moment }: Asking,
  ) {
    const { registration, printing } = await this.#registration(unitId, year, actor, moment);
    const form = compactForm(registration, digestOfCompact(registration), printing);
    return asFile(form, `giao-uoc-${unitId}-${year}`);
  }

  async #registration(unitId: string, year: number, actor: Actor, moment: number) {
    const unit = await knownUnit(this.#copies, unitId);
    if (!allows('score.read', unit.path, { actor, moment })) throw forbidden('FORBIDDEN', { unitId });
    const stored = await this.#stores.registrations.store.load(`${unitId}.${year}`);
    const subject = unit.level === 'cell' ? 'cell' : 'committee';
    const registration = stored ? bare<Registration>(stored.state) : emptyRegistration({ unitId, year, subject });
    const names = await this.#reading.namesIn(registration);
    return { registration, printing: await this.#printing(unit, names, moment) };
  }

  async #printing({ name, path, level }: KnownUnit, names: Printing['names'], at: number): Promise<Printing> {
    const parentId = path.split('/').at(-3);
    const parent = parentId ? await this.#copies.unit(parentId) : undefined;
    return {
      ...{ names, unitName: name, parentName: parent?.name ?? null, publicUrl: this.#publicUrl, at },
      kind: level === 'cell' ? 'cell' : 'committee',
    };
  }
}

async function asFile(form: Form, name: string): Promise<StreamableFile> {
  const bytes = await pdfOf(form);
  return new StreamableFile(bytes, {
    ...{ type: 'application/pdf', length: bytes.length, disposition: `inline; filename="${name}.pdf"` },
  });
}
