import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { assessmentChanged, doorOf, evidenceRecorded, topics, type EvidenceBody } from '@bontot/contracts';
import {
  DeadLetters,
  GroupProgress,
  KafkaConnection,
  KafkaPublisher,
  KafkaSubscription,
  KafkaTopicReader,
} from '@bontot/messaging';
import { connect, type Database } from '@bontot/persistence';
import { eventually, testEnvironment, testGateway } from '@bontot/testing';
import { WORKER } from '../src/config.ts';
import { LiveCard } from '../src/storage/live-card.ts';
import { Stores } from '../src/storage/stores.ts';
import { fact, unit } from './builders.ts';
import { digestOfFacts, expectSound } from './rig.ts';
import { ownEnvironment, unitEvent } from './running-scoring.ts';

jest.setTimeout(180_000);

const LIBRARIES = ['kernel', 'contracts', 'access', 'scoring-core', 'messaging', 'persistence', 'service'];
const ROOT = join(import.meta.dirname, '../../..');
const CELLS = Array.from({ length: 200 }, (_, n) => `QN-LH-${String(n).padStart(3, '0')}`);
const FACTS = 5_000;
const MEASURES = ['task.completed', 'dues.paid', 'meeting.attendance', 'member.reported'];

/** Facts of all cells; every tenth comes twice, every twentieth is followed by its older revision: about 6,000 events. */
function stream(): EvidenceBody[] {
  return Array.from({ length: FACTS }, (_, n): EvidenceBody[] => {
    const body = fact(MEASURES[n % 4]!, { cellId: CELLS[n % 200]!, source: `s${n % 1_700}`, revision: 2 + n });
    const older = { ...body, revision: 1, withdrawn: true };
    return [body, ...(n % 10 === 0 ? [body] : []), ...(n % 20 === 7 ? [older] : [])];
  }).flat();
}

describe('kill -9 of the worker while it drains', () => {
  let env: Record<string, string>;
  let connection: KafkaConnection;
  let publisher: KafkaPublisher;
  let progress: GroupProgress;
  let database: Database;
  let stores: Stores;
  let told: KafkaSubscription;
  let worker: ChildProcess | undefined;
  /** Per cell the body of its highest revision that was told. */
  const last = new Map<string, { revision: number; digest: string }>();

  beforeAll(async () => {
    spawnSync(process.execPath, ['tools/build.mjs', 'apps/scoring', ...LIBRARIES.map((name) => `libs/${name}`)], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    const { kafkaBrokers, mongodbUri } = testEnvironment();
    env = ownEnvironment((await testGateway()).publicKey);
    connection = new KafkaConnection({ brokers: kafkaBrokers, clientId: 'spec', topicPrefix: env.TOPIC_PREFIX! });
    await connection.ensureTopics([topics.directory, topics.evidence, topics.scoring, doorOf('publisher')]);
    publisher = new KafkaPublisher(connection);
    progress = new GroupProgress(connection);
    database = await connect({ uri: mongodbUri, database: `${env.DB_PREFIX}scoring` });
    stores = new Stores(database.connection);
    told = new KafkaSubscription({
      connection,
      group: 'spec',
      deadLetterKey: env.DEAD_LETTER_KEY!,
      sink: publisher,
      events: [
        {
          contract: assessmentChanged as never,
          handle: async ({ body }) => {
            const { cellId, revision, digest } = assessmentChanged.body.parse(body);
            if ((last.get(cellId)?.revision ?? 0) < revision) last.set(cellId, { revision, digest });
          },
        },
      ],
    });
    await told.start();
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await told.stop();
    await progress.close();
    await publisher.close();
    await database.connection.dropDatabase();
    await database.close();
  });

  const start = (): ChildProcess =>
    spawn(process.execPath, ['--no-warnings', 'apps/scoring/dist/worker.main.js'], {
      cwd: ROOT,
      env: { ...process.env, ...env, LOG_LEVEL: 'warn', MOMENT_RECORDS: '150' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const send = (bodies: EvidenceBody[]) =>
    publisher.publish(
      bodies.map((body, n) => ({
        ...{ type: evidenceRecorded.type, topic: doorOf('publisher').name, key: body.cellId },
        ...{ id: `e${n}`, source: 'spec', body },
      })),
    );
  const written = () => database.connection.collection('cards').countDocuments();
  /** Kills the worker as soon as it has begun to write: between its inserts, its events and its commits. */
  async function killAfter(revisions: number): Promise<void> {
    const from = await written();
    await eventually(async () => (await written()) >= from + revisions, { timeoutMs: 60_000, everyMs: 1 });
    worker!.kill('SIGKILL');
    await new Promise((done) => worker!.once('exit', done));
    expect((await partitions()).some(({ committed, end }) => committed < end)).toBe(true);
  }
  const partitions = () => progress.read(WORKER, [topics.directory.name, doorOf('publisher').name]);
  const drained = () =>
    eventually(async () => (await partitions()).every(({ committed, end }) => committed >= end), {
      timeoutMs: 90_000,
      everyMs: 200,
    });

  it('loses nothing, counts nothing twice, and tells every final status', async () => {
    const sent = stream();
    const third = Math.ceil(sent.length / 3);
    await publisher.publish(CELLS.map((cellId) => unitEvent(unit(cellId))));
    await send(sent.slice(0, third));
    worker = start();
    await killAfter(1);
    await send(sent.slice(third, 2 * third));
    worker = start();
    await killAfter(1);
    await send(sent.slice(2 * third));
    worker = start();
    await drained();

    const now = Date.now();
    const finals = new Map<string, string>();
    for (const cellId of CELLS) {
      const key = { cellId, period: '2026' };
      expectSound(key, await stores.chain.since(key, 0));
      const card = LiveCard.from(key, await stores.chain.tail(key));
      const mine = sent.filter((body) => body.cellId === cellId);
      expect(card.digest).toBe(digestOfFacts(mine, key, now));
      finals.set(cellId, card.digest!);
    }
    await eventually(() => CELLS.every((cellId) => last.get(cellId)?.digest === finals.get(cellId)));
    const letters = new DeadLetters({ reader: new KafkaTopicReader(connection), sink: publisher });
    expect(await letters.count(WORKER)).toBe(0);
  });
});
