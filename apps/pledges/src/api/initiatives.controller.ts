import { can } from '@bontot/access';
import { localDateOf } from '@bontot/kernel';
import { shown, type Kept, type Stored } from '@bontot/persistence';
import type { Initiative, InitiativeAct, InitiativeView } from '@bontot/pledge-core';
import { Answers, Asks, notFound, SignedIn, withinReach, type Asking } from '@bontot/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { yearPage } from './lists.ts';
import { allows } from './permission.ts';
import { pathOf, Reading } from './reading.ts';
import { ListQuery, oneAnswer, pageAnswer, RecordId } from './requests.ts';

const InitiativePath = z.object({ initiativeId: RecordId });
const InitiativesQuery = ListQuery.extend({
  state: z.enum(['submitted', 'applied', 'recognised', 'declined', 'withdrawn']).optional(),
});

/** Initiatives for those who lead and for those who recognise; what is done to them goes through `POST /api/v1/pledges/acts`. */
@Controller('api/v1/initiatives')
export class InitiativesController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;

  constructor(stores: Stores, copies: Copies, reading: Reading) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
  }

  @Get()
  @SignedIn('leaders of the cell and those above; drafts are their authors’ alone')
  @Answers('Initiatives of a year, the latest first', pageAnswer('InitiativeView'))
  async list(@Query({ schema: InitiativesQuery }) query: z.infer<typeof InitiativesQuery>, @Asks() asking: Asking) {
    const scope = await withinReach(this.#copies, ['evidence.confirm', 'evidence.enter'], query, asking);
    const filter = { state: query.state ?? { $ne: 'draft' } };
    const { found, next } = await yearPage(this.#stores.initiatives, { ...query, ...scope, filter });
    const items = await this.#views(found, asking);
    return { items, next, names: await this.#reading.namesIn(items) };
  }

  @Get(':initiativeId')
  @SignedIn('its authors, leaders of the cell and those above')
  @Answers('An initiative', oneAnswer('InitiativeView'))
  async one(
    @Param({ schema: InitiativePath }) { initiativeId }: z.infer<typeof InitiativePath>,
    @Asks() asking: Asking,
  ) {
    const stored = await this.#stores.initiatives.store.load(initiativeId);
    if (!stored || !mayReadInitiative(stored.state, asking)) throw notFound('INITIATIVE_UNKNOWN', { initiativeId });
    return (await this.#views([stored], asking))[0];
  }

  async #views(found: readonly Stored<Kept<Initiative>>[], asked: Asking): Promise<InitiativeView[]> {
    const units = await this.#copies.unitsById(found.map(({ state }) => state.unitId));
    return found.map((stored) => ({
      ...shown(stored),
      taken: [],
      unitName: units.get(stored.state.unitId)?.name ?? stored.state.unitId,
      may: mayOf(stored.state, asked),
    }));
  }
}

export function mayReadInitiative(state: Kept<Initiative>, { actor, moment }: Asking): boolean {
  if (actor.personId !== undefined && state.authorIds.includes(actor.personId)) return true;
  if (state.state === 'draft') return false;
  const target = { path: pathOf(state), listed: false };
  return (['evidence.confirm', 'evidence.enter'] as const).some((action) =>
    can(actor, action, target, localDateOf(moment)),
  );
}

function mayOf(state: Kept<Initiative>, asked: Asking): InitiativeAct['type'][] {
  const { personId } = asked.actor;
  const path = pathOf(state);
  const isAuthor = personId !== undefined && state.authorIds.includes(personId) && allows('pledge.write', path, asked);
  const decides = personId !== undefined && allows('evidence.confirm', path, asked);
  const authors: Partial<Record<Initiative['state'], InitiativeAct['type'][]>> = {
    draft: ['write-initiative', 'submit-initiative', 'withdraw-initiative'],
    submitted: ['apply-initiative', 'withdraw-initiative'],
    applied: ['apply-initiative', 'withdraw-initiative'],
  };
  const above: Partial<Record<Initiative['state'], InitiativeAct['type'][]>> = {
    submitted: ['recognise-initiative', 'decline-initiative'],
    applied: ['recognise-initiative', 'decline-initiative'],
    declined: ['recognise-initiative'],
    recognised: ['cancel-initiative'],
  };
  return [...((isAuthor && authors[state.state]) || []), ...((decides && above[state.state]) || [])];
}
