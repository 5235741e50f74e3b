import { readFileSync } from 'node:fs';
import { request, type ClientRequest } from 'node:http';
import { communeOf, loadAverage, startDashboards, steadyLoad, type Dashboards } from './dashboards-rig.ts';
import { cpuOf, machine, pause, print, round, say, startRig } from './rig.ts';

/**
 * What open streams cost: memory and processor of the service with so many of them, quiet and while cards change; then
 * some minutes of coming and going, after which none may be left. `node … bench/streams.ts [streams] [churnSeconds] [rate]`
 */
const [streams = 500, churnSeconds = 300, rate = 100] = process.argv.slice(2).map(Number);
const CELLS = 4_785;

type Listening = { heard: { bytes: number }; close(): void };

const rig = await startRig();
try {
  const dashboards = await startDashboards(rig, CELLS);
  await pause(5_000);
  const memoryWithout = memoryOf(dashboards.pid);
  const idleWithout = await coresOver(dashboards, 10);
  const open = await Promise.all(Array.from({ length: streams }, (_, n) => listen(dashboards, n)));
  await until(async () => (await streamsIn(dashboards)) === streams);
  await pause(3_000);
  const memoryWith = memoryOf(dashboards.pid);
  const idleWith = await coresOver(dashboards, 30);
  say('open and quiet; now cards change');
  const load = steadyLoad(rig, rate, CELLS);
  await pause(1_000);
  const heardBefore = open.reduce((sum, { heard }) => sum + heard.bytes, 0);
  const underLoad = await coresOver(dashboards, 20);
  const heard = open.reduce((sum, each) => sum + each.heard.bytes, 0) - heardBefore;
  for (const { close } of open) close();
  await until(async () => (await streamsIn(dashboards)) === 0);
  say(`churn for ${churnSeconds} s`);
  const memoryBeforeChurn = memoryOf(dashboards.pid);
  let churned = 0;
  const ends = Date.now() + churnSeconds * 1_000;
  while (Date.now() < ends) {
    const from = churned;
    const batch = await Promise.all(Array.from({ length: 50 }, (_, n) => listen(dashboards, from + n)));
    churned += batch.length;
    await pause(250);
    for (const { close } of batch) close();
  }
  load.stopped = true;
  await load.done;
  await until(async () => (await streamsIn(dashboards)) === 0);
  print({
    ...{ bench: 'streams', machine: machine(), load: loadAverage(), streams, rate },
    ...{ idleCores: { without: idleWithout, with: idleWith }, coresUnderLoad: underLoad },
    memoryMB: {
      without: memoryWithout,
      with: memoryWith,
      beforeChurn: memoryBeforeChurn,
      after: memoryOf(dashboards.pid),
    },
    heardKBPerSecond: Math.round(heard / 20 / 1024),
    ...{ churned, churnSeconds, leftOpen: await streamsIn(dashboards) },
  });
  await dashboards.stop();
} finally {
  await rig.stop();
}

/** Over single communes, as committees are, and every tenth over the province. */
function prefixOf(n: number): string {
  return n % 10 === 0 ? '/P/' : `/P/${communeOf(n)}/`;
}

/** One stream that reads all it is sent. */
async function listen({ url, sign }: Dashboards, n: number): Promise<Listening> {
  const heard = { bytes: 0 };
  const asked: ClientRequest = request(`${url}/api/v1/stream`, {
    agent: false,
    headers: { authorization: await sign(prefixOf(n)) },
  });
  asked.on('response', (answer) => answer.on('data', (chunk: Buffer) => (heard.bytes += chunk.length)));
  asked.on('error', () => undefined);
  asked.end();
  return { heard, close: () => asked.destroy() };
}

async function streamsIn({ url }: Dashboards): Promise<number> {
  return ((await (await fetch(`${url}/status`)).json()) as { streams: number }).streams;
}

async function coresOver({ pid }: Dashboards, seconds: number): Promise<number> {
  const from = cpuOf(pid);
  await pause(seconds * 1_000);
  return round((cpuOf(pid) - from) / seconds, 3);
}

function memoryOf(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50);
}
