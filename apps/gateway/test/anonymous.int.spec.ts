import { Metrics } from '@bontot/service';
import type { IncomingHttpHeaders } from 'node:http';
import { bearer, Listener, startGateway, type RunningGateway } from './running-gateway.ts';

type Told = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

describe('a way on which nobody is known', () => {
  let gateway: RunningGateway;
  let meetings: Listener;
  const told: Told[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    meetings = await new Listener((request, response, body) => {
      told.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-security-policy': 'sandbox' })
        .end('{"cast":true}');
    }).open();
    gateway = await startGateway({ MEETINGS_URL: meetings.url, RATE_STRANGER: '60' }, undefined, undefined, lines);
  });
  afterAll(async () => {
    await gateway.stop();
    await meetings.close();
  });

  const cast = (headers: Record<string, string> = {}, body = '{"choice":"for"}') =>
    fetch(`${gateway.url}/api/v1/ballots/01BALLOT/votes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const recognisable = {
    cookie: 'bontot=abc; s=1',
    'x-clock': '2026-01-01T00:00:00Z',
    'x-forwarded-for': '1.1.1.1',
    forwarded: 'for=1.1.1.1',
    'user-agent': 'the phone of somebody',
    'accept-language': 'vi-VN,vi;q=0.9,x-tay',
    'idempotency-key': 'mine-alone',
    referer: 'https://bontot.example/m/meetings/01',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  };

  it('passes on the body and its type, and nothing by which somebody could be told from others', async () => {
    const answer = await cast({ ...recognisable, ...bearer(await gateway.token('publisher')) });
    expect([answer.status, await answer.json()]).toEqual([200, { cast: true }]);
    const { method, url, body, headers } = told.at(-1)!;
    expect([method, url, body]).toEqual(['POST', '/api/v1/ballots/01BALLOT/votes', '{"choice":"for"}']);
    expect(Object.keys(headers).sort()).toEqual(['connection', 'content-length', 'content-type', 'host']);
  });

  it('asks for neither token nor session, and does not look at those that come', async () => {
    expect((await cast()).status).toBe(200);
    expect((await cast(bearer('not.a.token'))).status).toBe(200);
    expect((await cast({ cookie: 'bontot=of-nobody', origin: 'https://elsewhere.example' })).status).toBe(200);
  });

  it('leaves no line, not even for a fault, and is not measured', async () => {
    const before = lines.length;
    expect((await cast(recognisable)).status).toBe(200);
    await meetings.close();
    const away = await cast(recognisable);
    expect([away.status, ((await away.json()) as { reference?: string }).reference]).toEqual([503, undefined]);
    await meetings.open();
    expect(lines.slice(before)).toEqual([]);
    const { values } = await gateway.service.app.get(Metrics).requests.get();
    expect(values.filter(({ labels }) => labels.method === 'POST')).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('the phone of somebody');
  });

  it('has beside it one on which whoever asks is known, and leaves no line with a moment either', async () => {
    const before = lines.length;
    const answer = await fetch(`${gateway.url}/api/v1/ballots/01BALLOT/tokens`, {
      method: 'POST',
      headers: { ...bearer(await gateway.token('publisher')), 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(200);
    expect(told.at(-1)!.headers.authorization).toMatch(/^Bearer /);
    expect(told.at(-1)!.headers.traceparent).toBeUndefined();
    expect(lines.slice(before)).toEqual([]);
  });

  it('is no way for anything beside it', async () => {
    for (const path of [
      '/api/v1/ballots/01BALLOT',
      '/api/v1/ballots/01BALLOT/tokens',
      '/api/v1/ballots/01BALLOT/votes/1',
    ])
      expect((await fetch(`${gateway.url}${path}`)).status).toBe(401);
  });

  it('lets a service forbid more than the gateway does, and never less', async () => {
    const policy = (await cast()).headers.get('content-security-policy');
    expect(policy).toBe("default-src 'none'; frame-ancestors 'none', sandbox");
  });

  it('is counted by address alone', async () => {
    let answer = await cast();
    // A window may end in between: ten go into each.
    for (let asked = 0; asked < 20 && answer.status !== 429; asked++) answer = await cast();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const known = bearer(await gateway.token('publisher'));
    expect((await cast(known)).status).toBe(429);
    expect((await fetch(`${gateway.url}/api/v1/units`, { headers: known })).status).toBe(200);
  });
});
