import { performance } from 'node:perf_hooks';
import { localDateOf } from '@bontot/kernel';
import type { Call } from '@bontot/testing';
import { opaqueId } from '../apps/cli/src/demo/random.ts';
import {
  atRest,
  callsTo,
  cellsOf,
  department,
  differingCopies,
  foundProvince,
  gradeOf,
  importProvince,
  MERGED_CELLS,
  MERGERS,
  startServices,
  YEAR,
  type Merger,
  type Product,
} from './directory-rig.ts';
import { eventOf } from './workload.ts';
import { machine, pause, print, round, say, startRig, type Rig } from './rig.ts';

/**
 * The directory at the size of a province: a page of 500 of the tree as it was on a day; two communes of 40 cells merged
 * until all scores are right again and nothing is counted twice; copies in the other services after kills in the middle of
 * a merger; a province's sheets through the door for files. `node … bench/directory.ts [members]`
 */
const PAGES = 300;
const [MEMBERS = 104_000] = process.argv.slice(2).map(Number);
const today = localDateOf(Date.now());

type Line = { source: string; state: string; value: { part: number; whole: number } };

const rig = await startRig();
try {
  const product = await startServices(rig);
  try {
    const directory = await callsTo(rig, 'directory', product);
    const scoring = await callsTo(rig, 'scoring-api', product);
    const units = await foundProvince(directory);
    await grade(rig, scoring, product);
    say(`${units} units, ${MERGERS.length * 2 * MERGED_CELLS} cells with a grade`);
    const treeP99Ms = round(await treeP99(directory), 1);
    say(`a page of the tree ${treeP99Ms} ms`);
    const mergeSeconds = round(await mergerOf(MERGERS[0], directory, scoring), 2);
    say(`merged in ${mergeSeconds} s`);
    await mergerUnderFire(directory, product);
    const differing = await differingCopies(rig);
    if (differing.length > 0) say(`copies differ: ${differing.join(', ')}`);
    // By itself, since all services of this bench share two cores; then the others catch up.
    await product.pauseOthers();
    const imported = await importProvince(directory, product, MEMBERS);
    say(`imported in ${imported.importSeconds} s`);
    const copySeconds = round(await copied(product), 1);
    print({
      ...{ bench: 'directory', machine: machine(), units, pages: PAGES, cells: MERGED_CELLS * 2 },
      ...imported,
      ...{ copySeconds, treeP99Ms, mergeSeconds, copiesEqual: differing.length === 0 },
      bar: { importSeconds: 60, treeP99Ms: 100, mergeSeconds: 5 },
    });
  } finally {
    await product.stop();
  }
} finally {
  await rig.stop();
}

/** Every cell to be merged has a grade, and its committee has heard of it. */
async function grade(on: Rig, scoring: Call, product: Product): Promise<void> {
  const cells = MERGERS.flatMap(({ from }) => from).flatMap(cellsOf);
  await on.publisher.publish(cells.map((cell, n) => eventOf(gradeOf(cell, n), n)));
  say(`${cells.length} grades sent`);
  for (const { from } of MERGERS)
    for (const commune of from)
      await until(async () => (await linesOf(commune, scoring)).filter(counted).length === MERGED_CELLS);
  await atRest(on, product);
}

/** Pages of 500 on days of the past and of today, from everywhere in the tree. */
async function treeP99(directory: Call): Promise<number> {
  const days = ['2021-03-01', '2024-12-31', today];
  const took: number[] = [];
  let cursor = '';
  for (let n = 0; n < PAGES; n++) {
    const started = performance.now();
    const { status, body } = await directory(
      department,
      'GET',
      `/api/v1/units?on=${days[n % days.length]!}&limit=500${cursor}`,
    );
    took.push(performance.now() - started);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    const { next } = body as { next: string | null };
    cursor = next === null ? '' : `&cursor=${next}`;
  }
  return took.sort((a, b) => a - b)[Math.ceil(took.length * 0.99) - 1]!;
}

