import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run bench [-- name …]`: each figure of the design, chapter 8, as one line of JSON on stdout; progress on stderr. */
const all = [
  'scoring-core',
  'backlog',
  'latency',
  'facts',
  'recompute',
  'pages',
  'kill',
  'rollups',
  'streams',
  'country',
  'meetings',
  'poison',
  'directory',
  'idle',
];
const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !all.includes(name)) {
  process.stderr.write(`bench: there is no ${name}; there are ${all.join(', ')}\n`);
  process.exit(2);
}
const files: Record<string, string> = { 'scoring-core': 'scoring-core.bench.ts' };
for (const each of name === undefined ? all : [name]) {
  const file = join(import.meta.dirname, files[each] ?? `${each}.ts`);
  const { status } = spawnSync(process.execPath, [...process.execArgv, file, ...rest], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
