import type { Publisher } from '@bontot/messaging';
import type { OutboxSource, Pending } from './ports.ts';

export type RelayLog = { warn(fields: object, message: string): void; info(fields: object, message: string): void };

export type RelayOptions = {
  sources: readonly OutboxSource[];
  publisher: Pick<Publisher, 'publish'>;
  log?: RelayLog;
  /** Pause between two looks while nothing waits. */
  idleMs?: number;
  /** What waits shorter than this is left to the process that wrote it. */
  graceMs?: number;
  /** Aggregates per look. */
  batch?: number;
  now?: () => number;
};

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Publishes what aggregates hold in their outboxes, then takes it out by event id. A crash between the two publishes
 * twice, which facts with versions absorb. The poll is the truth; a local write only shortens the wait.
 *
 * Events of one aggregate leave in their order. Several processes may run a relay over the same collection: each
 * publishes its own writes at once and takes over those of others after the grace, so doubles are rare and harmless.
 */
export class OutboxRelay {
  readonly #options: Required<Omit<RelayOptions, 'log'>> & Pick<RelayOptions, 'log'>;
  readonly #written = new Map<OutboxSource, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> | undefined;
  #pause = FIRST_PAUSE_MS;
  #failing = false;
  #stopped = true;

  constructor(options: RelayOptions) {
    this.#options = { idleMs: 2_000, graceMs: 1_000, batch: 200, now: Date.now, ...options };
    for (const source of options.sources) {
      this.#written.set(source, new Set());
      source.onWritten((id) => {
        this.#written.get(source)?.add(id);
        if (!this.#failing) this.#wake(0);
      });
    }
  }

  start(): void {
    this.#stopped = false;
    this.#wake(0);
  }

  /** Finishes the batch in hand; what still waits stays where it is. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  /** Publishes all that waits now, however young. For tests and for the end of imports; throws what publishing throws. */
  async flush(): Promise<void> {
    await this.#turn;
    for (const source of this.#options.sources)
      while ((await this.#deliver(source, await source.pendingSince(this.#options.now(), this.#options.batch))) > 0);
  }

  /** How many events wait in all sources, for `/status`. */
  async pending(): Promise<number> {
    const counts = await Promise.all(this.#options.sources.map((source) => source.count()));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** False while publishing fails. */
  healthy(): boolean {
    return !this.#failing;
  }

  #wake(afterMs: number): void {
    if (this.#stopped || this.#turn) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#run().finally(() => {
        this.#turn = undefined;
        this.#wake(this.#failing ? this.#pause : this.#hasWritten() ? 0 : this.#options.idleMs);
      });
    }, afterMs);
    this.#timer.unref();
  }

  async #run(): Promise<void> {
    try {
      for (const source of this.#options.sources) await this.#lookAt(source);
      if (this.#failing) this.#options.log?.info({}, 'outbox goes out again');
      this.#failing = false;
      this.#pause = FIRST_PAUSE_MS;
    } catch (err) {
      if (!this.#failing) this.#options.log?.warn({ err }, 'outbox waits');
      this.#failing = true;
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 4);
    }
  }

  /** First what this process wrote, then what others left behind. */
  async #lookAt(source: OutboxSource): Promise<void> {
    const { batch, graceMs, now } = this.#options;
    const written = this.#written.get(source) as Set<string>;
    while (written.size > 0 && !this.#stopped) {
      const ids = [...written].slice(0, batch);
      for (const id of ids) written.delete(id);
      await this.#deliver(source, await source.pendingOf(ids));
    }
    while (
      !this.#stopped &&
      (await this.#deliver(source, await source.pendingSince(now() - graceMs, batch))) === batch
    );
  }

  async #deliver(source: OutboxSource, waiting: Pending[]): Promise<number> {
    if (waiting.length === 0) return 0;
    await this.#options.publisher.publish(waiting.flatMap(({ events }) => events));
    await source.remove(waiting.map(({ id, events }) => ({ id, eventIds: events.map((event) => event.id) })));
    return waiting.length;
  }

  #hasWritten(): boolean {
    return [...this.#written.values()].some((ids) => ids.size > 0);
  }
}
