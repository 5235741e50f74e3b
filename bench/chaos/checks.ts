import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { consumerGroups, assessmentChanged, topics } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { DeadLetters, GroupProgress, KafkaTopicReader, type KafkaConnection } from '@bontot/messaging';
import { MongoClient } from 'mongodb';
import { pause, type Doors } from './doors.ts';
import { views, type Oracle } from './oracle.ts';
import { DOOR, type Poison } from './traffic.ts';
import type { ChaosUnit } from './tree.ts';

/** How many things were looked at, and which differ from what must be, in words. */
export type Finding = { checked: number; differences: string[] };

const EVERY_MS = 200;

/** Resolves when all groups have handled all that there is and nothing waits to be published, twice in a row. */
export async function atRest(doors: Doors, services: () => { url: string }[], timeoutMs: number): Promise<void> {
  const progress = new GroupProgress(doors.kafka);
  try {
    for (let calm = 0, until = performance.now() + timeoutMs; calm < 2;) {
      const open = await openWork(progress, services()).catch(({ message }: Error) => message);
      calm = open === '' ? calm + 1 : 0;
      if (performance.now() > until) throw new Error(`not at rest after ${timeoutMs / 1000} s: ${open}`);
      await pause(EVERY_MS);
    }
  } finally {
    await progress.close();
  }
}

async function openWork(progress: GroupProgress, services: { url: string }[]): Promise<string> {
  for (const group of consumerGroups) {
    const partitions = await progress.read(group, consumedBy(group));
    const left = partitions.reduce((sum, { committed, end }) => sum + Number(end - committed), 0);
    if (left > 0) return `${group} has ${left} records before it`;
  }
  for (const { url } of services) {
    const status = (await (await fetch(`${url}/status`)).json()) as Record<
      'outboxPending' | 'changesWaiting' | 'followUpsWaiting' | 'marks',
      number | undefined
    >;
    if (status.outboxPending) return `${url} has ${status.outboxPending} events in its outbox`;
    if (status.changesWaiting) return `${url} has ${status.changesWaiting} changes to tell`;
    if (status.followUpsWaiting) return `${url} has ${status.followUpsWaiting} meetings to follow up`;
    if (status.marks) return `${url} has ${status.marks} sums to make`;
  }
  return '';
}

/** The topics of each group that consumes any. */
const consumedBy = (group: (typeof consumerGroups)[number]): string[] => {
  const retry = `${group}.retry`;
  switch (group) {
    case 'scoring-worker':
      return [topics.evidence.name, topics.directory.name, topics.scoringInbox.name, DOOR, retry];
    case 'dashboards':
      return [topics.scoring.name, topics.directory.name, topics.notifications.name, retry];
    case 'notifications':
      return [topics.scoring.name, topics.directory.name, retry];
    case 'gateway':
    case 'meetings':
    case 'pledges':
      return [topics.directory.name, retry];
    default:
      return [];
  }
};

/** Every accepted fact counted exactly once: both views of each card equal `evaluate` over what was sent. */
export async function cards(doors: Doors, oracle: Oracle, units: readonly ChaosUnit[]): Promise<Finding> {
  const differences: string[] = [];
  for (const unit of units) {
    const expected = oracle.digestsOf(unit);
    for (const [index, view] of views.entries()) {
      const path = `/api/v1/cells/${unit.unitId}/assessments/${oracle.year}?view=${view}`;
      const { digest, revision } = await doors.ask('org-dept', path);
      if (digest !== expected[index])
        differences.push(
          `card ${unit.unitId}, ${view}, revision ${revision}: not what ${oracle.countOf(unit.unitId)} facts give`,
        );
    }
  }
  return { checked: units.length * views.length, differences };
}

/** Dead letters are exactly the poison as it lies at the door, each record once with its reason, and nobody else has any. */
export async function deadLetters(kafka: KafkaConnection, poison: readonly Poison[]): Promise<Finding> {
  const differences: string[] = [];
  const codeOf = new Map(poison.map(({ id, code }) => [id, code]));
  const expected = new Map<string, string>();
  // A send that was repeated may have left a record twice; each is one of its own.
  const reader = new KafkaTopicReader(kafka);
  await reader.scan(DOOR, ({ partition, offset, headers }) => {
    const code = codeOf.get(String(headers['ce_id']));
    if (code) expected.set(`${partition}|${offset}`, code);
  });
  const checked = expected.size;
  const sink = { send: () => Promise.reject(new Error('nothing is replayed here')) };
  const letters = new DeadLetters({ reader, sink });
  for (const group of consumerGroups) {
    const { items } = await letters.list(group, { limit: 1_000_000 });
    for (const { topic, partition, offset, code } of items) {
      const place = `${partition}|${offset}`;
      const wanted = group === 'scoring-worker' && topic === DOOR ? expected.get(place) : undefined;
      if (wanted !== code)
        differences.push(`${group} gave up ${topic} ${place} for ${code}, expected ${wanted ?? 'none'}`);
      else expected.delete(place);
    }
  }
  for (const [place, code] of expected) differences.push(`${place} (${code}) has no dead letter`);
  return { checked, differences };
}

type Told = { revision: number; at: string; result: string };

