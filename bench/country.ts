import { performance } from 'node:perf_hooks';
import { addDays, localDateOf } from '@bontot/kernel';
import { MongoClient } from 'mongodb';
import { foldCard, type AssessmentChanged, type CardState } from '../apps/dashboards/src/overview/card.ts';
import { foldName, nameOrderOf } from '../apps/dashboards/src/overview/fold-name.ts';
import { movesOf } from '../apps/dashboards/src/overview/moves.ts';
import {
  orderOf,
  orderOfCounts,
  paceOrderOf,
  worstFirst,
  type Outcome,
} from '../apps/dashboards/src/overview/outcome.ts';
import { idsOn } from '../apps/dashboards/src/overview/place.ts';
import {
  cardEvent,
  dashboardsCaller,
  loadAverage,
  pagesOf,
  PERIOD,
  ROUTES,
  startDashboardsOn,
} from './dashboards-rig.ts';
import { machine, peakMemoryOf, print, round, say, startRig } from './rig.ts';

/**
 * What pages wait for when the read model holds a whole country: cells in provinces of 59 communes under one root, written
 * straight into the collections as the service would have. `node … bench/country.ts [cells] [requests]`
 */
const [cells = 300_000, requests = 100] = process.argv.slice(2).map(Number);
const CELLS_OF_COMMUNE = 81;
const COMMUNES_OF_PROVINCE = 59;
const BATCH = 1_000;
const SEARCHES = ['/cells?q=thon%2012', '/cells?sort=pace', '/cells?outcome=at_risk&sort=name', '/cells?q=khong%20co'];

type Place = { id: string; path: string; level: 'country' | 'province' | 'commune' | 'cell' };

const today = localDateOf(Date.now());
const rig = await startRig();
const client = await MongoClient.connect(rig.engines.mongodb.address);
const store = client.db('dashboards');
try {
  const began = performance.now();
  await fill();
  say(`${cells} cells written in ${seconds(began)} s`);
  const starting = performance.now();
  const dashboards = await startDashboardsOn(rig);
  const readyAfter = seconds(starting);
  say(`indexes made, ready after ${readyAfter} s`);
  const { size, storageSize, totalIndexSize } = await store.command({ collStats: 'nodes' });
  const get = await dashboardsCaller(rig, dashboards.url);
  const routes = [...ROUTES, ...SEARCHES];
  const figures: Record<string, unknown> = {};
  for (const [name, unitId] of [
    ['country', 'V'],
    ['province', 'V-0'],
    ['commune', 'V-0-0'],
  ] as const) {
    figures[name] = await pagesOf(rig, { ...dashboards, get }, requests, { unitId, prefix: '/V/', routes });
    say(`${name} ${JSON.stringify(figures[name])}`);
  }
  for (const [name, path] of [
    ['mine', 'mine/cells'],
    ['search', 'search?q=thon%2012'],
  ] as const)
    figures[name] = await pagesOf(rig, { ...dashboards, get }, requests, { unitId: path, prefix: '/V/', routes: [''] });
  const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
  print({
    ...{ bench: 'country', machine: machine(), load: loadAverage(), cells, readyAfter },
    ...{ nodesMB: { data: mb(size), onDisk: mb(storageSize), indexes: mb(totalIndexSize) } },
    ...{ peakMB: peakMemoryOf(dashboards.pid), bar: { p99: 100 }, pages: figures },
  });
  await dashboards.stop();
} finally {
  await client.close();
  await rig.stop();
}

function seconds(since: number): number {
  return round((performance.now() - since) / 1_000, 1);
}

