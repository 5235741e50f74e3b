import { useEffect, useState } from 'preact/hooks';

/** A value that pages look at and are told about when it changes. */
export class Told<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(first: Value) {
    this.#value = first;
  }

  get value(): Value {
    return this.#value;
  }

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The value as it is now; the component is drawn again when it changes. */
export function useTold<Value>(told: Told<Value>): Value {
  const [, drawn] = useState(told.value);
  useEffect(() => {
    // What changed between the drawing and this moment is caught up with.
    drawn(told.value);
    return told.listen(() => drawn(told.value));
  }, [told]);
  return told.value;
}
