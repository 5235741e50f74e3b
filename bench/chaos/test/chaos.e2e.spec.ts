import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const ENGINES = ['KAFKA_BROKERS', 'MONGODB_URI', 'REDIS_URL'];

type Report = {
  events: number;
  kills: Record<string, number>;
  blows: string[];
  restAfterSeconds: number;
  checked: Record<string, number>;
  differences: Record<string, number>;
};

/** The short form of `npm run chaos`, on engines of its own, for they are killed too. */
async function chaos(): Promise<{ code: number | null; report: Report; said: string }> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !ENGINES.includes(key) && key !== 'NODE_OPTIONS'),
  );
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, join(root, 'bench/chaos/main.ts'), '--short'], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (said.out === '') throw new Error(said.err.slice(-4_000));
  return { code, report: JSON.parse(said.out) as Report, said: said.err };
}

it('loses nothing and counts nothing twice while every service and every engine is killed', async () => {
  const { code, report, said } = await chaos();
  // What differs, and the seed that shows it again, stand at the end of what was said.
  if (code !== 0) throw new Error(said.slice(-4_000));
  const none = { cards: 0, committees: 0, deadLetters: 0, notices: 0, rollUps: 0, meetings: 0, verified: 0, copies: 0 };
  expect(report.differences).toEqual(none);
  expect(Object.keys(report.checked)).toEqual(Object.keys(none));
  expect(Object.values(report.kills).every((count) => count > 0)).toBe(true);
  expect(Object.keys(report.kills)).toHaveLength(8);
  expect(report.blows).toHaveLength(7);
}, 300_000);
