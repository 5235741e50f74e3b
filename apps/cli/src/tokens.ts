import { developmentAccounts } from '@bontot/contracts';
import { CommandError, USAGE } from './command.ts';
import { call, jsonOf } from './http.ts';
import { secretOf, type Installation } from './installation.ts';

export const accountNames: string[] = Object.keys(developmentAccounts);
/** Machine clients whose tokens may be asked for by name. */
export const machineNames = ['publisher', 'seeder'];

type TokenAnswer = { access_token: string; expires_in: number };
/** An account, a machine client, or a person of the demo data for whom the client `seeder` speaks. */
export type Speaker = string | { person: string };
const RENEW_BEFORE_MS = 120_000;

/** Asks `identity` for an access token: of an account as if it had signed in, of a machine client by its secret. */
export async function requestToken(installation: Installation, as: Speaker): Promise<TokenAnswer> {
  const identity = installation.services.identity?.url;
  if (!identity) throw new CommandError('the service identity is not running: it exists in development only');
  if (typeof as === 'object') {
    const { headers } = basic('seeder', secretOf(installation, 'seeder'));
    return tokenOf(await answerOf(`${identity}/dev/token`, { method: 'POST', headers, body: as }));
  }
  if (machineNames.includes(as)) {
    const body = { ...basic(as, secretOf(installation, as)), form: 'grant_type=client_credentials' };
    return tokenOf(await postForm(`${identity}/token`, body));
  }
  if (!accountNames.includes(as))
    throw new CommandError(
      `there is no account «${as}»; expected one of ${[...accountNames, ...machineNames].join(', ')}`,
      USAGE,
    );
  const { headers } = basic('cli', secretOf(installation, 'cli'));
  return tokenOf(await answerOf(`${identity}/dev/token`, { method: 'POST', headers, body: { as } }));
}

/** A token that is renewed before it ends, for commands that run long. */
export class TokenSource {
  readonly #installation: Installation;
  readonly #as: Speaker;
  #token: Promise<string> | undefined;
  #renewAt = 0;

  constructor(installation: Installation, as: Speaker) {
    this.#installation = installation;
    this.#as = as;
  }

  header(): Promise<string> {
    if (!this.#token || Date.now() >= this.#renewAt) this.#token = this.#request();
    return this.#token;
  }

  async #request(): Promise<string> {
    this.#renewAt = Date.now() + 30_000;
    const { access_token, expires_in } = await requestToken(this.#installation, this.#as);
    this.#renewAt = Date.now() + Math.max(10_000, expires_in * 1000 - RENEW_BEFORE_MS);
    return `Bearer ${access_token}`;
  }
}

const basic = (client: string, secret: string) => ({
  headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}` },
});

const tokenOf = (answer: Awaited<ReturnType<typeof call>>): TokenAnswer => jsonOf<TokenAnswer>(answer, 'the token');

async function answerOf(url: string, options: Parameters<typeof call>[1]) {
  try {
    return await call(url, options);
  } catch (error) {
    throw new CommandError(`identity does not answer at ${url} (${(error as Error).message}): is the product running?`);
  }
}

const postForm = (url: string, { headers, form }: { headers: Record<string, string>; form: string }) =>
  answerOf(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, form });
