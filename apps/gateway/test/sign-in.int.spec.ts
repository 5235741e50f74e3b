import { developmentAccounts, postChanged } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher } from '@bontot/messaging';
import { eventually } from '@bontot/testing';
import { Redis } from 'ioredis';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from './browser.ts';
import { startGateway, type RunningGateway } from './running-gateway.ts';
import { startIdentity, type RunningIdentity } from './running-identity.ts';

/** Where people see the gateway; the test's browser knows where it listens. */
const HOME = 'http://localhost:8080';
const SECRETARY = developmentAccounts.secretary;
const SECURE = { origin: HOME };

describe('signing in with a browser', () => {
  let identity: RunningIdentity;
  let gateway: RunningGateway;
  let redis: Redis;
  let publisher: KafkaPublisher;
  const logged: string[] = [];

  beforeAll(async () => {
    identity = await startIdentity(HOME);
    gateway = await startGateway(
      { ISSUER_URL: identity.url, OIDC_CLIENT_SECRET: identity.gatewaySecret },
      (request, response) => {
        if (request.url !== '/api/v1/stream') return void response.end('{}');
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: hello\n\n');
      },
      undefined,
      logged,
    );
    redis = new Redis(process.env.REDIS_URL!);
    const brokers = process.env.KAFKA_BROKERS!.split(',');
    publisher = new KafkaPublisher(new KafkaConnection({ brokers, clientId: 'spec', topicPrefix: gateway.prefix }));
  });
  afterAll(async () => {
    await publisher.close();
    redis.disconnect();
    await gateway.stop();
    await identity.stop();
  });

  const browser = () => new Browser({ [HOME]: gateway.url });
  const signedIn = async (account = 'secretary', one = browser(), returnTo = '/cells/QN-LH-07') => {
    const page = await one.open(`${HOME}/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    expect(page.at).toContain('/interaction/');
    return { one, ...(await one.send(page, { account })) };
  };
  const session = async (one: Browser) => {
    const answer = await one.ask(`${HOME}/api/v1/session`);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const keyOf = (one: Browser) => {
    const digest = createHash('sha256').update(one.cookie('bontot-8080')!.value);
    return `${gateway.prefix}session:${digest.digest('base64url')}`;
  };
  const write = async (one: Browser, headers: Record<string, string>) => {
    const answer = await one.ask(`${HOME}/api/v1/evidence`, { method: 'POST', body: '{}', headers });
    return `${answer.status} ${answer.ok ? '' : ((await answer.json()) as { code: string }).code}`.trim();
  };
  const leave = (one: Browser, how = 'logout', headers: Record<string, string> = SECURE) =>
    one.ask(`${HOME}/auth/${how}`, { method: 'POST', headers: { accept: 'application/json', ...headers } });
  const give = (version: number, until: string | null) =>
    publisher.publish([
      {
        ...{ type: postChanged.type, topic: 'directory.v1', key: 'p', id: `${Math.random()}`, source: 'spec' },
        body: { ...(postChanged.example as object), personId: SECRETARY, version, until },
      },
    ]);

  it('brings a person back to the page they wanted, as themselves', async () => {
    const { one, at } = await signedIn();
    expect(at).toBe(`${HOME}/cells/QN-LH-07`);
    const { status, body } = await session(one);
    expect([status, body.personId]).toEqual([200, SECRETARY]);
    const hours = (Date.parse(String(body.expiresAt)) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
    expect((await one.ask(`${HOME}/api/v1/units`)).status).toBe(200);
    expect(gateway.seen.at(-1)!.identity.sub).toBe(`person:${SECRETARY}`);
    expect(gateway.seen.at(-1)!.headers.cookie).toBeUndefined();
  });

  it('tells the cookie to no script and to no page of others, and keeps but its digest', async () => {
    const one = browser();
    const page = await one.open(`${HOME}/auth/login`);
    const action = /action="([^"]+)"/.exec(await page.answer.text())![1]!;
    const chosen = await one.ask(new URL(action, page.at).href, {
      method: 'POST',
      body: new URLSearchParams({ account: 'member' }),
    });
    const resumed = await one.ask(new URL(chosen.headers.get('location')!, page.at).href);
    const back = await one.ask(resumed.headers.get('location')!);
    const cookie = back.headers.getSetCookie().find((line) => line.startsWith('bontot-8080='))!;
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=604800']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
    const keys = await redis.keys(`${gateway.prefix}session:*`);
    expect(keys.join()).not.toContain(one.cookie('bontot-8080')!.value);
    expect(keys).toContain(keyOf(one));
    expect(one.cookie('bontot-8080-in-')).toBeUndefined();
  });

  it.each(['//evil.test', 'https://evil.test', '/\\evil.test', '/auth/logout'])('never returns to %s', async (to) => {
    expect((await signedIn('member', browser(), to)).at).toBe(`${HOME}/`);
  });

  it('asks for a sign-in without a session, and with one that was made up', async () => {
    const one = browser();
    expect(await session(one)).toMatchObject({ status: 401, body: { code: 'SIGN_IN_NEEDED' } });
    one.cookies.push({ name: 'bontot-8080', value: 'A'.repeat(43), host: 'localhost', path: '/' });
    expect(await session(one)).toMatchObject({ status: 401, body: { code: 'SIGN_IN_NEEDED' } });
  });

  it('lets a token stand before a cookie', async () => {
    const { one } = await signedIn();
    const answer = await one.ask(`${HOME}/api/v1/units`, { headers: { authorization: 'Bearer a.b.c' } });
    expect(((await answer.json()) as { code: string }).code).toBe('TOKEN_NOT_VALID');
  });

  it('takes a write by cookie from its own pages alone', async () => {
    const { one } = await signedIn();
    const type = { 'content-type': 'application/json' };
    expect(await write(one, { ...type, origin: HOME })).toBe('200');
    expect(await write(one, { ...type, 'sec-fetch-site': 'same-origin' })).toBe('200');
    for (const headers of [
      {},
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { origin: 'http://localhost:8081' },
      { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect(await write(one, { ...type, ...(headers as Record<string, string>) })).toBe('403 ORIGIN_FOREIGN');
    expect((await leave(one, 'logout', { origin: 'https://evil.test' })).status).toBe(403);
    expect((await session(one)).status).toBe(200);
  });

  it('gives a new session to who signs in, and ends the one that was there', async () => {
    const { one } = await signedIn();
    const before = one.cookie('bontot-8080')!.value;
    await one.open(`${HOME}/auth/login`);
    expect(one.cookie('bontot-8080')!.value).not.toBe(before);
    const thief = browser();
    thief.cookies.push({ name: 'bontot-8080', value: before, host: 'localhost', path: '/' });
    expect((await session(thief)).status).toBe(401);
  });

  it('finishes no sign-in that this browser did not begin, nor one twice', async () => {
    const one = browser();
    const page = await one.open(`${HOME}/auth/login`);
    const { asked } = one;
    await one.send(page, { account: 'committee' });
    const callback = asked.find((address) => address.includes('/auth/callback'))!;
    for (const other of [browser(), one]) {
      const { answer } = await other.open(callback);
      expect(answer.status).toBe(400);
      const text = await answer.text();
      expect(text).toContain('SIGN_IN_OUTDATED');
      expect(text).toContain('href="/auth/login"');
    }
  });

  it('says so in words when the provider refuses', async () => {
    const one = browser();
    const begun = await one.ask(`${HOME}/auth/login`);
    const state = new URL(begun.headers.get('location')!).searchParams.get('state')!;
    const query = new URLSearchParams({ error: 'access_denied', state, iss: identity.url });
    const { answer } = await one.open(`${HOME}/auth/callback?${query}`, { headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('did not confirm');
  });

  it('signs out here and, when the person says so, at the provider', async () => {
    const { one } = await signedIn();
    const kept = one.cookie('bontot-8080')!;
    const { next } = (await (await leave(one)).json()) as { next: string };
    expect(one.cookie('bontot-8080')).toBeUndefined();
    one.cookies.push(kept);
    expect((await session(one)).status).toBe(401);
    const asking = await one.open(next, { headers: { 'accept-language': 'ru' } });
    expect(await asking.answer.clone().text()).toContain('Выйти');
    expect((await one.send(asking, { logout: 'yes' })).at).toBe(`${HOME}/`);
    expect((await one.open(`${HOME}/auth/login`)).at).toContain('/interaction/');
  });

  it('sends a form that signs out on to the provider', async () => {
    const { one } = await signedIn();
    const answer = await one.ask(`${HOME}/auth/logout`, {
      method: 'POST',
      headers: { ...SECURE, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain(`${identity.url}/session/end`);
  });

  it('signs a person out everywhere in one call, and nobody else', async () => {
    const [first, second, other] = [await signedIn(), await signedIn(), await signedIn('member')];
    await leave(first.one, 'logout-everywhere');
    expect((await session(second.one)).status).toBe(401);
    expect((await session(other.one)).status).toBe(200);
  });

  it('moves the end of a session that is used, and never past the seventh day', async () => {
    const { one } = await signedIn('deputy');
    const key = keyOf(one);
    await redis.pexpire(key, 3_600_000);
    await session(one);
    expect(await redis.pttl(key)).toBeGreaterThan(11.9 * 3_600_000);
    const kept = JSON.parse((await redis.get(key))!) as { startedAt: number };
    const almostAWeek = Date.now() - (7 * 24 - 2) * 3_600_000;
    await redis.set(key, JSON.stringify({ ...kept, startedAt: almostAWeek }), 'PX', 3_600_000);
    await session(one);
    expect(await redis.pttl(key)).toBeLessThanOrEqual(2 * 3_600_000);
    await redis.set(key, JSON.stringify({ ...kept, startedAt: almostAWeek - 3 * 3_600_000 }), 'KEEPTTL');
    expect((await session(one)).status).toBe(401);
  });

  const listen = async (one: Browser) => {
    const answer = await one.ask(`${HOME}/api/v1/stream`, { headers: { accept: 'text/event-stream' } });
    const reader = answer.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('hello');
    return reader;
  };

  it('ends an open stream when a post ends, and says what is held now', async () => {
    const { one } = await signedIn();
    await give(1, null);
    await eventually(async () => ((await session(one)).body.posts as unknown[]).length === 1);
    const stream = await listen(one);
    await give(2, '2020-01-01');
    await ended(stream);
    expect((await session(one)).body.posts).toEqual([]);
  });

  it('ends the open streams of a session that ends, and leaves the others open', async () => {
    const [leaving, staying] = [await signedIn(), await signedIn('member')];
    const [left, stayed] = [await listen(leaving.one), await listen(staying.one)];
    let gone = false;
    void ended(stayed).then(() => (gone = true));
    await leave(leaving.one);
    await ended(left);
    expect(gone).toBe(false);
    await stayed.cancel();
  });

  it('finds out within 30 s that another gateway has ended a session', async () => {
    const { one } = await signedIn('inspector');
    const stream = await listen(one);
    const endedAt = Date.now();
    await redis.del(keyOf(one));
    await ended(stream);
    expect(Date.now() - endedAt).toBeLessThan(30_000);
  });

  it('loses sessions and nothing else when Redis is emptied', async () => {
    const { one } = await signedIn();
    const keys = await redis.keys(`${gateway.prefix}*`);
    await redis.del(...keys);
    expect((await session(one)).body.code).toBe('SIGN_IN_NEEDED');
    await one.open(`${HOME}/auth/login`);
    expect((await session(one)).status).toBe(200);
  });

  it('has written no session, token, code or state to the log', async () => {
    const { one } = await signedIn();
    const secrets = one.cookies.map(({ value }) => value);
    for (const address of one.asked)
      for (const name of ['code', 'state', 'code_challenge', 'nonce'])
        secrets.push(...new URL(address).searchParams.getAll(name));
    expect(secrets.length).toBeGreaterThan(4);
    expect(logged.length).toBeGreaterThan(20);
    const all = logged.join('');
    expect(secrets.filter((secret) => secret.length > 8 && all.includes(secret))).toEqual([]);
    expect(all).not.toMatch(/eyJ[A-Za-z0-9_-]{10,}\./);
  });
});

describe('a gateway whose Redis is away', () => {
  it('answers 503 to cookies and serves tokens', async () => {
    const gateway = await startGateway({ REDIS_URL: 'redis://127.0.0.1:1' });
    const ask = (headers: Record<string, string>) => fetch(`${gateway.url}/api/v1/units`, { headers });
    const answer = await ask({ cookie: `bontot-8080=${'A'.repeat(43)}` });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'SESSIONS_UNAVAILABLE']);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await ask({ authorization: `Bearer ${await gateway.token('publisher')}` })).status).toBe(200);
    await gateway.stop();
  });
});

describe('a gateway outside development', () => {
  it('tells its cookies over https alone, by names that other hosts cannot set', async () => {
    const identity = await startIdentity('https://bontot.test');
    const gateway = await startGateway({
      ...{ BONTOT_ENV: 'production', PUBLIC_URL: 'https://bontot.test' },
      ...{ ISSUER_URL: identity.url, OIDC_CLIENT_SECRET: identity.gatewaySecret },
    });
    const answer = await fetch(`${gateway.url}/auth/login`, { redirect: 'manual' });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Secure-bontot-in-\S+=\S+; .*Secure$/);
    const out = await fetch(`${gateway.url}/auth/logout`, {
      method: 'POST',
      headers: { origin: 'https://bontot.test' },
    });
    expect(out.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(out.headers.get('set-cookie')).toMatch(/^__Host-bontot=; .*Path=\/; .*Secure$/);
    await gateway.stop();
    await identity.stop();
  });
});

describe('the pages', () => {
  let root: string;
  let gateway: RunningGateway;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'web-'));
    gateway = await startGateway({ WEB_ROOT: root });
  });
  afterAll(async () => {
    await gateway.stop();
    await rm(root, { recursive: true });
  });
  const page = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}${path}`, { headers: { accept: 'text/html', ...headers } });

  it('says in words when they are not built', async () => {
    const answer = await page('/', { 'accept-language': 'en' });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('files of the pages are missing');
  });

  describe('once built', () => {
    beforeAll(async () => {
      await writeFile(join(root, 'index.html'), '<meta name="csp-nonce" content="__NONCE__"><p>pages</p>');
      await writeFile(join(root, 'sw.js'), 'worker');
      await writeFile(join(root, '.secret'), 'hidden');
      await mkdir(join(root, 'assets'));
      await writeFile(join(root, 'assets/index-Ab3_dE9x.js'), 'plain');
      await writeFile(join(root, 'assets/index-Ab3_dE9x.js.br'), 'squeezed');
      await mkdir(join(root, 'm/assets'), { recursive: true });
      await writeFile(join(root, 'm/index.html'), '<meta name="csp-nonce" content="__NONCE__"><p>phone</p>');
      await writeFile(join(root, 'm/sw.js'), 'worker of the phone');
      await writeFile(join(root, 'm/assets/index-Ab3_dE9x.js'), 'of the phone');
    });

    it('answers any address that a person opens with the pages, each time under another nonce', async () => {
      const nonces = new Set<string>();
      for (const path of ['/', '/cells/QN-LH-07?view=self', '/nowhere', '/index.html', '/files/a.b']) {
        const answer = await page(path);
        const policy = answer.headers.get('content-security-policy')!;
        const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
        expect(await answer.text()).toBe(`<meta name="csp-nonce" content="${nonce}"><p>pages</p>`);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        nonces.add(nonce);
      }
      expect(nonces.size).toBe(5);
    });
    it('lets them load from here alone', async () => {
      const policy = (await page('/')).headers.get('content-security-policy')!.replace(/nonce-[^']+/, 'nonce-…');
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-…'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        `form-action 'self' ${gateway.issuer.url}`,
        "frame-ancestors 'none'",
      ]);
    });
    it('sends what protects along', async () => {
      const { headers } = await page('/');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
    });
    it('keeps files that are named by their content for good, and asks about the others', async () => {
      const asset = await fetch(`${gateway.url}/assets/index-Ab3_dE9x.js`, {
        headers: { 'accept-encoding': 'identity' },
      });
      expect([asset.headers.get('cache-control'), await asset.text()]).toEqual([
        'public, max-age=31536000, immutable',
        'plain',
      ]);
      expect(asset.headers.get('content-type')).toContain('javascript');
      const worker = await fetch(`${gateway.url}/sw.js`);
      expect(worker.headers.get('cache-control')).toBe('no-cache');
      // fetch would add «no-cache», as a browser does for a page that is loaded anew.
      const headers = { 'if-none-match': worker.headers.get('etag')!, 'cache-control': 'max-age=0' };
      const again = await fetch(`${gateway.url}/sw.js`, { headers });
      expect(again.status).toBe(304);
    });
    it('answers addresses of the phone’s app with its own first page, under a nonce as well', async () => {
      for (const path of ['/m', '/m/', '/m/meetings/01J?step=roll', '/m/index.html']) {
        const answer = await page(path);
        const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy')!)![1]!;
        expect(await answer.text()).toBe(`<meta name="csp-nonce" content="${nonce}"><p>phone</p>`);
      }
      expect(await (await page('/mm')).text()).toContain('<p>pages</p>');
    });
    it('lets the phone’s worker fetch what it keeps from here and nothing else, and asks for a newer one each time', async () => {
      const { headers } = await fetch(`${gateway.url}/m/sw.js`);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
      );
      expect(headers.get('cache-control')).toBe('no-cache');
      const asset = await fetch(`${gateway.url}/m/assets/index-Ab3_dE9x.js`);
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    });
    it('sends the compressed file that lies beside', async () => {
      const { headers } = await fetch(`${gateway.url}/assets/index-Ab3_dE9x.js`, {
        method: 'HEAD',
        headers: { 'accept-encoding': 'br' },
      });
      expect([headers.get('content-encoding'), headers.get('content-type'), headers.get('vary')]).toEqual([
        'br',
        expect.stringContaining('javascript'),
        expect.stringContaining('accept-encoding'),
      ]);
    });
    it.each(['/.secret', '/assets/../.secret', '/%2e%2e/secret', '/..%2fsecret', '/assets/none.js', '/assets'])(
      'shows nothing of %s',
      async (path) => {
        const answer = await fetch(`${gateway.url}${path}`, { headers: { accept: '*/*' } });
        expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringContaining('problem')]);
      },
    );
    it.each(['/auth/nothing', '/api/nothing', '/api', '/bootstrap/x'])('answers %s with no page', async (path) =>
      expect((await page(path)).status).toBe(404),
    );
  });
});

/** Resolves when the stream has ended in order, and throws when it broke. */
async function ended(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}
