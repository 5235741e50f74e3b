import { developmentAccounts } from '@bontot/contracts';
import { parseConfig, type Service } from '@bontot/service';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, type JSONWebKeySet } from 'jose';
import { identityEnv } from '../src/config.ts';
import { createIdentity } from '../src/identity.ts';

const secret = (client: string) => `${client}-secret-of-the-test`;
const clients = ['publisher', 'seeder', 'gateway', 'cli'];
const basic = (client: string, password = secret(client)) =>
  `Basic ${Buffer.from(`${client}:${password}`).toString('base64')}`;

async function environment(type: 'EdDSA' | 'RS256', more: object = {}) {
  const { privateKey } = await generateKeyPair(type, { extractable: true });
  return {
    BONTOT_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'silent',
    ISSUER_URL: 'http://identity.test',
    PUBLIC_URL: 'http://localhost:8080',
    IDENTITY_KEYS: JSON.stringify({ keys: [{ ...(await exportJWK(privateKey)), use: 'sig' }] }),
    CLIENT_SECRETS: JSON.stringify(Object.fromEntries(clients.map((client) => [client, secret(client)]))),
    ...more,
  };
}

describe.each(['EdDSA', 'RS256'] as const)('identity with a key for %s', (type) => {
  let service: Service;
  let url: string;

  beforeAll(async () => {
    service = await createIdentity(parseConfig(identityEnv, await environment(type)).config);
    url = await service.listen();
  });
  afterAll(() => service.stop());

  const claimsOf = async (token: string) => {
    const keys = (await (await fetch(`${url}/jwks`)).json()) as JSONWebKeySet;
    const options = { issuer: 'http://identity.test', audience: 'bontot-api', algorithms: [type] };
    return (await jwtVerify(token, createLocalJWKSet(keys), options)).payload;
  };
  const credentials = (authorization: string) =>
    fetch(`${url}/token`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
  const actAs = (as: unknown, authorization: string) =>
    fetch(`${url}/dev/token`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ as }),
    });

  it.each(['publisher', 'seeder'])('gives the machine %s a token of an hour for its secret', async (client) => {
    const answer = await credentials(basic(client));
    const { access_token } = (await answer.json()) as { access_token: string };
    const claims = await claimsOf(access_token);
    expect(claims).toMatchObject({ sub: client, client_id: client });
    expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(3600);
  });

  it.each(Object.entries(developmentAccounts))('gives %s the token of its person', async (account, personId) => {
    const answer = await actAs(account, basic('cli'));
    const { access_token } = (await answer.json()) as { access_token: string };
    expect(await claimsOf(access_token)).toMatchObject({ sub: personId, client_id: 'cli' });
  });

  it.each([
    ['no client', ''],
    ['a wrong secret', basic('cli', 'wrong-secret-of-the-test')],
    ['a sender', basic('publisher')],
    ['a stranger', basic('stranger')],
  ])('lets %s become nobody', async (_, authorization) =>
    expect((await actAs('secretary', authorization)).status).toBe(401),
  );

  it('knows no other account', async () => expect((await actAs('__proto__', basic('cli'))).status).toBe(400));
  it('refuses a machine with a wrong secret', async () =>
    expect((await credentials(basic('publisher', 'wrong-secret-of-the-test'))).status).toBe(401));
  it('tells its addresses and public keys, and no private one', async () => {
    const about = (await (await fetch(`${url}/.well-known/openid-configuration`)).json()) as Record<string, unknown>;
    expect(about).toMatchObject({ issuer: 'http://identity.test', response_types_supported: ['code'] });
    const { keys } = (await (await fetch(`${url}/jwks`)).json()) as JSONWebKeySet;
    expect(keys.map(({ d }) => d)).toEqual([undefined]);
  });
  it('is ready', async () => expect((await fetch(`${url}/ready`)).status).toBe(200));
});

describe('the configuration of identity', () => {
  it.each(['production', undefined])('refuses to start in %s', async (BONTOT_ENV) => {
    const { faults } = parseConfig(identityEnv, await environment('EdDSA', { BONTOT_ENV }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ variable: 'BONTOT_ENV', expected: expect.stringContaining('development') });
  });
  it('names every fault at once and repeats no secret', () => {
    const { faults } = parseConfig(identityEnv, {
      CLIENT_SECRETS: '{"publisher":"short"}',
      IDENTITY_KEYS: '{"keys":[]}',
    });
    expect(faults.map(({ variable }) => variable).sort()).toEqual(
      ['BONTOT_ENV', 'CLIENT_SECRETS', 'IDENTITY_KEYS', 'ISSUER_URL', 'PORT'].sort(),
    );
    expect(JSON.stringify(faults)).not.toContain('short');
  });
});
