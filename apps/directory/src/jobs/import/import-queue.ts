import { kindOf, ok, type Clock } from '@bontot/kernel';
import { Queue, Worker, type ConnectionOptions, type Job } from 'bullmq';
import type { Phase } from '../../import/import.ts';
import type { ImportFiles } from '../../storage/import-files.ts';
import type { ImportRows } from '../../storage/import-rows.ts';
import type { Imports } from '../../storage/imports.ts';

const QUEUE = 'imports';
const LOOK_EVERY_MS = 5_000;
/** A process that was killed holds its job for this long. */
const LOCK_MS = 10_000;
const FILE_KEPT_MS = 24 * 3_600_000;
/** Rows hold names and birth dates: after this nothing can be taken back any more. */
const ROWS_KEPT_MS = 30 * FILE_KEPT_MS;

type Log = { info(fields: object, message: string): void; warn(fields: object, message: string): void };
type Work = { run(importId: string): Promise<void> };
type Parts = {
  imports: Imports;
  files: ImportFiles;
  rows: ImportRows;
  works: Partial<Record<Phase, Work>>;
  clock: Clock;
  log: Log;
};

/**
 * Has imports worked on, one at a time. The queue carries work, MongoDB the truth: an import that should be worked on is
 * found by its phase, whatever became of the queue or of the process that had it.
 */
export class ImportQueue {
  readonly #parts: Parts;
  readonly #queue: Queue;
  readonly #worker: Worker;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: Parts, connection: ConnectionOptions, prefix: string) {
    this.#parts = parts;
    const kept = {
      removeOnComplete: true,
      removeOnFail: true,
      attempts: 5,
      backoff: { type: 'exponential', delay: 500 },
    };
    this.#queue = new Queue(QUEUE, { connection, prefix, defaultJobOptions: kept });
    const locks = { lockDuration: LOCK_MS, stalledInterval: LOCK_MS, maxStalledCount: 1_000 };
    this.#worker = new Worker(QUEUE, (job) => this.#run(job), {
      connection,
      prefix,
      concurrency: 1,
      drainDelay: 30,
      ...locks,
    });
    const failed = ({ message }: Error) => parts.log.warn({ reason: message }, 'queue');
    this.#queue.on('error', failed);
    this.#worker.on('error', failed);
    this.#worker.on('failed', (job, error) => void this.#failed(job, error));
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
    void this.look();
  }

  /** Asks for the next step of an import; asking twice is asking once. */
  async start(importId: string, phase: Phase): Promise<void> {
    await this.#queue.add('work', { importId }, { jobId: `${importId}-${phase}` }).catch((error: Error) => {
      this.#parts.log.warn({ importId, reason: error.message }, 'an import waits for the queue');
    });
  }

  /** Asks for whatever should be worked on, and gives up what has been kept long enough. */
  async look(): Promise<void> {
    const { imports, clock, log } = this.#parts;
    try {
      for (const { id, state } of await imports.atWork()) await this.start(id, state.phase);
      for (const { id, state } of await imports.keptBefore(clock.now() - ROWS_KEPT_MS, 20))
        await this.#giveUp(id, state.phase);
    } catch (err) {
      log.warn({ err }, 'imports are not looked after yet');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    // A batch in hand is finished; a long look at a file is cut off and begun anew by the next process.
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, 2_000)));
    await Promise.race([this.#worker.close().then(() => this.#queue.close()), patience]);
    clearTimeout(timer);
  }

  async #run(job: Job): Promise<void> {
    const { importId } = job.data as { importId: string };
    const stored = await this.#parts.imports.store.load(importId);
    if (!stored) return;
    await this.#parts.works[stored.state.phase]?.run(importId);
    const after = (await this.#parts.imports.store.load(importId))?.state;
    if (after && ['done', 'stopped', 'dropped', 'refused', 'undone'].includes(after.phase))
      await this.#parts.files.drop(importId);
  }

  /** A file that no try could read is refused; what is half written is tried again by the next look. */
  async #failed(job: Job | undefined, error: Error): Promise<void> {
    const { imports, clock, log } = this.#parts;
    log.warn({ job: job?.id, reason: error.message, err: error }, 'an import failed');
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1) || kindOf(error) === 'transient') return;
    const { importId } = job.data as { importId: string };
    await imports
      .run(importId, () => ok({ type: 'refuse', code: 'IMPORT_FILE_DAMAGED', details: {}, at: clock.now() }))
      .catch(() => undefined);
  }

  async #giveUp(importId: string, phase: Phase): Promise<void> {
    const { imports, files, rows, clock } = this.#parts;
    if (['uploading', 'mapping', 'preview'].includes(phase))
      await imports.run(importId, () => ok({ type: 'cancel', at: clock.now() }));
    await imports.run(importId, () => ok({ type: 'give-up-rows' }));
    await files.drop(importId);
    await rows.drop(importId);
  }
}
