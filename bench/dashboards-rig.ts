import { assessmentChanged, topics, unitChanged, type Unit } from '@bontot/contracts';
import type { OutgoingEvent } from '@bontot/messaging';
import { person, signingAs } from '@bontot/testing';
import { services } from '../tools/start/services.ts';
import { readSecrets } from '../tools/start/secrets.ts';
import { loadavg } from 'node:os';
import { MongoClient } from 'mongodb';
import { cpuOf, drained, profiling, round, startService, type Rig, type Running } from './rig.ts';

export const COMMUNES = 59;
export const PERIOD = String(new Date().getUTCFullYear());
const OUTCOMES = ['on_track', 'at_risk', 'out_of_reach', 'too_early'] as const;

export const communeOf = (cell: number): string => `P-${String(cell % COMMUNES).padStart(2, '0')}`;
export const cellOf = (cell: number): string => `${communeOf(cell)}-${String(cell).padStart(6, '0')}`;

/** Communes with a single cell each that only the measurement touches. */
export const PROBES = 20;
export const probeOf = (n: number): { commune: string; cell: string; path: string } => ({
  ...{ commune: `P-PROBE-${n}`, cell: `PROBE-${n}`, path: `/P/P-PROBE-${n}/PROBE-${n}/` },
});

/** A province of 59 communes and those of the measurement. */
export function treeOf(cells: number): Unit[] {
  const at = (unitId: string, parentId: string | null, path: string, level: Unit['level']): Unit => ({
    ...{ unitId, parentId, path, level, version: 1, grassroots: false, name: `Chi bộ ${unitId}` },
    ...{ cellType: level === 'cell' ? ('residential' as const) : null, validFrom: '2020-01-01', validTo: null },
    successorOf: [],
  });
  return [
    at('P', null, '/P/', 'province'),
    ...Array.from({ length: PROBES }, (_, n) => probeOf(n)).flatMap(({ commune, cell, path }) => [
      at(commune, 'P', `/P/${commune}/`, 'commune'),
      at(cell, commune, path, 'cell'),
    ]),
    ...Array.from({ length: COMMUNES }, (_, n) => at(communeOf(n), 'P', `/P/${communeOf(n)}/`, 'commune')),
    ...Array.from({ length: cells }, (_, n) => at(cellOf(n), communeOf(n), `/P/${communeOf(n)}/${cellOf(n)}/`, 'cell')),
  ];
}

const POINTS = Object.fromEntries(Array.from({ length: 23 }, (_, n) => [`${1 + (n >> 3)}.${1 + (n & 7)}`, n % 6]));

/** A card's event as the worker sends it, about 3 KB, at this moment. */
export function cardEvent(cellId: string, path: string, revision: number, outcome: string, at = Date.now()) {
  const pace = 60 + ((revision * 7) % 40);
  const points = { ...POINTS, '1.1': revision % 5 };
  const view = { result: outcome, total: null, pace, blockedBy: [], points, shares: points, failing: {} };
  const body = {
    ...{ cellId, path, period: PERIOD, revision, asOf: `${PERIOD}-06-30`, digest: 'a'.repeat(64), changed: ['1.1'] },
    ...{ criteriaSet: { id: 'cell-default', version: '1.0.0' }, views: { self: view, reviewed: view } },
    ...{ nextReviewAt: null, at: new Date(at).toISOString() },
  };
  return eventOf(assessmentChanged.type, topics.scoring.name, cellId, `${cellId}|${revision}`, body);
}

export const steadyEvent = (n: number, cells: number): OutgoingEvent => {
  const cell = (n * 2_654_435_761) % cells;
  const path = `/P/${communeOf(cell)}/${cellOf(cell)}/`;
  return cardEvent(cellOf(cell), path, 10 + n, OUTCOMES[n % OUTCOMES.length]!);
};

const eventOf = (type: string, topic: string, key: string, id: string, body: unknown): OutgoingEvent => ({
  ...{ type, topic, key, id, body, source: 'bench' },
});

/** As the product starts the service; with PROFILE set it leaves a profile. */
const flags = (): string[] => [
  ...(services.find(({ name }) => name === 'dashboards')?.flags ?? []),
  ...profiling('dashboards'),
];

export type Dashboards = Running & {
  /** The header of a department over a part of the tree. */
  sign(prefix: string): Promise<string>;
  get(path: string, prefix?: string): Promise<Response>;
};

/** The service on a province of so many cells whose cards have stood for a week. */
export async function startDashboards(rig: Rig, cells: number): Promise<Dashboards> {
  await rig.kafka.ensureTopics([topics.directory, topics.scoring, topics.notifications]);
  const running = await startDashboardsOn(rig);
  const units = treeOf(cells).map((unit) =>
    eventOf(unitChanged.type, topics.directory.name, unit.unitId, unit.unitId, unit),
  );
  for (let from = 0; from < units.length; from += 2_000) await rig.publisher.publish(units.slice(from, from + 2_000));
  await drained(rig, 'dashboards', topics.directory.name);
  const weekAgo = Date.now() - 7 * 86_400_000;
  for (let from = 0; from < cells; from += 1_000)
    await rig.publisher.publish(
      Array.from({ length: Math.min(1_000, cells - from) }, (_, index) => {
        const cell = from + index;
        const path = `/P/${communeOf(cell)}/${cellOf(cell)}/`;
        return cardEvent(cellOf(cell), path, 1, OUTCOMES[cell % OUTCOMES.length]!, weekAgo);
      }),
    );
  await drained(rig, 'dashboards', topics.scoring.name);
  return { ...running, sign: await signer(rig), get: await dashboardsCaller(rig, running.url) };
}

