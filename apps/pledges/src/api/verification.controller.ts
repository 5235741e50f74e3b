import { bare } from '@bontot/persistence';
import { Answers, Requires } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import * as z from 'zod';
import { compactFault } from '../storage/compact-fault.ts';
import { Stores } from '../storage/stores.ts';

const VerificationQuery = z.object({
  cursor: z
    .string()
    .regex(/^[A-Z0-9][A-Za-z0-9_-]{0,63}\.\d{4}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const VerificationAnswer = z.object({
  ok: z.boolean(),
  checked: z.object({ compacts: z.int() }),
  differences: z.array(z.object({ unitId: z.string(), year: z.int(), code: z.string() })),
  next: z.string().nullable(),
});

/** Integrity of confirmed compacts, for operators: ids and codes, no content. */
@Controller('api/v1/compact-verification')
export class VerificationController {
  readonly #stores: Stores;

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  @Get()
  @Requires('dead-letters.replay')
  @Answers('A page of compacts that somebody has confirmed, each held against its digest', VerificationAnswer)
  async check(@Query({ schema: VerificationQuery }) { cursor, limit }: z.infer<typeof VerificationQuery>) {
    const found = await this.#stores.registrations.confirmed(cursor ?? '', limit);
    const differences = found.flatMap(({ state }) => {
      const code = compactFault(bare(state));
      return code ? [{ unitId: state.unitId, year: state.year, code }] : [];
    });
    const next = found.length === limit ? found.at(-1)!.id : null;
    return { ok: differences.length === 0, checked: { compacts: found.length }, differences, next };
  }
}
