import { assessmentChanged, topics } from '@bontot/contracts';
import { MongoClient } from 'mongodb';
import { at, loadAverage, meterOf } from './dashboards-rig.ts';
import { loadYear, pagesOfMeetings } from './meetings-year.ts';
import {
  cellOf,
  closing,
  CLOSING,
  doorTo,
  prepared,
  scored,
  send,
  startMeetings,
  tellDirectory,
} from './meetings-rig.ts';
import { drained, machine, pause, prepare, print, round, say, startRig, startService, type Rig } from './rig.ts';

/**
 * 1,421 cells closing a meeting in the same hour, as fast as it goes (three quarters of them) and at a steady pace (the rest),
 * with the scoring worker behind; then a year of the province's meetings in the store, and the pages that list them.
 * `node … bench/meetings.ts [meetings of the year] [closings a second] [at once]`
 */
const [yearOf = 134_000, pace = 4, atOnce = 8] = process.argv.slice(2).map(Number);
const PACED = 360;
/** Acts of a meeting before its evening, which the evening's numbers follow. */
const BEFORE = prepared(0).length;

const rig = await startRig();
try {
  await prepare(rig, 0, [topics.meetings]);
  const worker = await startService(rig, 'apps/scoring/dist/worker.main.js', ['--max-semi-space-size=64']);
  const meetings = await startMeetings(rig);
  const door = await doorTo(rig, meetings);
  await tellDirectory(rig);
  say(`${CLOSING} cells are known`);
  const all = Array.from({ length: CLOSING }, (_, cell) => cell);
  await sideBySide(all, (cell) => send(door, cell, 1, prepared(cell), 0));
  const moved = await outcomesOf(rig);
  const close = async (cell: number): Promise<number> => {
    const began = performance.now();
    await send(door, cell, BEFORE + 1, closing(cell), 1);
    closedAt.set(cellOf(cell), Date.now());
    return performance.now() - began;
  };
  const closedAt = new Map<string, number>();

  // At a pace: one after the other, whatever the answers do.
  const paced: Promise<number>[] = [];
  for (const cell of all.slice(0, PACED)) {
    paced.push(close(cell));
    await pause(1_000 / pace);
  }
  const pacedMs = await Promise.all(paced);
  const lags = await lagsOf(all.slice(0, PACED).map(cellOf), closedAt, moved.at);
  say(
    `paced: p99 ${at(pacedMs, 0.99)} ms, score after ${at(lags, 0.5)} to ${at(lags, 0.99)} ms, load ${loadAverage()}`,
  );

  // As fast as it goes.
  const meter = await meterOf(rig, meetings);
  const rest = all.slice(PACED);
  const began = performance.now();
  const fastMs = await sideBySide(rest, close);
  const seconds = (performance.now() - began) / 1_000;
  const cost = await meter(rest.length);
  await drained(rig, 'scoring-worker', topics.evidence.name);
  const burstLags = await lagsOf(rest.map(cellOf), closedAt, moved.at);
  const load = loadAverage();
  await moved.stop();
  say(`as fast as it goes: ${round(rest.length / seconds, 1)} closings/s, score after at most ${at(burstLags, 1)} ms`);

  await sideBySide(all.slice(0, 200), (cell) => send(door, cell, BEFORE + closing(cell).length + 1, scored(), 2));
  await worker.stop();
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  try {
    const loaded = await loadYear(client.db('meetings'), yearOf);
    const pages = await pagesOfMeetings(client.db('meetings'), door);
    print({
      ...{ bench: 'meetings', machine: machine(), load },
      closingsPerSecond: round(rest.length / seconds, 1),
      closeP99Ms: at(pacedMs, 0.99),
      scoreLagSeconds: round(at(lags, 0.99) / 1_000, 2),
      listP99Ms: Math.max(...Object.values(pages).map(({ p99 }) => p99)),
      meetings: loaded,
      paced: {
        aSecond: pace,
        p50: at(pacedMs, 0.5),
        p99: at(pacedMs, 0.99),
        lagP50: at(lags, 0.5),
        lagMax: at(lags, 1),
      },
      burst: { atOnce, p50: at(fastMs, 0.5), p99: at(fastMs, 0.99), lagMax: at(burstLags, 1), cost },
      pages,
      loadWhileListing: loadAverage(),
    });
  } finally {
    await client.close();
  }
  await meetings.stop();
} finally {
  await rig.stop();
}

async function sideBySide<T>(cells: readonly number[], work: (cell: number) => Promise<T>): Promise<T[]> {
  const waiting = [...cells];
  const done: T[] = [];
  const next = async () => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) done.push(await work(cell));
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return done;
}

/** When the score of each cell was last told to have moved. */
async function outcomesOf({ kafka }: Rig) {
  const last = new Map<string, number>();
  const consumer = kafka.client.consumer({ groupId: 'bench-outcomes' });
  await consumer.connect();
  await consumer.subscribe({ topic: topics.scoring.name, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      if (String(message.headers?.['ce_type']) === assessmentChanged.type) last.set(String(message.key), Date.now());
      return Promise.resolve();
    },
  });
  return { at: last, stop: () => consumer.disconnect() };
}

/** Milliseconds from the answer to a closing until its score was told; waits for those still under way. */
async function lagsOf(cells: readonly string[], from: ReadonlyMap<string, number>, to: ReadonlyMap<string, number>) {
  const missing = () => cells.filter((cell) => (to.get(cell) ?? 0) < (from.get(cell) ?? Infinity) - 1_000);
  for (const until = Date.now() + 60_000; missing().length > 0;) {
    if (Date.now() > until) throw new Error(`the scores of ${missing().length} cells did not move`);
    await pause(20);
  }
  return cells.map((cell) => Math.max(0, to.get(cell)! - from.get(cell)!));
}
