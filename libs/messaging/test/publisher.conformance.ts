import { ProductError } from '@bontot/kernel';
import { context, trace } from '@opentelemetry/api';
import { enableTraceContext, type IncomingRecord } from '../src/index.ts';
import { BATCHES, eventually, outgoing, type Harness } from './harness.ts';

/** What every publisher promises. */
export function publisherConformance(make: () => Promise<Harness>): void {
  describe('a publisher', () => {
    let broker: Harness;
    const received: IncomingRecord[] = [];
    let stop: () => Promise<void>;

    beforeAll(async () => {
      broker = await make();
      const subscription = broker.subscribe({
        batches: [{ topics: [BATCHES], handle: async (records) => void received.push(...records) }],
      });
      await subscription.start();
      stop = () => subscription.stop();
    });
    beforeEach(() => void received.splice(0));
    afterAll(async () => {
      await stop();
      await broker.close();
    });

    const publish = (...events: ReturnType<typeof outgoing>[]) =>
      broker.publisher.publish(events.map((event) => ({ ...event, topic: BATCHES })));

    it('says where each event went', async () => {
      const published = await publish(outgoing('A', 1), outgoing('B', 2), outgoing('A', 3));
      await eventually(() => expect(received).toHaveLength(3));
      for (const [index, key] of ['A', 'B', 'A'].entries()) {
        const record = received.find(
          ({ partition, offset }) => partition === published[index]!.partition && offset === published[index]!.offset,
        );
        expect(record?.key?.toString()).toBe(key);
        expect(JSON.parse(record!.value!.toString())).toEqual({ unitId: key, n: index + 1 });
      }
    });

    it('keeps the order of calls that nobody waited for', async () => {
      await Promise.all(Array.from({ length: 200 }, (_, n) => publish(outgoing('A', n))));
      await eventually(() => expect(received).toHaveLength(200));
      expect(received.map(({ value }) => JSON.parse(value!.toString()).n)).toEqual([...Array(200).keys()]);
    });

    it('publishes more than one send can carry', async () => {
      const large = 'x'.repeat(60_000);
      const events = Array.from({ length: 40 }, (_, n) => outgoing('A', n, { body: { n, large } }));
      const published = await publish(...events);
      await eventually(() => expect(received).toHaveLength(40));
      expect(received.map(({ offset }) => offset)).toEqual(published.map(({ offset }) => offset));
    });

    it('refuses an event that no broker takes, and goes on', async () => {
      const huge = outgoing('A', 1, { body: 'x'.repeat(1_000_000) });
      await expect(publish(huge)).rejects.toThrow(ProductError);
      await publish(outgoing('A', 2));
      await eventually(() => expect(received).toHaveLength(1));
    });

    it('sends bytes that are encoded already as they are', async () => {
      await publish(outgoing('A', 1, { body: undefined, encoded: Buffer.from('{"n": 1}') }));
      await eventually(() => expect(received[0]?.value?.toString()).toBe('{"n": 1}'));
    });

    it('sends the active trace along', async () => {
      enableTraceContext();
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      const span = { traceId, spanId: '00f067aa0ba902b7', traceFlags: 1 };
      await context.with(trace.setSpanContext(context.active(), span), () => publish(outgoing('A', 1)));
      await eventually(() =>
        expect(String(received[0]?.headers.traceparent)).toBe(`00-${traceId}-00f067aa0ba902b7-01`),
      );
    });
  });
}
