import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import type { ProcessMark } from './process-mark.ts';

/** One order to the watchdog; see watchdog.ts. */
export type Order =
  | { watch: ProcessMark; kind: 'service' | 'engine' }
  | { atEnd: { command: string; args: string[] } }
  | { remove: string };

/**
 * The starter's side of the watchdog: a tiny process that holds the other end of a pipe. However the starter ends, also
 * by `kill -9`, the pipe closes, and the watchdog ends what it was told to watch.
 */
export type Guard = {
  /** True once the pipe is closed: nothing may be started any more. */
  readonly released: boolean;
  watch(mark: ProcessMark, kind: 'service' | 'engine'): void;
  /** A command to run after all processes ended, such as stopping containers. */
  atEnd(command: string, args: string[]): void;
  /** A folder to remove after all processes ended. */
  remove(folder: string): void;
  /** Closes the pipe; resolves when the watchdog has ended all that still lives. */
  release(): Promise<void>;
};

/** Node before 22.18 was told to run TypeScript and tells its children. */
const typeScriptFlag = process.execArgv.filter((flag) => flag === '--experimental-strip-types');

export function startGuard(): Guard {
  const child = spawn(
    process.execPath,
    [...typeScriptFlag, '--no-warnings', join(import.meta.dirname, 'watchdog.ts')],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.unref();
  const pipe = child.stdin as Socket;
  pipe.on('error', () => undefined);
  pipe.unref();
  const say = (order: Order): void => void pipe.write(`${JSON.stringify(order)}\n`);
  let released = false;
  return {
    get released() {
      return released;
    },
    watch: (mark, kind) => say({ watch: mark, kind }),
    atEnd: (command, args) => say({ atEnd: { command, args } }),
    remove: (folder) => say({ remove: folder }),
    release: () => {
      released = true;
      child.ref();
      pipe.end();
      return ended;
    },
  };
}
