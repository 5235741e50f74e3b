import fc from 'fast-check';
import { connect } from 'node:net';
import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { EventPattern, Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { transient } from '@bontot/kernel';
import { isObservable, lastValueFrom } from 'rxjs';
import request from 'supertest';
import { HealthChecks, Open, Resources, StatusSources } from '../src/index.ts';
import { config, identity, keys, secretary, strangerKeys, TinyModule, tinyService } from './tiny-service.ts';

type Tiny = Awaited<ReturnType<typeof tinyService>>;
let tiny: Tiny;
let url: string;
let bearer: string;

beforeAll(async () => {
  tiny = await tinyService();
  url = await tiny.listen();
});
// An identity lives for a minute.
beforeEach(async () => {
  bearer = `Bearer ${await identity()}`;
});
afterAll(() => tiny.stop());

const get = (path: string, authorization = bearer) => request(url).get(path).set('authorization', authorization);
const post = (body: string, type = 'application/json') =>
  request(url).post('/api/v1/cells/QN-LH-07/notes').set('authorization', bearer).set('content-type', type).send(body);

describe('identity', () => {
  it('lets a known actor in, with reach and moment', async () => {
    const asked = Date.now();
    const { status, body } = await get('/api/v1/cells/QN-LH-07');
    expect(status).toBe(200);
    expect(body).toMatchObject({ actor: 'person:01DEV000000000000000SECRTR', prefixes: ['/QN/QN-LH/QN-LH-07/'] });
    expect(body.moment).toBeGreaterThanOrEqual(asked);
    expect(body.moment).toBeLessThanOrEqual(Date.now());
  });
  it('hears a person who holds a thousand posts', async () => {
    const posts = Array.from({ length: 1_000 }, (_, n) => ({
      ...{ role: 'secretary' as const, unitId: `C-${n}`, path: `/QN/C-${n}/`, until: null },
    }));
    const token = await identity({ posts: [...posts, secretary] });
    const { status, body } = await get('/api/v1/cells/QN-LH-07', `Bearer ${token}`);
    expect(status).toBe(200);
    expect(body.prefixes).toHaveLength(1_001);
  });
  it('takes the moment from the seeder in development', async () => {
    const token = await identity({ clock: '2026-03-05T08:00:00+07:00' });
    const { body } = await get('/api/v1/cells/QN-LH-07', `Bearer ${token}`);
    expect(body.moment).toBe(Date.parse('2026-03-05T01:00:00Z'));
  });
  it.each([
    ['no header', () => ''],
    ['another scheme', () => 'Basic YTpi'],
    ['no token', () => 'Bearer not-a-token'],
    ['a key of somebody else', () => identity({ key: strangerKeys.privateKey })],
    ['another audience', () => identity({ audience: 'scoring-api' })],
    ['a life above a minute', () => identity({ seconds: 3_600 })],
    ['an old one', () => identity({ issuedAt: Math.floor(Date.now() / 1_000) - 120 })],
  ])('answers 401 to %s', async (_, make) => {
    const token = await make();
    const { status, body, headers } = await get(
      '/api/v1/cells/QN-LH-07',
      token.includes(' ') || !token ? token : `Bearer ${token}`,
    );
    expect(status).toBe(401);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.code).toMatch(/^(UNAUTHENTICATED|IDENTITY_NOT_VALID)$/);
  });
  it('lets whoever is known see their own affairs, also without a post, and nobody else', async () => {
    const { status, body } = await get('/api/v1/own', `Bearer ${await identity({ posts: [] })}`);
    expect([status, body.actor]).toEqual([200, 'person:01DEV000000000000000SECRTR']);
    expect((await get('/api/v1/own', '')).status).toBe(401);
  });
  it('answers 401 to a token signed with alg none', async () => {
    const [, payload] = (await identity()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await get('/api/v1/cells/QN-LH-07', `Bearer ${none}.${payload}.`)).status).toBe(401);
  });
  it('answers 403 to an action that is held nowhere', async () => {
    const token = await identity({ posts: [{ ...secretary, role: 'technical' }] });
    const { status, body } = await get('/api/v1/cells/QN-LH-07', `Bearer ${token}`);
    expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
  });
  it('answers 403 to a post that has ended', async () => {
    const token = await identity({ posts: [{ ...secretary, until: '2020-12-31' }] });
    expect((await get('/api/v1/cells/QN-LH-07', `Bearer ${token}`)).status).toBe(403);
  });
  it('answers 403 to a cell outside the reach', async () => {
    expect((await get('/api/v1/cells/QN-LH-08')).status).toBe(403);
  });
});

