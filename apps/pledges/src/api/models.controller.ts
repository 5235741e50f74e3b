import type { Actor } from '@bontot/access';
import { localDateOf, ok, unitsOn } from '@bontot/kernel';
import type { Kept, Stored } from '@bontot/persistence';
import type { Model, ModelAct, ModelView } from '@bontot/pledge-core';
import {
  Answers,
  CurrentActor,
  forbidden,
  knownUnit,
  notFound,
  RequestMoment,
  SignedIn,
  ToldTime,
  withinReach,
} from '@bontot/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { yearPage } from './lists.ts';
import { afterOf } from './outcome.ts';
import { allows, personIn, type Asked } from './permission.ts';
import { pathOf, Reading } from './reading.ts';
import { ListQuery, LocalDate, Note, oneAnswer, pageAnswer, RecordId, UnitId, Year } from './requests.ts';

const ModelPath = z.object({ modelId: RecordId });
const ModelsQuery = ListQuery.extend({
  state: z.enum(['proposed', 'recognised', 'declined', 'cancelled']).optional(),
});
const page = z.string().trim().max(4_000);
const reason = z.string().trim().max(1_000);
export const ModelActSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('propose'),
    modelId: RecordId,
    unitId: UnitId,
    year: Year,
    title: z.string().trim().max(300),
    summary: page,
    effect: page,
    evidence: z.array(Note).max(10),
  }),
  z.strictObject({
    type: z.literal('recognise'),
    number: z.string().trim().max(100),
    issuer: z.string().trim().max(300),
    decidedOn: LocalDate,
  }),
  z.strictObject({ type: z.literal('decline'), reason }),
  z.strictObject({ type: z.literal('cancel'), reason }),
]);
const ActRequest = z.strictObject({ act: ModelActSchema });

/** Good models of cells (mô hình hay, cách làm hiệu quả). */
@Controller('api/v1/models')
export class ModelsController {
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
  @SignedIn('members of the cell and those above')
  @Answers('Models of a year, the latest first', pageAnswer('ModelView'))
  async list(
    @Query({ schema: ModelsQuery }) query: z.infer<typeof ModelsQuery>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const scope = await withinReach(this.#copies, ['score.read'], query, { actor, moment });
    const filter = query.state ? { state: query.state } : {};
    const { found, next } = await yearPage(this.#stores.models, { ...query, ...scope, filter });
    const items = await Promise.all(found.map((stored) => this.#view(stored, { actor, moment })));
    return { items, next, names: await this.#reading.namesIn(items) };
  }

  @Post(':modelId/acts')
  @HttpCode(200)
  @SignedIn('leaders of the cell propose, those above decide: asked of the matrix')
  @Answers('The model', oneAnswer('ModelView'))
  async act(
    @Param({ schema: ModelPath }) { modelId }: z.infer<typeof ModelPath>,
    @Body({ schema: ActRequest }) { act }: z.infer<typeof ActRequest>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ): Promise<ModelView> {
    this.#told.heard(actor);
    const by = personIn(actor);
    const stored = await this.#stores.models.store.load(modelId);
    const path = stored ? pathOf(stored.state) : await this.#pathFor(act, modelId);
    if (!allows(actionOf(act), path, { actor, moment })) throw forbidden('FORBIDDEN', { act: act.type });
    const around = { by, at: moment, today: localDateOf(moment), modelId };
    const command = { act, around, above: unitsOn(path), changed: { at: moment, by: actor.ref } };
    const outcome = await this.#stores.models.run(modelId, () => ok(command));
    const { version, ...state } = afterOf<Model>(outcome);
    const after = { id: modelId, version, state: { ...state, above: command.above, changed: command.changed } };
    return this.#view(after, { actor, moment });
  }

  async #pathFor(act: ModelAct, modelId: string): Promise<string> {
    if (act.type !== 'propose' || act.modelId !== modelId) throw notFound('MODEL_UNKNOWN', { modelId });
    return (await knownUnit(this.#copies, act.unitId)).path;
  }

  async #view({ state, version }: Stored<Kept<Model>>, asked: Asked): Promise<ModelView> {
    const { above, changed, ...model } = state;
    const unit = await this.#copies.unit(model.unitId);
    const decides = asked.actor.personId !== undefined && allows('evidence.confirm', pathOf(state), asked);
    return {
      ...{ ...model, version, unitName: unit?.name ?? model.unitId },
      may: decides ? MAY[model.state] : [],
    };
  }
}

const MAY: Record<Model['state'], ModelAct['type'][]> = {
  proposed: ['recognise', 'decline'],
  recognised: ['cancel'],
  declined: ['recognise'],
  cancelled: ['recognise'],
};
const actionOf = ({ type }: ModelAct) => (type === 'propose' ? 'evidence.enter' : 'evidence.confirm');
