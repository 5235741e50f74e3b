import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

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
export class Ports {
  readonly #file: string;
  readonly #ports: Record<string, number>;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
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
