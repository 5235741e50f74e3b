import type { Engines } from '../engines/index.ts';
import type { DataFolder } from './data-folder.ts';
import type { StartOptions } from './options.ts';
import type { Surroundings } from './services.ts';
import type { Supervisor } from './supervisor.ts';

/** `run.json`: how the command line and tests find the running product. It holds secrets: its owner alone may read it. */
export type RunFile = {
  url: string;
  profile: string;
  demoDate: string;
  pid: number;
  startedAt: string;
  engines: Record<'kafka' | 'mongodb' | 'redis', { address: string }>;
  topicPrefix: string;
  dbPrefix: string;
  services: Record<string, { url: string; pid: number; restarts: number }>;
  secrets: Record<string, string>;
};

export type RunParts = {
  options: StartOptions;
  folder: DataFolder;
  startedAt: string;
  engines: Engines;
  supervisors: Supervisor[];
  around: Surroundings;
};

export const describeRun = ({ folder, startedAt, supervisors, around }: RunParts): RunFile => ({
  url: around.publicUrl,
  profile: folder.content.profile,
  demoDate: folder.content.demoDate,
  pid: process.pid,
  startedAt,
  engines: {
    kafka: { address: around.engines.kafka },
    mongodb: { address: around.engines.mongodb },
    redis: { address: around.engines.redis },
  },
  topicPrefix: around.topicPrefix,
  dbPrefix: around.dbPrefix,
  services: Object.fromEntries(supervisors.map(({ name, url, pid = 0, restarts }) => [name, { url, pid, restarts }])),
  secrets: { ...around.secrets.clients, deadLetterKey: around.secrets.deadLetterKey },
});
