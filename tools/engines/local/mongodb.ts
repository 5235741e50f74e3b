import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient, MongoServerError, type Db, type Document } from 'mongodb';
import type { LocalEngine } from '../engine.ts';
import { mongod } from '../install.mjs';
import { mongodbAnswers } from '../probe.ts';
import { sleep } from '../process.ts';

export const REPLICA_SET = 'bontot';

/** Gigabytes; unbounded it would take half of the machine's memory. */
const cache = (): number => Number(process.env['BONTOT_MONGODB_CACHE_GB'] ?? 1);

const direct = (port: number): string => `mongodb://127.0.0.1:${port}/?directConnection=true`;

export const mongodb: LocalEngine = {
  name: 'mongodb',
  ports: ['mongodb'],
  install: async (log) => void (await mongod(log)),
  prepare: async (folder, ports) => {
    const dbpath = join(folder, 'db');
    mkdirSync(dbpath, { recursive: true });
    return {
      command: await mongod(() => undefined),
      args: [
        ...['--dbpath', dbpath, '--port', String(ports['mongodb']), '--bind_ip', '127.0.0.1', '--nounixsocket'],
        ...['--replSet', REPLICA_SET, '--wiredTigerCacheSizeGB', String(cache()), '--oplogSize', '1024', '--quiet'],
        ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      ],
      cwd: folder,
    };
  },
  answers: async (ports) => (await mongodbAnswers(direct(ports['mongodb'] as number))) !== undefined,
  settle: (ports) => formReplicaSet(ports['mongodb'] as number),
  address: (ports) => `mongodb://127.0.0.1:${ports['mongodb']}/?replicaSet=${REPLICA_SET}`,
};

/**
 * One member, that is itself the primary. The set knows its member by address, so a data folder whose port changed is
 * told the new one by force: there is no majority that could be asked.
 */
export async function formReplicaSet(port: number, host = `127.0.0.1:${port}`): Promise<void> {
  const client = new MongoClient(direct(port), { serverSelectionTimeoutMS: 5_000 });
  try {
    const admin = client.db('admin');
    const members = [{ _id: 0, host }];
    const config = await configOrInitiated(admin, members);
    if (config && config['members'][0].host !== host)
      await admin.command({ replSetReconfig: { ...config, members, version: config['version'] + 1 }, force: true });
    while (!(await admin.command({ hello: 1 }))['isWritablePrimary']) await sleep(20);
  } finally {
    await client.close();
  }
}

/** The set's configuration, or undefined after it was made. While mongod still reads its own, it denies to have one. */
async function configOrInitiated(admin: Db, members: { _id: number; host: string }[]): Promise<Document | undefined> {
  for (;;) {
    try {
      return (await admin.command({ replSetGetConfig: 1 }))['config'] as Document;
    } catch (error) {
      if (!isNamed(error, 'NotYetInitialized')) throw error;
    }
    try {
      await admin.command({ replSetInitiate: { _id: REPLICA_SET, members } });
      return undefined;
    } catch (error) {
      if (!isNamed(error, 'AlreadyInitialized')) throw error;
    }
    await sleep(100);
  }
}

const isNamed = (error: unknown, codeName: string): boolean =>
  error instanceof MongoServerError && error.codeName === codeName;
