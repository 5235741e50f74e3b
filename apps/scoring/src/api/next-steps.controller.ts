import type { Reach } from '@bontot/access';
import type { Instant } from '@bontot/kernel';
import { Answers, RequestMoment, Requires, Scopes } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import type * as z from 'zod';
import { Assessments } from './assessments.ts';
import { NextStepsQuery } from './requests.ts';

/** What a list of cells shows beside each name. */
@Controller('api/v1/next-steps')
export class NextStepsController {
  readonly #assessments: Assessments;

  constructor(assessments: Assessments) {
    this.#assessments = assessments;
  }

  /** Lists are ranked by the reviewed view, so that is the default here. 403 or 404 when it holds for one of the cells. */
  @Get()
  @Requires('score.read')
  @Answers('Per cell, in the order asked for: where it stands, what stands in the way, and the step to take first')
  async nextSteps(
    @Query({ schema: NextStepsQuery }) { cells, period, view }: z.infer<typeof NextStepsQuery>,
    @Scopes() reach: Reach,
    @RequestMoment() now: Instant,
  ) {
    return { items: await this.#assessments.nextSteps(cells, { period, view, now }, reach) };
  }
}
