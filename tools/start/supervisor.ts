import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../engines/engine.ts';
import type { Guard } from '../engines/guard.ts';
import { pidFolderOf } from '../engines/leftovers.ts';
import { keepProcess, sleep, tail, type Command, type Exit, type KeptProcess } from '../engines/process.ts';
import { messageOf } from '../engines/engine.ts';
import { StartFault } from './fault.ts';

/** EX_CONFIG of sysexits.h: another try would end the same way. */
const EXIT_CONFIG = 78;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;
/** Whoever ran this long is healthy: its next end begins with the shortest wait again. */
const HEALTHY_MS = 30_000;
const READY_MS = 90_000;
const ATTEMPTS = 3;

export type Supervised = {
  name: string;
  url: string;
  command: Command;
  dataDir: string;
  guard: Guard;
  log: Log;
  /** After each start of the process. */
  changed: () => void;
};

/** Waits before start n + 1 of a process that lived `livedMs`. */
export const nextWait = (wait: number, livedMs: number): number =>
  livedMs >= HEALTHY_MS ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);

/** Keeps one service running until it is asked to stop. */
export class Supervisor {
  readonly name: string;
  readonly url: string;
  /** How often it was started again after it had ended unasked. */
  restarts = 0;
  readonly #of: Supervised;
  readonly #logFile: string;
  #current: KeptProcess | undefined;
  /** Of the present start; another one, or none, ends the loop of an earlier one. */
  #run: symbol | undefined;
  #writtenBefore = 0;

  constructor(of: Supervised) {
    this.#of = of;
    this.name = of.name;
    this.url = of.url;
    this.#logFile = join(of.dataDir, 'logs', `${of.name}.log`);
  }

  get pid(): number | undefined {
    return this.#current?.mark.pid;
  }

  /** Resolves when `/ready` answers 200; a StartFault says what the service said. */
  async start(): Promise<void> {
    const run = (this.#run = Symbol(this.name));
    let wait = FIRST_WAIT_MS;
    for (let attempt = 1; ; attempt++) {
      const kept = await this.#spawn();
      const exit = await this.#readyOrEnded(kept);
      if (!exit) return void this.#keep(run, kept);
      if (this.#run !== run) throw new StartFault(`${this.name}: stopped while starting`);
      if (exit.code === EXIT_CONFIG || attempt === ATTEMPTS) throw new StartFault(...this.#lastWords(exit));
      this.#of.log(`${this.#lastWords(exit).join(' / ')}; ${ending(exit)} while starting, trying again`);
      await sleep(wait);
      wait = nextWait(wait, 0);
    }
  }

  /** Graceful for `graceMs`, then not. */
  async stop(graceMs: number): Promise<void> {
    this.#run = undefined;
    await this.#current?.end(graceMs);
    this.#current = undefined;
  }

  kill(): void {
    this.#run = undefined;
    this.#current?.kill('SIGKILL');
  }

  async restart(graceMs: number): Promise<void> {
    await this.stop(graceMs);
    await this.start();
  }

  async #spawn(): Promise<KeptProcess> {
    const { command, dataDir, guard, changed } = this.#of;
    this.#writtenBefore = statSync(this.#logFile, { throwIfNoEntry: false })?.size ?? 0;
    const pidFolder = pidFolderOf(dataDir);
    const kept = await keepProcess({
      name: this.name,
      command,
      logFile: this.#logFile,
      pidFolder,
      guard,
      kind: 'service',
    });
    this.#current = kept;
    changed();
    return kept;
  }

  /** undefined: ready. */
  async #readyOrEnded(kept: KeptProcess): Promise<Exit | undefined> {
    let exit: Exit | undefined;
    void kept.ended.then((how) => (exit = how));
    let last = 'no answer';
    for (const until = Date.now() + READY_MS; Date.now() < until; await sleep(100)) {
      if (exit) return exit;
      const answer = await fetch(`${this.url}/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      if (answer?.status === 200) return void (await answer.arrayBuffer());
      if (answer) last = `${answer.status} ${(await answer.text()).slice(0, 500)}`;
    }
    await kept.end(0);
    throw new StartFault(`${this.name}: not ready within ${READY_MS / 1000} s: ${last}; its log is ${this.#logFile}`);
  }

  async #keep(run: symbol, first: KeptProcess): Promise<void> {
    let kept = first;
    let bornAt = Date.now();
    let wait = FIRST_WAIT_MS / 2;
    for (;;) {
      const exit = await kept.ended;
      if (this.#run !== run || this.#of.guard.released) return;
      wait = nextWait(wait, Date.now() - bornAt);
      this.#of.log(`${this.name}: ${ending(exit)}, starting again in ${wait / 1000} s`);
      await sleep(wait);
      if (this.#run !== run || this.#of.guard.released) return;
      try {
        kept = await this.#spawn();
      } catch (error) {
        this.#of.log(`${this.name}: ${messageOf(error)}`);
        continue;
      }
      this.restarts++;
      this.#of.changed();
      bornAt = Date.now();
      if (this.#run !== run) kept.kill('SIGKILL');
    }
  }

  /** What it said for people: log lines are JSON, a configuration fault is plain text, so is an uncaught error. */
  #lastWords(exit: Exit): string[] {
    const lines = tail(this.#logFile, this.#writtenBefore);
    const plain = lines.filter((line) => !line.startsWith('{') && !/^Node\.js v/.test(line));
    const uncaught = plain.findLast((line) => /^\w*Error\b/.test(line));
    const said = exit.code === EXIT_CONFIG ? plain : [uncaught ?? plain.at(-1) ?? lines.at(-1)];
    const words = said.filter((line) => line !== undefined);
    if (words.length === 0) words.push(`${ending(exit)} without a word; its log is ${this.#logFile}`);
    return words.map((line) => `${this.name}: ${line}`);
  }
}

const ending = ({ code, signal }: Exit): string => (signal ? `ended by ${signal}` : `ended with code ${code}`);
