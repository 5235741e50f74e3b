import { can, type Reach } from '@bontot/access';
import { measureOf, verdictGiven } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { newId, type Publisher } from '@bontot/messaging';
import { Answers, Asks, forbidden, notFound, Problem, Requires, Scopes, type Asking } from '@bontot/service';
import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import type * as z from 'zod';
import { Stores } from '../storage/stores.ts';
import { CardReader } from './card-reader.ts';
import { knownUnit } from './known-unit.ts';
import { CellPath, VerdictRequest } from './requests.ts';

export const PUBLISHER = Symbol('scoring.publisher');

/** Somebody entitled says whether a fact holds; the worker alone writes it to the card, so the log has one order. */
@Controller('api/v1/cells/:cellId/verdicts')
export class VerdictsController {
  readonly #stores: Stores;
  readonly #cards: CardReader;
  readonly #publisher: Publisher;

  constructor(stores: Stores, cards: CardReader, @Inject(PUBLISHER) publisher: Publisher) {
    this.#stores = stores;
    this.#cards = cards;
    this.#publisher = publisher;
  }

  @Post()
  @Requires('evidence.confirm')
  @Answers('The verdict, on its way to the card', undefined, 202)
  async judge(
    @Param({ schema: CellPath }) { cellId }: z.infer<typeof CellPath>,
    @Body({ schema: VerdictRequest }) request: z.infer<typeof VerdictRequest>,
    @Asks() { actor, moment }: Asking,
    @Scopes() reach: Reach,
  ) {
    const { path } = await knownUnit(this.#stores.units, cellId, reach);
    if (!can(actor, 'evidence.confirm', { path }, localDateOf(moment))) throw forbidden();
    const { card } = await this.#cards.current({ cellId, period: request.period });
    const fact = card.facts.get(request.measure, request.source);
    if (!measureOf(request.measure) || !fact)
      throw notFound('FACT_UNKNOWN', { measure: request.measure, source: request.source });
    if (fact.revision !== request.revision)
      throw new Problem(409, 'FACT_REVISED', '', { field: 'revision', expected: fact.revision, got: request.revision });
    const verdict = { cellId, ...request, by: actor.ref, at: new Date(moment).toISOString() };
    await this.#publisher.publish([
      {
        type: verdictGiven.type,
        topic: verdictGiven.topic.name,
        key: cellId,
        id: newId(),
        source: 'scoring/verdicts',
        recordedAt: verdict.at,
        body: verdict,
      },
    ]);
    return verdict;
  }
}
