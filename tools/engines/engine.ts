import type { Command } from './process.ts';

export { EngineFault } from './install.mjs';

export const engineNames = ['kafka', 'mongodb', 'redis'] as const;
export type EngineName = (typeof engineNames)[number];

/** Where an engine was found; the order of preference is that of the words. */
export type EngineSource = 'environment' | 'docker' | 'local';

/** Progress for a person; goes to stderr. */
export type Log = (line: string) => void;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One kind of engine as a local process. Ports come by name, such as `kafka` and `kafka-controller`. */
export type LocalEngine = {
  name: EngineName;
  ports: string[];
  /** Makes sure that the program is in `.engines/`; throws EngineFault where it can't be had. */
  install(log: Log): Promise<void>;
  /** Runs before each start: writes configuration, formats once. `folder` is the engine's own data folder. */
  prepare(folder: string, ports: Record<string, number>): Promise<Command>;
  /** Whether it answers now. */
  answers(ports: Record<string, number>): Promise<boolean>;
  /** What remains to be done once it answers, such as making it a replica set. */
  settle(ports: Record<string, number>): Promise<void>;
  address(ports: Record<string, number>): string;
};
