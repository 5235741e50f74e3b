import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { consumerGroups } from '@bontot/contracts';
import { eventually, startProduct, testEnvironment, uniqueName } from '@bontot/testing';
import { Outsider, type Fact } from './outsider.ts';
import { cell, found, foundProvince } from './tree.ts';

const root = resolve(import.meta.dirname, '../../../..');
const SERVICES = [
  ...['identity', 'directory', 'scoring-api', 'scoring-worker', 'notifications'],
  ...['meetings', 'pledges', 'dashboards', 'gateway'],
];
const CELL = 'QN-LH-07';

/** A product as a person has it: `npm start` in a terminal of its own, beside others on the same engines. */
const name = uniqueName('r');
const dataDir = mkdtempSync(join(tmpdir(), 'bontot-robust-'));
const where = { BONTOT_DATA: dataDir, TOPIC_PREFIX: `${name}.`, DB_PREFIX: `${name}_` };
const terminals: Terminal[] = [];

type Terminal = {
  said: { out: string; err: string };
  exit: Promise<number | null>;
  /** Ctrl-C goes to everything in the foreground of the terminal. */
  ctrlC(): void;
  ready(): Promise<string>;
};

function npmStart(args: string[], env: Record<string, string> = where): Terminal {
  const { redisUrl } = testEnvironment();
  const child = spawn('npm', ['start', '--silent', '--', ...args], {
    cwd: root,
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '', ...env, REDIS_URL: `${redisUrl.replace(/\/\d*$/, '')}/7` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const terminal: Terminal = {
    said,
    exit,
    ctrlC: () => void process.kill(-child.pid!, 'SIGINT'),
    ready: () =>
      eventually(
        () => {
          if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said.err}`);
          return /^ready (\S+)$/m.exec(said.out)?.[1];
        },
        { timeoutMs: 120_000, everyMs: 50 },
      ),
  };
  terminals.push(terminal);
  return terminal;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Processes that were started with the names of this product. */
function itsProcesses(): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`TOPIC_PREFIX=${name}.`);
    } catch {
      return false;
    }
  });
}

const task = (source: string, yes = true): Fact => ({
  cellId: CELL,
  measure: 'task.completed',
  source,
  revision: 1,
  effectiveOn: '2026-03-05',
  value: { yes },
});

let port: number;
let terminal: Terminal;
let outsider: Outsider;

beforeAll(async () => {
  port = await freePort();
  terminal = npmStart(['--profile', 'empty', '--port', String(port)]);
  outsider = new Outsider(await terminal.ready(), where);
  await foundProvince(outsider);
  // A token is good for an hour: nobody needs identity while it is away.
  await Promise.all([outsider.token('publisher'), outsider.token('org-dept')]);
}, 180_000);
afterAll(async () => {
  await outsider?.close();
  for (const one of terminals) {
    try {
      one.ctrlC();
    } catch {
      continue;
    }
    await one.exit;
  }
  rmSync(dataDir, { recursive: true, force: true });
});

/** Numbers behind the point lost by the one task that was not done: how many are done, and how many there are. */
const tally = async (): Promise<number[]> =>
  (await outsider.assessment(CELL, '2026')).indicators['1.2'].because[0]?.numbers;

let sent = 0;

describe('kill -9 of each service while evidence flows', () => {
  it('says ready on one line', () => expect(terminal.said.out.trim()).toBe(`ready http://localhost:${port}`));

  it.each(SERVICES)('%s comes back, and the status tells it', async (service) => {
    const { pid } = (await outsider.status()).services[service];
    let stop = false;
    const flowing = (async () => {
      // One by Kafka and one by HTTP in turn; who sends by HTTP tries again until the door answers.
      while (!stop) {
        const [byKafka, byHttp] = [task(`flow/${sent++}`), task(`flow/${sent++}`)];
        await outsider.publish([byKafka]);
        await eventually(
          async () => (await outsider.ask('publisher', '/api/v1/evidence', { body: byHttp })).status === 202,
          { timeoutMs: 40_000 },
        );
      }
    })();
    process.kill(pid, 'SIGKILL');
    const back = await eventually(
      async () => {
        const { services } = await outsider.status();
        return services[service].pid !== pid && services[service].ready && services;
      },
      { timeoutMs: 40_000, everyMs: 50 },
    );
    stop = true;
    await flowing;
    expect(Object.keys(back)).toEqual(SERVICES);
  });

  it('nothing is lost and nothing counts twice', async () => {
    await outsider.publish([task('flow/last', false)]);
    await eventually(async () => {
      expect(await tally()).toEqual([sent, sent + 1]);
      return true;
    });
    const { deadLetters } = await outsider.status();
    expect(deadLetters).toEqual(Object.fromEntries(consumerGroups.map((group) => [group, 0])));
  });
});

it('FLUSHALL changes nothing, and what was asked for before it is still done', async () => {
  await found(outsider, cell('QN-LH-41', 'QN-LH', 'agency'));
  await outsider.publish([{ ...task('flush/1'), cellId: 'QN-LH-41' }]);
  await eventually(async () => (await outsider.assessment('QN-LH-41', '2026')).revision > 0);
  const before = await outsider.assessment(CELL, '2026');
  const set = {
    setId: 'pass-fail-default',
    setVersion: '1.0.0',
    subject: 'cell',
    cellTypes: ['agency'],
    period: '2026',
  };
  await outsider.get('standing-committee', '/api/v1/adoptions', { body: { unitId: 'QN-LH', ...set } });
  await redis('FLUSHALL');
  expect((await outsider.assessment(CELL, '2026')).digest).toBe(before.digest);
  await outsider.get('publisher', '/api/v1/evidence', { body: task('flush/2') });
  await eventually(async () => (await tally())[1] === sent + 2);
  await eventually(
    async () => {
      const { items } = await outsider.get('org-dept', '/api/v1/cells/QN-LH-41/assessments/2026/history');
      return items[0].criteriaSet?.id === 'pass-fail-default';
    },
    // A sweep finds what the queue forgot, once a minute.
    { timeoutMs: 90_000 },
  );
}, 150_000);

it('another product beside it, on the same engines, knows nothing of it', async () => {
  const beside = await startProduct();
  const there = new Outsider(beside.url, beside.env as never);
  try {
    expect(there.url).not.toBe(outsider.url);
    await foundProvince(there);
    expect((await there.assessment(CELL, '2026')).revision).toBe(0);
    expect((await outsider.ask('org-dept', `/api/v1/cells/${CELL}`)).status).toBe(200);
    const token = await outsider.token('org-dept');
    const { status } = await fetch(`${there.url}/api/v1/cells/${CELL}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(401);
  } finally {
    await beside.stop();
  }
}, 150_000);

it('says that its port is taken, and that its data folder is in use', async () => {
  const other = mkdtempSync(join(tmpdir(), 'bontot-robust-'));
  const onPort = npmStart(['--profile', 'empty', '--port', String(port)], { ...where, BONTOT_DATA: other });
  expect(await onPort.exit).not.toBe(0);
  expect(onPort.said.err).toContain(`port ${port} is taken`);
  rmSync(other, { recursive: true });
  const onFolder = npmStart(['--port', String(await freePort())]);
  expect(await onFolder.exit).not.toBe(0);
  expect(onFolder.said.err).toMatch(/already running, pid \d+/);
  expect(onFolder.said.out).toBe('');
});

it('ends within 10 s of Ctrl-C without leaving a process behind, refuses another profile, and goes on where it was', async () => {
  const before = await outsider.assessment(CELL, '2026');
  expect(itsProcesses().length).toBeGreaterThanOrEqual(SERVICES.length);
  const since = performance.now();
  terminal.ctrlC();
  await terminal.exit;
  await eventually(() => itsProcesses().length === 0);
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(await outsider.bontot('status')).toMatchObject({ code: 1, out: '' });

  const other = npmStart(['--profile', 'luc-hon', '--port', String(port)]);
  expect(await other.exit).not.toBe(0);
  expect(other.said.err).toMatch(/holds the profile empty/);

  terminal = npmStart(['--port', String(port)]);
  await terminal.ready();
  const again = new Outsider(outsider.url, where);
  expect(await again.assessment(CELL, '2026')).toMatchObject({ digest: before.digest, revision: before.revision });
}, 180_000);

/** One command by hand, as with `redis-cli`. */
async function redis(command: string): Promise<void> {
  const { hostname, port } = new URL(testEnvironment().redisUrl);
  const socket = createConnection({ host: hostname, port: Number(port) });
  socket.write(`${command}\r\n`);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  if (!String(answer).startsWith('+OK')) throw new Error(`redis: ${answer}`);
}
