import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@bontot/testing';
import { freePort } from '../../engines/ports.ts';
import { isAlive, markOf, type ProcessMark } from '../../engines/process.ts';
import type { RunFile } from '../run-file.ts';

/** `npm start` with fake services on the engines of the test run. */
type Start = { child: ChildProcess; out(): string; err(): string; exit: Promise<number | null>; run(): RunFile };

const dataDir = mkdtempSync(join(tmpdir(), 'bontot-start-'));
const starts: Start[] = [];

function start(args: string[], env: Record<string, string> = {}, dir = dataDir): Start {
  const script = join(import.meta.dirname, 'start-fakes.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, ...args], {
    env: { ...process.env, BONTOT_DATA: dir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const one: Start = {
    child,
    out: () => said.out,
    err: () => said.err,
    exit: once(child, 'close').then(([code]) => code as number | null),
    run: () => JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8')) as RunFile,
  };
  starts.push(one);
  return one;
}

async function ready(args: string[] = [], env: Record<string, string> = {}): Promise<Start & { port: number }> {
  const port = await freePort();
  const one = start(['--profile', 'empty', '--port', String(port), ...args], env);
  await eventually(
    () => {
      if (one.child.exitCode !== null) throw new Error(one.err());
      return one.out() !== '';
    },
    { timeoutMs: 25_000 },
  );
  return { ...one, port };
}

const marks = ({ run }: Start): ProcessMark[] => Object.values(run().services).flatMap(({ pid }) => markOf(pid) ?? []);
const pidAt = async (url: string): Promise<number> => ((await (await fetch(url)).json()) as { pid: number }).pid;

afterEach(async () => {
  for (const { child, exit } of starts.splice(0)) {
    child.kill('SIGTERM');
    await exit;
  }
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));

it('prints one line on stdout when all is ready, and keeps run.json for its owner alone', async () => {
  const one = await ready();
  expect(one.out()).toBe(`ready http://localhost:${one.port}\n`);
  expect(one.err()).toMatch(/first administrator, works once: http:\/\/localhost:\d+\/bootstrap\?token=\S{40,}/);
  expect(one.run()).toMatchObject({ profile: 'empty', pid: one.child.pid, url: `http://localhost:${one.port}` });
  expect(statSync(join(dataDir, 'run.json')).mode & 0o777).toBe(0o600);
  expect(await pidAt(`http://127.0.0.1:${one.port}`)).toBe(one.run().services['gateway']?.pid);
});

it('starts a killed service again at the same address', async () => {
  const one = await ready();
  const { pid, url } = one.run().services['worker']!;
  process.kill(pid, 'SIGKILL');
  const next = await eventually(async () => (await pidAt(url)) !== pid && (await pidAt(url)));
  await eventually(() => one.run().services['worker']?.restarts === 1);
  expect(one.run().services['worker']?.pid).toBe(next);
});

it('ends everything within 10 s of SIGTERM, also a service that does not listen to it', async () => {
  const one = await ready([], { FAKE_STUBBORN: '1' });
  const processes = marks(one);
  const since = Date.now();
  one.child.kill('SIGTERM');
  expect(await one.exit).toBe(0);
  expect(Date.now() - since).toBeLessThan(10_000);
  expect(processes).toHaveLength(2);
  expect(processes.filter(isAlive)).toEqual([]);
});

it('ends at once at the second Ctrl-C', async () => {
  const one = await ready([], { FAKE_STUBBORN: '1' });
  const processes = marks(one);
  one.child.kill('SIGINT');
  await eventually(() => one.err().includes('SIGINT: ending'));
  const since = Date.now();
  await eventually(() => one.child.exitCode !== null || !one.child.kill('SIGINT'), { everyMs: 200 });
  expect(await one.exit).toBe(130);
  // Politely it takes 6 s.
  expect(Date.now() - since).toBeLessThan(5_000);
  await eventually(() => processes.every((mark) => !isAlive(mark)));
});

it('leaves nothing running when it is killed with -9, and starts again on the same folder', async () => {
  const one = await ready();
  const processes = marks(one);
  one.child.kill('SIGKILL');
  await one.exit;
  await eventually(() => processes.every((mark) => !isAlive(mark)));
  const next = await ready();
  expect(next.run().services['worker']?.url).toBeDefined();
});

it('waits for the earlier starter of the folder that is about to end', async () => {
  const one = await ready();
  one.child.kill('SIGTERM');
  const next = await ready();
  expect(next.run().pid).toBe(next.child.pid);
  expect(await one.exit).toBe(0);
});

describe('refuses, with what to do,', () => {
  const refusal = async (args: string[], env: Record<string, string> = {}): Promise<string> => {
    const one = start(args, env);
    expect(await one.exit).toBe(1);
    expect(one.out()).toBe('');
    return one.err();
  };

  it('a second start on a live data folder', async () => {
    const one = await ready();
    expect(await refusal(['--port', String(await freePort())])).toContain(`already running, pid ${one.child.pid}`);
  });

  it('another profile than the data folder holds', async () => {
    await ready();
    const [one] = starts.splice(0) as [Start];
    one.child.kill('SIGTERM');
    await one.exit;
    const said = await refusal(['--profile', 'province', '--port', String(await freePort())]);
    expect(said).toMatch(/holds the profile empty.*\n.*BONTOT_DATA=.data-province/);
  });

  it('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    expect(await refusal(['--port', String(port)])).toContain(`port ${port} is taken`);
    server.close();
  });

  it('a configuration that a service refuses, in the words of the service', async () => {
    const fault = 'configuration: REDIS_URL is not set; expected an address';
    const said = await refusal(['--profile', 'empty', '--port', String(await freePort())], { FAKE_FAULT: fault });
    expect(said.trim().split('\n').slice(-2)).toEqual([`gateway: ${fault}`, `worker: ${fault}`]);
  });
});