/** The reviewed outcome of each card by revision, as it was told to everybody. */
export async function toldOutcomes(kafka: KafkaConnection): Promise<Map<string, Told[]>> {
  const told = new Map<string, Map<number, Told>>();
  await new KafkaTopicReader(kafka).scan(topics.scoring.name, ({ headers, value }) => {
    if (String(headers['ce_type']) !== assessmentChanged.type) return;
    const body: unknown = JSON.parse(String(value));
    const {
      cellId,
      revision,
      at,
      views: { reviewed },
    } = assessmentChanged.body.parse(body);
    const ofCell = told.get(cellId) ?? new Map<number, Told>();
    ofCell.set(revision, { revision, at, result: reviewed!.result });
    told.set(cellId, ofCell);
  });
  return new Map([...told].map(([id, list]) => [id, [...list.values()].sort((a, b) => a.revision - b.revision)]));
}

/** Exactly one notice per cell and day of change for the one who keeps all these cells. */
export async function notices(doors: Doors, told: Map<string, Told[]>, cells: readonly ChaosUnit[]): Promise<Finding> {
  const expected = new Set<string>();
  for (const { unitId } of cells) {
    const list = told.get(unitId) ?? [];
    list.forEach(({ result, at }, index) => {
      if (index > 0 && list[index - 1]!.result !== result) expected.add(`${unitId} on ${localDateOf(Date.parse(at))}`);
    });
  }
  const checked = expected.size;
  const differences: string[] = [];
  for (let cursor = ''; ;) {
    const page = await doors.ask(
      'secretary',
      `/api/v1/notices?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { cellId, day } of page.items) {
      const name = `${cellId} on ${day}`;
      if (!expected.delete(name)) differences.push(`notice about ${name}: one too many`);
    }
    if (page.next === null) break;
    cursor = page.next;
  }
  for (const name of expected) differences.push(`no notice about ${name}`);
  return { checked, differences };
}

/** Roll-ups: each committee's counts are those of the cells below it, as the cards stand. */
export async function rollUps(
  doors: Doors,
  told: Map<string, Told[]>,
  units: readonly ChaosUnit[],
  year: string,
): Promise<Finding> {
  const parentOf = new Map(units.map(({ unitId, parentId }) => [unitId, parentId]));
  const counts = new Map<string, Record<string, number>>();
  for (const { unitId, level } of units) {
    if (level !== 'cell') continue;
    const outcome = told.get(unitId)?.at(-1)?.result ?? 'no_data';
    for (let above = parentOf.get(unitId); above; above = parentOf.get(above)) {
      const of = counts.get(above) ?? {};
      of[outcome] = (of[outcome] ?? 0) + 1;
      counts.set(above, of);
    }
  }
  const differences: string[] = [];
  for (const [unitId, expected] of counts) {
    const { counts: shown } = await doors.ask('org-dept', `/api/v1/dashboards/${unitId}?period=${year}`);
    const positive = Object.entries(shown as Record<string, number>).filter(([, n]) => n > 0);
    if (textOf(Object.fromEntries(positive)) !== textOf(expected))
      differences.push(`roll-up of ${unitId}: ${textOf(Object.fromEntries(positive))}, expected ${textOf(expected)}`);
  }
  return { checked: counts.size, differences };
}

const textOf = (counts: Record<string, number>): string =>
  Object.keys(counts)
    .sort()
    .map((key) => `${key} ${counts[key]}`)
    .join(', ');

/** What `bontot verify` says of roll-ups and of the chains of cards. */
export async function verified(env: Record<string, string>): Promise<Finding> {
  const main = resolve(import.meta.dirname, '../../apps/cli/dist/main.js');
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'verify', '--json'], {
    env: { PATH: process.env['PATH'], ...env },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  const { ok: _, ...findings } = JSON.parse(stdout) as { ok: boolean } & Record<string, Finding>;
  return {
    checked: Object.values(findings).reduce((sum, { checked }) => sum + checked, 0),
    differences: Object.values(findings).flatMap(({ differences }) => differences),
  };
}

/** Services that keep a copy of each unit. */
const COPIES = ['scoring', 'gateway', 'dashboards', 'notifications', 'meetings', 'pledges'];

/** Copies of the directory's units: the same ids at the same versions and places as the owner has them. */
export async function copies(mongodb: string, prefix: string): Promise<Finding> {
  const client = await MongoClient.connect(mongodb);
  try {
    const read = async (service: string): Promise<Map<string, string>> => {
      const rows = await client.db(`${prefix}${service}`).collection('units').find({}).toArray();
      return new Map(rows.map(({ _id, ...row }) => [String(_id), placeOf(row)]));
    };
    const owner = await read('directory');
    const differences: string[] = [];
    for (const service of COPIES) {
      const copy = await read(service);
      for (const [id, place] of owner)
        if (copy.get(id) !== place)
          differences.push(`${service}'s copy of ${id}: ${copy.get(id) ?? 'none'}, expected ${place}`);
      if (copy.size !== owner.size) differences.push(`${service} knows ${copy.size} units of ${owner.size}`);
    }
    return { checked: owner.size * COPIES.length, differences };
  } finally {
    await client.close();
  }
}

/** Where a unit lies and at which version; a copy keeps it flat or as the value beside its version. */
function placeOf(row: Record<string, unknown>): string {
  const held = (typeof row['value'] === 'string' ? JSON.parse(row['value']) : (row['value'] ?? row)) as {
    path?: string;
  };
  return `${held.path} at version ${String(row['version'])}`;
}
