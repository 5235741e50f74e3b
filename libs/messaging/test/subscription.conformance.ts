import { permanent, transient } from '@bontot/kernel';
import { context, trace } from '@opentelemetry/api';
import { enableTraceContext, type IncomingRecord, type RawMessage, type Subscription } from '../src/index.ts';
import {
  BATCHES,
  counted,
  CountingMetrics,
  eventually,
  EVENTS,
  GROUP,
  hurry,
  outgoing,
  type Harness,
  type SubscribeOptions,
} from './harness.ts';

const numberOf = ({ value }: IncomingRecord): number => JSON.parse(value!.toString()).n;
const batchOf = (key: string, ...numbers: number[]) => numbers.map((n) => outgoing(key, n, { topic: BATCHES }));

/** What every subscription promises, whatever broker it listens to. */
export function subscriptionConformance(make: () => Promise<Harness>): void {
  describe('a subscription', () => {
    let broker: Harness;
    let running: Subscription[] = [];

    beforeEach(async () => {
      broker = await make();
    });
    afterEach(async () => {
      await Promise.all(running.map((subscription) => subscription.stop()));
      running = [];
      await broker.close();
    });

    const start = async (options: SubscribeOptions) => {
      const subscription = broker.subscribe({ patience: hurry, ...options });
      running.push(subscription);
      await subscription.start();
      return subscription;
    };
    const onBatches = (handle: (records: IncomingRecord[]) => unknown, more: Partial<SubscribeOptions> = {}) =>
      start({
        batches: [{ topics: [BATCHES], handle: async (records) => (await handle(records)) as undefined }],
        ...more,
      });
    const onEvents = (handle: (n: number, record: IncomingRecord) => unknown, more: Partial<SubscribeOptions> = {}) =>
      start({
        events: [
          {
            contract: counted,
            handle: async (event, record) => void (await handle((event.body as { n: number }).n, record)),
          },
        ],
        ...more,
      });
    const letters = async () => (await broker.deadLetters.list(GROUP)).items;

    it('hands over the records of a key in the order they were published', async () => {
      const seen: Record<string, number[]> = {};
      await onBatches((records) => {
        for (const record of records) (seen[record.key!.toString()] ??= []).push(numberOf(record));
      });
      const keys = [...'ABCDEFGH'];
      await broker.publisher.publish(Array.from({ length: 400 }, (_, n) => batchOf(keys[n % 8]!, n)[0]!));
      await eventually(() => expect(Object.values(seen).flat()).toHaveLength(400));
      for (const numbers of Object.values(seen)) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    });

    it('hands over again what was not committed before a crash', async () => {
      const first: number[] = [];
      const crashing = await onEvents((n) => first.push(n), { slowCommit: true });
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2)]);
      await eventually(() => expect(first).toEqual([1, 2]));
      await crashing.abandon();
      const second: number[] = [];
      await onEvents((n) => second.push(n));
      await eventually(() => expect(second).toEqual([1, 2]));
    });

    it('does not hand over again what it finished before it stopped', async () => {
      const first: number[] = [];
      const stopping = await onEvents((n) => first.push(n), { slowCommit: true });
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2)]);
      await eventually(() => expect(first).toEqual([1, 2]));
      await stopping.stop();
      const second: number[] = [];
      await onEvents((n) => second.push(n));
      await broker.publisher.publish([outgoing('A', 3)]);
      await eventually(() => expect(second).toContain(3));
      expect(second).toEqual([3]);
    });

    it('waits and never skips while its handler meets transient errors', async () => {
      let down = true;
      let calls = 0;
      const seen: number[] = [];
      const subscription = await onEvents((n) => {
        calls++;
        if (down) throw transient('DATABASE_DOWN');
        seen.push(n);
      });
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2), outgoing('A', 3)]);
      await eventually(() => expect(calls).toBeGreaterThan(2));
      await eventually(() => expect(subscription.ready()).toBe(false));
      down = false;
      await eventually(() => expect(seen).toEqual([1, 2, 3]));
      await eventually(() => expect(subscription.ready()).toBe(true));
      expect(await broker.deadLetters.count(GROUP)).toBe(0);
    });

    it('goes on with other partitions while one backs off', async () => {
      const seen = new Set<string>();
      await onBatches((records) => {
        if (records.some(({ key }) => key!.toString() === 'A')) throw transient('DATABASE_DOWN');
        for (const { key } of records) seen.add(key!.toString());
      });
      await broker.publisher.publish([...batchOf('A', 1), ...batchOf('B', 2), ...batchOf('D', 3)]);
      await eventually(() => expect([...seen].sort()).toEqual(['B', 'D']));
    });

    it('gives up what is refused for good, with its bytes, and goes on with the rest', async () => {
      const seen: number[] = [];
      const metrics = new CountingMetrics();
      await onEvents(
        (n) => {
          if (n === 2) throw permanent('NO_SUCH_THING', { field: 'n' });
          seen.push(n);
        },
        { metrics },
      );
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2, { correlationId: 'c-1' }), outgoing('A', 3)]);
      await eventually(() => expect(seen).toEqual([1, 3]));
      const [letter] = await eventually(async () => {
        const items = await letters();
        expect(items).toHaveLength(1);
        return items;
      });
      expect(letter).toMatchObject({
        code: 'NO_SUCH_THING',
        details: { field: 'n' },
        topic: EVENTS,
        key: 'A',
        offset: '1',
      });
      expect(letter!.headers).toMatchObject({ ce_type: counted.type, ce_correlationid: 'c-1' });
      expect(await broker.deadLetters.reveal(GROUP, letter!.id)).toEqual(Buffer.from('{"unitId":"A","n":2}'));
      expect(metrics.counts).toMatchObject({ consumed: 3, NO_SUCH_THING: 1 });
    });

    it('gives up the records that a batch handler names', async () => {
      const seen: number[] = [];
      await onBatches((records) => {
        const bad = records.filter((record) => numberOf(record) % 2 === 0);
        seen.push(...records.map(numberOf).filter((n) => n % 2 === 1));
        return { deadLetters: bad.map((record) => ({ record, deadLetter: { code: 'EVEN', details: {} } })) };
      });
      await broker.publisher.publish(batchOf('A', 1, 2, 3, 4, 5));
      await eventually(() => expect(seen).toEqual([1, 3, 5]));
      await eventually(async () => expect((await letters()).map(({ code }) => code)).toEqual(['EVEN', 'EVEN']));
    });

    it('tries a record with a bug three times in place, then twice later, then gives it up', async () => {
      const tries: number[] = [];
      const seen: number[] = [];
      await onEvents((n, { attempt }) => {
        if (n !== 2) return seen.push(n);
        tries.push(attempt);
        throw new TypeError('a mistake about Nguyễn Văn A');
      });
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2), outgoing('A', 3)]);
      await eventually(() => expect(seen).toEqual([1, 3]));
      const [letter] = await eventually(async () => {
        const items = await letters();
        expect(items).toHaveLength(1);
        return items;
      });
      expect(tries).toEqual([1, 1, 1, 2, 3]);
      expect(letter).toMatchObject({ code: 'BUG', details: { name: 'TypeError' }, attempts: 3 });
      expect(JSON.stringify(letter)).not.toContain('Nguyễn');
      expect(letter!.lastAt > letter!.firstAt).toBe(true);
    });

    it('hands a record that waited over as it first came', async () => {
      const met: IncomingRecord[] = [];
      await onBatches((records) => {
        const poison = records.find((record) => numberOf(record) === 2);
        if (!poison) return;
        met.push(poison);
        if (poison.attempt === 1) throw new RangeError();
      });
      const published = await broker.publisher.publish(batchOf('A', 1, 2, 3));
      const again = await eventually(() => {
        expect(met.at(-1)!.attempt).toBe(2);
        return met.at(-1)!;
      });
      const { attempt, headers, ...first } = met[0]!;
      expect(again).toMatchObject(first);
      expect(again.offset).toBe(published[1]!.offset);
      expect(textsOf(again)).toEqual(textsOf({ ...again, headers }));
      expect(attempt).toBe(1);
      expect(await broker.deadLetters.count(GROUP)).toBe(0);
    });

    it('finds the one poisonous record of a batch', async () => {
      const handled = new Set<number>();
      await onBatches((records) => {
        if (records.some((record) => numberOf(record) === 77)) throw new ReferenceError();
        for (const record of records) handled.add(numberOf(record));
      });
      await broker.publisher.publish(batchOf('A', ...Array(100).keys()));
      await eventually(() => expect(handled.size).toBe(99));
      await eventually(async () => expect(await broker.deadLetters.count(GROUP)).toBe(1));
    });

    it('passes over types it does not know, and counts them', async () => {
      const metrics = new CountingMetrics();
      const seen: number[] = [];
      await onEvents((n) => seen.push(n), { metrics });
      await broker.publisher.publish([outgoing('A', 1, { type: 'unit.painted.v1' }), outgoing('A', 2)]);
      await eventually(() => expect(seen).toEqual([2]));
      expect(metrics.counts.unknown).toBe(1);
      expect(await broker.deadLetters.count(GROUP)).toBe(0);
    });

    it('tolerates fields it does not know', async () => {
      const seen: number[] = [];
      await onEvents((n) => seen.push(n));
      await broker.publisher.publish([outgoing('A', 1, { body: { unitId: 'A', n: 1, colour: 'red' } })]);
      await eventually(() => expect(seen).toEqual([1]));
    });

    const good = { ce_specversion: '1.0', ce_id: '1', ce_source: 'test', ce_type: counted.type };
    const body = Buffer.from('{"unitId":"A","n":1}');
    it.each<[string, string, Partial<RawMessage>]>([
      ['a missing header', 'HEADER_MISSING', { headers: { ...good, ce_id: undefined } }],
      ['no headers at all', 'HEADER_MISSING', { headers: {} }],
      ['a doubled header', 'HEADER_REPEATED', { headers: { ...good, ce_id: ['1', '2'] } }],
      ['a header that is not UTF-8', 'HEADER_INVALID', { headers: { ...good, ce_source: Buffer.from([0xff, 0xfe]) } }],
      ['a header of 10 KB', 'HEADER_INVALID', { headers: { ...good, ce_id: 'x'.repeat(10_000) } }],
      ['another CloudEvents version', 'SPECVERSION_UNKNOWN', { headers: { ...good, ce_specversion: '2.0' } }],
      [
        'a version of a known event that nobody knows yet',
        'VERSION_UNKNOWN',
        { headers: { ...good, ce_type: 'unit.counted.v9' } },
      ],
      ['no body', 'BODY_EMPTY', { value: null }],
      ['an empty body', 'BODY_EMPTY', { value: Buffer.alloc(0) }],
      ['a body that is not UTF-8', 'BODY_NOT_UTF8', { value: Buffer.from([0x22, 0xc3, 0x28, 0x22]) }],
      ['broken JSON', 'BODY_NOT_JSON', { value: Buffer.from('{"unitId":') }],
      ['a body above 256 KB', 'BODY_TOO_LARGE', { value: Buffer.alloc(300_000, 0x20) }],
      ['a body that fails its contract', 'BODY_INVALID', { value: Buffer.from('{"unitId":"A","n":"one"}') }],
    ])('gives up %s with %s', async (_, code, wrong) => {
      const seen: number[] = [];
      await onEvents((n) => seen.push(n));
      const message: RawMessage = { topic: EVENTS, partition: 3, key: 'A', value: body, headers: good, ...wrong };
      await broker.sink.send([message, { topic: EVENTS, partition: 3, key: 'A', value: body, headers: good }]);
      await eventually(() => expect(seen).toEqual([1]));
      const [letter] = await eventually(async () => {
        const items = await letters();
        expect(items).toHaveLength(1);
        return items;
      });
      expect(letter).toMatchObject({ code, topic: EVENTS, partition: 3, offset: '0' });
      expect(await broker.deadLetters.reveal(GROUP, letter!.id)).toEqual(message.value);
    });

    it('names the field that fails its contract, not what it holds', async () => {
      await onEvents(() => {});
      await broker.publisher.publish([outgoing('A', 1, { body: { unitId: 'A', n: 'secret' } })]);
      await eventually(async () => expect((await letters())[0]?.details).toMatchObject({ field: 'n' }));
      expect(JSON.stringify(await letters())).not.toContain('secret');
    });

    it('replays a dead letter to its group as if it came from its first topic', async () => {
      let fixed = false;
      const seen: IncomingRecord[] = [];
      await onEvents((_, record) => {
        if (!fixed) throw permanent('NOT_YET');
        seen.push(record);
      });
      const [place] = await broker.publisher.publish([outgoing('A', 1)]);
      const [letter] = await eventually(async () => {
        const items = await letters();
        expect(items).toHaveLength(1);
        return items;
      });
      fixed = true;
      expect(await broker.deadLetters.replay(GROUP, { id: letter!.id })).toBe(1);
      expect(await broker.deadLetters.count(GROUP)).toBe(0);
      const record = await eventually(() => {
        expect(seen).toHaveLength(1);
        return seen[0]!;
      });
      expect(record).toMatchObject({ topic: EVENTS, partition: place!.partition, offset: place!.offset, attempt: 1 });
      expect(new Date(record.timestamp).toISOString()).toBe(letter!.receivedAt);
      expect(record.value).toEqual(body);
      expect(await broker.deadLetters.show(GROUP, letter!.id)).toMatchObject({ replayed: true });
    });

    it('opens a new letter when a replayed record fails again', async () => {
      await onEvents(() => {
        throw permanent('NEVER');
      });
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2)]);
      const before = await eventually(async () => {
        const items = await letters();
        expect(items).toHaveLength(2);
        return items;
      });
      expect(await broker.deadLetters.replay(GROUP, 'all')).toBe(2);
      await eventually(async () => expect(await broker.deadLetters.count(GROUP)).toBe(2));
      const after = await letters();
      expect(after.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id));
      expect(after.map(({ firstAt }) => firstAt)).toEqual(before.map(({ firstAt }) => firstAt));
    });

    it('lists dead letters page by page', async () => {
      await onEvents(() => {
        throw permanent('NEVER');
      });
      await broker.publisher.publish(Array.from({ length: 5 }, (_, n) => outgoing('A', n)));
      await eventually(async () => expect(await broker.deadLetters.count(GROUP)).toBe(5));
      const first = await broker.deadLetters.list(GROUP, { limit: 3 });
      const second = await broker.deadLetters.list(GROUP, { limit: 3, after: first.next! });
      expect([...first.items, ...second.items].map(({ offset }) => offset)).toEqual(['0', '1', '2', '3', '4']);
      expect(second.next).toBeNull();
    });

    it('does not let what waits in the retry topic keep what is due behind it', async () => {
      let fixed = false;
      const seen: number[] = [];
      await onEvents(
        (n) => {
          if (n === 1) throw new TypeError();
          if (!fixed) throw permanent('NOT_YET');
          seen.push(n);
        },
        { patience: { ...hurry, retryDelaysMs: [600_000] } },
      );
      await broker.publisher.publish([outgoing('A', 1), outgoing('A', 2)]);
      await eventually(async () => expect(await broker.deadLetters.count(GROUP)).toBe(1));
      fixed = true;
      await broker.deadLetters.replay(GROUP, 'all');
      await eventually(() => expect(seen).toEqual([2]));
    });

    it('continues the trace of the sender', async () => {
      enableTraceContext();
      const traces: (string | undefined)[] = [];
      await onEvents(async () => {
        await Promise.resolve();
        traces.push(trace.getSpanContext(context.active())?.traceId);
      });
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      await broker.publisher.publish([outgoing('A', 1, { traceparent }), outgoing('A', 2)]);
      await eventually(() => expect(traces).toEqual(['4bf92f3577b34da6a3ce929d0e0e4736', undefined]));
    });

    it('tells the age of what it has in hand', async () => {
      const gate = Promise.withResolvers<void>();
      const subscription = await onEvents(() => gate.promise);
      await broker.publisher.publish([outgoing('A', 1)]);
      await eventually(() => expect(subscription.lagSeconds()).toBeGreaterThan(0.1));
      gate.resolve();
      await eventually(() => expect(subscription.lagSeconds()).toBe(0));
    });
  });
}

const textsOf = ({ headers }: IncomingRecord) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