/** Root, provinces, communes and cells, each cell with the card of a year; sums as they would have been made. */
async function fill(): Promise<void> {
  const units = store.collection<{ _id: string }>('units');
  const nodes = store.collection<{ _id: string }>('nodes');
  const counts = new Map<string, Partial<Record<Outcome, number>>>();
  const above = new Map<string, Place>();
  let waiting: { unit: { _id: string }; node: { _id: string } }[] = [];
  const flush = async () => {
    await Promise.all([
      units.insertMany(waiting.map(({ unit }) => unit)),
      nodes.insertMany(waiting.map(({ node }) => node)),
    ]);
    waiting = [];
  };
  for (let n = 0; n < cells; n++) {
    const commune = Math.floor(n / CELLS_OF_COMMUNE);
    const province = Math.floor(commune / COMMUNES_OF_PROVINCE);
    const ids = ['V', `V-${province}`, `V-${province}-${commune % COMMUNES_OF_PROVINCE}`];
    const levels = ['country', 'province', 'commune'] as const;
    ids.forEach((id, depth) =>
      above.set(id, { id, path: `/${ids.slice(0, depth + 1).join('/')}/`, level: levels[depth]! }),
    );
    const id = `${ids[2]}-${n % CELLS_OF_COMMUNE}`;
    const place: Place = { id, path: `/${ids.join('/')}/${id}/`, level: 'cell' };
    const card = cardOf(place, n);
    for (const each of ids) {
      const sum = counts.get(each) ?? {};
      counts.set(each, { ...sum, [card.outcome]: (sum[card.outcome] ?? 0) + 1 });
    }
    waiting.push(documentsOf(place, `Chi bộ thôn ${n % CELLS_OF_COMMUNE}`, { card }));
    if (waiting.length === BATCH) await flush();
  }
  for (const place of above.values())
    waiting.push(documentsOf(place, `Đảng bộ ${place.id}`, { counts: counts.get(place.id)! }));
  await flush();
  await store.collection<{ _id: string }>('periods').insertOne({ _id: PERIOD, filled: true } as never);
}

/** A card that changed some days ago and before, as its events would have left it. */
function cardOf({ id, path }: Place, n: number): CardState {
  let card: CardState | undefined;
  for (const [index, daysAgo] of [90, 31 + (n % 60), n % 30].sort((a, b) => b - a).entries()) {
    const outcome = worstFirst[(n * 7 + index * (n % 3)) % worstFirst.length]!;
    const at = Date.parse(`${addDays(today, -daysAgo)}T03:00:00Z`);
    const { body } = cardEvent(id, path, index + 1 + (n % 7), outcome, at);
    card = foldCard(card, body as AssessmentChanged)?.card;
  }
  return card!;
}

function documentsOf(
  { id, path, level }: Place,
  name: string,
  of: { card: CardState } | { counts: Partial<Record<Outcome, number>> },
) {
  const ids = idsOn(path);
  const unit = {
    ...{ version: 1, parentId: ids.at(-2) ?? null, path, level, cellType: level === 'cell' ? 'residential' : null },
    ...{ name, search: foldName(name), validFrom: '2020-01-01', validTo: null },
  };
  const { version: unitVersion, ...own } = unit;
  const common = {
    ...own,
    unitVersion,
    unitId: id,
    period: PERIOD,
    nameOrder: nameOrderOf(name, id),
    live: true,
    turns: null,
  };
  const node = 'card' in of ? cellNode(of.card, ids) : sumNode(of.counts, id);
  return { unit: { _id: id, ...unit, ancestors: ids }, node: { _id: `${id}|${PERIOD}`, ...common, ...node } };
}

function cellNode(card: CardState, under: string[]) {
  const { outcome, pace } = card;
  const id = under.at(-1)!;
  const orders = { order: orderOf(outcome, pace, id), paceOrder: paceOrderOf(pace, id) };
  return { under, card, cardWrites: 1, outcome, ...orders, moves: movesOf(card, today), changedAt: new Date(card.at) };
}

function sumNode(counts: Partial<Record<Outcome, number>>, id: string) {
  const cellsBelow = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const before = {
    yesterday: { day: addDays(today, -1), counts },
    monthStart: { day: addDays(`${today.slice(0, 8)}01`, -1), counts },
  };
  const sums = { revision: 1, cells: cellsBelow, counts, before, beforeWrites: 1, updatedAt: new Date() };
  const order = { order: orderOfCounts(counts, cellsBelow, id), paceOrder: paceOrderOf(null, id) };
  return { under: [], outcome: 'no_data', ...order, changedAt: null, ...sums };
}
