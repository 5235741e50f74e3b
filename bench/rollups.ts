import { performance } from 'node:perf_hooks';
import { cardEvent, PERIOD, startDashboards, steadyLoad, type Dashboards } from './dashboards-rig.ts';
import { cpuOf, machine, peakMemoryOf, pause, print, round, say, startRig } from './rig.ts';

/**
 * How long after a card's event its commune's roll-up is readable by HTTP, at a steady rate over a whole province; and how
 * long pages wait for what they ask, with and without that load. `node … bench/rollups.ts [rate] [seconds] [cells]`
 */
const [rate = 500, seconds = 30, cells = 4_785] = process.argv.slice(2).map(Number);
const ROUTES = ['', '/cells', '/cells?sort=name&q=chi', '/movers?days=1', '/movers?days=30', '/children'];

const rig = await startRig();
try {
  const dashboards = await startDashboards(rig, cells);
  say(`${cells} cells, all cards known`);
  const atRest = await pages(dashboards, 100);
  say(`pages at rest ${JSON.stringify(atRest)}`);
  const load = steadyLoad(rig, rate, cells);
  await pause(2_000);
  const cpu = cpuOf(dashboards.pid);
  const from = { at: performance.now(), sent: load.sent };
  const samples: number[] = [];
  for (let revision = 1; performance.now() - from.at < seconds * 1_000; revision++) samples.push(await probe(revision));
  const took = (performance.now() - from.at) / 1_000;
  say(`${samples.length} samples, p99 ${at(samples, 0.99)} ms`);
  const busy = cpuOf(dashboards.pid) - cpu;
  const reached = (load.sent - from.sent) / took;
  const underLoad = await pages(dashboards, 30);
  load.stopped = true;
  await load.done;
  print({
    ...{ bench: 'rollups', machine: machine(), cells, rate: Math.round(reached), seconds: Math.round(took) },
    ...{ samples: samples.length, p50: at(samples, 0.5), p99: at(samples, 0.99), max: at(samples, 1) },
    ...{
      cores: round(busy / took),
      peakMB: peakMemoryOf(dashboards.pid),
      pagesP99: atRest,
      pagesP99UnderLoad: underLoad,
    },
  });
  await dashboards.stop();

  /** Turns the only cell of a quiet commune round, and waits until the commune's roll-up says so. */
  async function probe(revision: number): Promise<number> {
    const outcome = revision % 2 === 0 ? 'at_risk' : 'on_track';
    const started = performance.now();
    await rig.publisher.publish([cardEvent('PROBE', '/P/P-PROBE/PROBE/', revision, outcome)]);
    for (;;) {
      const answer = await dashboards.get(`/api/v1/dashboards/P-PROBE?period=${PERIOD}`);
      const { counts } = (await answer.json()) as { counts: Record<string, number> };
      if (counts[outcome] === 1) return performance.now() - started;
      await pause(5);
    }
  }
} finally {
  await rig.stop();
}

/** Milliseconds at p99 of each route about the whole province, one request after the other. */
async function pages({ get }: Dashboards, times: number): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  for (const route of ROUTES) {
    const took: number[] = [];
    for (let n = 0; n < times + 5; n++) {
      const started = performance.now();
      const answer = await get(`/api/v1/dashboards/P${route}`);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${route}: ${answer.status}`);
      if (n >= 5) took.push(performance.now() - started);
    }
    figures[route || '/'] = at(took, 0.99);
  }
  return figures;
}

function at(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!, 1);
}
