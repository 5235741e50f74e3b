import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { EngineFault, type EngineName, type Log } from './engine.ts';
import type { Guard } from './guard.ts';
import { run } from './install.mjs';
import type { RunningEngine } from './local.ts';
import { formReplicaSet } from './local/mongodb.ts';
import { portsOf } from './ports.ts';
import { kafkaAnswers, mongodbAnswers, redisAnswers } from './probe.ts';
import { sleep } from './process.ts';

const READY_MS = 120_000;
const missing = 'Start a Docker daemon with compose v2, or leave out --engines docker.';

/** Containers of compose.yaml; the project's name comes from the data folder, so two folders never share one. */
export const docker = {
  answers: async (): Promise<boolean> =>
    run('docker', ['compose', 'version'], {})
      .then(() => run('docker', ['info'], {}))
      .then(
        () => true,
        () => false,
      ),
  start: startContainer,
};

async function startContainer(name: EngineName, dataDir: string, guard: Guard, log: Log): Promise<RunningEngine> {
  if (!(await docker.answers())) throw new EngineFault([`${name}: no Docker daemon answers. ${missing}`]);
  const port = await portsOf(dataDir).take(`docker-${name}`);
  const project = `bontot-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`;
  const env = { ...process.env, [`${name.toUpperCase()}_PORT`]: String(port) };
  const base = ['compose', '--project-name', project, '--file', join(import.meta.dirname, 'compose.yaml')];
  const compose = (...args: string[]) => run('docker', [...base, ...args], { env, missing });
  const running: RunningEngine = {
    address: addresses[name](port),
    pid: undefined,
    start: async () => {
      await compose('up', '--detach', '--no-deps', name);
      const until = Date.now() + READY_MS;
      while (!(await answers[name](port))) {
        if (Date.now() > until)
          throw new EngineFault([`${name}: the container does not answer: «docker logs ${project}-${name}-1»`]);
        await sleep(200);
      }
      if (name === 'mongodb') await formReplicaSet(port, '127.0.0.1:27017');
    },
    stop: async (signal) =>
      void (await (signal === 'SIGKILL' ? compose('kill', name) : compose('stop', '--timeout', '3', name))),
  };
  log(`${name}: starting a container of project ${project}`);
  guard.atEnd('docker', [...base, 'stop', '--timeout', '3', name]);
  await running.start();
  return running;
}

const answers: Record<EngineName, (port: number) => Promise<boolean>> = {
  kafka: (port) => kafkaAnswers('127.0.0.1', port),
  mongodb: async (port) => (await mongodbAnswers(`mongodb://127.0.0.1:${port}/?directConnection=true`)) !== undefined,
  redis: (port) => redisAnswers('127.0.0.1', port),
};

/** The replica set inside the container knows itself by another port, so clients talk to it directly. */
const addresses: Record<EngineName, (port: number) => string> = {
  kafka: (port) => `127.0.0.1:${port}`,
  mongodb: (port) => `mongodb://127.0.0.1:${port}/?directConnection=true`,
  redis: (port) => `redis://127.0.0.1:${port}`,
};
