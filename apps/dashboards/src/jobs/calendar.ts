import type { LocalDate } from '@bontot/kernel';
import type { Tree } from '../storage/tree.ts';

const LOOK_EVERY_MS = 30_000;

export type CalendarParts = {
  tree: Pick<Tree, 'open' | 'turnDay'>;
  today: () => LocalDate;
  turned: () => void;
  failed: (error: unknown) => void;
};

/** Notices that a local day has begun: units begin and end, overviews compare with other days, a year may be new. */
export class Calendar {
  readonly #parts: CalendarParts;
  #day: LocalDate | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(parts: CalendarParts) {
    this.#parts = parts;
  }

  /** Looks at once: the process may have slept through a midnight. Resolves when the day has been dealt with. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    await this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  #look(): Promise<void> {
    return (this.#looking ??= this.#turn().finally(() => (this.#looking = undefined)));
  }

  async #turn(): Promise<void> {
    const { tree, today, turned, failed } = this.#parts;
    const day = today();
    try {
      if (day !== this.#day) await tree.open(day.slice(0, 4), day);
      // Again and again: at midnight somebody may still write what was so yesterday.
      const changed = await tree.turnDay(day);
      if (changed || day !== this.#day) turned();
      this.#day = day;
    } catch (error) {
      failed(error);
    }
  }
}