export const startDashboardsOn = (rig: Rig): Promise<Running> =>
  startService(rig, 'apps/dashboards/dist/main.js', flags());

/** Asks the service as the gateway would. */
export async function dashboardsCaller(rig: Rig, url: string): Promise<Dashboards['get']> {
  const sign = await signer(rig);
  return async (path, prefix = '/P/') => fetch(`${url}${path}`, { headers: { authorization: await sign(prefix) } });
}

/** Identities as the gateway signs them, for a department over a part of the tree. */
async function signer({ dataDir }: Rig): Promise<(prefix: string) => Promise<string>> {
  const sign = await signingAs(readSecrets(dataDir).gatewayPrivateKey);
  const cache = new Map<string, { token: string; until: number }>();
  return async (prefix) => {
    const known = cache.get(prefix);
    if (known && known.until > Date.now()) return known.token;
    const token = await sign('dashboards', person('org_dept', prefix));
    cache.set(prefix, { token, until: Date.now() + 40_000 });
    return token;
  };
}

/** Publishes so many events a second until it is stopped; `sent` counts them. */
export function steadyLoad({ publisher }: Rig, rate: number, cells: number) {
  const started = performance.now();
  const load = { sent: 0, stopped: false, done: Promise.resolve() };
  const run = async (): Promise<void> => {
    while (!load.stopped) {
      const due = Math.floor(((performance.now() - started) / 1_000) * rate);
      const many = Math.min(due - load.sent, 500);
      if (many > 0) {
        const from = load.sent;
        await publisher.publish(Array.from({ length: many }, (_, index) => steadyEvent(from + index, cells)));
        load.sent += many;
      }
      await new Promise((done) => setTimeout(done, 10));
    }
  };
  load.done = run();
  return load;
}

export const ROUTES = ['', '/cells', '/cells?sort=name&q=chi', '/movers?days=1', '/movers?days=30', '/children'];

export type Page = { p50: number; p99: number; cpu: number; queries: number };

/**
 * Each route about a unit, one request after the other: milliseconds at p50 and p99, milliseconds of processor of service and
 * store together, and commands to the store.
 */
export async function pagesOf(
  rig: Rig,
  dashboards: Pick<Dashboards, 'pid' | 'get'>,
  times: number,
  { unitId = 'P', prefix = '/P/', routes = ROUTES } = {},
): Promise<Record<string, Page>> {
  const figures: Record<string, Page> = {};
  for (const route of routes) {
    const ask = async () => {
      const answer = await dashboards.get(`/api/v1/dashboards/${unitId}${route}`, prefix);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${route}: ${answer.status}`);
    };
    for (let n = 0; n < 5; n++) await ask();
    const meter = await meterOf(rig, dashboards);
    const took: number[] = [];
    for (let n = 0; n < times; n++) {
      const started = performance.now();
      await ask();
      took.push(performance.now() - started);
    }
    const { serviceMs, mongodMs, commands } = await meter(times);
    figures[route || '/'] = {
      ...{ p50: at(took, 0.5), p99: at(took, 0.99), cpu: round(serviceMs + mongodMs, 1), queries: round(commands, 1) },
    };
  }
  return figures;
}

/** Starts to count; asked at the end it tells milliseconds of processor and commands to the store for one of so many. */
export async function meterOf({ engines }: Rig, { pid }: Pick<Running, 'pid'>) {
  const mongod = engines.mongodb.pid!;
  const began = {
    at: performance.now(),
    service: cpuOf(pid),
    mongod: cpuOf(mongod),
    commands: await commandsOf(engines),
  };
  return async (many: number) => {
    const [service, store] = [cpuOf(pid) - began.service, cpuOf(mongod) - began.mongod];
    const seconds = (performance.now() - began.at) / 1_000;
    return {
      ...{ serviceMs: round((service * 1_000) / many, 3), mongodMs: round((store * 1_000) / many, 3) },
      ...{ cores: { service: round(service / seconds), mongod: round(store / seconds) } },
      commands: round(((await commandsOf(engines)) - began.commands) / many, 3),
    };
  };
}

/** Commands of pages and of the service so far; those of the replica set and of this measurement are not counted. */
async function commandsOf({ mongodb }: Rig['engines']): Promise<number> {
  const client = await MongoClient.connect(mongodb.address);
  const { metrics } = await client.db('admin').command({ serverStatus: 1 });
  await client.close();
  const of = (name: string) => Number(metrics.commands[name]?.total ?? 0);
  return ['find', 'aggregate', 'count', 'distinct', 'update', 'insert', 'delete'].reduce(
    (sum, name) => sum + of(name),
    0,
  );
}

export const loadAverage = (): number => round(loadavg()[0]!, 1);

export function at(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!, 1);
}

/** Megabytes that the service holds, as its metrics tell: resident, heap in use, heap taken, memory outside of the heap. */
export async function memoryOf({ url }: Pick<Running, 'url'>): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const of = (name: string) => Math.round(Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]) / 1024 / 1024);
  return {
    resident: of('process_resident_memory_bytes'),
    heapUsed: of('nodejs_heap_size_used_bytes'),
    heapTotal: of('nodejs_heap_size_total_bytes'),
    external: of('nodejs_external_memory_bytes'),
  };
}