describe('validation', () => {
  it('hands on what the schema made of the body', async () => {
    const { status, body } = await post('{"text":"x","extra":1}');
    expect([status, body]).toEqual([201, { cellId: 'QN-LH-07', note: { text: 'x', count: 1 } }]);
  });
  it('names every wrong member with what was expected and what came', async () => {
    const { status, body } = await post('{"text":"","count":"many"}');
    expect([status, body.code]).toEqual([400, 'VALIDATION']);
    expect(body.errors).toEqual([
      { field: 'text', expected: 'at least 1', got: '' },
      { field: 'count', expected: 'number', got: 'many' },
    ]);
  });
  it('reads a header by its schema', async () => {
    const url = '/api/v1/cells?how=header';
    expect((await get(url).set('idempotency-key', 'abcdefgh')).body).toEqual({ key: 'abcdefgh' });
    expect((await get(url)).body).toEqual({});
    const { status, body } = await get(url).set('idempotency-key', 'a b');
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'VALIDATION', 'Idempotency-Key']);
  });
  it.each([
    ['broken JSON', '{"text":', 400, 'BODY_NOT_JSON'],
    ['an empty body', '', 400, 'BODY_EMPTY'],
    ['a __proto__ member', '{"text":"x","__proto__":{"admin":true}}', 400, 'BODY_FORBIDDEN_KEY'],
    ['an escaped __proto__ member', '{"text":"x","a":[{"\\u005f_proto__":1}]}', 400, 'BODY_FORBIDDEN_KEY'],
    ['a body that is too deep', `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`, 400, 'BODY_TOO_DEEP'],
    ['null', 'null', 400, 'VALIDATION'],
    ['more than 256 KB', JSON.stringify({ text: 'x'.repeat(256 * 1024) }), 413, 'BODY_TOO_LARGE'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code, answer.type]).toEqual([status, code, 'application/problem+json']);
  });
  it('refuses bytes that are not UTF-8', async () => {
    const answer = await fetch(`${url}/api/v1/cells/QN-LH-07/notes`, {
      method: 'POST',
      headers: { authorization: bearer, 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'BODY_NOT_UTF8' })]);
  });
  it('refuses another content type', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
      const answer = await post('text=x', type);
      expect([answer.status, answer.body.code]).toEqual([415, 'CONTENT_TYPE_UNKNOWN']);
    }
  });
});

