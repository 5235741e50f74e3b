import { docker } from './docker.ts';
import { EngineFault, engineNames, messageOf, type EngineName, type EngineSource, type Log } from './engine.ts';
import { faultOf, fromEnvironment } from './environment.ts';
import { startGuard, type Guard } from './guard.ts';
import { endLeftovers } from './leftovers.ts';
import { localEngines, startLocal, type RunningEngine } from './local.ts';

export { EngineFault, engineNames, type EngineName, type EngineSource, type Log } from './engine.ts';

/** `address`: Kafka's broker list, MongoDB's URI, Redis' URL. */
export type Engines = Record<
  EngineName,
  { address: string; source: EngineSource; readonly pid: number | undefined }
> & {
  /** `SIGKILL` is the harsh way. Engines of the environment are not ours to stop: refused. */
  stopEngine(name: EngineName, signal?: NodeJS.Signals): Promise<void>;
  /** Brings a stopped engine back at the same address with the same data. */
  startEngine(name: EngineName): Promise<void>;
  restartEngine(name: EngineName, signal?: NodeJS.Signals): Promise<void>;
  /** Ends what was started here; engines of the environment go on. */
  stop(): Promise<void>;
};

export type EngineWish = {
  /** Data, logs, ports and pid files of the engines live below it. */
  dataDir: string;
  log: Log;
  only?: readonly EngineName[];
  /** How to run what the environment does not name. */
  engines?: 'local' | 'docker';
  /** Shared with others who end together with the engines; without one the engines bring their own. */
  guard?: Guard;
};

/**
 * Finds the engines: environment first, then as wished, local by default; where local ones are impossible and a Docker
 * daemon answers, containers. Throws EngineFault with every fault at once; then nothing is left running.
 */
export async function startEngines(wish: EngineWish): Promise<Engines> {
  const { dataDir, log, only = engineNames } = wish;
  const own = wish.guard ? undefined : startGuard();
  const guard = wish.guard ?? (own as Guard);
  if (own) await endLeftovers(dataDir);
  const results = await Promise.allSettled(only.map((name) => find(name, { ...wish, guard })));
  const found = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(found.map(({ running }) => running.stop()));
    await own?.release();
  };
  if (found.length < only.length) {
    await stop();
    throw new EngineFault(results.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : [])));
  }
  const of = (name: EngineName): Found => {
    const engine = found.find((one) => one.name === name);
    if (!engine) throw new EngineFault([`${name} was not asked for`]);
    return engine;
  };
  for (const { name, source, running } of found)
    log(`${name}: ${source} at ${running.address.replace(/\/\/[^@/]*@/, '//…@')}`);
  const ours = (name: EngineName): RunningEngine => {
    const { source, running } = of(name);
    if (source !== 'environment') return running;
    throw new EngineFault([`${name} comes from the environment: only who started it may stop or start it`]);
  };
  const stopEngine = async (name: EngineName, signal?: NodeJS.Signals) => ours(name).stop(signal);
  const startEngine = async (name: EngineName) => ours(name).start();
  return {
    ...(Object.fromEntries(found.map((one) => [one.name, view(one)])) as Record<EngineName, ReturnType<typeof view>>),
    stopEngine,
    startEngine,
    restartEngine: async (name, signal) => {
      await stopEngine(name, signal);
      await startEngine(name);
    },
    stop,
  };
}

type Found = { name: EngineName; source: EngineSource; running: RunningEngine };

const view = ({ source, running }: Found) => ({
  address: running.address,
  source,
  get pid() {
    return running.pid;
  },
});

async function find(name: EngineName, wish: EngineWish & { guard: Guard }): Promise<Found> {
  const { dataDir, guard, log, engines = 'local' } = wish;
  const address = fromEnvironment(name);
  if (address) {
    const fault = await faultOf(name, address);
    if (fault) throw new EngineFault([fault]);
    return { name, source: 'environment', running: foreign(address) };
  }
  if (engines === 'docker') return { name, source: 'docker', running: await docker.start(name, dataDir, guard, log) };
  const engine = localEngines[name];
  try {
    await engine.install(log);
  } catch (error) {
    if (!(error instanceof EngineFault) || !(await docker.answers())) throw error;
    log(`${name}: ${error.message} Taking a container instead.`);
    return { name, source: 'docker', running: await docker.start(name, dataDir, guard, log) };
  }
  log(`${name}: starting`);
  return { name, source: 'local', running: await startLocal(engine, dataDir, guard, log) };
}

/** An engine that somebody else runs: it is used, never stopped. */
const foreign = (address: string): RunningEngine => ({
  address,
  pid: undefined,
  start: async () => undefined,
  stop: async () => undefined,
});
