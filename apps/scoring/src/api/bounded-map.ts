/** A map that forgets what was not asked for the longest once it holds too much. */
export class BoundedMap<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Value>();

  /** @param most how many entries are kept, from 1 */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const value = this.#kept.get(key);
    if (value === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!);
  }
}
