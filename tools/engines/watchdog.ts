// Reads orders (guard.ts) until the starter's end of the pipe closes, then ends what it watches: services, then engines.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Order } from './guard.ts';
import { endProcess, type ProcessMark } from './process.ts';

const GRACE_MS = { service: 5_000, engine: 3_000 } as const;

const watched: { mark: ProcessMark; kind: 'service' | 'engine' }[] = [];
const commands: { command: string; args: string[] }[] = [];
const folders: string[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  if ('watch' in order) watched.push({ mark: order.watch, kind: order.kind });
  else if ('atEnd' in order) commands.push(order.atEnd);
  else folders.push(order.remove);
}

for (const kind of ['service', 'engine'] as const) {
  const ours = watched.filter((one) => one.kind === kind);
  await Promise.all(ours.map(({ mark }) => endProcess(mark, GRACE_MS[kind])));
}
for (const { command, args } of commands) spawnSync(command, args, { stdio: 'ignore' });
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
