import { EVENTS, counted, outgoing } from './harness.ts';
import { eventsOf, InMemoryBroker, InMemoryPublisher, type OutgoingEvent } from '../src/index.ts';

/** The batch that a partition would hand over after these were published. */
async function batchOf(...sent: OutgoingEvent[]) {
  const broker = new InMemoryBroker();
  await new InMemoryPublisher(broker).publish(sent);
  return broker.partitionsOf(EVENTS).flat();
}
const read = async (...sent: OutgoingEvent[]) => {
  const { events, deadLetters } = eventsOf(await batchOf(...sent), { counted });
  return {
    bodies: events.counted.map(({ body }) => body),
    codes: deadLetters.map(({ deadLetter }) => deadLetter.code),
  };
};

it('reads the bodies of one type in order and passes others unread', async () =>
  expect(await read(outgoing('A', 1), outgoing('A', 7, { type: 'member.moved.v1' }), outgoing('A', 2))).toEqual({
    bodies: [
      { unitId: 'A', n: 1 },
      { unitId: 'A', n: 2 },
    ],
    codes: [],
  }));

it('gives up what claims the type and is none of it, and goes on', async () =>
  expect(
    await read(
      outgoing('A', 1, { body: { unitId: 'A' } }),
      outgoing('A', 1, { type: 'unit.counted.v9' }),
      outgoing('A', 3),
    ),
  ).toEqual({ bodies: [{ unitId: 'A', n: 3 }], codes: ['BODY_INVALID', 'VERSION_UNKNOWN'] }));

it('gives up a record without a type once, however many contracts are asked for', async () => {
  const [record] = await batchOf(outgoing('A', 1));
  const other = { ...counted, type: 'unit.weighed.v1' };
  const { events, deadLetters } = eventsOf([{ ...record!, headers: {} }, record!], { counted, other });
  expect([events.counted.length, events.other.length]).toEqual([1, 0]);
  expect(deadLetters.map(({ deadLetter }) => deadLetter.code)).toEqual(['HEADER_MISSING']);
});
