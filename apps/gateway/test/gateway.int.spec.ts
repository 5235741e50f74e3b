import { postChanged, unitChanged } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher } from '@bontot/messaging';
import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { connect } from 'node:net';
import { bearer, startGateway, type RunningGateway } from './running-gateway.ts';

const AN = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const POST = { ...(postChanged.example as Record<string, unknown>), personId: AN };

describe('the gateway on real engines', () => {
  let gateway: RunningGateway;
  let machine: string;
  let publisher: KafkaPublisher;

  beforeAll(async () => {
    gateway = await startGateway({ SENDERS: '{"task-system":"/QN/"}' }, (request, response, body) => {
      if (request.url === '/api/v1/stream') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: first\n\n');
        return;
      }
      if (request.url === '/api/v1/sets/breaks') return void request.socket.destroy();
      response.writeHead(201, {
        ...{ 'content-type': 'application/json', 'set-cookie': 'a=b', server: 'x', 'x-extra': 'kept' },
        'access-control-allow-origin': '*',
      });
      response.end(JSON.stringify({ url: request.url, body }));
    });
    machine = await gateway.token('publisher');
    const connection = new KafkaConnection({
      brokers: process.env.KAFKA_BROKERS!.split(','),
      clientId: 'spec',
      topicPrefix: gateway.prefix,
    });
    publisher = new KafkaPublisher(connection);
  });
  afterAll(async () => {
    await publisher.close();
    await gateway.stop();
  });

  const get = (path: string, headers: Record<string, string> = bearer(machine)) =>
    fetch(`${gateway.url}${path}`, { headers });
  const lastSeen = () => gateway.seen.at(-1)!;
  const tell = (contract: typeof postChanged | typeof unitChanged, key: string, body: object) =>
    publisher.publish([
      { type: contract.type, topic: 'directory.v1', key, id: `${Math.random()}`, source: 'spec', body },
    ]);

  describe('asks who is there', () => {
    const refusedWith = async (token: string) => {
      const answer = await get('/api/v1/units', bearer(token));
      const body = (await answer.json()) as { code: string };
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      return `${answer.status} ${body.code}`;
    };
    const claims = (change: JWTPayload) => gateway.token('publisher', { with: change });

    it('refuses no token, and one that is none', async () => {
      expect((await get('/api/v1/units', {})).status).toBe(401);
      expect(await refusedWith('x')).toBe('401 TOKEN_NOT_VALID');
      expect(await refusedWith('a.b.c')).toBe('401 TOKEN_NOT_VALID');
    });
    it('refuses a token that has ended', async () =>
      expect(await refusedWith(await claims({ exp: Math.floor(Date.now() / 1000) - 10 }))).toBe('401 TOKEN_EXPIRED'));
    it('refuses a token for somebody else', async () =>
      expect(await refusedWith(await claims({ aud: 'other' }))).toBe('401 TOKEN_NOT_VALID'));
    it('refuses a token of another provider', async () =>
      expect(await refusedWith(await claims({ iss: 'http://evil.test' }))).toBe('401 TOKEN_NOT_VALID'));
    it('refuses a token without an end', async () =>
      expect(await refusedWith(await claims({ exp: undefined }))).toBe('401 TOKEN_NOT_VALID'));
    it('refuses an unsigned token', async () =>
      expect(await refusedWith(await gateway.token('publisher', { none: true }))).toMatch(/^401 TOKEN_NOT_VALID/));
    it('refuses a token signed by another key', async () => {
      const { privateKey } = await generateKeyPair('EdDSA');
      expect(await refusedWith(await gateway.token('publisher', { key: privateKey }))).toBe('401 TOKEN_NOT_VALID');
    });
    it('refuses a token signed with the public key as a secret', async () => {
      const keys = (await (await fetch(`${gateway.issuer.url}/jwks`)).json()) as { keys: { x: string }[] };
      const now = Math.floor(Date.now() / 1000);
      const forged = await new SignJWT({
        sub: 'publisher',
        client_id: 'publisher',
        aud: 'bontot-api',
        iss: gateway.issuer.url,
        exp: now + 60,
      })
        .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
        .sign(Buffer.from(keys.keys[0]!.x, 'base64url'));
      expect(await refusedWith(forged)).toBe('401 TOKEN_NOT_VALID');
    });
    it('refuses a machine without a contract, and a subject that is no person', async () => {
      expect(await refusedWith(await gateway.token('stranger'))).toBe('401 ACCOUNT_UNKNOWN');
      expect(await refusedWith(await gateway.token('NOBODY'))).toBe('401 ACCOUNT_UNKNOWN');
    });
    it('goes on while the provider is away', async () => {
      await gateway.issuer.close();
      expect(
        (await get('/api/v1/units', bearer(await gateway.token('publisher', { with: { jti: 'new' } })))).status,
      ).toBe(200);
      await gateway.issuer.open();
    });
  });

  describe('says who is there', () => {
    it('signs a sender with its part of the tree', async () => {
      await get('/api/v1/units', bearer(await gateway.token('task-system')));
      expect(lastSeen().identity).toMatchObject({
        sub: 'system:task-system',
        posts: [{ role: 'external_system', unitId: 'QN', path: '/QN/', until: null }],
      });
      const { iat, exp } = lastSeen().identity;
      expect(exp! - iat!).toBeLessThanOrEqual(60);
    });

    it('gives a person the posts that the directory has told, where their units are now', async () => {
      const token = await gateway.token(AN);
      const posts = async () => {
        await get('/api/v1/units', bearer(token));
        return lastSeen().identity.posts as { path: string }[];
      };
      expect(await posts()).toEqual([]);
      await tell(postChanged, 'p', POST);
      let held = await posts();
      while (held.length === 0) held = await posts();
      expect(held).toEqual([{ role: 'secretary', unitId: 'QN-LH-07', path: '/QN/QN-LH/QN-LH-07/', until: null }]);

      const moved = { ...(unitChanged.example as object), version: 2, path: '/QN/QN-HM/QN-LH-07/' };
      // Under one key, so that the post comes after the unit: from then on it is read with the unit's path of now.
      await tell(unitChanged, 'p', moved);
      await tell(postChanged, 'p', { ...POST, version: 3, until: '2099-12-31' });
      while (held[0]!.path !== '/QN/QN-HM/QN-LH-07/') held = await posts();
      expect(held).toMatchObject([{ until: '2099-12-31' }]);

      await tell(postChanged, 'p', { ...POST, version: 2, until: null });
      await tell(postChanged, 'p', { ...POST, version: 4, until: '2020-01-01' });
      while (held.length > 0) held = await posts();
    });

    it('tells the moment for the seeder alone', async () => {
      const moment = '2025-03-01T08:00:00.000Z';
      const clockOf = async (subject: string) => {
        await get('/api/v1/units', { ...bearer(await gateway.token(subject)), 'x-clock': moment });
        return lastSeen().identity.clock;
      };
      expect(await clockOf('seeder')).toBe(moment);
      expect(await clockOf('publisher')).toBeUndefined();
      expect(await clockOf(AN)).toBeUndefined();
      const bad = await get('/api/v1/units', { ...bearer(await gateway.token('seeder')), 'x-clock': 'yesterday' });
      expect(bad.status).toBe(400);
    });
  });

  describe('passes on', () => {
    it('method, address, query and body as they came', async () => {
      const body = JSON.stringify({ name: 'Chi bộ thôn 7 – «tốt»' });
      const answer = await fetch(`${gateway.url}/api/v1/sets?x=1&y=%C3%A9`, {
        method: 'POST',
        headers: { ...bearer(machine), 'content-type': 'application/json', 'idempotency-key': 'k' },
        body,
      });
      expect(answer.status).toBe(201);
      expect(await answer.json()).toEqual({ url: '/api/v1/sets?x=1&y=%C3%A9', body });
      expect(lastSeen()).toMatchObject({
        method: 'POST',
        headers: { 'idempotency-key': 'k', 'content-type': 'application/json' },
      });
    });

    it('nothing that a caller could pass for somebody else with', async () => {
      await get('/api/v1/units', {
        ...bearer(machine),
        ...{ cookie: 's=1', 'x-clock': 'x', 'x-actor': 'a', 'x-forwarded-for': '1.1.1.1', forwarded: 'for=1.1.1.1' },
        ...{ 'x-user': 'root', te: 'trailers', traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
      });
      const { headers } = lastSeen();
      expect(Object.keys(headers).sort()).toEqual(
        ['accept', 'accept-language', 'authorization', 'connection', 'host', 'traceparent'].filter(
          (name) => name in headers,
        ),
      );
      expect(headers.authorization).not.toBe(`Bearer ${machine}`);
      expect(headers.traceparent).toContain('0af7651916cd43dd8448eb211c80319c');
    });

    it('answers without the insides, and with what protects', async () => {
      const { headers } = await get('/api/v1/sets');
      for (const name of ['set-cookie', 'server', 'access-control-allow-origin']) expect(headers.get(name)).toBeNull();
      expect(headers.get('x-extra')).toBe('kept');
      for (const answer of [headers, (await get('/nothing')).headers]) {
        expect(answer.get('x-content-type-options')).toBe('nosniff');
        expect(answer.get('content-security-policy')).toContain("default-src 'none'");
      }
    });

    it('a stream as it comes, until the token ends', async () => {
      const token = await gateway.token('publisher', { with: { exp: Math.floor(Date.now() / 1000) + 6 } });
      const reader = (await get('/api/v1/stream', bearer(token))).body!.getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: first\n\n');
      expect(
        await reader.read().then(
          ({ done }) => done,
          () => true,
        ),
      ).toBe(true);
    });
  });

  describe('refuses', () => {
    it('what no service answers', async () => {
      for (const path of ['/api/v1/nothing', '/api/v2/units', '/nothing', '/api/v1/units/%2e%2e/x'])
        expect((await get(path)).status).toBe(404);
    });
    it('a body above 256 KB, announced or not', async () => {
      const headers = { ...bearer(machine), 'content-type': 'application/json' };
      const large = await fetch(`${gateway.url}/api/v1/evidence`, {
        method: 'POST',
        headers,
        body: 'x'.repeat(256 * 1024 + 1),
      });
      expect([large.status, ((await large.json()) as { code: string }).code]).toEqual([413, 'BODY_TOO_LARGE']);
      expect(await chunkedUpload(new URL(gateway.url), machine)).toContain(' 413 ');
      const fits = await fetch(`${gateway.url}/api/v1/evidence`, {
        method: 'POST',
        headers,
        body: 'x'.repeat(256 * 1024),
      });
      expect(fits.status).toBe(201);
    });
    it('with 503 and a time to come back when the service is away, and nothing of why', async () => {
      await gateway.directory.close();
      const answer = await get('/api/v1/units');
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      const text = await answer.text();
      expect(text).toContain('SERVICE_UNAVAILABLE');
      expect(text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|node:/);
      await gateway.directory.open();
      expect((await get('/api/v1/units')).status).toBe(200);
    });
    it('with 503 when the service breaks off', async () => expect((await get('/api/v1/sets/breaks')).status).toBe(503));
  });
});

