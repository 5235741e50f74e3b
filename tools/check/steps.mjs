// What `npm run check` looks at. The longest come first, so that two processors end together.
import { join, resolve } from 'node:path';
import { productNode, TYPESCRIPT_FLAGS } from '../install.mjs';

export const root = resolve(import.meta.dirname, '../..');
const node = productNode();
const bin = (path) => join(root, 'node_modules', path);
const typescript = (file, ...args) => [node, ...TYPESCRIPT_FLAGS, join(root, file), ...args];

/** The environment of every step: no daemon of Nx stays behind and nothing asks a cloud. */
export const environment = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0', NO_COLOR: '1' };

/** Specs that what is not yet committed can reach; `npm test` runs them all. */
export const unit = {
  name: 'unit',
  command: [node, 'tools/jest.mjs', '--selectProjects', 'unit', '--silent', '--onlyChanged', '--passWithNoTests'],
};

export const steps = [
  { name: 'types', command: [node, bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  // The browser has other globals than Node: a program of its own.
  { name: 'types of the web', command: [node, bin('typescript/bin/tsc'), '-p', 'apps/web'] },
  // Members' pages are made with another JSX.
  { name: 'types of the phone', command: [node, bin('typescript/bin/tsc'), '-p', 'apps/web/src/member'] },
  {
    name: 'lint',
    command: [node, bin('eslint/bin/eslint.js'), '.', '--max-warnings=0', '--cache', '--cache-strategy=content'].concat(
      '--cache-location',
      '.nx/eslint/',
    ),
  },
  { name: 'build', command: [node, bin('nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--outputStyle=static'] },
  {
    name: 'format',
    command: [node, bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '--cache', '.'].concat(
      '--cache-location',
      '.nx/prettier',
      '--cache-strategy',
      'content',
    ),
  },
  { name: 'lock file', command: ['npm', 'ci', '--dry-run', '--loglevel=error'] },
  { name: 'documents', after: 'build', command: typescript('tools/generate/main.ts', '--check') },
  { name: 'deployment', command: typescript('tools/check/deployment/main.ts') },
  { name: 'cycles', command: [node, join(root, 'tools/check/cycles.mjs')] },
  { name: 'links', command: [node, join(root, 'tools/check/links.mjs')] },
];
