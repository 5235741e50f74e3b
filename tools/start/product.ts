import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEngines, type EngineName, type Engines, type Log } from '../engines/index.ts';
import { startGuard, type Guard } from '../engines/guard.ts';
import { isFree, portsOf } from '../engines/ports.ts';
import type { Command } from '../engines/process.ts';
import { build } from './build.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { messageOf } from '../engines/engine.ts';
import { StartFault } from './fault.ts';
import type { StartOptions } from './options.ts';
import { describeRun, type RunFile } from './run-file.ts';
import { readSecrets } from './secrets.ts';
import { seed } from './seed.ts';
import { DOOR, services as table, type ServiceRow, type Surroundings } from './services.ts';
import { writeJson } from './json-file.ts';
import { Supervisor } from './supervisor.ts';

export const root = resolve(import.meta.dirname, '../..');

/** Services get this long to finish what they began; with the engines' 3 s all is over within 10 s. */
const SERVICE_GRACE_MS = 6_000;

export type ProductOptions = StartOptions & {
  log: Log;
  /** Other processes than the product's: for the tests of the start itself. */
  services?: ServiceRow[];
  /** Beside others on the same engines: names of topics and databases begin with these. */
  topicPrefix?: string;
  dbPrefix?: string;
  /** Number of the Redis database; 0 by default. */
  redisDatabase?: number;
  build?: boolean;
  /** The data folder goes away with the product, however it ends. */
  temporary?: boolean;
};

export type Product = {
  url: string;
  engines: Engines;
  services: Supervisor[];
  /** What `run.json` holds now. */
  run(): RunFile;
  /** The link that opens an empty installation; undefined for every other. */
  bootstrapLink?: string;
  /** Services, then engines, within 10 s. */
  stop(): Promise<void>;
  /** At once, without goodbye. */
  kill(): void;
};

/** The handle to end a start that is still under way. */
export type Interruption = { end?: () => Promise<void> };

/**
 * Brings the whole product up: data folder, engines, build, services side by side, data of the profile. Resolves when all
 * is ready; throws StartFault or EngineFault, then nothing is left running.
 */
export async function startProduct(options: ProductOptions, interruption: Interruption = {}): Promise<Product> {
  const { dataDir, log, port } = options;
  const folder = await openDataFolder({ ...options, now: new Date() });
  if (!(await isFree(port))) {
    folder.release();
    throw new StartFault(`port ${port} is taken. End what listens there, or choose another one with --port.`);
  }
  const guard = startGuard();
  if (options.temporary) guard.remove(dataDir);
  const end = async (): Promise<void> => {
    folder.markEnding();
    await guard.release();
    folder.release();
  };
  interruption.end = end;
  try {
    const [engines] = await Promise.all([
      startEngines({ dataDir, log, engines: options.engines, guard }),
      options.build === false ? undefined : build(root).then((said) => log(said)),
    ]);
    return await startServices(options, folder, guard, engines);
  } catch (error) {
    await end();
    throw error;
  }
}

async function startServices(
  options: ProductOptions,
  folder: DataFolder,
  guard: Guard,
  engines: Engines,
): Promise<Product> {
  const { log, port } = options;
  const rows = options.services ?? table;
  const around = await surroundings(options, folder, engines, rows);
  const runFile = join(folder.dir, 'run.json');
  const startedAt = new Date().toISOString();
  const run = (): RunFile => describeRun({ options, folder, startedAt, engines, supervisors, around });
  let stopping = false;
  const changed = (): void => void (stopping || writeJson(runFile, run()));
  const supervisors: Supervisor[] = rows.map((row) => {
    const url = row.name === DOOR ? `http://127.0.0.1:${port}` : (around.urls[row.name] as string);
    return new Supervisor({
      name: row.name,
      url,
      command: commandOf(row, url, around),
      dataDir: folder.dir,
      guard,
      log,
      changed,
    });
  });
  log(`starting ${rows.map(({ name }) => name).join(', ')}`);
  const begun = await Promise.allSettled(supervisors.map((one) => one.start().then(() => log(`${one.name}: ready`))));
  const faults = begun.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []));
  if (faults.length > 0) throw new StartFault(...faults);
  changed();
  if (!folder.content.seeded) {
    await seed({ root, dataDir: folder.dir, content: folder.content, guard, log });
    folder.markSeeded();
  }
  const goodbye = async (): Promise<void> => {
    stopping = true;
    folder.markEnding();
    await Promise.all(supervisors.map((one) => one.stop(SERVICE_GRACE_MS)));
    await engines.stop();
    await guard.release();
    rmSync(runFile, { force: true });
    folder.release();
  };
  let stopped: Promise<void> | undefined;
  return {
    url: around.publicUrl,
    engines,
    services: supervisors,
    run,
    ...(around.bootstrapToken ? { bootstrapLink: `${around.publicUrl}/bootstrap?token=${around.bootstrapToken}` } : {}),
    stop: () => (stopped ??= goodbye()),
    kill: () => {
      stopping = true;
      for (const one of supervisors) one.kill();
      for (const name of ['kafka', 'mongodb', 'redis'] as EngineName[]) void engines.stopEngine(name, 'SIGKILL');
      folder.release();
    },
  };
}

async function surroundings(
  options: ProductOptions,
  folder: DataFolder,
  engines: Engines,
  rows: ServiceRow[],
): Promise<Surroundings> {
  const ports = portsOf(folder.dir);
  const urls: Record<string, string> = {};
  for (const { name } of rows) if (name !== DOOR) urls[name] = `http://127.0.0.1:${await ports.take(name)}`;
  const secrets = readSecrets(folder.dir);
  const { topicPrefix = process.env['TOPIC_PREFIX'] ?? '', dbPrefix = process.env['DB_PREFIX'] ?? '' } = options;
  return {
    urls,
    publicUrl: `http://localhost:${options.port}`,
    engines: {
      kafka: engines.kafka.address,
      mongodb: engines.mongodb.address,
      redis:
        options.redisDatabase === undefined
          ? engines.redis.address
          : `${engines.redis.address}/${options.redisDatabase}`,
    },
    topicPrefix,
    dbPrefix,
    secrets,
    ...(folder.content.profile === 'empty' ? { bootstrapToken: secrets.bootstrapToken } : {}),
  };
}

/** The caller's environment passes through (log level, rate limits), but for what belongs to npm and Jest. */
function commandOf(row: ServiceRow, url: string, around: Surroundings): Command {
  const entry = join(root, row.entry);
  if (!existsSync(entry)) throw new StartFault(`${row.name}: ${row.entry} is missing; «node tools/build.mjs» makes it`);
  const passed = Object.entries(process.env).filter(
    ([key]) => !/^(npm_|JEST_|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$)/.test(key),
  );
  return {
    command: process.execPath,
    args: ['--enable-source-maps', ...(row.flags ?? []), entry],
    cwd: root,
    env: {
      ...(Object.fromEntries(passed) as Record<string, string>),
      BONTOT_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: new URL(url).port,
      // Saves a sixth of the processor time that a service takes to start.
      NODE_COMPILE_CACHE: join(root, '.nx/compile-cache'),
      ...row.env(around),
    },
  };
}