describe('limits', () => {
  it('tell a person and a stranger when to come back', async () => {
    const gateway = await startGateway({ RATE_PERSON: '18', RATE_STRANGER: '12' });
    const ask = async (token: string) => {
      const answer = await fetch(`${gateway.url}/api/v1/units`, { headers: bearer(token) });
      return { status: answer.status, wait: Number(answer.headers.get('retry-after')) };
    };
    const person = await gateway.token(AN);
    const statuses = [];
    for (let asked = 0; asked < 3; asked++) statuses.push((await ask(person)).status);
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await ask(person);
    expect(refused.status).toBe(429);
    expect(refused.wait).toBeGreaterThan(0);
    expect((await ask(await gateway.token('publisher'))).status).toBe(200);
    expect([await ask('x.y.z'), await ask('x.y.z'), await ask('x.y.z')].map(({ status }) => status)).toEqual([
      401, 401, 429,
    ]);
    await gateway.stop();
  });

  it('are counted in memory while Redis is away', async () => {
    const gateway = await startGateway({ RATE_PERSON: '6', REDIS_URL: 'redis://127.0.0.1:1' });
    const token = await gateway.token(AN);
    const ask = async () => (await fetch(`${gateway.url}/api/v1/units`, { headers: bearer(token) })).status;
    expect([await ask(), await ask()]).toEqual([200, 429]);
    const health = (await (await fetch(`${gateway.url}/ready`)).json()) as {
      checks: Record<string, { detail?: string }>;
    };
    expect(health.checks.redis?.detail).toContain('degraded');
    await gateway.stop();
  });
});

