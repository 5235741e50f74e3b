import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { consumerGroups } from '@bontot/contracts';
import { DeadLetters, KafkaConnection, KafkaPublisher, KafkaTopicReader } from '@bontot/messaging';
import { poisonOf } from './chaos/traffic.ts';
import { withProduct } from './product.ts';
import { machine, median, pause, print, root, round, say } from './rig.ts';

/**
 * What one bad record in a hundred costs the good ones: the same load with poison on every partition and without, in turn.
 * `node … bench/poison.ts [rate] [seconds] [runs]`
 */
const [rate = 500, seconds = 20, runs = 3] = process.argv.slice(2).map(Number);
const POISON_SHARE = 0.01;
const GROUP = 'scoring-worker' satisfies (typeof consumerGroups)[number];

type Load = { sent: number; applied: number; p50: number; p99: number; max: number };

await withProduct('luc-hon', async (product) => {
  const brokers = product.engines.kafka.address.split(',');
  const topicPrefix = product.env['TOPIC_PREFIX'] as string;
  const kafka = new KafkaConnection({ brokers, clientId: 'bench', topicPrefix });
  const publisher = new KafkaPublisher(kafka);
  const letters = new DeadLetters({ reader: new KafkaTopicReader(kafka), sink: publisher });
  const load = async (): Promise<Load> => {
    const options = ['--rate', String(rate), '--seconds', String(seconds)];
    const { stdout } = await promisify(execFile)(process.execPath, ['apps/cli/dist/main.js', 'load', ...options], {
      cwd: root,
      env: { ...process.env, ...product.env },
    });
    say(stdout.trim());
    return JSON.parse(stdout) as Load;
  };
  let sent = 0;
  const poisoned = async (): Promise<Load> => {
    const running = { on: true };
    const pouring = (async () => {
      while (running.on) {
        // Keys of many cells, so that every partition has its share.
        await publisher.publish([poisonOf(sent, `POISON-${sent % 97}`).event]);
        sent += 1;
        await pause(1000 / (rate * POISON_SHARE));
      }
    })();
    const result = await load();
    running.on = false;
    await pouring;
    return result;
  };
  await load();
  const plain: Load[] = [];
  const withPoison: Load[] = [];
  for (let run = 0; run < runs; run++) {
    plain.push(await load());
    withPoison.push(await poisoned());
  }
  while ((await letters.count(GROUP)) < sent) await pause(100);
  const p99 = (of: Load[]) => median(of.map((each) => each.p99));
  const all = [...plain, ...withPoison];
  print({
    bench: 'poison',
    machine: machine(),
    rate,
    seconds,
    runs,
    poison: sent,
    deadLetters: await letters.count(GROUP),
    p99: { plain: p99(plain), poisoned: p99(withPoison) },
    delayMs: round(p99(withPoison) - p99(plain)),
    bars: { delayMs: 200 },
    lost: all.reduce((sum, each) => sum + each.sent - each.applied, 0),
  });
  await publisher.close();
});
