type Work = () => Promise<void>;

/** Queues of a few requests each; `add` waits while a queue is full, the first failure stops everything. */
export class Lanes {
  readonly #tails: Promise<void>[];
  readonly #waiting: number[];
  readonly #longest: number;
  readonly #wake: (() => void)[] = [];
  #failure: { error: unknown } | undefined;

  constructor(count: number, longest = 3) {
    this.#tails = Array.from({ length: count }, () => Promise.resolve());
    this.#waiting = Array.from({ length: count }, () => 0);
    this.#longest = longest;
  }

  async add(lane: number, work: Work): Promise<void> {
    while (this.#waiting[lane]! >= this.#longest && !this.#failure)
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    if (this.#failure) throw this.#failure.error;
    this.#waiting[lane]!++;
    this.#tails[lane] = this.#tails[lane]!.then(async () => {
      try {
        if (!this.#failure) await work();
      } catch (error) {
        this.#failure ??= { error };
      } finally {
        this.#waiting[lane]!--;
        this.#wake.splice(0).forEach((wake) => wake());
      }
    });
  }

  /** Waits until nothing is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails);
    if (this.#failure) throw this.#failure.error;
  }
}