describe('hostile addresses', () => {
  it.each(
    [
      '/api/v1/cells/%00',
      '/api/v1/cells/%ff%fe',
      '/api/v1/cells/%',
      '/api/v1/cells/..%2f..%2fetc',
      '/api/v1/cells/$where',
      `/api/v1/cells/${'A'.repeat(400)}`,
      `/api/v1/cells/${'A'.repeat(5_000)}`,
      `/api/v1/cells/${'A'.repeat(20_000)}`,
      '/api/v1/cells?how[$gt]=1',
      '/api/v1/cells?how=a&how=b',
      '/api/v1/cells?__proto__=1',
      '/nowhere',
      '//',
    ].map((path) => [path.slice(0, 60), path.length, path] as const),
  )('never turn into our fault: %s (%d)', async (_, __, path) => {
    const { status, text } = await get(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/ at .*\.[jt]s/);
  });
  it('and neither does any body or address that a machine thinks of', async () => {
    const strange = fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(
        fc.webPath(),
        strange,
        fc.constantFrom('application/json', '', 'x', 'application/json;a'),
        async (path, body, type) => {
          const answer = await fetch(`${url}/api/v1/cells/QN-LH-07/notes${path}`, {
            method: 'POST',
            headers: { authorization: bearer, 'content-type': type },
            body: body as string,
          });
          expect(answer.status).toBeGreaterThanOrEqual(200);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('nor what is not HTTP at all', async () => {
    const { hostname, port } = new URL(url);
    for (const bytes of [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /live HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(300_000)}`,
    ]) {
      // Who sends on after the answer may find the line cut before it was read.
      expect(await answerTo(bytes, Number(port), hostname)).toMatch(/^HTTP\/1\.1 4\d\d |^cut$/);
    }
    expect((await request(url).get('/live')).status).toBe(200);
  });
  it('answers an unknown route as a problem', async () => {
    const { status, body } = await get('/api/v1/nowhere');
    expect([status, body.code]).toEqual([404, 'ROUTE_UNKNOWN']);
  });
});

describe('problems', () => {
  it('answers a refusal 422 with its details, which never replace the standard members', async () => {
    const { status, body } = await get('/api/v1/cells?how=refused');
    expect(status).toBe(422);
    expect(body).toMatchObject({ status: 422, code: 'MEETING_NOT_IN_PROGRESS', state: 'closed' });
  });
  it('answers what passes by itself 503 with Retry-After', async () => {
    const { status, headers, body } = await get('/api/v1/cells?how=transient');
    expect([status, headers['retry-after'], body.code]).toEqual([503, '1', 'OUTBOX_FULL']);
  });
  it('tells a bug by a reference that is in the log, and nothing else', async () => {
    const { status, body, text } = await get('/api/v1/cells?how=bug');
    expect([status, body.code]).toEqual([500, 'INTERNAL']);
    expect(text).not.toContain('secret of the house');
    const logged = tiny.lines.find((line) => line.reference === body.reference && line.level === 'error');
    expect(JSON.stringify(logged)).toContain('secret of the house');
  });
});

describe('log and trace', () => {
  it('writes the template of the route and the actor, never the address', async () => {
    await get('/api/v1/cells/QN-LH-07?phone=0912345678');
    const line = tiny.lines.findLast((each) => each.msg === 'request');
    expect(line).toMatchObject({
      method: 'GET',
      route: '/api/v1/cells/:cellId',
      status: 200,
      actor: 'person:01DEV000000000000000SECRTR',
    });
    expect(JSON.stringify(tiny.lines)).not.toContain('0912345678');
  });
  it('goes on with the trace of the caller', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { body } = await get('/api/v1/cells?how=trace').set('traceparent', traceparent);
    expect(body.traceparent).toBe(traceparent);
  });
});

describe('operations', () => {
  it('is alive, ready, and tells numbers', async () => {
    const forget = tiny.app.get(HealthChecks).register({ name: 'mongodb', check: () => ({ ok: true }) });
    tiny.app.get(StatusSources).register('outboxPending', () => 3);
    expect((await request(url).get('/live')).body).toEqual({ live: true });
    expect((await request(url).get('/ready')).body).toEqual({ ready: true, checks: { mongodb: { ok: true } } });
    expect((await request(url).get('/status')).body).toEqual({ ready: true, lagSeconds: 0, outboxPending: 3 });
    expect((await request(url).get('/metrics')).text).toContain('http_request_seconds_count');
    forget();
  });
  it('is not ready while a check fails or throws', async () => {
    const forget = tiny.app.get(HealthChecks).register({
      name: 'kafka',
      check: () => {
        throw new Error('down');
      },
    });
    const { status, body } = await request(url).get('/ready');
    expect([status, body.checks.kafka]).toEqual([503, { ok: false, detail: 'down' }]);
    forget();
  });
});

describe('stopping', () => {
  it('is unready before it stops listening, and closes resources last opened first', async () => {
    const other = await tinyService(TinyModule, { config: { ...config, DRAIN_MS: 1_000 } });
    const address = await other.listen();
    const closed: string[] = [];
    for (const name of ['mongodb', 'kafka']) other.app.get(Resources).add(name, () => closed.push(name));
    const stopping = other.stop();
    const { status, body } = await request(address).get('/ready');
    expect([status, body.checks.process.ok]).toEqual([503, false]);
    await stopping;
    await expect(request(address).get('/live')).rejects.toThrow(/ECONNREFUSED/);
    expect(closed).toEqual(['kafka', 'mongodb']);
  });

  it('does not wait for a resource whose engine is away', async () => {
    const resources = new Resources();
    const told: string[] = [];
    resources.add('mongodb', () => told.push('closed mongodb'));
    resources.add('queue', () => new Promise(() => undefined));
    const began = performance.now();
    await resources.close((name) => told.push(`gave up ${name}`));
    expect(told).toEqual(['gave up queue', 'closed mongodb']);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

@Controller('api/v1/forgotten')
class ForgottenController {
  @Get()
  unprotected() {
    return 1;
  }
  @Post(':id')
  @Open('test')
  unchecked(@Param('id') id: string, @Body() body: unknown) {
    return { id, body };
  }
  @Get(':id')
  @Open('test')
  unread() {
    return 1;
  }
}
@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

describe('a route that may not be served', () => {
  it('keeps the service from starting, with every fault named', async () => {
    const start = tinyService({ module: class Outer {}, imports: [ForgottenModule] });
    const { message } = (await start.then(
      () => new Error('it started'),
      (error: unknown) => error,
    )) as Error;
    expect(message).toContain(
      'GET /api/v1/forgotten (ForgottenController.unprotected): expected @Requires(action), @SignedIn(reason) or @Open(reason)',
    );
    expect(message).toContain('POST /api/v1/forgotten/:id (ForgottenController.unchecked): body needs a Zod schema');
    expect(message).toContain('POST /api/v1/forgotten/:id (ForgottenController.unchecked): path id needs a Zod schema');
    expect(message).toContain('GET /api/v1/forgotten/:id (ForgottenController.unread): the parameter id has no schema');
  });
  it('also counts a protected route without the key that identities are checked with', async () => {
    const { GATEWAY_PUBLIC_KEY: _, ...keyless } = config;
    await expect(tinyService(undefined, { config: keyless })).rejects.toThrow('GATEWAY_PUBLIC_KEY');
    expect(keys.publicKey).toBeDefined();
  });
});

@Controller()
class EventsController {
  @EventPattern('thing.happened.v1')
  handle(body: { how: string }) {
    if (body.how === 'wait') throw transient('ENGINE_DOWN');
    return body.how;
  }
}
@Module({ controllers: [EventsController] })
class EventsModule {}

class DirectStrategy extends Server implements CustomTransportStrategy {
  closed = 0;
  listen(callback: () => void) {
    callback();
  }
  close() {
    this.closed += 1;
  }
  on() {}
  unwrap<T>(): T {
    return undefined as T;
  }
  async emit(body: unknown): Promise<unknown> {
    const result: unknown = await this.messageHandlers.get('thing.happened.v1')?.(body);
    return isObservable(result) ? lastValueFrom(result) : result;
  }
}

describe('a consumer beside HTTP', () => {
  it('sees the kind of an error that a message handler throws', async () => {
    const strategy = new DirectStrategy();
    const consumer = await tinyService(EventsModule, { strategy });
    await consumer.listen();
    expect(await strategy.emit({ how: 'well' })).toBe('well');
    await expect(strategy.emit({ how: 'wait' })).rejects.toMatchObject({ kind: 'transient', code: 'ENGINE_DOWN' });
    await consumer.stop();
    expect(strategy.closed).toBeGreaterThan(0);
  });
});

/** What a server says to raw bytes until it closes; «cut» where the connection was reset without a word. */
async function answerTo(bytes: string, port: number, hostname: string): Promise<string> {
  const socket = connect(port, hostname).setEncoding('utf8');
  let answer = '';
  socket.on('data', (text: string) => (answer += text));
  socket.on('error', () => undefined);
  socket.end(bytes);
  await new Promise((closed) => socket.once('close', closed));
  return answer || 'cut';
}
