import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { eventually } from '@bontot/testing';
import type { EngineName } from '../engine.ts';
import { endLeftovers } from '../leftovers.ts';
import { mongodbAnswers, redisAnswers } from '../probe.ts';
import { isAlive } from '../process.ts';
import { end, folder, hold, type Held } from './holder.ts';

const all: EngineName[] = ['kafka', 'mongodb', 'redis'];
const portOf = (address: string): number => Number(/:(\d+)(\/|$)/.exec(address)?.[1]);
const gone = (held: Held) => () => held.marks.every((mark) => !isAlive(mark));
const folders: string[] = [];
const held: Held[] = [];
const temporary = (): string => (folders.push(folder()), folders.at(-1) as string);
const started = async (dataDir: string, only: EngineName[]): Promise<Held> => {
  const one = await hold(dataDir, only);
  held.push(one);
  return one;
};

afterAll(async () => {
  await Promise.all(held.map((one) => end(one, 'SIGTERM')));
  for (const dataDir of folders) {
    await endLeftovers(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});

it('keeps two data folders apart, and ends the engines of a starter killed with -9 and no others', async () => {
  const [first, second] = await Promise.all([started(temporary(), all), started(temporary(), ['redis', 'mongodb'])]);
  const ports = [first, second].flatMap(({ found }) => Object.values(found).map(({ address }) => portOf(address)));
  expect(new Set(ports).size).toBe(5);
  await end(first, 'SIGKILL');
  await eventually(gone(first), { timeoutMs: 9_000 });
  expect(second.marks.every(isAlive)).toBe(true);
});

it('lets the next start end what starter and watchdog left, by pid and start time, and nothing else', async () => {
  const dataDir = temporary();
  const bystander = await started(temporary(), ['redis']);
  const first = await started(dataDir, ['redis']);
  killWatchdogOf(first);
  await end(first, 'SIGKILL');
  expect(first.marks.every(isAlive)).toBe(true);
  const next = await started(dataDir, ['redis']);
  expect(gone(first)()).toBe(true);
  expect(next.found['redis']?.address).toBe(first.found['redis']?.address);
  expect(bystander.marks.every(isAlive)).toBe(true);
});

it('takes another port where its own was taken meanwhile, also for a replica set that knew the old one', async () => {
  const dataDir = temporary();
  const first = await started(dataDir, ['mongodb']);
  const port = portOf(first.found['mongodb']?.address as string);
  await end(first, 'SIGTERM');
  await eventually(gone(first));
  const thief = await listenOn(port);
  try {
    const next = await started(dataDir, ['mongodb']);
    const address = next.found['mongodb']?.address as string;
    expect(portOf(address)).not.toBe(port);
    expect(await mongodbAnswers(address, 10_000)).toBe('primary');
  } finally {
    thief.close();
  }
});

it('brings an engine that died unasked back at the same address', async () => {
  const one = await started(temporary(), ['redis']);
  const { pid, address } = one.found['redis'] as { pid: number; address: string };
  process.kill(pid, 'SIGKILL');
  await eventually(gone(one));
  await eventually(() => redisAnswers('127.0.0.1', portOf(address)));
});

/** The watchdog is the child of the starter that runs watchdog.ts. */
function killWatchdogOf({ child }: Held): void {
  const listed = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(child.pid)], { encoding: 'utf8' }).stdout;
  const line = listed.split('\n').find((text) => text.includes('watchdog.ts')) as string;
  process.kill(Number.parseInt(line, 10), 'SIGKILL');
}

/** Takes the port as soon as the engine that had it has let go of it. */
const listenOn = (port: number): Promise<Server> =>
  eventually(
    () =>
      new Promise<Server | undefined>((done, fail) => {
        const server = createServer((socket) => socket.destroy());
        server.once('error', (error: NodeJS.ErrnoException) =>
          error.code === 'EADDRINUSE' ? done(undefined) : fail(error),
        );
        server.listen(port, '127.0.0.1', () => done(server));
      }),
  );
