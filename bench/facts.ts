import { cpuOf, drained, machine, prepare, print, round, say, startRig, startService, type Rig } from './rig.ts';
import { preload } from './preload.ts';
import { DOOR, eventOf, factOf } from './workload.ts';

/** Processor time of one event by the number of facts that its card already holds; 500 cards in turn. */
const CARDS = 500;
const EVENTS = Number(process.argv[2] ?? 60_000);
const LEVELS = [10, 100, 700, 2_500, 8_000];

const figures: { facts: number; microsPerEvent: number; worker: number; mongod: number }[] = [];
const rig = await startRig();
try {
  await prepare(rig, CARDS);
  let sent = 0;
  const send = async (count: number) => {
    for (let from = 0; from < count; from += 10_000)
      await rig.publisher.publish(
        Array.from({ length: Math.min(10_000, count - from) }, () => eventOf(factOf(sent, CARDS, 'in-turn'), sent++)),
      );
  };
  for (const facts of LEVELS) {
    await preload(rig, CARDS, facts);
    figures.push(await level(rig, facts, send));
    say(JSON.stringify(figures.at(-1)));
  }
} finally {
  await rig.stop();
}
print({
  bench: 'facts',
  machine: machine(),
  cards: CARDS,
  events: EVENTS,
  ratio: round(figures.at(-1)!.microsPerEvent / figures[0]!.microsPerEvent),
  bar: 1.5,
  levels: figures,
});

async function level(at: Rig, facts: number, send: (count: number) => Promise<void>) {
  const worker = await startService(
    at,
    'apps/scoring/dist/worker.main.js',
    ['--max-semi-space-size=64', '--max-old-space-size=6000'],
    { CACHE_FACTS: '5000000' },
  );
  // Every card is in hand before the measurement: what is compared is the price of an event, not that of a first read.
  await send(CARDS);
  await drained(at, 'scoring-worker', DOOR.name);
  const mongod = at.engines.mongodb.pid!;
  const before = { worker: cpuOf(worker.pid), mongod: cpuOf(mongod) };
  await send(EVENTS);
  await drained(at, 'scoring-worker', DOOR.name);
  const micros = (seconds: number) => round((seconds / EVENTS) * 1e6, 1);
  const used = { worker: micros(cpuOf(worker.pid) - before.worker), mongod: micros(cpuOf(mongod) - before.mongod) };
  await worker.stop();
  return { facts, microsPerEvent: round(used.worker + used.mongod, 1), ...used };
}
