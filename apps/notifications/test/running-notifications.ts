import {
  assessmentChanged,
  inboxChanged,
  postChanged,
  unitChanged,
  type EventContract,
  type Post,
  type Role,
  type Unit,
} from '@bontot/contracts';
import {
  GroupProgress,
  KafkaConnection,
  KafkaPublisher,
  KafkaSubscription,
  type OutgoingEvent,
} from '@bontot/messaging';
import { createService, parseConfig, type Service } from '@bontot/service';
import { eventually, testGateway, uniqueName, type Call } from '@bontot/testing';
import { createHash, randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { NOTIFICATIONS, notificationsEnv, type NotificationsConfig } from '../src/config.ts';
import { notificationsOptions, openStores } from '../src/notifications.ts';
import type { Result } from '../src/outlook/outlook.ts';

type Stores = Awaited<ReturnType<typeof openStores>>;
export type Inbox = z.infer<typeof inboxChanged.body>;

/** Notifications on real engines, with a database, topics and queue of its own, and what it publishes. */
export type RunningNotifications = {
  env: Record<string, string>;
  service: Service;
  stores: Stores;
  call: Call;
  /** What was told of each person's inbox, oldest first. */
  told: Map<string, Inbox[]>;
  publish(...events: OutgoingEvent[]): Promise<void>;
  /** All that was published is handled and nothing is left to do. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** The environment of a process that shares nothing with others but the engines. */
export function ownEnvironment(publicKey: string): Record<string, string> {
  const name = uniqueName('notifications');
  return {
    BONTOT_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    SWEEP_MS: '100',
    TOPIC_PREFIX: `${name}.`,
    DB_PREFIX: `${name}_`,
    GATEWAY_PUBLIC_KEY: publicKey,
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
  };
}

export function configOf(env: Record<string, string>): NotificationsConfig {
  const { config, faults } = parseConfig(notificationsEnv, { ...process.env, ...env });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return config;
}

export async function startNotifications(): Promise<RunningNotifications> {
  const gateway = await testGateway();
  const env = ownEnvironment(gateway.publicKey);
  const config = configOf(env);
  const service = await createService(await notificationsOptions(config));
  const url = await service.listen();
  const { brokers, topicPrefix } = { brokers: config.KAFKA_BROKERS, topicPrefix: config.TOPIC_PREFIX };
  const connection = new KafkaConnection({ brokers, clientId: 'spec', topicPrefix });
  const publisher = new KafkaPublisher(connection);
  const progress = new GroupProgress(connection);
  const stores = await openStores(config);
  const { told, stop: stopListening } = await listen(connection, publisher, config.DEAD_LETTER_KEY);
  return {
    env,
    service,
    stores,
    call: gateway.callsTo(NOTIFICATIONS, url),
    told,
    publish: (...events) => publisher.publish(events).then(() => undefined),
    settled: () => settled(progress, stores),
    async stop() {
      await service.stop();
      await stopListening();
      await progress.close();
      await publisher.close();
      await stores.database.connection.dropDatabase();
      await stores.database.close();
    },
  };
}

/** Everything that is said of inboxes, by person. */
export async function listen(connection: KafkaConnection, sink: KafkaPublisher, deadLetterKey: string) {
  const told = new Map<string, Inbox[]>();
  const subscription = new KafkaSubscription({
    connection,
    group: 'spec',
    deadLetterKey,
    sink,
    events: [
      {
        contract: inboxChanged as unknown as EventContract,
        handle: async ({ body }) => {
          const inbox = inboxChanged.body.parse(body);
          told.set(inbox.personId, [...(told.get(inbox.personId) ?? []), inbox]);
        },
      },
    ],
  });
  await subscription.start();
  return { told, stop: () => subscription.stop() };
}

/** All that was published is handled, every due change told, every inbox told of it. */
export async function settled(progress: GroupProgress, stores: Stores, timeoutMs = 20_000): Promise<void> {
  const topics = [assessmentChanged.topic.name, unitChanged.topic.name];
  await eventually(
    async () =>
      (await progress.read(NOTIFICATIONS, topics)).every(({ committed, end }) => committed >= end) &&
      (await stores.due.due(Date.now(), 1)).length === 0 &&
      (await stores.notices.personsUntold(Date.now(), 1)).length === 0 &&
      (await stores.inboxes.store.count()) === 0,
    { timeoutMs, everyMs: 50 },
  );
}

const eventOf = (contract: EventContract, key: string, body: object): OutgoingEvent => ({
  type: contract.type,
  topic: contract.topic.name,
  key,
  id: `spec-${createHash('sha1').update(JSON.stringify(body)).digest('hex')}`,
  source: 'spec',
  body,
});

export const pathOf = (cellId: string): string => `/QN/QN-LH/${cellId}/`;

/** A cell as the directory tells of it. */
export const cell = (unitId: string, more: Partial<Unit> = {}): OutgoingEvent =>
  eventOf(unitChanged, unitId, {
    ...{ unitId, version: 1, parentId: 'QN-LH', path: pathOf(unitId), level: 'cell', cellType: 'residential' },
    ...{ grassroots: true, name: `Chi bộ ${unitId}`, validFrom: '2020-01-01', validTo: null, successorOf: [] },
    ...more,
  });

/** A post; its id follows from person, role and unit, so that a second one with a higher version is the same post. */
export function post(personId: string, role: Role, unitId: string, more: Partial<Post> = {}): OutgoingEvent {
  const hash = createHash('sha1').update(`${personId}|${role}|${unitId}`).digest('hex').toUpperCase();
  const postId = hash.replace(/[ILOU]/g, '0').slice(0, 26);
  return eventOf(postChanged, postId, {
    ...{ postId, version: 1, personId, role, unitId, path: pathOf(unitId), from: '2024-01-01', until: null },
    ...more,
  });
}

/** What scoring tells of a card; `self` says something else, since notices follow the reviewed view. */
export function assessed(
  cellId: string,
  revision: number,
  result: Result,
  { at = Date.now(), period = '2026', blockedBy = [] as string[] } = {},
): OutgoingEvent {
  const view = { result, total: null, pace: 88.5, blockedBy, points: { '2.3': 4.98 }, failing: { '2.3': [130, 153] } };
  return eventOf(assessmentChanged, cellId, {
    ...{ cellId, path: pathOf(cellId), period, revision, asOf: '2026-07-03' },
    criteriaSet: { id: 'cell-default', version: '1.0.0' },
    digest: createHash('sha256').update(`${cellId}|${revision}`).digest('hex'),
    views: { self: { ...view, result: 'fair' }, reviewed: view },
    ...{ changed: ['2.3'], nextReviewAt: null, at: new Date(at).toISOString() },
  });
}

/** The id of a person for tests, by number. */
export const personId = (n: number): string => `01TEST${String(n).padStart(20, '0')}`;
