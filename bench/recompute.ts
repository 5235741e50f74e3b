import { cardDue, topics } from '@bontot/contracts';
import { templates } from '@bontot/scoring-core';
import { MongoClient } from 'mongodb';
import { preload } from './preload.ts';
import {
  cpuOf,
  drained,
  machine,
  peakMemoryOf,
  prepare,
  print,
  profiling,
  round,
  say,
  startRig,
  startService,
} from './rig.ts';
import { cellOf, PERIOD } from './workload.ts';

/** Recomputes cards of 700 facts under another set, each read from the store, as after an adoption for a whole province. */
const CARDS = Number(process.argv[2] ?? 4_000);
const FACTS = 700;

const rig = await startRig();
try {
  await prepare(rig, CARDS);
  await preload(rig, CARDS, FACTS);
  say(`${CARDS} cards of ${FACTS} facts`);
  await adopt();
  const worker = await startService(
    rig,
    'apps/scoring/dist/worker.main.js',
    ['--max-semi-space-size=32', '--max-old-space-size=400', ...profiling('recompute')],
    { CACHE_FACTS: '50000' },
  );
  await drained(rig, 'scoring-worker', topics.directory.name);
  const before = { worker: cpuOf(worker.pid), mongod: cpuOf(rig.engines.mongodb.pid!) };
  const began = Date.now();
  await rig.publisher.publish(
    Array.from({ length: CARDS }, (_, cell) => ({
      type: cardDue.type,
      topic: topics.scoringInbox.name,
      key: cellOf(cell),
      id: `due-${cell}`,
      source: 'bench',
      body: { cellId: cellOf(cell), period: PERIOD, cause: 'set' },
    })),
  );
  const seconds = ((await drained(rig, 'scoring-worker', topics.scoringInbox.name)) - began) / 1000;
  const rate = CARDS / seconds;
  print({
    bench: 'recompute',
    machine: machine(),
    cards: CARDS,
    facts: FACTS,
    cardsPerSecond: Math.round(rate),
    bar: 1_000,
    cpuSeconds: {
      worker: round(cpuOf(worker.pid) - before.worker),
      mongod: round(cpuOf(rig.engines.mongodb.pid!) - before.mongod),
    },
    perCoreSecond: Math.round(CARDS / (cpuOf(worker.pid) - before.worker)),
    peakMb: peakMemoryOf(worker.pid),
    provinceSeconds: round(4_785 / rate, 1),
    countryMinutesOnOneCore: round(300_000 / rate / 60, 1),
    revisions: await revisions(),
  });
  await worker.stop();
} finally {
  await rig.stop();
}

/** Another set for everything below B: 1.2 asks for less, so every card gets another digest. */
async function adopt(): Promise<void> {
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  const scoring = client.db('scoring');
  const set = { ...templates['cell-default'], version: '2.0.0' };
  await scoring
    .collection<{ _id: string }>('criteriaSets')
    .insertOne({ _id: `${set.id}@${set.version}`, set, at: new Date(0), by: 'system:bench' } as never);
  await scoring.collection<{ _id: string }>('adoptions').insertOne({
    _id: 'bench',
    unitId: 'B',
    path: '/B/',
    subject: 'cell',
    cellTypes: null,
    period: PERIOD,
    setId: set.id,
    setVersion: set.version,
    at: 1,
    by: 'system:bench',
    recomputed: true,
  } as never);
  await client.close();
}

async function revisions(): Promise<number> {
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  const count = await client
    .db('scoring')
    .collection('cards')
    .countDocuments({ assessment: { $exists: true } });
  await client.close();
  return count;
}
