import { performance } from 'node:perf_hooks';
import { MongoClient } from 'mongodb';
import { at, cardEvent, loadAverage, memoryOf, meterOf, pagesOf, PERIOD, PROBES, probeOf } from './dashboards-rig.ts';
import { startDashboards, steadyLoad } from './dashboards-rig.ts';
import { machine, pause, peakMemoryOf, print, say, startRig } from './rig.ts';

/**
 * How long after a card's event its commune's roll-up is readable by HTTP, at a steady rate over a whole province; and how
 * long pages wait for what they ask, with and without that load. `node … bench/rollups.ts [rate] [seconds] [cells]`
 */
const [rate = 500, seconds = 30, cells = 4_785] = process.argv.slice(2).map(Number);
/** Longest pause of a probe between two changes: 20 probes make some 500 samples in 30 s. */
const PROBE_PAUSE_MS = 1_500;

type Waiting = { outcome: string; seen: () => void };

const rig = await startRig();
const client = await MongoClient.connect(rig.engines.mongodb.address);
const nodes = client.db('dashboards').collection<{ _id: string; counts?: Record<string, number> }>('nodes');
try {
  const dashboards = await startDashboards(rig, cells);
  const peakAfterFill = peakMemoryOf(dashboards.pid);
  const filled = await memoryOf(dashboards);
  say(`${cells} cells, all cards known; peak ${peakAfterFill} MB, ${JSON.stringify(filled)}`);
  const atRest = await pagesOf(rig, dashboards, 100);
  say(`pages at rest ${JSON.stringify(atRest)}`);
  const load = steadyLoad(rig, rate, cells);
  await pause(2_000);
  const meter = await meterOf(rig, dashboards);
  const from = { at: performance.now(), sent: load.sent };
  const samples: number[] = [];
  const waiting = new Map<string, Waiting>();
  const probes = Array.from({ length: PROBES }, (_, n) => probe(n));
  const watch = watching();
  await Promise.all(probes);
  await watch;
  const took = (performance.now() - from.at) / 1_000;
  const cost = await meter(load.sent - from.sent + samples.length);
  const reached = (load.sent - from.sent) / took;
  say(`${samples.length} samples, p99 ${at(samples, 0.99)} ms, ${JSON.stringify(cost)}`);
  const loaded = await memoryOf(dashboards);
  say(`memory ${JSON.stringify(loaded)}, peak ${peakMemoryOf(dashboards.pid)}`);
  const underLoad = await pagesOf(rig, dashboards, 30);
  load.stopped = true;
  await load.done;
  print({
    ...{ bench: 'rollups', machine: machine(), load: loadAverage(), cells },
    ...{ rate: Math.round(reached), seconds: Math.round(took), samples: samples.length },
    ...{ p50: at(samples, 0.5), p99: at(samples, 0.99), max: at(samples, 1), bar: { p99: 1_000, pages: 100 } },
    ...{
      cost,
      peakMB: { afterFill: peakAfterFill, after: peakMemoryOf(dashboards.pid) },
      memoryMB: { filled, loaded },
    },
    ...{ pages: atRest, pagesUnderLoad: underLoad },
  });
  await dashboards.stop();

  /** Turns the only cell of a quiet commune round now and then, and waits until the commune's roll-up says so by HTTP. */
  async function probe(n: number): Promise<void> {
    const { commune, cell, path } = probeOf(n);
    for (let revision = 1; ; revision++) {
      await pause(Math.random() * PROBE_PAUSE_MS);
      if (performance.now() - from.at > seconds * 1_000) return;
      const outcome = revision % 2 === 0 ? 'at_risk' : 'on_track';
      const seen = new Promise<void>((done) => waiting.set(commune, { outcome, seen: done }));
      const started = performance.now();
      await rig.publisher.publish([cardEvent(cell, path, revision, outcome)]);
      await seen;
      const answer = await dashboards.get(`/api/v1/dashboards/${commune}?period=${PERIOD}`);
      const { counts } = (await answer.json()) as { counts: Record<string, number> };
      if (counts[outcome] !== 1) throw new Error(`${commune}: ${JSON.stringify(counts)}`);
      samples.push(performance.now() - started);
    }
  }

  /** One look at the store for all probes every 10 ms: asking by HTTP until it is there would be a load of its own. */
  async function watching(): Promise<void> {
    let ended = false;
    void Promise.all(probes).then(() => (ended = true));
    while (!ended) {
      const ids = [...waiting.keys()].map((commune) => `${commune}|${PERIOD}`);
      const found =
        ids.length > 0 ? await nodes.find({ _id: { $in: ids } }, { projection: { counts: 1 } }).toArray() : [];
      for (const { _id, counts } of found) {
        const commune = _id.split('|')[0]!;
        const { outcome, seen } = waiting.get(commune)!;
        if (counts?.[outcome] !== 1) continue;
        waiting.delete(commune);
        seen();
      }
      await pause(10);
    }
  }
} finally {
  await client.close();
  await rig.stop();
}
