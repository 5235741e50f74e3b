import { createHash } from 'node:crypto';
import { topics, type EvidenceBody } from '@bontot/contracts';
import { canonical } from '@bontot/kernel';
import { GroupProgress } from '@bontot/messaging';
import { person, signingAs, system, type Call, type Caller } from '@bontot/testing';
import { MongoClient } from 'mongodb';
import { provinceBooks } from '../apps/directory/test/province-workbook.ts';
import { importOf } from '../apps/directory/test/send-file.ts';
import { opaqueId } from '../apps/cli/src/demo/random.ts';
import { readSecrets } from '../tools/start/secrets.ts';
import { services, type Surroundings } from '../tools/start/services.ts';
import { pause, peakMemoryOf, round, startService, type Rig, type Running } from './rig.ts';

export const YEAR = '2026';
export const COMMUNES = 59;
export const CELLS = 4_785;
/** Cells of each of the communes that are merged, and members of each of these cells. */
export const MERGED_CELLS = 40;
const MEMBERS = 22;

export const seeder = system('seeder');
export const department: Caller = person('org_dept', '/P/', opaqueId('bench', 'department'));

/** Services that keep copies of the directory, and those that the merger needs besides. */
const NAMES = ['directory', 'scoring-api', 'scoring-worker', 'notifications', 'meetings', 'pledges', 'dashboards'];

export type Product = {
  running: Map<string, Running>;
  restart(name: string): Promise<void>;
  /** Only the directory runs on. */
  pauseOthers(): Promise<void>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
};

/** The services behind the gateway, and the gateway itself without anybody who signs in. */
export async function startServices(rig: Rig): Promise<Product> {
  const running = new Map<string, Running>();
  const nowhere = 'http://127.0.0.1:9';
  const around: Surroundings = {
    urls: new Proxy({}, { get: () => nowhere }),
    publicUrl: nowhere,
    engines: { kafka: rig.env['KAFKA_BROKERS']!, mongodb: rig.env['MONGODB_URI']!, redis: rig.env['REDIS_URL']! },
    ...{ topicPrefix: '', dbPrefix: '', secrets: readSecrets(rig.dataDir) },
  };
  const start = async (name: string): Promise<void> => {
    const { entry, flags = [], env } = services.find((service) => service.name === name)!;
    running.set(name, await startService(rig, entry, flags, env(around)));
  };
  for (const name of [...NAMES, 'gateway']) await start(name);
  return {
    running,
    async restart(name) {
      await running.get(name)!.stop('SIGKILL');
      await start(name);
    },
    async pauseOthers() {
      const others = [...running].filter(([name]) => name !== 'directory');
      await Promise.all(others.map(([, service]) => service.stop()));
    },
    async goOn() {
      for (const name of [...running.keys()].filter((each) => each !== 'directory')) await start(name);
    },
    async stop() {
      await Promise.all([...running.values()].map((service) => service.stop()));
    },
  };
}

