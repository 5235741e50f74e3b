import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Log } from '../engines/engine.ts';
import type { Guard } from '../engines/guard.ts';
import { markOf } from '../engines/process.ts';
import type { Content } from './data-folder.ts';
import { StartFault } from './fault.ts';

export type SeedOrder = { root: string; dataDir: string; content: Content; guard: Guard; log: Log };

/** Fills an empty installation through its public doors; the command line knows how. Its progress becomes ours. */
export async function seed({ root, dataDir, content, guard, log }: SeedOrder): Promise<void> {
  const { profile, demoDate } = content;
  log(`seeding ${profile} as of ${demoDate} (first start only)`);
  const cli = join(root, 'apps/cli/dist/main.js');
  const child = spawn(process.execPath, [cli, 'seed', '--profile', profile, '--demo-date', demoDate], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, BONTOT_DATA: dataDir },
  });
  const mark = child.pid === undefined ? undefined : markOf(child.pid);
  if (mark) guard.watch(mark, 'service');
  let last = '';
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      last = line;
      log(`seed: ${line}`);
    });
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0)
    throw new StartFault(
      `seeding ended with code ${code}: ${last}`,
      `Start again to go on, or remove ${dataDir} to begin anew.`,
    );
}
