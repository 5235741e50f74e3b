import { topics } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { KafkaTopicReader } from '@bontot/messaging';
import { templates } from '@bontot/scoring-core';
import { MongoClient } from 'mongodb';
import { assess } from '../apps/scoring/src/card/assess.ts';
import { Card } from '../apps/scoring/src/card/card.ts';
import { cardUnitOf } from '../apps/scoring/src/card/entry.ts';
import { sha256 } from '../apps/scoring/src/sha256.ts';
import type { CardDocument } from '../apps/scoring/src/storage/card-chain.ts';
import { drained, machine, pause, prepare, print, say, startRig, startService, type Rig } from './rig.ts';
import { CELLS, cellOf, DOOR, eventOf, factOf, PERIOD, unitOf } from './workload.ts';

/**
 * `kill -9` of the worker five times while it drains a backlog. At rest every card must equal `evaluate` over the facts that
 * were sent, and the last event told of each card must be that of its last revision. `node … bench/kill.ts [events] [kills]`
 */
const [events = 300_000, kills = 5] = process.argv.slice(2).map(Number);

const rig = await startRig();
try {
  await prepare(rig, CELLS);
  for (let from = 0; from < events; from += 10_000)
    await rig.publisher.publish(
      Array.from({ length: Math.min(10_000, events - from) }, (_, n) => eventOf(factOf(from + n, CELLS), from + n)),
    );
  let killed = 0;
  let worker = await startWorker();
  for (; killed < kills; killed++) {
    await pause(600 + 500 * killed);
    await worker.stop('SIGKILL');
    say(`killed ${killed + 1} of ${kills}`);
    worker = await startWorker();
  }
  await drained(rig, 'scoring-worker', DOOR.name);
  const today = localDateOf(Date.now());
  const found = await compare(rig);
  await worker.stop();
  print({ bench: 'kill', machine: machine(), events, cells: CELLS, kills: killed, today, ...found });
  if (found.wrongCards + found.untoldFinals + found.gaps > 0) process.exitCode = 1;
} finally {
  await rig.stop();
}

function startWorker() {
  return startService(rig, 'apps/scoring/dist/worker.main.js', ['--max-semi-space-size=64']);
}

async function compare(at: Rig) {
  const sent = new Map<string, Card>();
  for (let n = 0; n < events; n++) {
    const fact = factOf(n, CELLS);
    let card = sent.get(fact.cellId);
    if (!card) sent.set(fact.cellId, (card = new Card({ cellId: fact.cellId, period: PERIOD })));
    const origin = { topic: 'sent', partition: 0, offset: n };
    card.admit({ kind: 'fact', origin, recordedAt: 0, by: 'system:publisher', confirmedByNature: true, fact });
  }
  const told = await lastTold(at);
  const client = await MongoClient.connect(at.engines.mongodb.address);
  const cards = client.db('scoring').collection<CardDocument>('cards');
  let wrongCards = 0;
  let untoldFinals = 0;
  let gaps = 0;
  for (let index = 0; index < CELLS; index++) {
    const cellId = cellOf(index);
    const card = sent.get(cellId);
    const chain = await cards
      .find({ _id: { $gt: `${cellId}|`, $lt: `${cellId}|~` } })
      .sort({ _id: 1 })
      .project<CardDocument>({ version: 1, digest: 1 })
      .toArray();
    if (!card) continue;
    const digest = expected(card, index);
    if (chain.at(-1)?.digest !== digest) wrongCards += 1;
    if (told.get(cellId) !== digest) untoldFinals += 1;
    if (chain.some(({ version }, at_) => version !== at_ + 1)) gaps += 1;
  }
  await client.close();
  return { cards: sent.size, wrongCards, untoldFinals, gaps };
}

function expected(card: Card, index: number): string {
  const unit = cardUnitOf(unitOf(index) as Parameters<typeof cardUnitOf>[0]);
  const sets = { all: [], held: () => templates['cell-default'] };
  return assess(card, unit, sets, undefined, Date.now(), sha256).digest;
}

/** The digest of the last event of each card on `scoring.v1`. */
async function lastTold({ kafka }: Rig): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  await new KafkaTopicReader(kafka).scan(topics.scoring.name, ({ value }) => {
    const { cellId, digest } = JSON.parse(value!.toString()) as { cellId: string; digest?: string };
    if (digest) told.set(cellId, digest);
  });
  return told;
}
