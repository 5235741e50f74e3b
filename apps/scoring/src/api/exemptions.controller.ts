import { can, type Actor, type Reach } from '@bontot/access';
import { exemptionChanged } from '@bontot/contracts';
import { localDateOf, refused, type Instant } from '@bontot/kernel';
import { handle, type MongoAggregateStore } from '@bontot/persistence';
import { Answers, CurrentActor, forbidden, notFound, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ulid } from 'ulid';
import type * as z from 'zod';
import { decide, type ExemptionCommand, type ExemptionState } from '../exemption/exemption.ts';
import { Stores } from '../storage/stores.ts';
import { knownUnit } from './known-unit.ts';
import { CellPath, ExemptionDecision, ExemptionPath, ExemptionRequest } from './requests.ts';

export const EXEMPTIONS = Symbol('scoring.exemptions');

/** «Not applicable»: asked for by the secretary, decided by those above. */
@Controller('api/v1')
export class ExemptionsController {
  readonly #exemptions: MongoAggregateStore<ExemptionState>;
  readonly #stores: Stores;

  constructor(@Inject(EXEMPTIONS) exemptions: MongoAggregateStore<ExemptionState>, stores: Stores) {
    this.#exemptions = exemptions;
    this.#stores = stores;
  }

  @Post('cells/:cellId/exemptions')
  @HttpCode(201)
  @Requires('exemption.request')
  @Answers('The claim, pending')
  async request(
    @Param({ schema: CellPath }) { cellId }: z.infer<typeof CellPath>,
    @Body({ schema: ExemptionRequest }) { expiresOn, ...claim }: z.infer<typeof ExemptionRequest>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    const { path } = await knownUnit(this.#stores.units, cellId, reach);
    if (!can(actor, 'exemption.request', { path }, localDateOf(moment))) throw forbidden();
    const exemptionId = ulid();
    return this.#handle(exemptionId, moment, {
      type: 'request',
      exemptionId,
      cellId,
      ...claim,
      requestedBy: actor.ref,
      expiresOn: expiresOn ?? `${claim.period}-12-31`,
    });
  }

  @Post('exemptions/:exemptionId/decision')
  @HttpCode(200)
  @Requires('exemption.approve')
  @Answers('The claim as it stands now')
  async decide(
    @Param({ schema: ExemptionPath }) { exemptionId }: z.infer<typeof ExemptionPath>,
    @Body({ schema: ExemptionDecision }) { decision }: z.infer<typeof ExemptionDecision>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: Instant,
  ) {
    const claim = await this.#exemptions.load(exemptionId);
    if (!claim) throw notFound('EXEMPTION_UNKNOWN', { exemptionId });
    const { path } = await knownUnit(this.#stores.units, claim.state.cellId, reach);
    if (!can(actor, 'exemption.approve', { path }, localDateOf(moment))) throw forbidden();
    return this.#handle(exemptionId, moment, {
      type: 'decide',
      decision,
      by: actor.ref,
      at: new Date(moment).toISOString(),
    });
  }

  async #handle(exemptionId: string, moment: Instant, command: ExemptionCommand) {
    const handled = await handle(this.#exemptions, exemptionId, (current) => {
      const decided = decide(command, current?.state);
      if (!decided.ok) return decided;
      const state = decided.value;
      const body = { ...state, version: (current?.version ?? 0) + 1 };
      const event = {
        type: exemptionChanged.type,
        topic: exemptionChanged.topic.name,
        key: state.cellId,
        id: ulid(),
        source: 'scoring/exemptions',
        recordedAt: new Date(moment).toISOString(),
        body,
      };
      return { ok: true, value: { state, events: [event] } };
    });
    if (!handled.ok) throw refused(handled.refusal.code, handled.refusal.details);
    const { version, state } = handled.value.after!;
    return { ...state, version };
  }
}
