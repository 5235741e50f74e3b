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

/**
 * Recomputes cards of 700 facts under another set: first cold, each card read from the store as after a start, then warm,
 * with the cards in hand. `node … bench/recompute.ts [cards]`
 */
const CARDS = Number(process.argv[2] ?? 1_000);
const FACTS = 700;
const SETS = ['2.0.0', '3.0.0'];

const rig = await startRig();
const client = await MongoClient.connect(rig.engines.mongodb.address);
const scoring = client.db('scoring');
try {
  await prepare(rig, CARDS);
  await preload(rig, CARDS, FACTS);
  await publishSets();
  say(`${CARDS} cards of ${FACTS} facts`);
  const flags = ['--max-semi-space-size=32', '--max-old-space-size=420', ...profiling('recompute')];
  const worker = await startService(rig, 'apps/scoring/dist/worker.main.js', flags);
  await drained(rig, 'scoring-worker', topics.directory.name);
  const cold = await recompute(worker.pid, SETS[0]!);
  const warm = await recompute(worker.pid, SETS[1]!);
  const peakMb = peakMemoryOf(worker.pid);
  await worker.stop();
  print({ bench: 'recompute', machine: machine(), cards: CARDS, facts: FACTS, bar: 1_000, cold, warm, peakMb });
} finally {
  await client.close();
  await rig.stop();
}

/** Adopts a set for everything below B and asks for every card, as the job of an adoption does. */
async function recompute(pid: number, version: string) {
  const adoption = {
    unitId: 'B',
    path: '/B/',
    subject: 'cell',
    cellTypes: null,
    period: PERIOD,
    setId: 'cell-default',
    setVersion: version,
    at: 1,
    by: 'system:bench',
    recomputed: true,
  };
  await scoring
    .collection<{ _id: string }>('adoptions')
    .updateOne({ _id: 'bench' }, { $set: adoption }, { upsert: true });
  const cpu = () => ({ worker: cpuOf(pid), mongod: cpuOf(rig.engines.mongodb.pid!) });
  const before = cpu();
  const began = Date.now();
  await rig.publisher.publish(
    Array.from({ length: CARDS }, (_, cell) => ({
      type: cardDue.type,
      topic: topics.scoringInbox.name,
      key: cellOf(cell),
      id: `due-${version}-${cell}`,
      source: 'bench',
      body: { cellId: cellOf(cell), period: PERIOD, cause: 'set' },
    })),
  );
  const seconds = ((await drained(rig, 'scoring-worker', topics.scoringInbox.name)) - began) / 1000;
  const rate = CARDS / seconds;
  const done = await scoring
    .collection('cards')
    .countDocuments({ assessment: { $regex: `"cell-default","version":"${version}"` } });
  if (done !== CARDS) throw new Error(`${done} of ${CARDS} cards were recomputed`);
  return {
    cardsPerSecond: Math.round(rate),
    workerCpuSeconds: round(cpu().worker - before.worker),
    mongodCpuSeconds: round(cpu().mongod - before.mongod),
    provinceSeconds: round(4_785 / rate, 1),
    countryMinutes: round(300_000 / rate / 60, 1),
  };
}

async function publishSets(): Promise<void> {
  for (const version of SETS) {
    const set = { ...templates['cell-default'], version };
    await scoring
      .collection<{ _id: string }>('criteriaSets')
      .insertOne({ _id: `${set.id}@${version}`, set, at: new Date(0), by: 'system:bench' } as never);
  }
}
