import { Answers, Requires } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import * as z from 'zod';
import { ChainWalk } from '../storage/chain-walk.ts';

/** Faults told of one page; a database that was rewritten has one for each document behind the first. */
const TOLD = 200;
const VerificationQuery = z.object({
  cursor: z
    .string()
    .regex(/^[A-Z0-9][A-Za-z0-9_-]{0,63}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
const VerificationAnswer = z.object({
  ok: z.boolean(),
  checked: z.object({ units: z.int(), pages: z.int() }),
  differences: z.array(
    z.object({
      unitId: z.string(),
      n: z.int().nullable(),
      meetingId: z.string(),
      pageId: z.string(),
      code: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

/** Integrity of signed minutes, for operators: ids and codes, no content. */
@Controller('api/v1/minutes-verification')
export class VerificationController {
  readonly #walk: ChainWalk;

  constructor(walk: ChainWalk) {
    this.#walk = walk;
  }

  @Get()
  @Requires('dead-letters.replay')
  @Answers('The chains of signed minutes of a page of units, each link held against its meeting', VerificationAnswer)
  async check(@Query({ schema: VerificationQuery }) { cursor, limit }: z.infer<typeof VerificationQuery>) {
    const { checked, faults, next } = await this.#walk.walk(cursor ?? '', limit);
    return { ok: faults.length === 0, checked, differences: faults.slice(0, TOLD), next };
  }
}