/** Calls with identities as the gateway signs them; the address is asked for anew, since a service may have come again. */
export async function callsTo(rig: Rig, name: string, { running }: Product): Promise<Call> {
  const sign = await signingAs(readSecrets(rig.dataDir).gatewayPrivateKey);
  return async (caller, method, path, body) => {
    const isBytes = body instanceof Uint8Array;
    const answer = await fetch(`${running.get(name)!.url}${path}`, {
      method,
      headers: {
        authorization: await sign(name, caller ?? { ref: '', posts: [] }),
        ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body !== undefined && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };
}

export const communeId = (n: number): string => `P-${String(n).padStart(2, '0')}`;
export const cellId = (commune: string, n: number): string => `${commune}-${String(n).padStart(4, '0')}`;
/** The communes that are merged, two by two, beside the province. */
export type Merger = { from: string[]; into: string };
export const MERGERS: readonly [Merger, Merger] = [
  { from: ['M-1', 'M-2'], into: 'M-N' },
  { from: ['M-3', 'M-4'], into: 'M-O' },
];
export const cellsOf = (commune: string): string[] =>
  Array.from({ length: MERGED_CELLS }, (_, n) => cellId(commune, n));

const unit = (unitId: string, parentId: string | null, level: string) => ({
  ...{ unitId, parentId, level, name: `Tổ chức ${unitId}`, validFrom: '2020-01-01' },
  cellType: level === 'cell' ? 'residential' : null,
});

/** A province of the usual size, and the communes to be merged with their members, secretaries and posts. */
export async function foundProvince(call: Call): Promise<number> {
  const merging = MERGERS.flatMap(({ from }) => from);
  const communes = [...Array.from({ length: COMMUNES }, (_, n) => communeId(n)), ...merging];
  const cells = Array.from({ length: CELLS - merging.length * MERGED_CELLS }, (_, n) => {
    const commune = communeId(n % COMMUNES);
    return unit(cellId(commune, n), commune, 'cell');
  });
  const units = [
    unit('P', null, 'province'),
    ...communes.map((commune) => unit(commune, 'P', 'commune')),
    ...cells,
    ...merging.flatMap((commune) => cellsOf(commune).map((cell) => unit(cell, commune, 'cell'))),
  ];
  const people = merging
    .flatMap(cellsOf)
    .flatMap((cell) => Array.from({ length: MEMBERS }, (_, n) => ({ cell, n, personId: opaqueId(cell, 'member', n) })));
  const members = people.map(({ cell, n, personId }) => ({
    ...{ memberId: personId, cellId: cell, name: `Nguyễn Văn ${n}`, kind: 'full', joinedCellOn: '2022-01-01' },
  }));
  const posts = people.map(({ cell, n, personId }) => ({
    ...{ postId: opaqueId(cell, 'post', n), personId, role: n === 0 ? 'secretary' : 'member', unitId: cell },
    ...{ from: '2022-01-01', until: null },
  }));
  for (const [list, rows] of Object.entries({ units, members, posts }))
    for (let from = 0; from < rows.length; from += 500) {
      const { body } = await call(seeder, 'POST', '/api/v1/import', { [list]: rows.slice(from, from + 500) });
      const answer = (body as Record<string, { result: string }[]>)[list]!;
      const wrong = answer.find(({ result }) => result !== 'changed');
      if (wrong) throw new Error(JSON.stringify(wrong));
    }
  return units.length;
}

/**
 * The two sheets of another province through the door for files: units, then members. @returns rows written, seconds from the
 * first part sent until both are done, and the largest memory of the service since its start
 */
export async function importProvince(call: Call, product: Product, members: number) {
  await call(seeder, 'POST', '/api/v1/import', { units: [unit('QN', null, 'province')] });
  const books = await provinceBooks(members);
  const committee = person('committee', '/QN/', opaqueId('bench', 'committee'));
  const started = performance.now();
  let importRows = 0;
  for (const [name, bytes] of Object.entries(books)) {
    const file = { unitId: 'QN', name: `${name}.xlsx`, bytes };
    const { written } = (await importOf(call, committee, file, '2026-01-01')) as { written: { created: number } };
    importRows += written.created;
  }
  const importSeconds = round((performance.now() - started) / 1_000, 1);
  return { importRows, importSeconds, importPeakMb: peakMemoryOf(product.running.get('directory')!.pid) };
}

/** One grade for each cell that is merged, so that its committee hears of each of them once. */
export const gradeOf = (cell: string, n: number): EvidenceBody => ({
  ...{ cellId: cell, measure: 'meeting.grade', source: `bench/${cell}`, revision: 1 },
  ...{ effectiveOn: `${YEAR}-03-10`, value: { grade: (n % 5) as 0 | 1 | 2 | 3 | 4 } },
});

/** Resolves when every group has read everything and nothing waits to be told. */
export async function atRest(rig: Rig, { running }: Product): Promise<void> {
  const progress = new GroupProgress(rig.kafka);
  try {
    for (let calm = 0; calm < 2;) {
      calm = (await isAtRest(progress, running)) ? calm + 1 : 0;
      await pause(50);
    }
  } finally {
    await progress.close();
  }
}

/** Who reads what of the topics that a merger writes to. */
const READERS = ['scoring-worker', 'dashboards', 'notifications', 'gateway', 'meetings', 'pledges'] as const;

async function isAtRest(progress: GroupProgress, running: Product['running']): Promise<boolean> {
  for (const group of READERS) {
    const read = group === 'scoring-worker' ? [topics.directory.name, topics.evidence.name] : [topics.directory.name];
    if ((await progress.read(group, read)).some(({ committed, end }) => committed < end)) return false;
  }
  for (const { url } of running.values()) {
    const status = (await (await fetch(`${url}/status`)).json()) as Record<string, number | undefined>;
    if (status['outboxPending'] || status['changesWaiting'] || status['marks']) return false;
  }
  return true;
}

const COPIES: Record<string, readonly string[]> = {
  scoring: ['units'],
  dashboards: ['units'],
  notifications: ['units'],
  gateway: ['units', 'posts'],
  meetings: ['units', 'members', 'posts'],
  pledges: ['units', 'members', 'posts'],
};

/** Which copies differ from what the directory has, by a hash over ids, versions and places; none when all is well. */
export async function differingCopies(rig: Rig): Promise<string[]> {
  const client = await MongoClient.connect(rig.engines.mongodb.address);
  try {
    const hash = async (service: string, list: string): Promise<string> => {
      const rows = await client.db(service).collection(list).find({}).sort({ _id: 1 }).toArray();
      const kept = rows.map(({ _id, version, value, ...row }) => {
        const held = (typeof value === 'string' ? JSON.parse(value) : (value ?? row)) as Record<string, unknown>;
        return [String(_id), Number(version), String(held[list === 'members' ? 'cellId' : 'path'])];
      });
      return createHash('sha256').update(canonical(kept)).digest('hex');
    };
    const differing: string[] = [];
    for (const [service, lists] of Object.entries(COPIES))
      for (const list of lists)
        if ((await hash(service, list)) !== (await hash('directory', list))) differing.push(`${service}.${list}`);
    return differing;
  } finally {
    await client.close();
  }
}
