import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { topics, unitChanged, type Topic } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher, type OutgoingEvent } from '@bontot/messaging';
import { startEngines, type Engines } from '../tools/engines/index.ts';
import { readSecrets } from '../tools/start/secrets.ts';
import { DOOR, unitOf } from './workload.ts';

export const root = resolve(import.meta.dirname, '..');
export const say = (text: string): void => void process.stderr.write(`bench: ${text}\n`);
export const print = (figures: object): void => void process.stdout.write(`${JSON.stringify(figures)}\n`);
export const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
export const round = (number: number, digits = 2): number => Number(number.toFixed(digits));
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;

const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString());

/** Processor seconds that a process has used so far. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Largest resident memory of a process so far, in megabytes. */
export const peakMemoryOf = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);

export type Rig = {
  engines: Engines;
  kafka: KafkaConnection;
  publisher: KafkaPublisher;
  env: Record<string, string>;
  dataDir: string;
  /** What runs on it now: a bench that fails leaves no process behind. */
  services: Set<ChildProcess>;
  stop(): Promise<void>;
};

/** Real engines in a folder of their own, which disappears afterwards. */
export async function startRig(): Promise<Rig> {
  // What runs here are services: the pages of the browser are not built.
  const projects = globSync('{apps,libs}/*', { cwd: root }).filter((project) => project !== 'apps/web');
  execFileSync(process.execPath, ['tools/build.mjs', ...projects], { cwd: root, stdio: 'inherit' });
  const dataDir = mkdtempSync(join(tmpdir(), 'bontot-bench-'));
  const engines = await startEngines({ dataDir, log: say });
  const secrets = readSecrets(dataDir);
  const kafka = new KafkaConnection({ brokers: engines.kafka.address.split(','), clientId: 'bench' });
  const publisher = new KafkaPublisher(kafka);
  const env = {
    BONTOT_ENV: 'development',
    LOG_LEVEL: 'warn',
    KAFKA_BROKERS: engines.kafka.address,
    MONGODB_URI: engines.mongodb.address,
    REDIS_URL: engines.redis.address,
    GATEWAY_PUBLIC_KEY: JSON.stringify(secrets.gatewayPublicKey),
    DEAD_LETTER_KEY: secrets.deadLetterKey,
  };
  const services = new Set<ChildProcess>();
  const stop = async (): Promise<void> => {
    for (const service of services) service.kill('SIGKILL');
    await publisher.close();
    await engines.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { engines, kafka, publisher, env, dataDir, services, stop };
}

/** Makes the topics and tells the directory's units, so that every cell of the workload is known. */
export async function prepare({ kafka, publisher }: Rig, cells: number, more: Topic[] = []): Promise<void> {
  await kafka.ensureTopics([topics.directory, topics.evidence, topics.scoring, topics.scoringInbox, DOOR, ...more]);
  const units = Array.from({ length: cells }, (_, index): OutgoingEvent => {
    const body = unitOf(index);
    return {
      type: unitChanged.type,
      topic: topics.directory.name,
      key: body.unitId,
      id: `unit-${index}`,
      source: 'bench',
      body,
    };
  });
  for (let from = 0; from < units.length; from += 5_000) await publisher.publish(units.slice(from, from + 5_000));
}

export type Running = {
  child: ChildProcess;
  pid: number;
  url: string;
  readyAfterMs: number;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** Starts one of our processes and waits until it is ready. */
export async function startService(
  rig: Rig,
  entry: string,
  flags: string[] = [],
  env: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort();
  const started = Date.now();
  const child = spawn(process.execPath, [...flags, entry], {
    cwd: root,
    env: { PATH: process.env.PATH, ...rig.env, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rig.services.add(child);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  void ended.then(() => rig.services.delete(child));
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`${entry} ended with ${child.exitCode}`);
    await pause(20);
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return { child, pid: child.pid!, url, readyAfterMs: Date.now() - started, stop };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until a consumer group has committed everything that a topic holds. @returns the moment it was seen */
export async function drained({ kafka }: Rig, group: string, topic: string, everyMs = 50): Promise<number> {
  const admin = kafka.client.admin();
  await admin.connect();
  try {
    const ends = new Map(
      (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]),
    );
    for (;;) {
      const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
      if (
        committed?.partitions.every(
          ({ partition, offset }) => Math.max(0, Number(offset)) >= (ends.get(partition) ?? 0),
        )
      )
        return Date.now();
      await pause(everyMs);
    }
  } finally {
    await admin.disconnect();
  }
}

/** With PROFILE set to a folder, a profile of the processor lands there. */
export function profiling(name: string): string[] {
  const { PROFILE } = process.env;
  return PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`, `--cpu-prof-name=${name}.cpuprofile`] : [];
}
