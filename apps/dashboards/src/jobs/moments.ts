import { kindOf } from '@bontot/kernel';

/** What arrives within this time is one moment: the partitions of one fetch come together. */
const GATHER_MS = 5;
/** Under a steady stream a moment begins this long after the end of the one before: bigger moments cost less each. */
const REST_MS = 50;
/** A moment takes parts until it has this many things in hand; what a process keeps in memory hangs on it. */
const MOST = 500;

type Part<Item> = { items: readonly Item[]; done: () => void; failed: (error: unknown) => void };

/**
 * Gathers what several partitions bring at the same time, so that it costs a few round trips together. Each caller hears
 * when its own part is durable. When a moment fails for another reason than an engine, its parts are tried one by one, so
 * that nobody suffers for another.
 */
export class Moments<Item> {
  readonly #handle: (items: Item[]) => Promise<void>;
  #waiting: Part<Item>[] = [];
  #running = false;
  #restUntil = 0;

  constructor(handle: (items: Item[]) => Promise<void>) {
    this.#handle = handle;
  }

  /** Resolves when these are dealt with; throws what dealing with them threw. */
  add(items: readonly Item[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ items, done, failed });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const rest = Math.max(GATHER_MS, this.#restUntil - performance.now());
      await new Promise((resume) => setTimeout(resume, rest));
      await this.#moment(this.#take());
      this.#restUntil = performance.now() + REST_MS;
    }
    this.#running = false;
  }

  #take(): Part<Item>[] {
    let items = 0;
    const fits = this.#waiting.findIndex((part) => (items += part.items.length) > MOST);
    return this.#waiting.splice(0, fits === -1 ? this.#waiting.length : Math.max(1, fits));
  }

  async #moment(parts: Part<Item>[]): Promise<void> {
    try {
      await this.#handle(parts.flatMap(({ items }) => items));
      for (const { done } of parts) done();
    } catch (error) {
      if (parts.length === 1 || kindOf(error) === 'transient') for (const { failed } of parts) failed(error);
      else for (const part of parts) await this.#moment([part]);
    }
  }
}