/** Seconds from the decision until the new commune has each cell once, the old ones none, and no cell another score. */
async function mergerOf({ from, into }: Merger, directory: Call, scoring: Call): Promise<number> {
  const cells = from.flatMap(cellsOf);
  const before = await Promise.all(cells.map((cell) => digestOf(cell, scoring)));
  const expected = (await Promise.all(from.map((commune) => linesOf(commune, scoring)))).flat().filter(counted);
  const started = performance.now();
  await merge({ from, into }, directory);
  await until(async () => {
    const now = (await linesOf(into, scoring)).filter(counted);
    if (now.length !== expected.length || sumOf(now) !== sumOf(expected)) return false;
    for (const commune of from) if ((await linesOf(commune, scoring)).some(counted)) return false;
    return true;
  });
  const seconds = (performance.now() - started) / 1_000;
  const sources = new Set((await linesOf(into, scoring)).filter(counted).map(({ source }) => source));
  if (sources.size !== cells.length) throw new Error(`${sources.size} cells counted of ${cells.length}`);
  const after = await Promise.all(cells.map((cell) => digestOf(cell, scoring)));
  if (after.some((digest, n) => digest !== before[n])) throw new Error('a cell reads otherwise than before the merger');
  return seconds;
}

/** A second merger, in which the directory and those who copy it are killed one after another. */
async function mergerUnderFire(directory: Call, product: Product): Promise<void> {
  await merge(MERGERS[1], directory);
  for (const name of ['directory', 'meetings', 'scoring-worker', 'directory', 'gateway', 'dashboards'])
    await product.restart(name);
  const planId = opaqueId('bench', MERGERS[1].into);
  await until(async () => {
    const { body } = await directory(department, 'GET', `/api/v1/plans/${planId}`);
    return (body as { state: string }).state === 'applied';
  });
  await until(async () => (await differingCopies(rig)).length === 0, 30_000).catch(() => undefined);
  await atRest(rig, product);
}

/** Seconds from the start of the services that copy the directory until no copy differs from it. */
async function copied(product: Product): Promise<number> {
  const started = performance.now();
  await product.goOn();
  await atRest(rig, product);
  await until(async () => (await differingCopies(rig)).length === 0, 300_000);
  return (performance.now() - started) / 1_000;
}

async function merge({ from, into }: Merger, directory: Call): Promise<void> {
  const { status, body } = await directory(department, 'POST', '/api/v1/units/merge', {
    ...{ planId: opaqueId('bench', into), decision: '1-QĐ/TU', effectiveOn: today, unitIds: from },
    into: { unitId: into, parentId: 'P', name: `Đảng bộ xã ${into}` },
  });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** What the card of a committee holds of its cells' meetings, the latest revision of each. */
async function linesOf(commune: string, scoring: Call): Promise<Line[]> {
  const path = `/api/v1/cells/${commune}/assessments/${YEAR}/evidence?measure=sub.meeting.grade&limit=500`;
  const { status, body } = await scoring(department, 'GET', path);
  if (status !== 200 && status !== 404) throw new Error(`${status} ${JSON.stringify(body)}`);
  return status === 200 ? (body as { items: Line[] }).items : [];
}

function counted({ state }: Line): boolean {
  return state === 'counted';
}

function sumOf(lines: readonly Line[]): string {
  return lines.reduce((sum, { value }) => [sum[0]! + value.part, sum[1]! + value.whole], [0, 0]).join('/');
}

async function digestOf(cell: string, scoring: Call): Promise<string> {
  const { status, body } = await scoring(department, 'GET', `/api/v1/cells/${cell}/assessments/${YEAR}?view=self`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return (body as { digest: string }).digest;
}

async function until(holds: () => Promise<boolean>, patienceMs = 120_000): Promise<void> {
  for (const end = performance.now() + patienceMs; !(await holds());) {
    if (performance.now() > end) throw new Error('it never came to pass');
    // Seldom: a look is three requests, which take from the same cores what they watch.
    await pause(200);
  }
}
