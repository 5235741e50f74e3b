import { RecordId, UnitId } from '@bontot/contracts';
import { ok } from '@bontot/kernel';
import type { MembersReview } from '@bontot/meeting-core';
import { shownAfter, shown } from '@bontot/persistence';
import {
  Answers,
  Asks,
  deciding,
  forbidden,
  knownUnit,
  Requires,
  SignedIn,
  ToldTime,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import * as z from 'zod';
import { Copies } from '../storage/copies.ts';
import { Stores } from '../storage/stores.ts';
import { oneAnswer } from './answers.ts';
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
  async read(@Param({ schema: ReviewPath }) { unitId, half }: Path, @Asks() asking: Asking) {
    const place = placeOfUnit(await knownUnit(this.#copies, unitId));
    if (!allows('meeting.conduct', place, asking) && !allows('review.decide', place, asking))
      throw forbidden('FORBIDDEN', { unitId });
    const stored = await this.#stores.reviews.store.load(`${unitId}.${half}`);
    return { review: stored ? shown<MembersReview>(stored) : null };
  }

  @Post(':unitId/:half')
  @Requires('meeting.conduct')
  @Answers('The review', oneAnswer('MembersReview'))
  async review(
    @Param({ schema: ReviewPath }) { unitId, half }: Path,
    @Body({ schema: ReviewRequest }) { text, meetingId }: z.infer<typeof ReviewRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const unit = await knownUnit(this.#copies, unitId);
    require('meeting.conduct', placeOfUnit(unit), asking);
    const act = { type: 'review' as const, unitId, half, text, meetingId: meetingId ?? null };
    const command = { ...deciding(asking, unit.path), act };
    return shownAfter<MembersReview>(await this.#stores.reviews.run(`${unitId}.${half}`, () => ok(command)));
  }
}
