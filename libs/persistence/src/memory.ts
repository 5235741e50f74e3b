import type { OutgoingEvent } from '@bontot/messaging';
import { permanent, transient } from '@bontot/kernel';
import {
  MAX_OUTBOX,
  type AggregateStore,
  type Change,
  type Copy,
  type CopyStore,
  type OutboxSource,
  type Pending,
  type Stored,
} from './ports.ts';
import { belowPath, safeId } from './safe-id.ts';

type Kept<State> = { version: number; state: State; outbox: OutgoingEvent[]; outboxAt: number | undefined };

/** The twin of the real store for tests and simulations; the same conformance suite holds for both. */
export class InMemoryAggregateStore<State> implements AggregateStore<State>, OutboxSource {
  readonly #kept = new Map<string, Kept<State>>();
  readonly #listeners: ((id: string) => void)[] = [];
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async load(id: string): Promise<Stored<State> | undefined> {
    const kept = this.#kept.get(safeId(id));
    return kept && { id, version: kept.version, state: structuredClone(kept.state) };
  }

  async save({ id, version, state, events }: Change<State>): Promise<number> {
    if (events.length > MAX_OUTBOX) throw permanent('OUTBOX_TOO_SMALL', { events: events.length, limit: MAX_OUTBOX });
    const kept = this.#kept.get(safeId(id));
    if ((kept?.version ?? 0) !== version) throw transient('VERSION_CONFLICT', { id, version });
    const waiting = kept?.outbox ?? [];
    if (waiting.length + events.length > MAX_OUTBOX) throw transient('OUTBOX_FULL', { id, waiting: waiting.length });
    this.#kept.set(id, {
      version: version + 1,
      state: structuredClone(state),
      outbox: [...waiting, ...structuredClone(events as OutgoingEvent[])],
      outboxAt: kept?.outboxAt ?? (events.length > 0 ? this.#now() : undefined),
    });
    if (events.length > 0) for (const listener of this.#listeners) listener(id);
    return version + 1;
  }

  /** Every aggregate, by id. */
  async *all(): AsyncIterable<Stored<State>> {
    for (const id of [...this.#kept.keys()].sort()) yield (await this.load(id)) as Stored<State>;
  }

  onWritten(listener: (id: string) => void): void {
    this.#listeners.push(listener);
  }

  async pendingOf(ids: readonly string[]): Promise<Pending[]> {
    return ids.flatMap((id) => {
      const outbox = this.#kept.get(id)?.outbox ?? [];
      return outbox.length > 0 ? [{ id, events: structuredClone(outbox) }] : [];
    });
  }

  async pendingSince(before: number, limit: number): Promise<Pending[]> {
    const due = [...this.#kept].filter(([, kept]) => kept.outboxAt !== undefined && kept.outboxAt <= before);
    due.sort(([, a], [, b]) => (a.outboxAt as number) - (b.outboxAt as number));
    return this.pendingOf(due.slice(0, limit).map(([id]) => id));
  }

  async remove(published: readonly { id: string; eventIds: readonly string[] }[]): Promise<void> {
    for (const { id, eventIds } of published) {
      const kept = this.#kept.get(id);
      if (!kept) continue;
      kept.outbox = kept.outbox.filter((event) => !eventIds.includes(event.id));
      if (kept.outbox.length === 0) kept.outboxAt = undefined;
    }
  }

  async count(): Promise<number> {
    return [...this.#kept.values()].reduce((sum, { outbox }) => sum + outbox.length, 0);
  }
}

/** The twin of the real copies. */
export class InMemoryCopyStore<Value> implements CopyStore<Value> {
  readonly #kept = new Map<string, Copy<Value>>();

  async put(copy: Copy<Value>): Promise<boolean> {
    const id = safeId(copy.id);
    if ((this.#kept.get(id)?.version ?? 0) >= copy.version) return false;
    this.#kept.set(id, structuredClone(copy));
    return true;
  }

  async putAll(copies: readonly Copy<Value>[]): Promise<number> {
    const highest = new Map<string, Copy<Value>>();
    for (const copy of copies) {
      safeId(copy.id);
      if ((highest.get(copy.id)?.version ?? 0) < copy.version) highest.set(copy.id, copy);
    }
    const kept = await Promise.all([...highest.values()].map((copy) => this.put(copy)));
    return kept.filter(Boolean).length;
  }

  async get(id: string): Promise<Copy<Value> | undefined> {
    return structuredClone(this.#kept.get(safeId(id)));
  }

  async getAll(ids: readonly string[]): Promise<Copy<Value>[]> {
    const found = await Promise.all([...new Set(ids)].sort().map((id) => this.get(id)));
    return found.filter((copy) => copy !== undefined);
  }

  async below(
    path: string,
    { after = '', limit = 1_000 }: { after?: string; limit?: number } = {},
  ): Promise<Copy<Value>[]> {
    belowPath(path);
    const ids = [...this.#kept.values()]
      .filter((copy) => copy.path?.startsWith(path) && copy.id > after)
      .map(({ id }) => id)
      .sort();
    return this.getAll(ids.slice(0, limit));
  }

  async *all(): AsyncIterable<Copy<Value>> {
    for (const id of [...this.#kept.keys()].sort()) yield (await this.get(id)) as Copy<Value>;
  }
}
