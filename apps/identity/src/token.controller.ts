import { developmentAccounts, RecordId } from '@bontot/contracts';
import { Answers, CONFIG, Open, Problem } from '@bontot/service';
import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import type Provider from 'oidc-provider';
import * as z from 'zod';
import type { IdentityConfig } from './config.ts';
import { algorithmOf, PROVIDER, tokenFor, type AccountName } from './provider.ts';

const names = Object.keys(developmentAccounts) as [AccountName, ...AccountName[]];
const TokenRequest = z.union([z.object({ as: z.enum(names) }), z.object({ person: RecordId })]);
const TokenAnswer = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int() });

/** A sender speaks for itself alone and never becomes a person. */
const NEVER_A_PERSON = ['publisher'];
/** Whoever fills in history speaks for every person in it; they have no account here. */
const ANY_PERSON = 'seeder';

/** Tokens of the accounts without a page to sign in on: for `bontot token`, seeding and tests. */
@Controller('dev')
export class TokenController {
  readonly #config: IdentityConfig;
  readonly #provider: Provider;

  constructor(@Inject(CONFIG) config: IdentityConfig, @Inject(PROVIDER) provider: Provider) {
    this.#config = config;
    this.#provider = provider;
  }

  @Post('token')
  @Open('guarded by a client secret (HTTP Basic); the whole service exists in development only')
  @Answers('An access token for a development account, or for any person of the demo data', TokenAnswer)
  token(@Req() request: FastifyRequest, @Body({ schema: TokenRequest }) body: z.infer<typeof TokenRequest>) {
    const client = clientOf(request.headers.authorization, this.#config.CLIENT_SECRETS);
    if (client === undefined || NEVER_A_PERSON.includes(client))
      throw new Problem(401, 'CLIENT_UNKNOWN', 'Expected authorization: Basic with a client that may act for accounts');
    if ('person' in body && client !== ANY_PERSON)
      throw new Problem(403, 'FORBIDDEN', `Only the client ${ANY_PERSON} may speak for a person without an account`);
    const personId = 'person' in body ? body.person : developmentAccounts[body.as];
    return tokenFor(this.#provider, client, personId, algorithmOf(this.#config));
  }
}

/** The client that a Basic header proves to be, or undefined. */
function clientOf(header: string | undefined, secrets: Record<string, string>): string | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1] ?? '';
  const [, client, secret] = /^([^:]+):(.+)$/.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (client === undefined || secret === undefined || !Object.hasOwn(secrets, client)) return undefined;
  const expected = Buffer.from(secrets[client]!);
  const given = Buffer.from(secret);
  return expected.length === given.length && timingSafeEqual(expected, given) ? client : undefined;
}