describe('the link for the first administrator', () => {
  const token = 'a-token-of-the-test-that-is-long';
  const first = { token, unitId: 'QN', name: 'Tỉnh ủy', personId: AN };

  it('works once, and tries again after a directory that was away', async () => {
    const gateway = await startGateway({ BOOTSTRAP_TOKEN: token }, undefined, (request, response) =>
      response.end(
        request.url === '/api/v1/import' ? '{"units":[{"result":"changed"}],"posts":[{"result":"changed"}]}' : '',
      ),
    );
    const begin = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${gateway.url}/bootstrap`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    const explained = await fetch(`${gateway.url}/bootstrap?token=${token}`);
    expect(((await explained.json()) as { next: string }).next).toContain('POST');
    expect(await begin({ ...first, token: token.replace('a', 'b') })).toBe(403);
    await gateway.directory.close();
    expect(await begin(first)).toBe(503);
    await gateway.directory.open();
    expect(await begin(first)).toBe(201);
    expect(JSON.parse(gateway.seen.at(-1)!.body)).toMatchObject({
      units: [{ unitId: 'QN', parentId: null, level: 'province' }],
      posts: [
        { role: 'org_dept', personId: AN },
        { role: 'technical', personId: AN },
      ],
    });
    expect(gateway.seen.at(-1)!.identity.sub).toBe('system:bootstrap');
    expect(await begin(first)).toBe(410);
    await gateway.stop();
  });

  it('does not exist without a token', async () => {
    const gateway = await startGateway();
    expect((await fetch(`${gateway.url}/bootstrap?token=`)).status).toBe(404);
    await gateway.stop();
  });
});

/** A body that does not say how long it is. */
function chunkedUpload({ hostname, port }: URL, token: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('data', (answer) => {
      resolve(answer.toString('utf8').split('\r\n')[0]!);
      socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/v1/evidence HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
    );
    for (let sent = 0; sent < 5; sent++) socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
  });
}
