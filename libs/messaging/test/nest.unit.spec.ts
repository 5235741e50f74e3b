import 'reflect-metadata';
import { permanent, transient } from '@bontot/kernel';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  BatchOf,
  DeadLetters,
  InMemoryBroker,
  InMemoryPublisher,
  InMemorySubscription,
  KafkaEventsServer,
  OnEvent,
  RethrowFilter,
  type EventOf,
  type IncomingRecord,
  type RecordOutcome,
} from '../src/index.ts';
import { BATCHES, counted, eventually, EVENTS, GROUP, hurry, KEY, outgoing } from './harness.ts';

const seen: { n: number; event: object; record: IncomingRecord }[] = [];
const batches: number[][] = [];
let answer: () => unknown = () => undefined;

@Controller()
class CountsController {
  @OnEvent(counted)
  async onCounted(event: EventOf<typeof counted>, record: IncomingRecord) {
    answer();
    seen.push({ n: event.body.n, event, record });
  }

  @BatchOf('facts')
  async onFacts(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    batches.push(records.map(({ value }) => JSON.parse(value!.toString()).n as number));
    const bad = records.filter(({ value }) => value!.toString().includes('"n":13'));
    return { deadLetters: bad.map((record) => ({ record, deadLetter: { code: 'UNLUCKY', details: {} } })) };
  }
}

@Module({ controllers: [CountsController] })
class CountsModule {}

describe('controllers that consume', () => {
  const broker = new InMemoryBroker();
  const publisher = new InMemoryPublisher(broker);
  const deadLetters = new DeadLetters({ reader: broker, sink: broker, deadLetterKey: KEY });
  const strategy = new KafkaEventsServer({
    contracts: [counted],
    batches: { facts: [BATCHES] },
    subscribe: (routes) =>
      new InMemorySubscription({ broker, group: GROUP, deadLetterKey: KEY, patience: hurry, ...routes }),
  });
  let app: INestMicroservice;

  beforeAll(async () => {
    app = await NestFactory.createMicroservice(CountsModule, { strategy, logger: false });
    app.useGlobalFilters(new RethrowFilter());
    await app.listen();
  });
  beforeEach(() => {
    seen.splice(0);
    answer = () => undefined;
  });
  afterAll(() => app.close());

  it('get the event as payload and its record as context', async () => {
    await publisher.publish([outgoing('A', 1)]);
    await eventually(() => expect(seen).toHaveLength(1));
    expect(seen[0]!.event).toMatchObject({ type: counted.type, body: { unitId: 'A', n: 1 } });
    expect(seen[0]!.record).toMatchObject({ topic: EVENTS, attempt: 1 });
  });

  it('get partition batches and name dead letters', async () => {
    await publisher.publish([12, 13].map((n) => outgoing('A', n, { topic: BATCHES })));
    await eventually(() => expect(batches).toEqual([[12, 13]]));
    await eventually(async () => expect((await deadLetters.list(GROUP)).items[0]?.code).toBe('UNLUCKY'));
  });

  it('keep the kind of what they throw', async () => {
    answer = () => {
      throw permanent('NO_SUCH_THING');
    };
    await publisher.publish([outgoing('A', 2)]);
    await eventually(async () => expect((await deadLetters.list(GROUP)).items.at(-1)?.code).toBe('NO_SUCH_THING'));
    let calls = 0;
    answer = () => {
      if (++calls < 3) throw transient('DATABASE_DOWN');
    };
    await publisher.publish([outgoing('A', 3)]);
    await eventually(() => expect(seen).toHaveLength(1));
    expect(seen[0]!.record.attempt).toBe(1);
  });

  it('do not start with an event that is in no contract', async () => {
    const strange = new KafkaEventsServer({ contracts: [], subscribe: () => strategy.subscription! });
    const other = await NestFactory.createMicroservice(CountsModule, { strategy: strange, logger: false });
    await expect(other.listen()).rejects.toThrow('EVENT_UNKNOWN');
  });
});
