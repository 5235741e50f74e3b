import { ok } from '@bontot/kernel';
import { emptyRegistration, type Registration, type RegistrationAct, type RegistrationView } from '@bontot/pledge-core';
import { afterOf, bare, shown, type Kept, type Stored } from '@bontot/persistence';
import {
  Answers,
  Asks,
  deciding,
  forbidden,
  knownUnit,
  personIn,
  SignedIn,
  ToldTime,
  withinReach,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Copies, type KnownUnit } from '../storage/copies.ts';
import { digestOfCompact } from '../storage/digest.ts';
import { Stores } from '../storage/stores.ts';
import { yearPage } from './lists.ts';
import { allows, decidesAbove } from './permission.ts';
import { Reading } from './reading.ts';
import { ListQuery, oneAnswer, pageAnswer, UnitYearPath } from './requests.ts';

const RegistrationsQuery = ListQuery.extend({
  state: z.enum(['draft', 'submitted', 'registered', 'returned', 'withdrawn']).optional(),
});
const reason = z.string().trim().max(1_000);
const Content = z.strictObject({
  title: z.enum(['four_good', 'fair']),
  targets: z
    .array(
      z.strictObject({
        criterion: z.string().trim().min(1).max(200),
        text: z.string().trim().max(1_000),
        points: z.number().min(0).max(100).nullable(),
      }),
    )
    .max(20),
  issue: z.string().trim().max(4_000),
});
export const RegistrationActSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('write'), content: Content }),
  z.strictObject({ type: z.literal('submit') }),
  z.strictObject({ type: z.literal('withdraw'), reason }),
  z.strictObject({ type: z.literal('register') }),
  z.strictObject({ type: z.literal('return'), reason }),
  z.strictObject({
    type: z.literal('confirm-compact'),
    as: z.enum(['secretary', 'committee']),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
]);
/** `baseVersion` is the version that the page showed; 0 before anything was written. */
const ActRequest = z.strictObject({ act: RegistrationActSchema, baseVersion: z.int().min(0) });
type Path = z.infer<typeof UnitYearPath>;

/** The registration of an organisation for the year and its emulation compact (đăng ký, giao ước thi đua). */
@Controller('api/v1/registrations')
export class RegistrationsController {
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
  @SignedIn('leaders of the unit and those above')
  @Answers('Registrations of a year', pageAnswer('Registration'))
  async list(@Query({ schema: RegistrationsQuery }) query: z.infer<typeof RegistrationsQuery>, @Asks() asking: Asking) {
    const scope = await withinReach(this.#copies, ['dashboards.read'], query, asking);
    const filter = query.state ? { state: query.state } : {};
    const { found, next } = await yearPage(this.#stores.registrations, { ...query, ...scope, filter });
    const units = await this.#copies.unitsById(found.map(({ state }) => state.unitId));
    const items = found.map((stored) => ({
      ...shown(stored),
      unitName: units.get(stored.state.unitId)?.name ?? stored.state.unitId,
    }));
    return { items, next, names: await this.#reading.namesIn(items) };
  }

  @Get(':unitId/:year')
  @SignedIn('members of the unit and those above')
  @Answers('The registration; an empty draft where there is none', oneAnswer('RegistrationView'))
  async one(
    @Param({ schema: UnitYearPath }) { unitId, year }: Path,
    @Asks() asking: Asking,
  ): Promise<RegistrationView> {
    const unit = await knownUnit(this.#copies, unitId);
    if (!allows('score.read', unit.path, asking)) throw forbidden('FORBIDDEN', { unitId });
    const stored = await this.#stores.registrations.store.load(`${unitId}.${year}`);
    return this.#view(unit, year, stored, asking);
  }

  @Post(':unitId/:year/acts')
  @SignedIn('the secretary, or the committee for itself, and the committee above: asked of the matrix')
  @Answers('The registration', oneAnswer('RegistrationView'))
  async act(
    @Param({ schema: UnitYearPath }) { unitId, year }: Path,
    @Body({ schema: ActRequest }) { act, baseVersion }: z.infer<typeof ActRequest>,
    @Asks() asking: Asking,
  ): Promise<RegistrationView> {
    this.#told.heard(asking.actor);
    personIn(asking.actor);
    const unit = await knownUnit(this.#copies, unitId);
    if (!mayDo(act, unit.path, asking)) throw forbidden('FORBIDDEN', { act: act.type });
    const id = `${unitId}.${year}`;
    const { around, ...beside } = deciding(asking, unit.path);
    const outcome = await this.#stores.registrations.run(id, (current, version) => {
      const before = current ? bare<Registration>(current) : emptyOf(unit, year);
      const { subject } = before;
      const digest = digestOfCompact(before);
      return ok({ act, around: { ...around, unitId, year, subject, digest, version, baseVersion }, ...beside });
    });
    return this.#view(unit, year, afterOf(outcome), asking);
  }

  async #view(
    unit: KnownUnit,
    year: number,
    stored: Stored<Kept<Registration>> | undefined,
    asked: Asking,
  ): Promise<RegistrationView> {
    const registration = stored ? bare<Registration>(stored.state) : emptyOf(unit, year);
    const isOwn = allows('organisation.register', unit.path, asked);
    const isAbove = decidesAbove(unit.path, asked);
    return {
      ...{ registration, version: stored?.version ?? 0, unitName: unit.name },
      digest: digestOfCompact(registration),
      may: [...(isOwn ? OF_UNIT[registration.state] : []), ...(isAbove ? OF_ABOVE[registration.state] : [])],
      confirmAs: confirmAs(registration, isOwn, isAbove),
      names: await this.#reading.namesIn(registration),
    };
  }
}

const emptyOf = ({ unitId, level }: KnownUnit, year: number): Registration =>
  emptyRegistration({ unitId, year, subject: level === 'cell' ? 'cell' : 'committee' });

const OF_UNIT: Record<Registration['state'], RegistrationAct['type'][]> = {
  draft: ['write', 'submit', 'withdraw'],
  submitted: ['withdraw', 'confirm-compact'],
  registered: ['withdraw', 'confirm-compact'],
  returned: ['write', 'withdraw'],
  withdrawn: ['write'],
};
const OF_ABOVE: Record<Registration['state'], RegistrationAct['type'][]> = {
  draft: [],
  submitted: ['register', 'return'],
  registered: ['confirm-compact'],
  returned: [],
  withdrawn: [],
};

function confirmAs({ state, compact }: Registration, isOwn: boolean, isAbove: boolean): ('secretary' | 'committee')[] {
  const secretary = isOwn && (state === 'submitted' || state === 'registered') && !compact.secretary;
  const committee = isAbove && state === 'registered' && !compact.committee;
  return [...(secretary ? (['secretary'] as const) : []), ...(committee ? (['committee'] as const) : [])];
}

/** Nobody signs for both sides. */
const mayDo = (act: RegistrationAct, path: string, asked: Asking): boolean =>
  act.type === 'register' || act.type === 'return' || (act.type === 'confirm-compact' && act.as === 'committee')
    ? decidesAbove(path, asked)
    : allows('organisation.register', path, asked);
