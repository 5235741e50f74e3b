import { assessmentChanged, topics, unitChanged, type Unit } from '@bontot/contracts';
import type { OutgoingEvent } from '@bontot/messaging';
import { importJWK, SignJWT, type JWK } from 'jose';
import { readSecrets } from '../tools/start/secrets.ts';
import { drained, startService, type Rig, type Running } from './rig.ts';

export const COMMUNES = 59;
export const PERIOD = String(new Date().getUTCFullYear());
const OUTCOMES = ['on_track', 'at_risk', 'out_of_reach', 'too_early'] as const;

export const communeOf = (cell: number): string => `P-${String(cell % COMMUNES).padStart(2, '0')}`;
export const cellOf = (cell: number): string => `${communeOf(cell)}-${String(cell).padStart(6, '0')}`;

/** A province of 59 communes, and one more with a single cell that only the measurement touches. */
export function treeOf(cells: number): Unit[] {
  const at = (unitId: string, parentId: string | null, path: string, level: Unit['level']): Unit => ({
    ...{ unitId, parentId, path, level, version: 1, grassroots: false, name: `Chi bộ ${unitId}` },
    ...{ cellType: level === 'cell' ? ('residential' as const) : null, validFrom: '2020-01-01', validTo: null },
    successorOf: [],
  });
  return [
    at('P', null, '/P/', 'province'),
    at('P-PROBE', 'P', '/P/P-PROBE/', 'commune'),
    at('PROBE', 'P-PROBE', '/P/P-PROBE/PROBE/', 'cell'),
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

export type Dashboards = Running & {
  /** The header of a department over a part of the tree. */
  sign(prefix: string): Promise<string>;
  get(path: string, prefix?: string): Promise<Response>;
};

/** The service on a province of so many cells whose cards have stood for a week. */
export async function startDashboards(rig: Rig, cells: number): Promise<Dashboards> {
  await rig.kafka.ensureTopics([topics.directory, topics.scoring, topics.notifications]);
  const running = await startService(rig, 'apps/dashboards/dist/main.js');
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
  const sign = await signer(rig);
  const get = async (path: string, prefix = '/P/') =>
    fetch(`${running.url}${path}`, { headers: { authorization: await sign(prefix) } });
  return { ...running, sign, get };
}

/** Identities as the gateway signs them, for a department over a part of the tree. */
async function signer({ dataDir }: Rig): Promise<(prefix: string) => Promise<string>> {
  const key = await importJWK(readSecrets(dataDir).gatewayPrivateKey as JWK, 'EdDSA');
  const cache = new Map<string, { token: string; until: number }>();
  return async (prefix) => {
    const known = cache.get(prefix);
    if (known && known.until > Date.now()) return known.token;
    const posts = [{ role: 'org_dept', unitId: 'P', path: prefix, until: null }];
    const signed = await new SignJWT({ posts })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('gateway')
      .setAudience('dashboards')
      .setSubject('person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M')
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(key);
    const token = `Bearer ${signed}`;
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
