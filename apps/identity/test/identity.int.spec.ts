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

  it('lets the seeder alone speak for a person without an account', async () => {
    const person = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
    const speakFor = (client: string) =>
      fetch(`${url}/dev/token`, {
        method: 'POST',
        headers: { authorization: basic(client), 'content-type': 'application/json' },
        body: JSON.stringify({ person }),
      });
    const { access_token } = (await (await speakFor('seeder')).json()) as { access_token: string };
    expect(await claimsOf(access_token)).toMatchObject({ sub: person, client_id: 'seeder' });
    expect((await speakFor('cli')).status).toBe(403);
    expect((await speakFor('publisher')).status).toBe(401);
  });
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

describe('the sign-in pages', () => {
  let service: Service;
  let url: string;

  beforeAll(async () => {
    service = await createIdentity(parseConfig(identityEnv, await environment('EdDSA')).config);
    url = await service.listen();
  });
  afterAll(() => service.stop());

  const begin = new URLSearchParams({
    ...{ client_id: 'gateway', response_type: 'code', scope: 'openid', state: 's', nonce: 'n' },
    redirect_uri: 'http://localhost:8080/auth/callback',
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  });
  /** A sign-in that waits for the person: its page and the cookies that belong to it. */
  const waiting = async () => {
    const sent = await fetch(`${url}/auth?${begin}`, { redirect: 'manual' });
    const cookie = sent.headers.getSetCookie().map((line) => line.split(';')[0]);
    return { path: new URL(sent.headers.get('location')!, url).pathname, cookie: cookie.join('; ') };
  };
  const open = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(`${url}${path}`, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it.each([
    ['vi', 'Bí thư chi bộ'],
    ['en', 'Cell secretary'],
    ['ru', 'Секретарь ячейки'],
  ])('lists every account by its role in %s', async (language, secretary) => {
    const { path, cookie } = await waiting();
    const { status, text, headers } = await open(path, { cookie, 'accept-language': language });
    expect([status, headers.get('content-language')]).toEqual([200, language]);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(secretary);
    for (const account of Object.keys(developmentAccounts)) expect(text).toContain(`value="${account}"`);
    expect((await open(`${path}?lang=ru`, { cookie, 'accept-language': language })).text).toContain('<html lang="ru">');
  });

  it('loads nothing from elsewhere and runs no script', async () => {
    const { path, cookie } = await waiting();
    const { headers, text } = await open(path, { cookie });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self' http://localhost:8080; frame-ancestors 'none'",
    );
    expect(text).not.toMatch(/<script|https?:|style=/);
    const sheet = await open('/pages/sign-in.css', {});
    const font = /url\((\/pages\/[^)]+)\)/.exec(sheet.text)![1]!;
    expect((await fetch(`${url}${font}`)).headers.get('content-type')).toBe('font/woff2');
    expect((await open('/pages/..%2fpackage.json', {})).status).toBe(404);
  });

  it('signs in nobody without the cookie of that sign-in, nor somebody who has no account', async () => {
    const [one, other] = [await waiting(), await waiting()];
    const send = async (path: string, cookie: string, account: string) =>
      (
        await fetch(`${url}${path}`, {
          ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ account }) },
          headers: { cookie },
        })
      ).status;
    expect(await send(one.path, '', 'secretary')).toBe(400);
    expect(await send(one.path, other.cookie, 'secretary')).toBe(400);
    expect(await send(one.path, one.cookie, 'nobody')).toBe(400);
    expect(await send(one.path, one.cookie, 'secretary')).toBe(303);
  });

  it('says in words that a sign-in is no longer valid', async () => {
    const { status, text } = await open('/interaction/x', { 'accept-language': 'en' });
    expect([status, text.includes('no longer valid')]).toEqual([400, true]);
    const foreign = await open(`/auth?${begin}&client_id=nobody`, { 'accept-language': 'ru' });
    expect([foreign.status, foreign.text.includes('больше не действует')]).toEqual([400, true]);
  });

  it('leads on from the sign-out of somebody who is signed in no longer, without a script', async () => {
    const { status, text } = await open('/session/end?client_id=gateway', { 'accept-language': 'en' });
    expect(status).toBe(200);
    expect(text).toContain('Signed out');
    expect(text).not.toContain('<script');
  });
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
