// Entry of the image: runs the process that its argument names, in this process, so that signals reach it directly.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const processes = JSON.parse(readFileSync(join(import.meta.dirname, 'processes.json'), 'utf8'));
const name = process.argv[2] ?? process.env.SERVICE ?? '';

if (Object.hasOwn(processes, name)) await import(pathToFileURL(join(root, processes[name])).href);
else {
  console.error(`expected one of ${Object.keys(processes).join(', ')}; got «${name}»`);
  process.exitCode = 64;
}
