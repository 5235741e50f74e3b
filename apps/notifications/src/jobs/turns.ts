/**
 * One turn of a piece of work at a time: what is asked for while one runs is joined into the next, each item once. So
 * many small wishes share the round trips of one, and a wish is always met by a turn that began after it.
 */
export class Turns<Item> {
  readonly #run: (items: Item[]) => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  #next: { items: Set<Item>; done: Promise<void> } | undefined;

  constructor(run: (items: Item[]) => Promise<void>) {
    this.#run = run;
  }

  /** Resolves when the items' turn is over, and rejects as it does. */
  join(items: Iterable<Item>): Promise<void> {
    this.#next ??= this.#prepare();
    for (const item of items) this.#next.items.add(item);
    return this.#next.done;
  }

  /** Resolves when nothing runs and nothing waits. */
  async idle(): Promise<void> {
    while (this.#next) await this.#next.done.catch(() => undefined);
    await this.#last.catch(() => undefined);
  }

  #prepare() {
    const items = new Set<Item>();
    const done = this.#last
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#run([...items]);
      });
    this.#last = done;
    return { items, done };
  }
}
