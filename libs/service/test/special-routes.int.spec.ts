import { activeTraceparent } from '@bontot/messaging';
import { Body, Controller, Module, Param, Post, Put } from '@nestjs/common';
import * as z from 'zod';
import { Metrics, Open, TakesBytes, Untraced } from '../src/index.ts';
import { tinyService } from './tiny-service.ts';

const Path = z.object({ id: z.string() });
const Bytes = z.instanceof(Uint8Array);

@Controller('api/v1/parts')
class PartsController {
  @Put(':id')
  @Open('test')
  @TakesBytes(1_000)
  keep(@Param({ schema: Path }) { id }: { id: string }, @Body({ schema: Bytes }) bytes: Uint8Array) {
    return { id, sum: bytes.reduce((sum, byte) => sum + byte, 0), length: bytes.length };
  }
  @Put(':id/small')
  @Open('test')
  @TakesBytes(10)
  keepLittle(@Param({ schema: Path }) { id }: { id: string }, @Body({ schema: Bytes }) bytes: Uint8Array) {
    return { id, length: bytes.length };
  }
  @Put(':id/json')
  @Open('test')
  json(@Param({ schema: Path }) { id }: { id: string }, @Body({ schema: z.object({}) }) body: object) {
    return { id, body };
  }
}

@Controller('api/v1/box')
class BoxController {
  @Post(':id')
  @Open('test of what nobody shall find again')
  @Untraced('test')
  cast(
    @Param({ schema: Path }) _: { id: string },
    @Body({ schema: z.object({ how: z.string() }) }) { how }: { how: string },
  ) {
    if (how === 'broken') throw new TypeError('secret of the house');
    return { traceparent: activeTraceparent() ?? null };
  }
}

@Module({ controllers: [PartsController, BoxController] })
class SpecialModule {}

type Tiny = Awaited<ReturnType<typeof tinyService>>;
let tiny: Tiny;
let url: string;

beforeAll(async () => {
  tiny = await tinyService(SpecialModule);
  url = await tiny.listen();
});
afterAll(() => tiny.stop());

async function send(method: string, path: string, body: Uint8Array | string, type: string, headers = {}) {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': type, ...headers },
    body: body as string,
  });
  return { status: answer.status, body: (await answer.json()) as any };
}
const put = (path: string, bytes: Uint8Array, type = 'application/octet-stream') => send('PUT', path, bytes, type);

describe('a route that takes bytes', () => {
  it('is handed them as they came, also what is no text', async () => {
    const bytes = Uint8Array.from({ length: 1_000 }, (_, n) => n % 256);
    const { status, body } = await put('/api/v1/parts/a', bytes);
    const sum = bytes.reduce((all, byte) => all + byte, 0);
    expect([status, body]).toEqual([200, { id: 'a', sum, length: 1_000 }]);
  });
  it('takes no more than it says, each for itself', async () => {
    expect(await put('/api/v1/parts/a', new Uint8Array(1_001))).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE' },
    });
    expect(await put('/api/v1/parts/a/small', new Uint8Array(11))).toMatchObject({
      status: 413,
      body: { code: 'BODY_TOO_LARGE', atMost: 10 },
    });
    expect(await put('/api/v1/parts/a/small', new Uint8Array(10))).toMatchObject({ status: 200 });
  });
  it('takes no JSON, and other routes take no bytes', async () => {
    expect(await put('/api/v1/parts/a', Buffer.from('{}'), 'application/json')).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION' },
    });
    expect(await put('/api/v1/parts/a/json', Buffer.from('{}'))).toMatchObject({
      status: 415,
      body: { code: 'CONTENT_TYPE_UNKNOWN' },
    });
  });
});

describe('a route that leaves no trace', () => {
  const cast = (how: string) =>
    send('POST', '/api/v1/box/b', JSON.stringify({ how }), 'application/json', {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });

  it('writes no line, measures nothing and goes on with no trace, whether it ends well or not', async () => {
    const measured = async () => (await tiny.app.get(Metrics).requests.get()).values.map(({ labels }) => labels.route);
    const before = tiny.lines.length;
    expect(await cast('well')).toEqual({ status: 201, body: { traceparent: null } });
    expect((await cast('broken')).status).toBe(500);
    expect(tiny.lines.slice(before)).toEqual([]);
    await put('/api/v1/parts/a', new Uint8Array(1));
    expect(tiny.lines.slice(before)).toMatchObject([{ msg: 'request', route: '/api/v1/parts/:id' }]);
    expect(await measured()).toContain('/api/v1/parts/:id');
    expect(await measured()).not.toContain('/api/v1/box/:id');
  });
  it('tells of a fault by no reference, for nothing is kept under it', async () => {
    const { body } = await cast('broken');
    expect(body).toMatchObject({ code: 'INTERNAL' });
    expect(body.reference).toBeUndefined();
  });
});
