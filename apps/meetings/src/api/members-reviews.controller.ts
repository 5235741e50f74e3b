import type { Actor } from '@bontot/access';
import { RecordId, UnitId } from '@bontot/contracts';
import { ok } from '@bontot/kernel';
import type { MembersReview } from '@bontot/meeting-core';
import {
  Answers,
  CurrentActor,
  forbidden,
  knownUnit,
  RequestMoment,
  Requires,
  SignedIn,
  ToldTime,
} from '@bontot/service';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { oneAnswer } from './answers.ts';
import { deciding } from './deciding.ts';
import { afterOf, shown } from './outcome.ts';
import { allows, require } from './permission.ts';
import { placeOfUnit } from './place-of-unit.ts';

const ReviewPath = z.object({ unitId: UnitId, half: z.string().regex(/^\d{4}-H[12]$/) });
type Path = z.infer<typeof ReviewPath>;
const ReviewRequest = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
  meetingId: RecordId.nullable().optional(),
});
const ReadAnswer = z.looseObject({ review: z.looseObject({}).nullable() });

/** The half-year review of members and of possible new members (domain handbook 5.3, `members.reviewed`). */
@Controller('api/v1/members-reviews')
export class MembersReviewsController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#told = told;
  }

  @Get(':unitId/:half')
  @SignedIn('for leaders of the cell and for whoever reviews it from above')
  @Answers('The review, or null where there is none', ReadAnswer)
  async read(
    @Param({ schema: ReviewPath }) { unitId, half }: Path,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const place = placeOfUnit(await knownUnit(this.#copies, unitId));
    const asked = { actor, moment };
    if (!allows('meeting.conduct', place, asked) && !allows('review.decide', place, asked))
      throw forbidden('FORBIDDEN', { unitId });
    const stored = await this.#stores.reviews.store.load(`${unitId}.${half}`);
    return { review: stored ? shown<MembersReview>(stored) : null };
  }

  @Post(':unitId/:half')
  @HttpCode(200)
  @Requires('meeting.conduct')
  @Answers('The review', oneAnswer('MembersReview'))
  async review(
    @Param({ schema: ReviewPath }) { unitId, half }: Path,
    @Body({ schema: ReviewRequest }) { text, meetingId }: z.infer<typeof ReviewRequest>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#told.heard(actor);
    const unit = await knownUnit(this.#copies, unitId);
    require('meeting.conduct', placeOfUnit(unit), { actor, moment });
    const act = { type: 'review' as const, unitId, half, text, meetingId: meetingId ?? null };
    const command = { ...deciding(actor, moment, unit.path), act };
    return afterOf<MembersReview>(await this.#stores.reviews.run(`${unitId}.${half}`, () => ok(command)));
  }
}
