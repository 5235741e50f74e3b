import { inboxChanged, topics } from '@bontot/contracts';
import { addDays, localDateOf, startOfDay } from '@bontot/kernel';
import {
  DeadLetters,
  GroupProgress,
  KafkaConnection,
  KafkaPublisher,
  KafkaTopicReader,
  type OutgoingEvent,
} from '@bontot/messaging';
import { eventually, testEnvironment, testGateway } from '@bontot/testing';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { NOTIFICATIONS } from '../src/config.ts';
import { openStores } from '../src/notifications.ts';
import type { Result } from '../src/outlook/outlook.ts';
import {
  assessed,
  cell,
  configOf,
  listen,
  ownEnvironment,
  personId,
  post,
  settled,
  type Inbox,
} from './running-notifications.ts';

jest.setTimeout(180_000);

const ROOT = join(import.meta.dirname, '../../..');
const LIBRARIES = ['kernel', 'contracts', 'access', 'i18n', 'scoring-core', 'messaging', 'persistence', 'service'];
const CELLS = Array.from({ length: 500 }, (_, n) => `QN-LH-${String(n).padStart(3, '0')}`);
const CELLS_OF_SUPERVISOR = 20;
const secretaryOf = (cell: number): string => personId(cell);
const supervisorOf = (cell: number): string => personId(1_000 + Math.floor(cell / CELLS_OF_SUPERVISOR));
/** One look at the calendar: what is told and what is expected of it may lie on two sides of a midnight. */
const TODAY = localDateOf(Date.now());
const RESULTS: Result[] = ['on_track', 'at_risk', 'out_of_reach', 'on_track', 'at_risk'];

/** Two changes yesterday and two today for every cell: 2,000, in the order in which scoring would tell them. */
function stream(): OutgoingEvent[] {
  const yesterday = startOfDay(addDays(TODAY, -1)) + 9 * 3_600_000;
  const at = [yesterday, yesterday + 60_000, yesterday + 120_000, yesterday + 86_400_000, yesterday + 86_460_000];
  return RESULTS.flatMap((result, step) =>
    CELLS.map((cellId, n) => assessed(cellId, 1 + step * 3 + (n % 3), result, { at: at[step]! })),
  );
}

/** Every tenth again, every twentieth followed by its predecessor. */
const disturbed = (events: OutgoingEvent[]): OutgoingEvent[] =>
  events.flatMap((event, n) => [
    event,
    ...(n % 10 === 0 ? [event] : []),
    ...(n % 20 === 7 && n >= CELLS.length ? [events[n - CELLS.length]!] : []),
  ]);

