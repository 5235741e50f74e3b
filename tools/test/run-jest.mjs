// One Jest project as a process of its own; what it prints is passed on, its JSON report goes to a file.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { productNode } from '../install.mjs';

/** Resolves with the exit code once Jest has ended; an interrupted run reads as failed. */
export function runJest(kind, options, { cwd, env }) {
  const jest = join(cwd, 'tools/jest.mjs');
  return new Promise((resolve) => {
    const child = spawn(productNode(), [jest, '--selectProjects', kind, ...options], {
      cwd,
      env,
      // The report on stdout is read from the file instead; names and failures of tests go to stderr.
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.on('error', () => resolve(1));
    child.on('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}
