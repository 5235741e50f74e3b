import { newId } from '@bontot/messaging';
import { can, type Actor, type Reach } from '@bontot/access';
import { exemptionChanged } from '@bontot/contracts';
import { localDateOf, refused, type Instant, type LocalDate } from '@bontot/kernel';
import { handle, type MongoAggregateStore } from '@bontot/persistence';
import {
  Answers,
  Asks,
  CurrentActor,
  forbidden,
  invalid,
  notFound,
  Requires,
  Scopes,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { setOf } from '../card/assess.ts';
import { cardUnitOf } from '../card/entry.ts';
import { ACTIVE, decide, mayClaim, type ExemptionCommand, type ExemptionState } from '../exemption/exemption.ts';
import { claimsOf } from '../storage/exemptions.ts';
import { Stores } from '../storage/stores.ts';
import { knownUnit } from './known-unit.ts';
import type { StoredUnit } from '../storage/units.ts';
import { mine } from './evidence-lines.ts';
import { CellPath, ExemptionDecision, ExemptionPath, ExemptionRequest, YearQuery } from './requests.ts';

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

  @Get('cells/:cellId/exemptions')
  @Requires('dashboards.read')
  @Answers('All claims of a unit in a year, the latest first, each with its story')
  async list(
    @Param({ schema: CellPath }) { cellId }: z.infer<typeof CellPath>,
    @Query({ schema: YearQuery }) { period }: z.infer<typeof YearQuery>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
  ) {
    await knownUnit(this.#stores.units, cellId, reach);
    const claims = await claimsOf(this.#exemptions, cellId, period);
    return {
      items: claims.map(({ state, version }) => ({ ...state, version, ...mine(state.requestedBy, actor.ref) })),
      next: null,
    };
  }

  @Post('cells/:cellId/exemptions')
  @Requires('exemption.request')
  @Answers('The claim, pending', undefined, 201)
  async request(
    @Param({ schema: CellPath }) { cellId }: z.infer<typeof CellPath>,
    @Body({ schema: ExemptionRequest }) { expiresOn, ...claim }: z.infer<typeof ExemptionRequest>,
    @Asks() { actor, moment }: Asking,
    @Scopes() reach: Reach,
  ) {
    const unit = await knownUnit(this.#stores.units, cellId, reach);
    const today = localDateOf(moment);
    if (!can(actor, 'exemption.request', { path: unit.path }, today)) throw forbidden();
    const { from, to } = expiryDays(claim.period, today);
    if (expiresOn !== undefined && (expiresOn < from || expiresOn > to))
      throw refused('EXEMPTION_DAY', { expected: `${from} – ${to}`, got: expiresOn });
    await this.#requireRoom(unit, claim, moment);
    const exemptionId = newId();
    return this.#handle(exemptionId, moment, {
      type: 'request',
      exemptionId,
      cellId,
      ...claim,
      requestedBy: actor.ref,
      expiresOn: expiresOn ?? to,
    });
  }

  @Post('exemptions/:exemptionId/decision')
  @Requires('exemption.approve')
  @Answers('The claim as it stands now')
  async decide(
    @Param({ schema: ExemptionPath }) { exemptionId }: z.infer<typeof ExemptionPath>,
    @Body({ schema: ExemptionDecision }) { decision, reason }: z.infer<typeof ExemptionDecision>,
    @Asks() { actor, moment }: Asking,
    @Scopes() reach: Reach,
  ) {
    const claim = await this.#exemptions.load(exemptionId);
    if (!claim) throw notFound('EXEMPTION_UNKNOWN', { exemptionId });
    const { path } = await knownUnit(this.#stores.units, claim.state.cellId, reach);
    if (!can(actor, 'exemption.approve', { path }, localDateOf(moment))) throw forbidden();
    if (decision !== 'approved' && reason === undefined) throw invalid([{ field: 'reason', expected: 'a reason' }]);
    return this.#handle(exemptionId, moment, {
      type: 'decide',
      decision,
      by: actor.ref,
      at: new Date(moment).toISOString(),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** What stands besides this claim leaves room for it (8.3); 422. */
  async #requireRoom(unit: StoredUnit, { period, indicator }: { period: string; indicator: string }, now: Instant) {
    const { _id, ...known } = unit;
    const choice = setOf(this.#stores.adoptions, cardUnitOf({ unitId: _id, ...known }), period, now);
    const set = this.#stores.adoptions.held(choice.id, choice.version);
    const claims = await claimsOf(this.#exemptions, _id, period);
    const active = claims.filter(({ state }) => ACTIVE.includes(state.state)).map(({ state }) => state.indicator);
    const room = mayClaim(set, indicator, active);
    if (!room.ok) throw refused(room.refusal.code, room.refusal.details);
  }

  async #handle(exemptionId: string, moment: Instant, command: ExemptionCommand) {
    const handled = await handle(this.#exemptions, exemptionId, (current) => {
      const decided = decide(command, current?.state);
      if (!decided.ok) return decided;
      const state = decided.value;
      const { decidedBecause: _, ...told } = state;
      const body = { ...told, version: (current?.version ?? 0) + 1 };
      const event = {
        type: exemptionChanged.type,
        topic: exemptionChanged.topic.name,
        key: state.cellId,
        id: newId(),
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

/** A claim expires within its year, and while the year runs not before today (domain handbook 8.3). */
const expiryDays = (period: string, today: LocalDate): { from: LocalDate; to: LocalDate } => ({
  from: today.slice(0, 4) === period ? today : `${period}-01-01`,
  to: `${period}-12-31`,
});
