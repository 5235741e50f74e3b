import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { productOfRun } from '@bontot/testing';

const root = resolve(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** The command line as an operator uses it, on the product of this run; returns what it printed. */
export async function bontot(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'apps/cli/dist/main.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...productOfRun().env },
  });
  return stdout.trim();
}

/**
 * Sends facts as the sender `publisher` does, whose word needs no confirmation. That nobody could tell what became of
 * them, because a service was down, is no failure here: the page must show it.
 */
export async function publish(...facts: object[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bontot-facts-'));
  try {
    const file = join(folder, 'facts.ndjson');
    writeFileSync(file, `${facts.map((fact) => JSON.stringify(fact)).join('\n')}\n`);
    await bontot('evidence', 'send', file).catch((cause: { stderr?: string }) => {
      if (!cause.stderr?.includes('sent, but')) throw cause;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
