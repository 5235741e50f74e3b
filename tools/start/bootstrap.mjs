// `npm start`, `npm run dev`: installs when needed, then goes on under the workspace's own Node. Runs on any Node from 20.19.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fetchAhead } from '../engines/install.mjs';
import { ensureInstalled, productNode } from '../install.mjs';

const args = process.argv.slice(2);
const entry = join(import.meta.dirname, 'main.ts');
const [major, minor] = process.versions.node.split('.').map(Number);
/** From 22.18 on Node runs TypeScript as it is; 22.12 needs to be told. */
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

/** Engines that Docker brings are not fetched here. */
const local = !args.some((arg) => arg.endsWith('docker'));
await ensureInstalled(local ? () => fetchAhead((line) => process.stderr.write(`${line}\n`)) : undefined);
const node = productNode();
if (runsTypeScript) await (await import(entry)).main(args);
else if (node === process.execPath && (major < 22 || (major === 22 && minor < 12))) {
  process.stderr.write(`Node ${process.versions.node} is too old here: on this platform 22.12 or newer is needed\n`);
  process.exitCode = 1;
} else handOver();

function handOver() {
  const script = `await (await import(${JSON.stringify(entry)})).main(process.argv.slice(1))`;
  const flags = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval', script, '--'];
  const env = { ...process.env, BONTOT_BOOTSTRAP: '1' };
  const child = spawn(node, [...flags, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  }
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
