import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { DueChange } from '../storage/due-changes.ts';

const QUEUE = 'outlook';
/** Jobs in hand together share their reads and writes. */
const AT_ONCE = 64;
/** A job of a killed process is taken over after about twice this time; one that runs twice tells once. */
const LOCK_MS = 4_000;
/** A Redis that is away or was flushed fails every job in hand and every try to connect: said once in this time. */
const COMPLAIN_EVERY_MS = 10_000;
const CLOSE_WITHIN_MS = 2_000;

type Log = { warn(fields: object, message: string): void };
type Work = { id: string };

/**
 * Carries due changes to whichever process is free. It holds no truth: a job that is lost with Redis, that failed, or
 * that could not be added is added again by the sweep, for as long as its change is due.
 */
export class OutlookQueue {
  readonly #redis: Redis;
  readonly #adding: Redis;
  readonly #queue: Queue<Work>;
  readonly #worker: Worker<Work>;
  readonly #log: Log;
  #quietUntil = 0;

  constructor(options: { redisUrl: string; prefix: string; run: (id: string) => Promise<void>; log: Log }) {
    const { redisUrl, prefix, run, log } = options;
    this.#log = log;
    this.#redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
    // Whoever adds must not wait for a Redis that is away: the mark in MongoDB is enough.
    this.#adding = new Redis(redisUrl, { maxRetriesPerRequest: null, enableOfflineQueue: false });
    const failed = (error: Error) => this.#complain(error);
    for (const each of [this.#redis, this.#adding]) each.on('error', failed);
    // A job that stayed behind, done or failed, would keep the sweep from adding the same one again.
    const defaultJobOptions = { removeOnComplete: true, removeOnFail: true };
    this.#queue = new Queue(QUEUE, { connection: this.#adding, prefix, defaultJobOptions });
    this.#worker = new Worker(QUEUE, ({ data }) => run(data.id), {
      connection: this.#redis,
      prefix,
      concurrency: AT_ONCE,
      drainDelay: 30,
      lockDuration: LOCK_MS,
      stalledInterval: LOCK_MS,
    });
    this.#queue.on('error', failed);
    this.#worker.on('error', failed);
    this.#worker.on('failed', (_job, error) => this.#complain(error));
  }

  /** Adds work without waiting for it; one revision of one day's change is one job, however often it is added. */
  add(changes: readonly DueChange[]): void {
    if (changes.length === 0 || this.#adding.status !== 'ready') return;
    const jobs = changes.map(({ id, revision }) => ({
      name: 'tell',
      data: { id },
      opts: { jobId: `${id}|${revision}` },
    }));
    this.#queue.addBulk(jobs).catch((error: Error) => this.#complain(error));
  }

  #complain({ message }: Error): void {
    const now = performance.now();
    if (now < this.#quietUntil) return;
    this.#quietUntil = now + COMPLAIN_EVERY_MS;
    this.#log.warn({ reason: message }, 'work waits: the queue does not take it or does not give it back');
  }

  /** Finishes the jobs in hand; where Redis is away nobody can be told so, and their changes stay due. */
  async close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, CLOSE_WITHIN_MS)));
    await Promise.race([this.#worker.close().then(() => this.#queue.close()), patience]);
    clearTimeout(timer);
    for (const each of [this.#redis, this.#adding]) each.disconnect();
  }
}
