// `npm test` on any Node from 20.19, also on a fresh clone: installs, then runs everything on the product's own Node.
import { spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';
import { ensureInstalled, productNode, TYPESCRIPT_FLAGS } from '../install.mjs';

const root = resolve(import.meta.dirname, '../..');
await ensureInstalled();
const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
const { status, signal } = spawnSync(
  productNode(),
  [...TYPESCRIPT_FLAGS, join(import.meta.dirname, 'main.mjs'), ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: 'inherit',
  },
);
process.exit(signal ? 1 : (status ?? 1));
