import { ok, refused } from '@bontot/kernel';
import { PaperUploads } from '@bontot/papers';
import { afterOf, type Kept, type Stored } from '@bontot/persistence';
import type { Model, ModelAct, ModelView } from '@bontot/pledge-core';
import {
  Answers,
  Asks,
  deciding,
  forbidden,
  knownUnit,
  notFound,
  personIn,
  SignedIn,
  ToldTime,
  withinReach,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { placeAt } from '../storage/file-places.ts';
import { Stores } from '../storage/stores.ts';
import { yearPage } from './lists.ts';
import { allows } from './permission.ts';
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
  @SignedIn('members of the cell and those above')
  @Answers('Models of a year, the latest first', pageAnswer('ModelView'))
  async list(@Query({ schema: ModelsQuery }) query: z.infer<typeof ModelsQuery>, @Asks() asking: Asking) {
    const scope = await withinReach(this.#copies, ['score.read'], query, asking);
    const filter = query.state ? { state: query.state } : {};
    const { found, next } = await yearPage(this.#stores.models, { ...query, ...scope, filter });
    const items = await Promise.all(found.map((stored) => this.#view(stored, asking)));
    return { items, next, names: await this.#reading.namesIn(items) };
  }

  @Post(':modelId/acts')
  @SignedIn('leaders of the cell propose, those above decide: asked of the matrix')
  @Answers('The model', oneAnswer('ModelView'))
  async act(
    @Param({ schema: ModelPath }) { modelId }: z.infer<typeof ModelPath>,
    @Body({ schema: ActRequest }) { act }: z.infer<typeof ActRequest>,
    @Asks() asking: Asking,
  ): Promise<ModelView> {
    this.#told.heard(asking.actor);
    personIn(asking.actor);
    const stored = await this.#stores.models.store.load(modelId);
    const path = stored ? pathOf(stored.state) : await this.#pathFor(act, modelId);
    if (!allows(actionOf(act), path, asking)) throw forbidden('FORBIDDEN', { act: act.type });
    const gone = await this.#uploads.spare(act, placeAt('model', modelId));
    if (gone) throw refused(gone.code, gone.details);
    const { around, ...beside } = deciding(asking, path);
    const outcome = await this.#stores.models.run(modelId, () =>
      ok({ act, around: { ...around, modelId }, ...beside }),
    );
    return this.#view(afterOf(outcome), asking);
  }

  async #pathFor(act: ModelAct, modelId: string): Promise<string> {
    if (act.type !== 'propose' || act.modelId !== modelId) throw notFound('MODEL_UNKNOWN', { modelId });
    return (await knownUnit(this.#copies, act.unitId)).path;
  }

  async #view({ state, version }: Stored<Kept<Model>>, asked: Asking): Promise<ModelView> {
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
