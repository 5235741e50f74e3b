import { localDateOf, ok, type LocalDate } from '@bontot/kernel';
import { afterOf } from '@bontot/persistence';
import { Answers, Asks, forbidden, notFound, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { TRAINED_ROLES } from '../jobs/training-year.ts';
import { onlyStanding } from '../record/sided.ts';
import { PeopleStores } from '../storage/people.ts';
import { Posts } from '../storage/posts.ts';
import { Units } from '../storage/units.ts';
import { yearId } from '../storage/years-of.ts';
import { trainingDay, type TrainingCommand } from '../training/training.ts';
import { askedOf, PeopleDesk } from './people-desk.ts';
import { Because, RecordTraining, TrainingAnswer, TrainingList, TrainingPath, YearQuery } from './people-schemas.ts';
import { UnitPathParams } from './schemas.ts';

type OfTraining = z.infer<typeof TrainingPath>;
const ALL_UNITS = 20_000;

/** Which leaders were trained in a year (domain handbook 5.3, `training.completed`). */
@Controller('api/v1')
export class TrainingController {
  readonly #units: Units;
  readonly #posts: Posts;
  readonly #people: PeopleStores;
  readonly #desk: PeopleDesk;

  constructor(units: Units, posts: Posts, people: PeopleStores, desk: PeopleDesk) {
    this.#units = units;
    this.#posts = posts;
    this.#people = people;
    this.#desk = desk;
  }

  @Get('units/:unitId/training')
  @Requires('training.record')
  @Answers('Leaders of the day that counts with their certificates, those without one first', TrainingList)
  async list(
    @Param({ schema: UnitPathParams }) { unitId }: z.infer<typeof UnitPathParams>,
    @Query({ schema: YearQuery }) { year, below }: z.infer<typeof YearQuery>,
    @Asks() asking: Asking,
  ) {
    const unit = await this.#desk.unit(unitId);
    this.#desk.require('training.record', unit.path, asking);
    const units = below
      ? (await this.#units.page({ within: [unit.path], limit: ALL_UNITS })).map(({ state }) => state)
      : [unit];
    const unitNames = new Map(units.map((each) => [each.unitId, each.name]));
    const held = await this.#posts.heldIn(
      [...unitNames.keys()],
      TRAINED_ROLES,
      dayOf(year, localDateOf(asking.moment)),
    );
    const [names, trainings] = await Promise.all([
      this.#desk.names(held.map(({ state }) => state.personId)),
      this.#people.trainings.loadAll(held.map(({ state }) => yearId(state.personId, year))),
    ]);
    const standing = onlyStanding(trainings);
    const items = held.map(({ state: { personId, role, unitId: where } }) => {
      const stored = standing.get(yearId(personId, year));
      return {
        ...{ personId, name: names[personId] ?? null, role, unitId: where, unitName: unitNames.get(where) ?? where },
        training: stored ? { ...stored.state, version: stored.version } : null,
      };
    });
    const rank = ({ training }: (typeof items)[number]) => (training?.certificate ? 1 : 0);
    return {
      items: items.sort((a, b) => rank(a) - rank(b) || (a.unitId < b.unitId ? -1 : 1)),
      year,
      may: { record: true },
    };
  }

  /** Entered by somebody above who confirms evidence there, or by the cell, whose word then waits for a verdict. */
  @Post('training/:personId/:year')
  @Requires('training.record')
  @Answers('The training with its certificate', TrainingAnswer)
  async record(
    @Param({ schema: TrainingPath }) { personId, year }: OfTraining,
    @Body({ schema: RecordTraining }) { certificate }: z.infer<typeof RecordTraining>,
    @Asks() asking: Asking,
  ) {
    const { unitIds, confirmed } = await this.#leads(personId, year, asking);
    return this.#run(personId, year, asking, { type: 'record', certificate, confirmed, unitIds });
  }

  @Post('training/:personId/:year/withdraw')
  @Requires('training.record')
  @Answers('The training without its certificate', TrainingAnswer)
  async withdraw(
    @Param({ schema: TrainingPath }) { personId, year }: OfTraining,
    @Body({ schema: Because }) _: z.infer<typeof Because>,
    @Asks() asking: Asking,
  ) {
    const { unitIds } = await this.#leads(personId, year, asking);
    return this.#run(personId, year, asking, { type: 'withdraw', unitIds });
  }

  /** Units that the person leads on the day that counts; the caller must be entitled to each that is to have a fact. */
  async #leads(personId: string, year: string, asking: Asking): Promise<{ unitIds: string[]; confirmed: boolean }> {
    const day = dayOf(year, localDateOf(asking.moment));
    const posts = (await this.#posts.ofPersons([personId])).filter(
      ({ state: { role, from, until } }) =>
        TRAINED_ROLES.includes(role) && from <= day && (until === null || until >= day),
    );
    if (posts.length === 0) throw notFound('NO_LEADER', { personId, year });
    const mine = posts.filter(({ state }) => this.#desk.may('training.record', state.path, asking));
    if (mine.length === 0) throw forbidden('FORBIDDEN', { action: 'training.record' });
    return {
      unitIds: mine.map(({ state }) => state.unitId),
      confirmed: mine.every(({ state }) => this.#desk.may('evidence.confirm', state.path, asking)),
    };
  }

  async #run(personId: string, year: string, asking: Asking, command: Act) {
    const asked = { ...askedOf(asking), personId, year };
    const outcome = await this.#people.trainings.run(yearId(personId, year), () =>
      ok({ ...command, ...asked } as TrainingCommand),
    );
    const { state, version } = afterOf(outcome);
    return { ...state, version };
  }
}

type Act =
  | Pick<Extract<TrainingCommand, { type: 'record' }>, 'type' | 'certificate' | 'confirmed' | 'unitIds'>
  | Pick<Extract<TrainingCommand, { type: 'withdraw' }>, 'type' | 'unitIds'>;

/** Who leads on 30 November is asked; until then, who leads today. */
const dayOf = (year: string, today: LocalDate): LocalDate => (today < trainingDay(year) ? today : trainingDay(year));
