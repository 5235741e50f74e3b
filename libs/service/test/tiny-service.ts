import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { Actor, HeldPost, Reach } from '@bontot/access';
import { activeTraceparent } from '@bontot/messaging';
import { refused, transient } from '@bontot/kernel';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Writable } from 'node:stream';
import * as z from 'zod';
import {
  Answers,
  createLogger,
  createService,
  CurrentActor,
  forbidOutside,
  Open,
  RequestHeader,
  RequestMoment,
  Requires,
  Scopes,
  SignedIn,
  type ModuleLike,
  type RuntimeConfig,
  type ServiceOptions,
} from '../src/index.ts';

const CellPath = z.object({ cellId: z.string().regex(/^[A-Z][A-Z0-9-]{1,20}$/) });
const Note = z.object({ text: z.string().min(1), count: z.int().max(10).default(1) }).meta({ id: 'Note' });

@Controller('api/v1/cells')
export class CellsController {
  @Get(':cellId')
  @Requires('score.read')
  @Answers('One cell', z.object({ cellId: z.string() }))
  read(
    @Param({ schema: CellPath }) { cellId }: z.infer<typeof CellPath>,
    @CurrentActor() actor: Actor,
    @Scopes() reach: Reach,
    @RequestMoment() moment: number,
  ) {
    forbidOutside(reach, `/QN/QN-LH/${cellId}/`);
    return { cellId, actor: actor.ref, prefixes: reach.prefixes, moment };
  }

  @Post(':cellId/notes')
  @Requires('meeting.conduct')
  write(
    @Param({ schema: CellPath }) { cellId }: z.infer<typeof CellPath>,
    @Body({ schema: Note }) note: z.infer<typeof Note>,
  ) {
    return { cellId, note };
  }

  @Get()
  @Open('test of what goes wrong')
  fail(
    @Query({ schema: z.object({ how: z.string() }) }) { how }: { how: string },
    @RequestHeader(
      'Idempotency-Key',
      z
        .string()
        .regex(/^\w{8,64}$/)
        .optional(),
    )
    key: string | undefined,
  ) {
    if (how === 'header') return { key };
    if (how === 'refused') throw refused('MEETING_NOT_IN_PROGRESS', { state: 'closed', status: 999 });
    if (how === 'transient') throw transient('OUTBOX_FULL', { id: 'x' });
    if (how === 'trace') return { traceparent: activeTraceparent() };
    throw new TypeError('secret of the house');
  }
}

@Controller('api/v1/own')
export class OwnController {
  @Get()
  @SignedIn('what the caller is called')
  read(@CurrentActor() actor: Actor, @RequestMoment() moment: number) {
    return { actor: actor.ref, moment };
  }
}

@Module({ controllers: [CellsController, OwnController] })
export class TinyModule {}

export const keys = await generateKeyPair('EdDSA', { extractable: true });
export const strangerKeys = await generateKeyPair('EdDSA');

export const config: RuntimeConfig = {
  BONTOT_ENV: 'development',
  HOST: '127.0.0.1',
  PORT: 0,
  LOG_LEVEL: 'debug',
  DRAIN_MS: 150,
  GATEWAY_PUBLIC_KEY: (await exportJWK(keys.publicKey)) as Record<string, unknown>,
};

export const secretary: HeldPost = { role: 'secretary', unitId: 'QN-LH-07', path: '/QN/QN-LH/QN-LH-07/', until: null };

/** An identity as the gateway signs it; what is given differs from a good one. */
export function identity(
  given: {
    posts?: HeldPost[];
    audience?: string;
    seconds?: number;
    clock?: string;
    key?: typeof keys.privateKey;
    issuedAt?: number;
  } = {},
): Promise<string> {
  const issuedAt = given.issuedAt ?? Math.floor(Date.now() / 1_000);
  return new SignJWT({ posts: given.posts ?? [secretary], ...(given.clock && { clock: given.clock }) })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer('gateway')
    .setAudience(given.audience ?? 'tiny')
    .setSubject('person:01DEV000000000000000SECRTR')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (given.seconds ?? 60))
    .sign(given.key ?? keys.privateKey);
}

/** A service over a module, and the lines it logs. */
export async function tinyService(module: ModuleLike = TinyModule, options: Partial<ServiceOptions> = {}) {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  const service = await createService({
    name: 'tiny',
    config,
    module,
    logger: createLogger('tiny', 'debug', sink),
    ...options,
  });
  return { ...service, lines };
}
