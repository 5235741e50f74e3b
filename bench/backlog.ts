import { spawn } from 'node:child_process';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { assessmentChanged, headersOf } from '@bontot/contracts';
import { serialize, type Document } from 'bson';
import { MongoClient } from 'mongodb';
import { CELLS, DOOR, eventOf, factOf } from './workload.ts';
import {
  cpuOf,
  drained,
  machine,
  median,
  peakMemoryOf,
  prepare,
  print,
  root,
  round,
  say,
  startRig,
  startService,
  type Rig,
  profiling,
} from './rig.ts';

/**
 * Drains a backlog of evidence with the real worker, and beside it, on the same engines in the same run, with a bare loop that
 * consumes, parses, writes and publishes the same documents. `node … bench/backlog.ts [events] [runs]`
 */
const [events = 300_000, runs = 3] = process.argv.slice(2).map(Number);
/** A run whose bare loop is slower says more of the machine than of us. */
const VOID_BELOW = 15_000;

type Drain = { eventsPerSecond: number; cpuSeconds: { process: number; mongod: number }; peakMb: number };

const results: { worker: Drain; bare: Drain; ratio: number; void: boolean; revisions: number }[] = [];
for (let run = 0; run < runs; run++) {
  say(`run ${run + 1} of ${runs}`);
  const rig = await startRig();
  try {
    results.push(await measure(rig));
    say(JSON.stringify(results.at(-1)));
  } finally {
    await rig.stop();
  }
}
const valid = results.filter((result) => !result.void);
print({
  bench: 'backlog',
  machine: machine(),
  events,
  cells: CELLS,
  eventsPerSecond: median(results.map(({ worker }) => worker.eventsPerSecond)),
  barePerSecond: median(results.map(({ bare }) => bare.eventsPerSecond)),
  ratio: valid.length > 0 ? median(valid.map(({ ratio }) => ratio)) : null,
  bar: 0.6,
  cpuMicrosPerEvent: median(
    results.map(({ worker }) => round(((worker.cpuSeconds.process + worker.cpuSeconds.mongod) / events) * 1e6, 1)),
  ),
  runs: results,
});

async function measure(rig: Rig) {
  await prepare(rig, CELLS, [{ ...DOOR, name: 'bare.v1' }]);
  const warm = await startService(rig, 'apps/scoring/dist/worker.main.js');
  await drained(rig, 'scoring-worker', 'directory.v1');
  await warm.stop();
  for (let from = 0; from < events; from += 10_000)
    await rig.publisher.publish(
      Array.from({ length: Math.min(10_000, events - from) }, (_, n) => eventOf(factOf(from + n, CELLS), from + n)),
    );
  const worker = await drainWithWorker(rig);
  const { file, revisions } = await dump(rig);
  const bare = await drainBare(rig, file);
  return {
    worker,
    bare,
    ratio: round(worker.eventsPerSecond / bare.eventsPerSecond, 3),
    void: bare.eventsPerSecond < VOID_BELOW,
    revisions,
  };
}

async function drainWithWorker(rig: Rig): Promise<Drain> {
  const mongod = rig.engines.mongodb.pid!;
  const before = cpuOf(mongod);
  const worker = await startService(
    rig,
    'apps/scoring/dist/worker.main.js',
    ['--max-semi-space-size=64', ...profiling('worker')],
    tuning(),
  );
  const startCpu = cpuOf(worker.pid);
  const began = Date.now();
  const ended = await drained(rig, 'scoring-worker', DOOR.name);
  const drain = {
    eventsPerSecond: Math.round(events / ((ended - began) / 1000)),
    cpuSeconds: { process: round(cpuOf(worker.pid) - startCpu), mongod: round(cpuOf(mongod) - before) },
    peakMb: peakMemoryOf(worker.pid),
  };
  await worker.stop();
  return drain;
}

/** The worker's own bounds may be tried from outside. */
function tuning(): Record<string, string> {
  const { MOMENT_RECORDS, CACHE_FACTS } = process.env;
  return { ...(MOMENT_RECORDS ? { MOMENT_RECORDS } : {}), ...(CACHE_FACTS ? { CACHE_FACTS } : {}) };
}

/** Every revision that the worker wrote, in the order of time, with the event that it published. */
async function dump(rig: Rig): Promise<{ file: string; revisions: number }> {
  const file = join(rig.dataDir, 'documents');
  const out = createWriteStream(file);
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  const digests = new Map<string, string>();
  let revisions = 0;
  for await (const document of client.db('scoring').collection<Document>('cards').find().sort({ at: 1 })) {
    const card = String(document._id).slice(0, -11);
    const changed = document.digest !== undefined && digests.get(card) !== document.digest;
    digests.set(card, document.digest as string);
    const bytes = serialize({ document, ...(changed ? { event: eventIn(document, card) } : {}) });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bytes.length);
    out.write(size);
    if (!out.write(bytes)) await once(out, 'drain');
    revisions += 1;
  }
  out.end();
  await once(out, 'close');
  await client.close();
  say(`${revisions} revisions, ${Math.round(statSync(file).size / 1e6)} MB`);
  return { file, revisions };
}

/** The message that the worker published for a revision, headers and all. */
function eventIn({ version, assessment }: Document, card: string) {
  const key = card.split('|')[0]!;
  const headers = headersOf({
    id: `${card}|${version}`,
    source: 'scoring/worker',
    type: assessmentChanged.type,
    partitionkey: key,
  });
  return { key, value: assessment as string, headers };
}

async function drainBare(rig: Rig, file: string): Promise<Drain> {
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  await client.db('bare').createCollection('cards', { clusteredIndex: { key: { _id: 1 }, unique: true } });
  await client.close();
  const mongod = rig.engines.mongodb.pid!;
  const before = cpuOf(mongod);
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=64',
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      join(root, 'bench/bare-loop.ts'),
      file,
      'cards',
      'bare.v1',
      'bare',
      String(events),
    ],
    {
      cwd: root,
      env: { PATH: process.env.PATH, ...rig.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout!, 'data');
  const startCpu = cpuOf(child.pid!);
  const began = Date.now();
  const ended = await drained(rig, 'bare', DOOR.name);
  const drain = {
    eventsPerSecond: Math.round(events / ((ended - began) / 1000)),
    cpuSeconds: { process: round(cpuOf(child.pid!) - startCpu), mongod: round(cpuOf(mongod) - before) },
    peakMb: peakMemoryOf(child.pid!),
  };
  child.kill();
  await once(child, 'exit');
  return drain;
}
