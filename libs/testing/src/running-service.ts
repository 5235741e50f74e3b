import { deadLetterTopic, topics, type EventContract } from '@bontot/contracts';
import {
  GroupProgress,
  KafkaConnection,
  KafkaPublisher,
  KafkaSubscription,
  type EventOf,
  type OutgoingEvent,
} from '@bontot/messaging';
import type { Service, ServiceOptions } from '@bontot/service';
import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { testGateway, type Call, type Caller } from './caller.ts';
import { uniqueName } from './environment.ts';
import { eventually } from './eventually.ts';

export type Told = EventOf<EventContract>;

/** The longest that a timer waits. */
const NEVER_MS = 2 ** 31 - 1;

type Described<Schema extends z.ZodObject> = {
  /** The service and its consumer group. */
  name: string;
  schema: Schema;
  options: (config: z.infer<Schema>) => Promise<ServiceOptions>;
  /** Of which of its events the test wants to hear. */
  hears: readonly { type: string }[];
};

/** A service on real engines, with a database and topics of its own, and what it publishes. */
export type RunningService<Config> = {
  env: Record<string, string>;
  config: Config;
  service: Service;
  url: string;
  call: Call;
  /** Of a request that is no JSON. */
  headersOf(caller: Caller): Promise<{ authorization: string }>;
  /** The events it is heard of, in the order of arrival. */
  told: Told[];
  publish(...events: OutgoingEvent[]): Promise<void>;
  /** What the directory told is kept. */
  settled(): Promise<void>;
  /** Another process over the same database. */
  again(change?: Record<string, string>): Promise<Service>;
  stop(): Promise<void>;
};

/** Services are loaded here, so that benches, which run from sources without decorators, do not carry them. */
export async function runningService<Schema extends z.ZodObject>(
  { name: group, schema, options, hears }: Described<Schema>,
  change: Record<string, string> = {},
): Promise<RunningService<z.infer<Schema> & { KAFKA_BROKERS: string[]; DEAD_LETTER_KEY: string }>> {
  const { createService, parseConfig } = await import('@bontot/service');
  const gateway = await testGateway();
  const name = uniqueName(group);
  const env: Record<string, string> = {
    ...{ BONTOT_ENV: 'development', PORT: '0', LOG_LEVEL: 'silent', DRAIN_MS: '0' },
    ...{ TOPIC_PREFIX: `${name}.`, DB_PREFIX: `${name}_`, GATEWAY_PUBLIC_KEY: gateway.publicKey },
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
    ...change,
  };
  const configWith = (more: Record<string, string> = {}) => {
    const { config, faults } = parseConfig(schema, { ...process.env, ...env, ...more });
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const known = config as z.infer<Schema> & { KAFKA_BROKERS: string[]; DEAD_LETTER_KEY: string };
    // What is due is looked for when the spec asks, never by a timer in the middle of it.
    return { ...known, SWEEP_MS: NEVER_MS };
  };
  const again = async (more?: Record<string, string>) => createService(await options(configWith(more)));
  const config = configWith();
  const service = await again();
  const url = await service.listen();
  const connection = new KafkaConnection({ brokers: config.KAFKA_BROKERS, clientId: 'spec', topicPrefix: `${name}.` });
  await connection.ensureTopics([deadLetterTopic('spec')]);
  const publisher = new KafkaPublisher(connection);
  const progress = new GroupProgress(connection);
  const told: Told[] = [];
  const heard = new Set<string>();
  /** A group that joins anew hears the last of them twice. */
  const hear = async (event: EventOf<EventContract>): Promise<void> => {
    if (heard.has(event.id)) return;
    heard.add(event.id);
    told.push(event as Told);
  };
  const listener = new KafkaSubscription({
    ...{ connection, group: 'spec', deadLetterKey: config.DEAD_LETTER_KEY, sink: publisher },
    events: (hears as readonly EventContract[]).map((contract) => ({ contract, handle: hear })),
  });
  await listener.start();
  return {
    ...{ env, config, service, url, told, again },
    call: gateway.callsTo(group, url),
    headersOf: (caller) => gateway.headersFor(group, caller),
    publish: (...events) => publisher.publish(events).then(() => undefined),
    settled: () => settled(progress, group),
    async stop() {
      await service.stop();
      await listener.stop();
      await progress.close();
      await publisher.close();
    },
  };
}

async function settled(progress: GroupProgress, group: string): Promise<void> {
  await eventually(
    async () => {
      const partitions = await progress.read(group, [topics.directory.name]);
      return partitions.every(({ committed, end }) => committed === end);
    },
    { timeoutMs: 30_000 },
  );
}