describe('kill -9 and a flushed Redis', () => {
  let env: Record<string, string>;
  let connection: KafkaConnection;
  let publisher: KafkaPublisher;
  let progress: GroupProgress;
  let stores: Awaited<ReturnType<typeof openStores>>;
  let redis: Redis;
  let inboxes: { told: Map<string, Inbox[]>; stop(): Promise<void> };
  let child: ChildProcess | undefined;

  beforeAll(() => {
    const built = spawnSync(
      process.execPath,
      ['tools/build.mjs', 'apps/notifications', ...LIBRARIES.map((name) => `libs/${name}`)],
      { cwd: ROOT, stdio: 'inherit' },
    );
    expect(built.status).toBe(0);
  });
  beforeEach(async () => {
    const { kafkaBrokers, redisUrl } = testEnvironment();
    // A database of Redis of its own, to be flushed without harm to others.
    const own = new URL(redisUrl);
    own.pathname = `/${randomInt(1, 1024)}`;
    env = { ...ownEnvironment((await testGateway()).publicKey), REDIS_URL: own.href, LOG_LEVEL: 'error' };
    const config = configOf(env);
    redis = new Redis(own.href);
    connection = new KafkaConnection({ brokers: kafkaBrokers, clientId: 'spec', topicPrefix: config.TOPIC_PREFIX });
    await connection.ensureTopics([topics.directory, topics.scoring, inboxChanged.topic]);
    publisher = new KafkaPublisher(connection);
    progress = new GroupProgress(connection);
    stores = await openStores(config);
    inboxes = await listen(connection, publisher, config.DEAD_LETTER_KEY);
  });
  afterEach(async () => {
    await killed();
    await inboxes.stop();
    await progress.close();
    await publisher.close();
    await redis.flushdb();
    redis.disconnect();
    await stores.database.connection.dropDatabase();
    await stores.database.close();
  });

  function start(more: Record<string, string> = {}): void {
    child = spawn(process.execPath, ['--no-warnings', 'apps/notifications/dist/main.js'], {
      cwd: ROOT,
      env: { ...process.env, ...env, ...more },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  async function killed(): Promise<void> {
    const dying = child;
    child = undefined;
    if (!dying || dying.exitCode !== null) return;
    const gone = new Promise((done) => dying.once('exit', done));
    dying.kill('SIGKILL');
    await gone;
  }
  const count = (collection: string, filter: object = {}) =>
    stores.database.connection.collection(collection).countDocuments(filter);
  const reaches = (collection: string, filter: object, n: number) =>
    eventually(async () => (await count(collection, filter)) >= n, { timeoutMs: 40_000, everyMs: 2 });

  const directory = (n: number): Promise<unknown> =>
    publisher.publish(
      CELLS.slice(0, n).flatMap((cellId, index) => [
        cell(cellId),
        post(secretaryOf(index), 'secretary', cellId),
        post(supervisorOf(index), 'supervisor', cellId),
      ]),
    );
  const notices = () =>
    stores.database.connection
      .collection('notices')
      .find({}, { projection: { _id: 1, to: 1, from: 1, via: 1, readAt: 1 } })
      .sort({ _id: 1 })
      .toArray();
  /** What must be there: one for each recipient, cell and day, with the last result of the day. */
  const expected = (n: number) =>
    CELLS.slice(0, n)
      .flatMap((cellId, index) =>
        [secretaryOf(index), supervisorOf(index)].flatMap((person) => [
          {
            _id: `outlook:${cellId}:${addDays(TODAY, -1)}:${person}`,
            ...{ from: 'on_track', to: 'out_of_reach', via: null, readAt: null },
          },
          { _id: `outlook:${cellId}:${TODAY}:${person}`, from: 'out_of_reach', to: 'at_risk', via: null, readAt: null },
        ]),
      )
      .sort((a, b) => (a._id < b._id ? -1 : 1));
  const deadLetters = () =>
    new DeadLetters({ reader: new KafkaTopicReader(connection), sink: publisher }).count(NOTIFICATIONS);

  it('tells what was marked before the process and its queue were lost', async () => {
    await directory(20);
    // Redis is nowhere: events are taken and marked, and nobody can do the work.
    start({ REDIS_URL: 'redis://127.0.0.1:1' });
    await publisher.publish(stream().filter(({ key }) => CELLS.indexOf(key) < 20));
    await reaches('dueChanges', { tryAfter: { $exists: true } }, 40);
    await eventually(
      async () => {
        const partitions = await progress.read(NOTIFICATIONS, [topics.scoring.name, topics.directory.name]);
        return partitions.length > 0 && partitions.every(({ committed, end }) => committed >= end);
      },
      { timeoutMs: 30_000, everyMs: 50 },
    );
    expect(await count('notices')).toBe(0);
    await killed();
    start();
    await reaches('notices', {}, 80);
    await settled(progress, stores, 40_000);
    expect(await notices()).toEqual(expected(20));
  });

  it('makes exactly one notice per recipient, cell and day of 2,000 changes over 500 cells', async () => {
    const sent = disturbed(stream());
    const third = Math.ceil(sent.length / 3);
    await directory(CELLS.length);
    start();
    await publisher.publish(sent.slice(0, third));
    await reaches('notices', {}, 50);
    await killed();
    start();
    await publisher.publish(sent.slice(third, 2 * third));
    await reaches('dueChanges', { tryAfter: { $exists: true } }, 100);
    await redis.flushdb();
    await reaches('notices', {}, 600);
    await killed();
    await redis.flushdb();
    start();
    await publisher.publish(sent.slice(2 * third));
    await reaches('notices', {}, 1_200);
    await redis.flushdb();
    await settled(progress, stores, 60_000);

    expect(await notices()).toEqual(expected(CELLS.length));
    expect(await deadLetters()).toBe(0);
    const supervisors = Array.from({ length: CELLS.length / CELLS_OF_SUPERVISOR }, (_, n) => personId(1_000 + n));
    await eventually(() => supervisors.every((id) => inboxes.told.get(id)?.at(-1)?.unread === 2 * CELLS_OF_SUPERVISOR));
    for (const [, told] of inboxes.told) {
      // A process killed between telling and remembering tells the same version again; none goes back or is left out.
      const versions = [...new Set(told.map(({ version }) => version))];
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    }

    // The whole topic again, as after offsets that were set back.
    const before = {
      notices: await stores.database.connection.collection('notices').find().sort({ _id: 1 }).toArray(),
    };
    const inbox = await stores.inboxes.store.load(supervisors[0]!);
    await killed();
    await eventually(
      async () => {
        await resetOffsets();
        return true;
      },
      { timeoutMs: 30_000, everyMs: 500 },
    );
    expect((await progress.read(NOTIFICATIONS, [topics.scoring.name])).every(({ committed }) => committed === 0n)).toBe(
      true,
    );
    start();
    await settled(progress, stores, 60_000);
    expect(await stores.database.connection.collection('notices').find().sort({ _id: 1 }).toArray()).toEqual(
      before.notices,
    );
    expect(await stores.inboxes.store.load(supervisors[0]!)).toEqual(inbox);
  });

  /** Refused while the group still counts the killed process among its members. */
  async function resetOffsets(): Promise<void> {
    const admin = connection.client.admin();
    await admin.connect();
    try {
      for (const { name } of [topics.scoring, topics.directory])
        await admin.resetOffsets({
          groupId: connection.onWire(NOTIFICATIONS),
          topic: connection.onWire(name),
          earliest: true,
        });
    } finally {
      await admin.disconnect();
    }
  }
});
