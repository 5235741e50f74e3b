import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { localDateOf } from '@bontot/kernel';
import { eventually, startProduct } from '@bontot/testing';
import {
  atRest,
  cards,
  copies,
  deadLetters,
  notices,
  rollUps,
  toldOutcomes,
  verified,
  type Finding,
} from './checks.ts';
import { Doors, pause } from './doors.ts';
import { Havoc, type HavocWish } from './havoc.ts';
import { ChaosMeetings } from './meetings.ts';
import { Oracle } from './oracle.ts';
import { Random } from './random.ts';
import { eventOf, trafficOf, type Message, type Poison } from './traffic.ts';
import { post, Tree } from './tree.ts';

/**
 * `npm run chaos [-- --short] [--events n] [--seed n]`: evidence flows while services and engines are killed; at rest
 * everything must be as if nothing had happened. One line of JSON; exit code 1 when anything differs.
 */
const { values } = parseArgs({
  options: { short: { type: 'boolean' }, events: { type: 'string' }, seed: { type: 'string' } },
});
const short = values.short ?? false;
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const events = Number(values.events ?? (short ? 3_000 : 20_000));
const cellsWanted = short ? 60 : 160;
const meetingsWanted = short ? 20 : 100;
const rate = short ? 150 : 160;
const wish: HavocWish = short
  ? { killEvery: [1_500, 3_000], restarts: 1, outageMs: 3_000, restEvery: [1_000, 2_000] }
  : { killEvery: [2_000, 5_000], restarts: 8, outageMs: 30_000, restEvery: [4_000, 9_000] };
const REST_MS = 120_000;

const say = (line: string): void => void process.stderr.write(`chaos: ${line}\n`);

// Engines of the environment are not ours to kill.
for (const name of ['KAFKA_BROKERS', 'MONGODB_URI', 'REDIS_URL']) delete process.env[name];
const random = new Random(seed);
const tree = new Tree(cellsWanted, random);
const today = localDateOf(Date.now());
const traffic = trafficOf({ events, cells: tree.cells.map(({ unitId }) => unitId), today, random });
say(`seed ${seed}: ${traffic.length} messages about ${tree.cells.length} cells`);

const product = await startProduct();
const stop = async () => product.stop();
process.once('SIGINT', () => void stop().then(() => process.exit(130)));
const doors = new Doors(product);
const meetings = new ChaosMeetings(doors, tree.early.slice(0, meetingsWanted), random);
try {
  await found();
  const havoc = new Havoc(product, random, wish, say);
  const began = performance.now();
  await Promise.all([havoc.rage(), send(traffic), holdMeetings()]);
  await doors.bring(tree.late, tree.late.flatMap(postsOf));
  const flowed = performance.now();
  await atRest(doors, () => product.services, REST_MS);
  const rested = performance.now();
  const findings = await check();
  for (const { checked, differences } of Object.values(findings))
    if (checked === 0) differences.push('there was nothing to look at');
  process.stdout.write(
    `${JSON.stringify({
      chaos: short ? 'short' : 'full',
      seed,
      events: traffic.length,
      cells: tree.cells.length,
      kills: havoc.kills,
      blows: havoc.blows,
      sendsRepeated: doors.repeated,
      seconds: Math.round((flowed - began) / 1000),
      restAfterSeconds: Number(((rested - flowed) / 1000).toFixed(1)),
      checked: Object.fromEntries(Object.entries(findings).map(([name, { checked }]) => [name, checked])),
      differences: Object.fromEntries(
        Object.entries(findings).map(([name, { differences }]) => [name, differences.length]),
      ),
    })}\n`,
  );
  for (const [name, { differences }] of Object.entries(findings)) {
    for (const difference of differences.slice(0, 20)) say(`${name}: ${difference}`);
  }
  if (Object.values(findings).some(({ differences }) => differences.length > 0)) {
    say(`seed ${seed} shows it again: npm run chaos -- --seed ${seed}${short ? ' --short' : ''}`);
    process.exitCode = 1;
    keepLogs();
  }
} catch (error) {
  keepLogs();
  throw error;
} finally {
  await doors.close().catch(() => undefined);
  await stop();
}

/** What the services wrote goes with their data folder, unless it is needed. */
function keepLogs(): void {
  const kept = join(tmpdir(), `bontot-chaos-${seed}`);
  cpSync(join(product.dataDir, 'logs'), kept, { recursive: true });
  say(`what the services wrote is kept in ${kept}`);
}

/** The tree and the people, before anything goes wrong; one secretary keeps all cells, so that one inbox hears it all. */
async function found(): Promise<void> {
  await doors.bring(tree.committees, [post('org-dept', 'QN'), post('technical', 'QN')]);
  await doors.bring(tree.early, tree.early.flatMap(postsOf));
  await doors.bring([], meetings.posts, meetings.members);
  // The gateway and the meetings hear of people a moment later.
  await eventually(() => doors.ask('org-dept', `/api/v1/cells/${tree.early.at(-1)!.unitId}`), { timeoutMs: REST_MS });
  await atRest(doors, () => product.services, REST_MS);
}

function postsOf({ unitId }: { unitId: string }) {
  return [post('secretary', unitId)];
}

/** Both ways in side by side, each with its share of the rate: a door that is away holds up nobody at the other. */
async function send(messages: readonly Message[]): Promise<void> {
  const byHttp = messages.flatMap((message) =>
    message.kind === 'fact' && message.by === 'http' ? [message.fact] : [],
  );
  const byKafka = messages.filter((message) => message.kind === 'poison' || message.by === 'kafka');
  const events = byKafka.map((message, n) =>
    message.kind === 'poison' ? message.event : eventOf(message.fact, `fact-${n}`),
  );
  await Promise.all([
    inParts(events, 10, (part) => doors.publish(part)),
    inParts(byHttp, 1, (part) => doors.post(part)),
  ]);
}

/** A few at a time, for as long as evidence flows. */
async function holdMeetings(): Promise<void> {
  await meetings.hold(3);
  say(`${meetingsWanted} meetings held`);
}

/** So many parts a second; one that fails is sent again whole. */
async function inParts<T>(list: readonly T[], aSecond: number, work: (part: T[]) => Promise<void>): Promise<void> {
  const size = Math.max(1, Math.round((rate * list.length) / traffic.length / aSecond));
  for (let from = 0; from < list.length; from += size)
    await Promise.all([work(list.slice(from, from + size)), pause(1000 / aSecond)]);
  say(`${list.length} sent`);
}

async function check(): Promise<Record<string, Finding>> {
  const oracle = new Oracle(localDateOf(Date.now()));
  for (const message of traffic) if (message.kind === 'fact') oracle.sent(message.fact);
  const kept = await meetings.check(product.engines.mongodb.address, product.env['DB_PREFIX'] as string);
  for (const fact of kept.facts) oracle.sent({ ...fact, revision: 1 });
  oracle.rollUp(tree.cells);
  const carded = tree.committees.filter(({ level }) => level !== 'province');
  const poison = traffic.filter((message): message is Poison => message.kind === 'poison');
  const told = await toldOutcomes(doors.kafka);
  const units = [...tree.committees, ...tree.cells];
  return {
    cards: await cards(doors, oracle, tree.cells),
    committees: await cards(doors, oracle, carded),
    deadLetters: await deadLetters(doors.kafka, poison),
    notices: await notices(doors, told, tree.cells),
    rollUps: await rollUps(doors, told, units, oracle.year),
    meetings: kept.finding,
    verified: await verified(product.env),
    copies: await copies(product.engines.mongodb.address, product.env['DB_PREFIX'] as string),
  };
}
