import { newId } from '@bontot/messaging';
import { can, type Reach } from '@bontot/access';
import { localDateOf, refused } from '@bontot/kernel';
import { parseCriteriaSet } from '@bontot/scoring-core';
import { Answers, Asks, forbidden, notFound, Problem, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import type * as z from 'zod';
import { Recompute } from '../jobs/recompute.ts';
import { Stores } from '../storage/stores.ts';
import { knownUnit } from './known-unit.ts';
import { AdoptionRequest, SetPath, SetRequest } from './requests.ts';

/** Criteria sets are versioned data: published by the province, adopted by a committee for a year, then frozen. */
@Controller('api/v1')
export class SetsController {
  readonly #stores: Stores;
  readonly #recompute: Recompute;

  constructor(stores: Stores, recompute: Recompute) {
    this.#stores = stores;
    this.#recompute = recompute;
  }

  @Get('sets')
  @Requires('score.read')
  @Answers('All published sets')
  async sets() {
    return { items: await this.#stores.adoptions.sets() };
  }

  /** A version never changes once it is published, so whoever has it need not ask again. */
  @Get('sets/:setId/:version')
  @Header('cache-control', 'private, max-age=31536000, immutable')
  @Requires('score.read')
  @Answers('One version of a set, whole, with its texts')
  async set(@Param({ schema: SetPath }) { setId, version }: z.infer<typeof SetPath>) {
    const set = await this.#stores.adoptions.set(setId, version);
    if (!set) throw notFound('SET_UNKNOWN', { set: setId, version });
    return set;
  }

  @Post('sets')
  @Requires('set.edit')
  @Answers('The set as published; the same version with another content is refused', undefined, 201)
  async publish(@Body({ schema: SetRequest }) request: z.infer<typeof SetRequest>, @Asks() { actor, moment }: Asking) {
    const parsed = parseCriteriaSet(request);
    if (!parsed.ok) throw refused(parsed.refusal.code, parsed.refusal.details);
    const { id, version } = parsed.value;
    if (!(await this.#stores.adoptions.publish(parsed.value, actor.ref, new Date(moment))))
      throw new Problem(409, 'SET_VERSION_TAKEN', '', {
        field: 'version',
        expected: 'a new version for another content',
        got: `${id} ${version}`,
      });
    return parsed.value;
  }

  @Post('adoptions')
  @Requires('set.adopt')
  @Answers('The adoption; the cards below are being recomputed', undefined, 201)
  async adopt(
    @Body({ schema: AdoptionRequest }) request: z.infer<typeof AdoptionRequest>,
    @Asks() { actor, moment }: Asking,
    @Scopes() reach: Reach,
  ) {
    const { path } = await knownUnit(this.#stores.units, request.unitId, reach);
    if (!can(actor, 'set.adopt', { path }, localDateOf(moment))) throw forbidden();
    const set = await this.#stores.adoptions.set(request.setId, request.setVersion);
    if (!set) throw notFound('SET_UNKNOWN', { set: request.setId, version: request.setVersion });
    if (set.subject !== request.subject)
      throw refused('SET_OF_OTHER_SUBJECT', { field: 'subject', expected: set.subject, got: request.subject });
    const adoption = { _id: newId(), ...request, path, at: moment, by: actor.ref, recomputed: false };
    if (!(await this.#stores.adoptions.adopt(adoption)))
      throw new Problem(409, 'SET_FROZEN', '', { unitId: request.unitId, period: request.period });
    await this.#stores.adoptions.refresh();
    await this.#recompute.start(adoption._id);
    const { _id: adoptionId, recomputed: _, ...told } = adoption;
    return { adoptionId, ...told };
  }
}
