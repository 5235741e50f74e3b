import { setTimeout as pause } from 'node:timers/promises';
import { CommandError } from '../command.ts';
import { call, type Answer } from '../http.ts';

/** How a status is read; the real one asks the gateway as a person would. */
export type ReadRevision = (cellId: string) => Promise<number>;

const POLL_EVERY_MS = 4;
const GIVE_UP_MS = 10_000;

/**
 * Measures from sending to readable. A cell that is measured gets no other fact meanwhile, so the first answer with a
 * higher revision is the one that holds the fact. Cells take turns; one that is busy is not taken.
 */
export class Sampler {
  readonly #read: ReadRevision;
  readonly #now: () => number;
  readonly #free: string[];
  readonly #revisions = new Map<string, number>();
  readonly #running = new Set<Promise<void>>();
  readonly latencies: number[] = [];
  /** Samples that were not seen within ten seconds. */
  unseen = 0;
  /** The first read that was refused. */
  failure: unknown;

  constructor(cells: readonly string[], read: ReadRevision, now: () => number = () => performance.now()) {
    this.#read = read;
    this.#now = now;
    this.#free = [...cells];
  }

  /** Learns every cell's revision before the load begins. */
  async prepare(): Promise<void> {
    for (const cell of this.#free) this.#revisions.set(cell, await this.#read(cell));
  }

  /** A cell to send one fact to, or undefined while all are being measured. */
  take(): string | undefined {
    return this.#free.shift();
  }

  /** Watches a cell from the moment just before its fact was sent. */
  watch(cellId: string, sentAt: number): void {
    const run = this.#watch(cellId, sentAt)
      .catch((error: unknown) => void (this.failure ??= error))
      .finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  async done(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #watch(cellId: string, sentAt: number): Promise<void> {
    const before = this.#revisions.get(cellId) ?? 0;
    for (;;) {
      const askedAt = this.#now();
      const revision = await this.#read(cellId);
      const seenAt = this.#now();
      if (revision > before) {
        this.latencies.push(seenAt - sentAt);
        this.#revisions.set(cellId, revision);
        this.#free.push(cellId);
        return;
      }
      if (seenAt - sentAt > GIVE_UP_MS) {
        // Not put back: a fact that comes late would be taken for the next one.
        this.unseen++;
        return;
      }
      await pause(Math.max(0, POLL_EVERY_MS - (this.#now() - askedAt)));
    }
  }
}

/** Reads the revision of a year's card through the gateway, over kept connections. */
export function revisionReader(gateway: string, year: string, authorization: () => Promise<string>): ReadRevision {
  return async (cellId) => {
    const headers = { authorization: await authorization() };
    return revisionOf(await call(`${gateway}/api/v1/cells/${cellId}/assessments/${year}`, { headers }), cellId);
  };
}

/** From the header where there is one, else from the body; 0 for a card that does not exist yet. */
export function revisionOf({ status, headers, text }: Answer, cellId: string): number {
  if (status === 404) return 0;
  if (status === 429) throw new CommandError('the gateway limits the reads: lower --samples');
  if (status !== 200) throw new CommandError(`reading the status of ${cellId} was answered ${status}`);
  return Number(headers['x-card-revision'] ?? (JSON.parse(text) as { revision: number }).revision);
}
