import { doorOf, evidenceRecorded, topicConfig, topics, type EventContract, type Topic } from '@bontot/contracts';
import { asyncApiSchemasOf, type JsonSchema } from './json-schemas.ts';

const HEADERS: JsonSchema = {
  type: 'object',
  description: 'CloudEvents 1.0 in Kafka binary content mode; `content-type: application/cloudevents+json` is read too',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'Names the message; never used to de-duplicate', maxLength: 500 },
    ce_source: { type: 'string', maxLength: 500 },
    ce_type: { type: 'string', maxLength: 500 },
    ce_time: { type: 'string', format: 'date-time', description: "The sender's clock; only informs" },
    ce_partitionkey: { type: 'string', maxLength: 500 },
    ce_correlationid: { type: 'string', maxLength: 500 },
    traceparent: { type: 'string', description: 'W3C trace context' },
    'content-type': { type: 'string', const: 'application/json' },
  },
};

/** AsyncAPI 3 description of everything that travels on Kafka, and of the doors for other systems. */
export function asyncApiOf(events: EventContract[], version: string): JsonSchema {
  const schemas: Record<string, JsonSchema> = {};
  const messages: Record<string, JsonSchema> = {};
  for (const event of events) {
    const { payload, parts } = asyncApiSchemasOf(event);
    Object.assign(schemas, parts);
    messages[event.type] = messageOf(event, payload);
  }
  const named = Object.entries(topics) as [string, Topic][];
  const channels = Object.fromEntries(
    named.map(([name, topic]) => [
      name,
      channelOf(
        topic,
        events.filter((event) => event.topic === topic),
      ),
    ]),
  );
  channels.door = doorChannel();
  return {
    asyncapi: '3.0.0',
    info: { title: 'Bốn Tốt', version, description: 'Events between the services, and the doors for other systems' },
    defaultContentType: 'application/json',
    channels,
    operations: {
      receiveEvidence: {
        action: 'receive',
        title: 'Evidence of another system',
        channel: { $ref: '#/channels/door' },
        messages: [{ $ref: `#/channels/door/messages/${evidenceRecorded.type}` }],
      },
      ...Object.fromEntries(
        named.map(([name, topic]) => [
          `publish${name[0]?.toUpperCase()}${name.slice(1)}`,
          { action: 'send', title: topic.why, channel: { $ref: `#/channels/${name}` } },
        ]),
      ),
    },
    components: { messages, schemas },
  };
}

const messageOf = ({ type, why, key, example }: EventContract, payload: JsonSchema): JsonSchema => ({
  name: type,
  title: type,
  summary: why,
  contentType: 'application/json',
  headers: HEADERS,
  payload,
  bindings: { kafka: { key: { type: 'string', description: `\`${key}\` of the body` }, bindingVersion: '0.5.0' } },
  examples: [{ name: 'example', payload: example }],
});

const channelOf = (topic: Topic, events: EventContract[]): JsonSchema => ({
  address: topic.name,
  description: topic.why,
  messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
  bindings: { kafka: kafkaBinding(topic) },
});

function doorChannel(): JsonSchema {
  const door = doorOf('sender');
  const channel = channelOf({ ...door, why: 'The topic that one sender alone may write to' }, [
    evidenceRecorded as never,
  ]);
  return {
    ...channel,
    address: 'evidence.from.{sender}.v1',
    parameters: { sender: { description: 'Name of the sender: a–z, 0–9 and -', examples: ['publisher'] } },
    bindings: { kafka: { partitions: door.partitions, bindingVersion: '0.5.0' } },
  };
}

const kafkaBinding = (topic: Topic): JsonSchema => ({
  topic: topic.name,
  partitions: topic.partitions,
  topicConfiguration: { 'retention.ms': Number(topicConfig(topic)['retention.ms']) },
  bindingVersion: '0.5.0',
});
