import { topics } from '@bontot/contracts';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KafkaPublisher, KafkaSubscription } from '../src/index.ts';
import { BATCHES, eventually, EVENTS, GROUP, KEY, outgoing } from './harness.ts';
import { connect } from './kafka-harness.ts';

const keys = Array.from({ length: 60 }, (_, n) => `K${n}`);

describe('a group of two', () => {
  const connection = connect();
  const publisher = new KafkaPublisher(connection);
  let other: ChildProcess | undefined;

  beforeAll(() => connection.ensureTopics([topics.evidence, topics.directory]));
  afterAll(async () => {
    other?.kill('SIGKILL');
    await publisher.close();
  });

  it('gives what a killed member held to the other within its session', async () => {
    const theirs = new Set<string>();
    other = spawn(
      process.execPath,
      ['--no-warnings', '--conditions=source', join(import.meta.dirname, 'member.ts'), connection.prefix],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    createInterface({ input: other.stdout! }).on('line', (line) => theirs.add(line));
    await eventually(() => expect(theirs).toContain('joined'));

    const ours = new Set<string>();
    const survivor = new KafkaSubscription({
      connection,
      group: GROUP,
      deadLetterKey: KEY,
      sink: publisher,
      fetch: { sessionTimeoutMs: 6_000 },
      batches: [
        {
          topics: [BATCHES],
          handle: async (records) => {
            for (const { partition, offset } of records) ours.add(`${partition} ${offset}`);
          },
        },
      ],
    });
    await survivor.start();
    const publish = async () => {
      const places = await publisher.publish(keys.map((key, n) => outgoing(key, n, { topic: BATCHES })));
      return places.map(({ partition, offset }) => `${partition} ${offset}`);
    };
    const shared = await publish();
    await eventually(() => expect(shared.every((place) => ours.has(place) || theirs.has(place))).toBe(true));
    expect(partitionsOf(ours).filter((partition) => partitionsOf(theirs).includes(partition))).toEqual([]);
    expect(partitionsOf(theirs).length).toBe(6);

    other.kill('SIGKILL');
    const killedAt = Date.now();
    const orphaned = await publish();
    await eventually(() => expect(orphaned.every((place) => ours.has(place))).toBe(true));
    // A session of 6 s, a heartbeat and a join; a group that went on waiting for the dead would take 18 s.
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    await survivor.stop();
  });

  it('loses nothing and keeps the order of keys while members come and go', async () => {
    const seen = new Map<string, number[]>();
    const member = () =>
      new KafkaSubscription({
        connection,
        group: 'comers',
        deadLetterKey: KEY,
        sink: publisher,
        batches: [
          {
            topics: [EVENTS],
            handle: async (records) => {
              for (const { key, value } of records) {
                const numbers = seen.get(key!.toString()) ?? [];
                seen.set(key!.toString(), [...numbers, JSON.parse(value!.toString()).n as number]);
              }
            },
          },
        ],
      });
    const first = member();
    const second = member();
    await first.start();
    const publishing = (async () => {
      for (let n = 0; n < 40; n++) await publisher.publish(keys.map((key) => outgoing(key, n)));
    })();
    await second.start();
    await publishing;
    await first.stop();
    const expected = [...Array(40).keys()];
    await eventually(() => {
      for (const key of keys) expect([...new Set(seen.get(key))].sort((a, b) => a - b)).toEqual(expected);
    });
    await second.stop();
  });
});

const partitionsOf = (places: Set<string>) =>
  [...new Set([...places].filter((place) => place !== 'joined').map((place) => place.split(' ')[0]))].sort();
