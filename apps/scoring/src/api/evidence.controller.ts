import type { Actor } from '@bontot/access';
import { Answers, Asks, CurrentActor, Problem, RequestHeader, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Stores } from '../storage/stores.ts';
import { senderIn } from '../worker/telling.ts';
import { Door } from './door.ts';
import { EvidenceRequest, OutcomesQuery } from './requests.ts';

const MAX_KEY = 200;
const IdempotencyKey = z.string().min(1).max(MAX_KEY).optional();

/** The HTTP door for facts, and what became of them. */
@Controller('api/v1/evidence')
export class EvidenceController {
  readonly #door: Door;
  readonly #stores: Stores;

  constructor(door: Door, stores: Stores) {
    this.#door = door;
    this.#stores = stores;
  }

  @Post()
  @Requires('evidence.enter')
  @Answers('A receipt: accepted facts are durable, refused ones are named with their reason', undefined, 202)
  async receive(
    @Body({ schema: EvidenceRequest }) body: z.infer<typeof EvidenceRequest>,
    @RequestHeader('idempotency-key', IdempotencyKey) key: string | undefined,
    @Asks() { actor, moment }: Asking,
  ) {
    const items = body.items ?? [body];
    const receipt = await this.#door.receive(actor, items, moment, key);
    const [refusal] = receipt.refused;
    if (body.items === undefined && refusal) {
      const { index: _, code, ...details } = refusal;
      throw new Problem(422, code, '', details);
    }
    return receipt;
  }

  @Get('outcomes')
  @Requires('evidence.enter')
  @Answers('Refused and conflicting facts of the caller since a moment, oldest first')
  async outcomes(
    @Query({ schema: OutcomesQuery }) { since, cursor, limit }: z.infer<typeof OutcomesQuery>,
    @CurrentActor() actor: Actor,
  ) {
    const from = new Date(since ?? 0);
    const found = await this.#stores.outcomes.since(senderIn(actor.ref), from, cursor, limit);
    const items = found.map(({ origin, at, _id, details, ...outcome }) => ({
      ...outcome,
      ...origin,
      at: at.toISOString(),
      ...details,
    }));
    return { items, next: found.length === limit ? found.at(-1)!._id : null };
  }
}
