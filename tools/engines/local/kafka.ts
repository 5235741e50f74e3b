import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalEngine } from '../engine.ts';
import { javaCommand, kafkaJars, run } from '../install.mjs';
import { kafkaAnswers } from '../probe.ts';
import type { Command } from '../process.ts';

/** Megabytes; the bench gives the broker more. */
const heap = (): number => Number(process.env['BONTOT_KAFKA_HEAP_MB'] ?? 400);

const quiet = (): void => undefined;

export const kafka: LocalEngine = {
  name: 'kafka',
  ports: ['kafka', 'kafka-controller'],
  install: async (log) => {
    await kafkaJars(log);
    await javaCommand(log);
  },
  prepare: async (folder, ports) => {
    const file = join(folder, 'server.properties');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, properties(folder, ports['kafka'] as number, ports['kafka-controller'] as number));
    if (!existsSync(join(folder, 'formatted'))) await format(folder, file);
    return java(folder, 'kafka.Kafka', file);
  },
  answers: (ports) => kafkaAnswers('127.0.0.1', ports['kafka'] as number),
  settle: async () => undefined,
  address: (ports) => `127.0.0.1:${ports['kafka']}`,
};

/** One node that is broker and controller (KRaft). */
const properties = (folder: string, broker: number, controller: number): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    listeners: `PLAINTEXT://127.0.0.1:${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${broker}`,
    'log.dirs': join(folder, 'log'),
    'log.message.timestamp.type': 'LogAppendTime',
    'log.retention.hours': 720,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 12,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 12,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // After a kill the broker leads again when its former session is over: 9 s by default.
    'broker.session.timeout.ms': 5_000,
    'broker.heartbeat.interval.ms': 1_000,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');

/** Small on two cores: one thread for garbage, the quick compiler only. */
const java = async (folder: string, main: string, ...args: string[]): Promise<Command> => ({
  command: await javaCommand(quiet),
  args: [
    ...[`-Xmx${heap()}m`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'],
    ...['-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', '-Dorg.slf4j.simpleLogger.showDateTime=true'],
    ...['-cp', `${await kafkaJars(quiet)}/jars/*`, main, ...args],
  ],
  cwd: folder,
});

/** The mark is written last, so that a format that was interrupted begins anew. */
async function format(folder: string, properties: string): Promise<void> {
  rmSync(join(folder, 'log'), { recursive: true, force: true });
  const clusterId = randomBytes(16).toString('base64url').replaceAll('-', 'A');
  const tool = await java(folder, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties);
  await run(tool.command, tool.args, {});
  writeFileSync(join(folder, 'formatted'), clusterId);
}
