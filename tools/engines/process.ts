import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Guard } from './guard.ts';
import type { ProcessMark } from './process-mark.ts';

export type { ProcessMark };

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type Command = { command: string; args: string[]; env?: Record<string, string>; cwd?: string };

/** A child with a pid file, watched by the guard, so that it never outlives the process that started it. */
export type KeptProcess = {
  mark: ProcessMark;
  ended: Promise<Exit>;
  /** Asks with SIGTERM, insists with SIGKILL after `graceMs`; resolves when the process is gone. */
  end(graceMs: number): Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
};

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The mark of a living process; undefined where there is none (a zombie is none). */
export function markOf(pid: number): ProcessMark | undefined {
  const startedAt = process.platform === 'linux' ? linuxStart(pid) : psStart(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export const isAlive = (mark: ProcessMark): boolean => markOf(mark.pid)?.startedAt === mark.startedAt;

/** Ends exactly the marked process, whoever its parent is. */
export async function endProcess(mark: ProcessMark, graceMs: number): Promise<void> {
  signalTo(mark, 'SIGTERM');
  const insistAt = Date.now() + graceMs;
  let insisted = false;
  while (isAlive(mark)) {
    if (!insisted && Date.now() >= insistAt) {
      signalTo(mark, 'SIGKILL');
      insisted = true;
    }
    await sleep(20);
  }
}

export function signalTo(mark: ProcessMark, signal: NodeJS.Signals): void {
  if (!isAlive(mark)) return;
  try {
    process.kill(mark.pid, signal);
  } catch {
    // It ended between the look and the signal: what was wanted.
  }
}

export type Keep = {
  name: string;
  command: Command;
  logFile: string;
  /** Folder of the pid files of one data folder; see leftovers.ts. */
  pidFolder: string;
  guard: Guard;
  /** Services end before engines, so that what they hold is written. */
  kind: 'service' | 'engine';
};

/**
 * Starts a child in its own process group (Ctrl-C reaches the starter alone, which ends its children in order), with its
 * output in a file (a pipe would break when the starter dies). Throws where the command can't be run at all.
 */
export async function keepProcess({ name, command, logFile, pidFolder, guard, kind }: Keep): Promise<KeptProcess> {
  if (guard.released) throw new Error(`${name} is not started: all is ending`);
  mkdirSync(dirname(logFile), { recursive: true });
  mkdirSync(pidFolder, { recursive: true });
  const log = openSync(logFile, 'a');
  let child: ChildProcess;
  try {
    child = spawn(command.command, command.args, {
      stdio: ['ignore', log, log],
      detached: true,
      ...(command.cwd ? { cwd: command.cwd } : {}),
      ...(command.env ? { env: command.env } : {}),
    });
  } finally {
    closeSync(log);
  }
  const ended = new Promise<Exit>((done, fail) => {
    child.once('exit', (code, signal) => done({ code, signal }));
    child.once('error', fail);
  });
  ended.catch(() => undefined);
  if (child.pid === undefined) await ended;
  const pid = child.pid as number;
  const mark = markOf(pid) ?? { pid, startedAt: 'gone' };
  const pidFile = join(pidFolder, `${name}.json`);
  writeFileSync(pidFile, JSON.stringify(mark));
  guard.watch(mark, kind);
  void ended.then(() => removeOwn(pidFile, mark));
  const kill = (signal: NodeJS.Signals): void => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  };
  return {
    mark,
    ended,
    kill,
    end: async (graceMs) => {
      kill('SIGTERM');
      const insist = setTimeout(() => kill('SIGKILL'), graceMs);
      return ended.finally(() => clearTimeout(insist));
    },
  };
}

/** What the process wrote last, for a message about its end; `from` skips what an earlier run wrote. */
export function tail(file: string, from = 0, bytes = 16_384): string[] {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(handle);
    const start = Math.max(from, size - bytes);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    readSync(handle, buffer, 0, buffer.length, start);
    return buffer
      .toString('utf8')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
  } finally {
    closeSync(handle);
  }
}

function removeOwn(pidFile: string, mark: ProcessMark): void {
  try {
    if ((JSON.parse(readFileSync(pidFile, 'utf8')) as ProcessMark).pid === mark.pid) rmSync(pidFile);
  } catch {
    // The whole folder is gone already.
  }
}

/** Field 22 of /proc/<pid>/stat counts from boot, so the boot is part of the name. */
function linuxStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : `${bootId()}/${fields[19]}`;
}

let boot: string | undefined;
const bootId = (): string => (boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());

function psStart(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
