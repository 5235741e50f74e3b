type Log = (line: string) => void;

export class EngineFault extends Error {
  constructor(faults: readonly string[]);
}
export const enginesFolder: () => string;
export function kafkaJars(log: Log): Promise<string>;
export function javaCommand(log: Log): Promise<string>;
export function mongod(log: Log): Promise<string>;
export function redisServer(log: Log): Promise<string>;
export function fetchAhead(log: Log): Promise<void>;
export function installed(name: string, fill: (folder: string) => Promise<void>): Promise<string>;
export function run(
  command: string,
  args: string[],
  more: { env?: NodeJS.ProcessEnv; missing?: string },
): Promise<string>;
