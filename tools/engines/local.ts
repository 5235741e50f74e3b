import { join } from 'node:path';
import { statSync } from 'node:fs';
import { EngineFault, messageOf, type EngineName, type LocalEngine, type Log } from './engine.ts';
import type { Guard } from './guard.ts';
import { pidFolderOf } from './leftovers.ts';
import { kafka } from './local/kafka.ts';
import { mongodb } from './local/mongodb.ts';
import { redis } from './local/redis.ts';
import { portsOf } from './ports.ts';
import { keepProcess, sleep, tail, type KeptProcess } from './process.ts';

export const localEngines: Record<EngineName, LocalEngine> = { kafka, mongodb, redis };

/** An engine that runs as a process of this machine; stays at its address over stops and starts. */
export type RunningEngine = {
  address: string;
  readonly pid: number | undefined;
  start(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const READY_MS = 60_000;
const STOP_MS = 3_000;
const ATTEMPTS = 3;

/**
 * Starts one engine in its folder below `dataDir` and waits until it serves. One that ends unasked is started again on
 * the same port.
 */
export async function startLocal(engine: LocalEngine, dataDir: string, guard: Guard, log: Log): Promise<RunningEngine> {
  const kept = portsOf(dataDir);
  const folder = join(dataDir, engine.name);
  const ports: Record<string, number> = {};
  let current: KeptProcess | undefined;
  let wanted = false;

  async function launch(): Promise<void> {
    const command = await engine.prepare(folder, ports);
    const logFile = join(dataDir, 'logs', `${engine.name}.log`);
    const written = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const pidFolder = pidFolderOf(dataDir);
    const kept = await keepProcess({ name: engine.name, command, logFile, pidFolder, guard, kind: 'engine' });
    current = kept;
    let over = false;
    void kept.ended.then(() => (over = true));
    let last = 'did not answer';
    for (const until = Date.now() + READY_MS; !(await serves()); await sleep(50)) {
      if (!over && Date.now() < until) continue;
      await kept.end(0);
      const why = over ? 'ended while starting' : `${last} within ${READY_MS / 1000} s`;
      const words = tail(logFile, written).slice(-3).join(' / ');
      throw new EngineFault([`${engine.name} ${why}; ${logFile} ends: ${words}`]);
    }
    void kept.ended.then(() => (wanted && current === kept && !guard.released ? revive() : undefined));

    async function serves(): Promise<boolean> {
      if (over || !(await engine.answers(ports))) return false;
      try {
        await engine.settle(ports);
        return true;
      } catch (error) {
        last = `was not settled (${messageOf(error)})`;
        return false;
      }
    }
  }

  async function revive(): Promise<void> {
    log(`${engine.name}: ended unasked, starting it again`);
    for (let wait = 500; wanted; wait = Math.min(wait * 2, 10_000)) {
      await sleep(wait);
      if (!wanted || guard.released) return;
      try {
        return await launch();
      } catch (error) {
        log(messageOf(error));
      }
    }
  }

  async function first(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      for (const name of engine.ports) ports[name] = attempt === 1 ? await kept.take(name) : await kept.replace(name);
      try {
        return await launch();
      } catch (error) {
        if (attempt === ATTEMPTS) throw error;
        log(`${engine.name}: ${messageOf(error)}; trying another port`);
      }
    }
  }

  wanted = true;
  await first();
  return {
    address: engine.address(ports),
    get pid() {
      return current?.mark.pid;
    },
    start: async () => {
      wanted = true;
      await launch();
    },
    stop: async (signal = 'SIGTERM') => {
      wanted = false;
      const ending = current;
      current = undefined;
      if (signal === 'SIGKILL') ending?.kill(signal);
      await ending?.end(STOP_MS);
    },
  };
}
