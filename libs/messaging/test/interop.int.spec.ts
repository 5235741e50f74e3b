import { decodeEvent, type DecodedEvent } from '@bontot/contracts';
import { CloudEvent, Kafka as Binding } from 'cloudevents';
import { CompressionTypes, type IHeaders } from 'kafkajs';
import { eventually, EVENTS, counted, GROUP, KEY, outgoing } from './harness.ts';
import { connect } from './kafka-harness.ts';
import { KafkaPublisher, KafkaSubscription, type IncomingRecord } from '../src/index.ts';

const body = { unitId: 'QN-LH-07', n: 7 };
const theirs = new CloudEvent({
  id: 'their-id',
  source: 'their-system',
  type: counted.type,
  time: '2026-07-03T02:00:00.000Z',
  datacontenttype: 'application/json',
  partitionkey: 'QN-LH-07',
  data: body,
});

describe('messages and the CloudEvents SDK', () => {
  const connection = connect();
  const seen: { event: DecodedEvent; record: IncomingRecord }[] = [];
  const publisher = new KafkaPublisher(connection);
  const producer = connection.client.producer();
  const subscription = new KafkaSubscription({
    connection,
    group: GROUP,
    deadLetterKey: KEY,
    sink: publisher,
    events: [{ contract: counted, handle: async (event, record) => void seen.push({ event, record }) }],
  });

  beforeAll(async () => {
    await subscription.start();
    await producer.connect();
  });
  beforeEach(() => void seen.splice(0));
  afterAll(async () => {
    await subscription.stop();
    await producer.disconnect();
    await publisher.close();
  });

  const send = (message: { headers: unknown; value: unknown }, compression?: CompressionTypes) => {
    const value = typeof message.value === 'string' ? message.value : JSON.stringify(message.value);
    const given = Object.entries(message.headers as IHeaders).filter(([, header]) => header !== undefined);
    const headers = Object.fromEntries(given);
    const messages = [{ key: 'QN-LH-07', value, headers }];
    return producer.send({ topic: connection.onWire(EVENTS), messages, compression });
  };
  const expectTheirs = () =>
    eventually(() => {
      expect(seen).toHaveLength(1);
      expect(seen[0]!.event).toMatchObject({ id: 'their-id', source: 'their-system', type: counted.type, body });
    });

  it('takes its binary mode', async () => {
    await send(Binding.binary(theirs));
    await expectTheirs();
    expect(seen[0]!.event).toMatchObject({ time: '2026-07-03T02:00:00.000Z', partitionkey: 'QN-LH-07' });
  });

  it('takes its structured mode', async () => {
    await send(Binding.structured(theirs));
    await expectTheirs();
  });

  it('takes what a sender compressed', async () => {
    await send(Binding.binary(theirs), CompressionTypes.GZIP);
    await expectTheirs();
  });

  it('writes what the SDK reads', async () => {
    await publisher.publish([outgoing('QN-LH-07', 7, { id: 'our-id', time: '2026-07-03T02:00:00.000Z' })]);
    await eventually(() => expect(seen).toHaveLength(1));
    const { headers, key, value } = seen[0]!.record;
    const texts = Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, String(header)]));
    const read = Binding.toEvent({
      headers: texts,
      key: String(key),
      value: String(value),
      body: String(value),
    } as never) as CloudEvent<unknown>;
    expect(read).toMatchObject({ id: 'our-id', type: counted.type, source: 'test', data: body });
    expect(decodeEvent(headers, value)).toMatchObject({ ok: true });
  });
});
