import { MongoClient, type Db } from 'mongodb';
import { person, signingAs } from '@bontot/testing';
import { readSecrets } from '../tools/start/secrets.ts';
import { preload } from './preload.ts';
import { cpuOf, machine, prepare, print, profiling, round, say, startRig, startService, type Rig } from './rig.ts';
import { preloadYear } from './year.ts';
import { cellOf, factOf, PERIOD, unitOf } from './workload.ts';

/**
 * What a page asks of the scoring API, on a province of cards with a year's facts each: p50 and p99 of every read, one after
 * another as a person clicks, first of cards that the process has not looked at before (`first`), then of cards in hand
 * (`again`), and the most queries that one of them made, by the store's own profile. `node … bench/pages.ts [cards] [facts] [name]`
 * with a name measures the reads that have it in theirs.
 */
const CARDS = Number(process.argv[2] ?? 4_785);
const FACTS = Number(process.argv[3] ?? 700);
const ONLY = process.argv[4] ?? '';
/** Facts that came together, so that a year of 700 has 233 revisions. */
const PER_REVISION = 3;
const REQUESTS = 300;
const PROFILED = 10;
const ROW_OF_CELLS = 25;
const BAR = { p99: 100, queries: 2 };

type Read = { name: string; path: (n: number) => string };
/** Cells with the whole chain of their year, spread over the province; the others hold a snapshot and a short log. */
const READ = Array.from({ length: REQUESTS + PROFILED }, (_, n) => Math.floor((n * CARDS) / (REQUESTS + PROFILED)));
const card = (n: number) => `/api/v1/cells/${cellOf(READ[n]!)}/assessments/${PERIOD}`;
const cellsFrom = (n: number) => Array.from({ length: ROW_OF_CELLS }, (_, k) => cellOf((n * ROW_OF_CELLS + k) % CARDS));
const reads: Read[] = [
  { name: 'assessment', path: card },
  { name: 'assessment, reviewed', path: (n) => `${card(n)}?view=reviewed` },
  { name: 'assessment, as known', path: (n) => `${card(n)}?asOf=${PERIOD}-05-31&knownOn=${PERIOD}-05-31` },
  { name: 'trend', path: (n) => `${card(n)}/trend` },
  { name: 'history', path: (n) => `${card(n)}/history?limit=20` },
  { name: 'evidence', path: (n) => `${card(n)}/evidence?limit=20` },
  { name: 'evidence of an indicator', path: (n) => `${card(n)}/evidence?indicator=2.3&limit=20` },
  {
    name: `next steps of ${ROW_OF_CELLS}`,
    path: (n) => `/api/v1/next-steps?cells=${cellsFrom(n).join(',')}&period=${PERIOD}`,
  },
  { name: 'register', path: (n) => `/api/v1/register/pending?unitId=${cellOf(READ[n]!)}&limit=50` },
];

const rig = await startRig();
const client = await MongoClient.connect(rig.engines.mongodb.address);
const scoring = client.db('scoring');
try {
  await prepare(rig, 0);
  await (await startApi()).stop();
  await scoring.collection<{ _id: string }>('units').insertMany(
    Array.from({ length: CARDS }, (_, index) => {
      const { unitId, ...unit } = unitOf(index);
      return { _id: unitId, ...unit };
    }),
  );
  await preload(rig, CARDS, FACTS);
  await preloadYear(rig, READ, FACTS, PER_REVISION);
  await pendingFacts(scoring);
  say(`${CARDS} cards of ${FACTS} facts, ${READ.length} of them with ${Math.ceil(FACTS / PER_REVISION)} revisions`);
  const figures = [];
  for (const { name, path } of reads.filter((read) => read.name.includes(ONLY))) {
    const api = await startApi();
    const ask = await caller(rig, api.url);
    // What a process pays once, for its first request of a kind, is no page's.
    await ask(path(REQUESTS));
    const cpu = () => cpuOf(api.pid) + cpuOf(rig.engines.mongodb.pid!);
    const first = await timed(path, REQUESTS, ask, cpu);
    const again = await timed((n) => path(REQUESTS - 1 - (n % 5)), REQUESTS, ask, cpu);
    const queries = await queriesOf(scoring, (n) => ask(path(REQUESTS + n)));
    const kb = round((await ask(path(0))).length / 1024, 1);
    figures.push({ name, first, again, queries, kb });
    say(JSON.stringify(figures.at(-1)));
    await api.stop();
  }
  const within = figures.every(
    ({ first, again, queries }) => Math.max(first.p99, again.p99) <= BAR.p99 && queries <= BAR.queries,
  );
  print({ bench: 'pages', machine: machine(), cards: CARDS, facts: FACTS, bar: BAR, within, reads: figures });
} finally {
  await client.close();
  await rig.stop();
}

function startApi() {
  return startService(rig, 'apps/scoring/dist/api.main.js', ['--max-semi-space-size=32', ...profiling('pages')]);
}

/** Asks as the gateway would for a person who may see the whole province. */
async function caller({ dataDir }: Rig, url: string): Promise<(path: string) => Promise<string>> {
  const sign = await signingAs(readSecrets(dataDir).gatewayPrivateKey);
  return async (path) => {
    const answer = await fetch(`${url}${path}`, {
      headers: { authorization: await sign('scoring-api', person('inspector', '/B/')) },
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text;
  };
}

/** Milliseconds of requests one after another; `cpu` is what API and store worked for one, whatever else the machine does. */
async function timed(
  path: (n: number) => string,
  count: number,
  ask: (path: string) => Promise<string>,
  cpu: () => number,
) {
  const times: number[] = [];
  const before = cpu();
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    await ask(path(n));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(count - 1, Math.floor(count * share))]!, 1);
  return { p50: at(0.5), p99: at(0.99), max: at(1), cpu: round(((cpu() - before) / count) * 1000, 1) };
}

/** The most queries that one of some requests made, each about cards not looked at before. */
async function queriesOf(db: Db, ask: (n: number) => Promise<unknown>): Promise<number> {
  let most = 0;
  for (let n = 0; n < PROFILED; n++) {
    await db.command({ profile: 0 });
    await db.dropCollection('system.profile').catch(() => undefined);
    await db.command({ profile: 2 });
    await ask(n);
    await db.command({ profile: 0 });
    const page = { op: { $in: ['query', 'command', 'getmore'] }, ns: /\.(cards|units|pending)$/, appName: 'scoring' };
    most = Math.max(most, await db.collection('system.profile').countDocuments(page));
  }
  return most;
}

/** Two facts of every third cell wait for a verdict. */
async function pendingFacts(db: Db): Promise<void> {
  const lines = Array.from({ length: CARDS }, (_, index) => index)
    .filter((index) => index % 3 === 0)
    .flatMap((index) =>
      [0, 1].map((n) => {
        const fact = factOf(index + n * CARDS, CARDS, 'in-turn');
        const { path } = unitOf(index);
        const rest = { path, period: PERIOD, evidence: [], enteredBy: 'person:x', recordedAt: new Date(0) };
        return { ...fact, ...rest, _id: `${cellOf(index)}|${PERIOD}|${fact.measure}|${n}` };
      }),
    );
  await db.collection<{ _id: string }>('pending').insertMany(lines);
}
