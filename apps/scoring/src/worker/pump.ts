type Waiting<Item, Answer> = { items: Item[]; resolve: (answer: Answer[]) => void; reject: (error: unknown) => void };

/**
 * Joins what waits into one moment: while one is being processed, the batches of other partitions gather, and the next moment
 * takes as many of them as its limit allows. So small batches share one insert, a large one has its own, and a quiet system
 * answers a single record at once.
 */
export class Pump<Item, Answer> {
  readonly #process: (items: Item[]) => Promise<Answer[]>;
  readonly #limit: number;
  #waiting: Waiting<Item, Answer>[] = [];
  #running = false;

  /**
   * @param process answers one entry per item, in order
   * @param limit most items of one moment; a single batch above it is still taken whole
   */
  constructor(process: (items: Item[]) => Promise<Answer[]>, limit: number) {
    this.#process = process;
    this.#limit = limit;
  }

  /** Resolves with the answers to these items; rejects with the error of their moment. */
  push(items: Item[]): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ items, resolve, reject });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    // Lets every partition that was fetched together arrive before the first moment starts.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const taken = this.#take();
      try {
        const answers = await this.#process(taken.flatMap(({ items }) => items));
        let from = 0;
        for (const { items, resolve } of taken) resolve(answers.slice(from, (from += items.length)));
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    this.#running = false;
  }

  #take(): Waiting<Item, Answer>[] {
    let size = 0;
    let count = 0;
    for (const { items } of this.#waiting) {
      if (count > 0 && size + items.length > this.#limit) break;
      size += items.length;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }
}
