import { addressesOf, eventOf, keyOf, rankOfHint, sse, type Hint } from './hint.ts';

/** Hints of one card within this time are one. */
const GATHER_MS = 100;
/** A sign of life, so that nobody on the way takes a quiet stream for a dead one. */
const HEARTBEAT_MS = 15_000;
/** A listener that has not taken this much gets no more until it has; then it is told to look for itself. */
const MAX_WAITING_BYTES = 64 * 1024;

/** Where a stream goes: what `http.ServerResponse` offers of it. */
export type Outlet = {
  /** Bytes that nobody has taken yet. */
  readonly writableLength: number;
  write(text: string): boolean;
  end(): void;
  once(event: 'drain' | 'close', listener: () => void): unknown;
};

type Listener = { outlet: Outlet; addresses: readonly string[]; behind: boolean };

/** The open streams of this process. What it holds of a listener goes when its outlet closes. */
export class Hub {
  readonly #listeners = new Set<Listener>();
  readonly #at = new Map<string, Set<Listener>>();
  #gathered = new Map<string, Hint>();
  #flush: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #closed = false;

  get size(): number {
    return this.#listeners.size;
  }

  /** Addresses with listeners; 0 when nobody listens. */
  get addresses(): number {
    return this.#at.size;
  }

  /** Starts with `hello`. The listener is forgotten when the outlet closes. */
  open(outlet: Outlet, addresses: readonly string[]): void {
    if (this.#closed) return outlet.end();
    const listener: Listener = { outlet, addresses: [...new Set(addresses)], behind: false };
    this.#listeners.add(listener);
    for (const address of listener.addresses) {
      const there = this.#at.get(address);
      if (there) there.add(listener);
      else this.#at.set(address, new Set([listener]));
    }
    outlet.once('close', () => this.#forget(listener));
    this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS);
    outlet.write(`retry: 2000\n${sse('hello', {})}`);
  }

  /** Tells whom it concerns, once per thing in its highest revision, shortly after. */
  tell(hints: readonly Hint[]): void {
    if (this.#listeners.size === 0) return;
    for (const hint of hints) {
      const key = keyOf(hint);
      const before = this.#gathered.get(key);
      if (!before || rankOfHint(before) <= rankOfHint(hint)) this.#gathered.set(key, hint);
    }
    if (this.#gathered.size > 0) this.#flush ??= setTimeout(() => this.#send(), GATHER_MS);
  }

  /** Hints may have been missed: everybody looks for themselves. */
  resync(): void {
    for (const listener of this.#listeners) this.#write(listener, sse('resync', {}));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#flush);
    clearInterval(this.#heartbeat);
    for (const { outlet } of this.#listeners) outlet.end();
  }

  #send(): void {
    this.#flush = undefined;
    const hints = this.#gathered;
    this.#gathered = new Map();
    const texts = new Map<Listener, string[]>();
    for (const hint of hints.values()) {
      let text: string | undefined;
      const told = new Set<Listener>();
      for (const address of addressesOf(hint))
        for (const listener of this.#at.get(address) ?? []) {
          if (told.has(listener)) continue;
          told.add(listener);
          text ??= eventOf(hint);
          const mine = texts.get(listener);
          if (mine) mine.push(text);
          else texts.set(listener, [text]);
        }
    }
    for (const [listener, parts] of texts) this.#write(listener, parts.join(''));
  }

  #write(listener: Listener, text: string): void {
    const { outlet } = listener;
    if (listener.behind) return;
    if (outlet.writableLength + text.length <= MAX_WAITING_BYTES) return void outlet.write(text);
    listener.behind = true;
    const again = () => {
      listener.behind = false;
      if (this.#listeners.has(listener)) outlet.write(sse('resync', {}));
    };
    if (outlet.writableLength > 0) outlet.once('drain', again);
    else again();
  }

  #beat(): void {
    for (const { outlet, behind } of this.#listeners) if (!behind) outlet.write(': still here\n\n');
  }

  #forget(listener: Listener): void {
    this.#listeners.delete(listener);
    for (const address of listener.addresses) {
      const there = this.#at.get(address);
      there?.delete(listener);
      if (there?.size === 0) this.#at.delete(address);
    }
    if (this.#listeners.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }
}
