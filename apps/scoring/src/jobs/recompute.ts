import { cardDue } from '@bontot/contracts';
import { localDateOf, type Clock } from '@bontot/kernel';
import { newId, type OutgoingEvent, type Publisher } from '@bontot/messaging';
import { Queue, Worker, type ConnectionOptions, type Job } from 'bullmq';
import { subjectOf, type CardKey } from '../card/entry.ts';
import type { StoredAdoption } from '../storage/adoptions.ts';
import type { Stores } from '../storage/stores.ts';

const QUEUE = 'scoring';
const PAGE = 500;
/** How often cards whose day has come are looked for, and the schedule itself is put back in case Redis lost it. */
const SWEEP_EVERY_MS = 60_000;
/** One sweep asks for this many cards; the next takes the rest. */
const SWEEP_WINDOW = 5_000;

type JobsLog = { info(fields: object, message: string): void; warn(fields: object, message: string): void };

/**
 * Asks the worker to look at cards again: those below a unit that adopted a set, and those whose day has come. The queue
 * carries work, MongoDB the truth: what a lost queue forgets, the next sweep finds in `adoptions` and `due`.
 */
export class Recompute {
  readonly #stores: Stores;
  readonly #publisher: Publisher;
  readonly #clock: Clock;
  readonly #log: JobsLog;
  readonly #alsoSwept: (() => Promise<unknown>)[];
  readonly #queue: Queue;
  readonly #worker: Worker;
  readonly #timer: NodeJS.Timeout;

  /** @param alsoSwept what else is looked after at each sweep, in order */
  constructor(
    stores: Stores,
    publisher: Publisher,
    clock: Clock,
    connection: ConnectionOptions,
    prefix: string,
    log: JobsLog,
    alsoSwept: (() => Promise<unknown>)[] = [],
  ) {
    this.#stores = stores;
    this.#publisher = publisher;
    this.#clock = clock;
    this.#log = log;
    this.#alsoSwept = alsoSwept;
    const kept = {
      removeOnComplete: true,
      // A job that stayed behind would keep the sweep from asking for the same adoption again.
      removeOnFail: true,
      attempts: 8,
      backoff: { type: 'exponential', delay: 1_000 },
    };
    this.#queue = new Queue(QUEUE, { connection, prefix, defaultJobOptions: kept });
    this.#worker = new Worker(QUEUE, (job) => this.#run(job), { connection, prefix, concurrency: 1, drainDelay: 30 });
    const failed = ({ message }: Error) => log.warn({ reason: message }, 'queue');
    this.#queue.on('error', failed);
    this.#worker.on('error', failed);
    this.#worker.on('failed', (job, { message }) => log.warn({ job: job?.name, reason: message }, 'job failed'));
    this.#timer = setInterval(() => void this.schedule(), SWEEP_EVERY_MS);
    void this.schedule();
  }

  /** Starts, or finds already started, the recompute of one adoption. */
  async start(adoptionId: string): Promise<void> {
    await this.#queue.add('recompute', { adoptionId }, { jobId: adoptionId }).catch((error: Error) => {
      // Kept in `adoptions` as not recomputed: the sweep takes it up when the queue is back.
      this.#log.warn({ adoptionId, reason: error.message }, 'recompute waits for the queue');
    });
  }

  async schedule(): Promise<void> {
    await this.#queue.upsertJobScheduler('sweep', { every: SWEEP_EVERY_MS }, { name: 'sweep' }).catch(() => undefined);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#worker.close();
    await this.#queue.close();
  }

  async #run(job: Job): Promise<void> {
    if (job.name === 'sweep') return this.sweep();
    const { adoptionId } = job.data as { adoptionId: string };
    const [adoption] = (await this.#stores.adoptions.notRecomputed()).filter(({ _id }) => _id === adoptionId);
    if (adoption) await this.#recompute(adoption, (done) => job.updateProgress({ cells: done }));
  }

  /** One look for what is due; also run by the schedule. */
  async sweep(): Promise<void> {
    for (const { _id } of await this.#stores.adoptions.notRecomputed()) await this.start(_id);
    const due = await this.#stores.due.until(localDateOf(this.#clock.now()), SWEEP_WINDOW);
    for (let from = 0; from < due.length; from += PAGE) await this.#publish(due.slice(from, from + PAGE), 'date');
    if (due.length > 0) this.#log.info({ cards: due.length }, 'cards whose day has come');
    for (const sweep of this.#alsoSwept) await sweep();
  }

  async #recompute(adoption: StoredAdoption, progress: (done: number) => Promise<void>): Promise<void> {
    let done = 0;
    for (let after = ''; ;) {
      const units = await this.#stores.units.below(adoption.path, after, PAGE);
      if (units.length === 0) break;
      after = units.at(-1)!.path;
      const keys = units
        .filter(({ level }) => subjectOf(level) === adoption.subject)
        .map(({ _id }) => ({ cellId: _id, period: adoption.period }));
      await this.#publish(keys, 'set');
      done += keys.length;
      await progress(done);
    }
    await this.#stores.adoptions.recomputed(adoption._id);
    this.#log.info({ adoptionId: adoption._id, cells: done }, 'asked for recompute');
  }

  async #publish(keys: CardKey[], cause: 'date' | 'set'): Promise<void> {
    const events = keys.map(({ cellId, period }): OutgoingEvent => ({
      type: cardDue.type,
      topic: cardDue.topic.name,
      key: cellId,
      id: newId(),
      source: 'scoring/recompute',
      body: { cellId, period, cause },
    }));
    if (events.length > 0) await this.#publisher.publish(events);
  }
}
