import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EngineName } from '../engine.ts';
import { variables } from '../environment.ts';
import { markOf, type ProcessMark } from '../process.ts';

export type Held = {
  child: ChildProcess;
  found: Record<string, { address: string; pid: number }>;
  marks: ProcessMark[];
};

export const folder = (): string => mkdtempSync(join(tmpdir(), 'bontot-engines-'));

/** A starter of its own process, blind to the engines of the test run, for it is to be killed. */
export async function hold(dataDir: string, only: EngineName[]): Promise<Held> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !Object.values(variables).includes(key)),
  );
  const script = join(import.meta.dirname, 'hold.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, dataDir, ...only], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  const found = JSON.parse(line) as Held['found'];
  return { child, found, marks: Object.values(found).map(({ pid }) => markOf(pid) as ProcessMark) };
}

export async function end({ child }: Held, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
