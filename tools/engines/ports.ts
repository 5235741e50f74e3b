import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** Below the range from which systems take ports for outgoing connections, so that a port stays free over a restart. */
const LOWEST = 20_000;
const HIGHEST = 30_000;

/** Whether nobody listens on the port of the loopback interface now. */
export const isFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });

const known = new Map<string, Ports>();

/** One keeper a data folder: engines and services ask it side by side. */
export function portsOf(dataDir: string): Ports {
  const ports = known.get(dataDir) ?? new Ports(dataDir);
  known.set(dataDir, ports);
  return ports;
}

/** A free port that is none of `taken`. */
export async function freePort(taken: ReadonlySet<number> = new Set()): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!taken.has(port) && (await isFree(port))) return port;
  }
}

/**
 * The ports of one data folder, kept in its `ports.json`: the same at each start, so that clients find what they knew;
 * a port that somebody else took meanwhile is replaced.
 */
class Ports {
  readonly #file: string;
  readonly #ports: Record<string, number>;

  constructor(dataDir: string) {
    this.#file = join(dataDir, 'ports.json');
    this.#ports = read(this.#file);
  }

  /** The port kept for `name` if it is free, else another one. */
  async take(name: string): Promise<number> {
    const kept = this.#ports[name];
    if (kept !== undefined && (await isFree(kept))) return kept;
    return this.replace(name);
  }

  /** Another port for `name`: the kept one was lost between the look and the start. */
  async replace(name: string): Promise<number> {
    const port = await freePort(new Set(Object.values(this.#ports)));
    this.#ports[name] = port;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#ports, null, 2));
    return port;
  }
}

function read(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}
