import type { OutgoingEvent } from '@bontot/messaging';

/** An aggregate as it was read: its state and the version that a write must name. */
export type Stored<State> = { id: string; version: number; state: State };

/** The most events that wait in one document; beyond it the writer is told to come back (503). */
export const MAX_OUTBOX = 64;

/** A write: the whole new state, the version it was decided on (0 for a new aggregate), and what to publish with it. */
export type Change<State> = { id: string; version: number; state: State; events: readonly OutgoingEvent[] };

/**
 * Keeps aggregates, each with its outgoing events, in one atomic write.
 * Errors (`ProductError`): VERSION_CONFLICT (transient) when somebody else wrote first; OUTBOX_FULL (transient) when 64
 * events wait; NOT_UNIQUE (refused) for another unique index; STORE_UNAVAILABLE (transient); ID_NOT_SAFE (permanent).
 */
export interface AggregateStore<State> {
  load(id: string): Promise<Stored<State> | undefined>;
  /** Returns the new version, one more than the given. */
  save(change: Change<State>): Promise<number>;
}

/** The events of one aggregate that wait, oldest first. */
export type Pending = { id: string; events: OutgoingEvent[] };

/** Where a relay finds what waits. Every aggregate store is one. */
export interface OutboxSource {
  /** Called with the id after each local write that has events. */
  onWritten(listener: (id: string) => void): void;
  /** What waits in the given aggregates. */
  pendingOf(ids: readonly string[]): Promise<Pending[]>;
  /** What waits since `before` (milliseconds) or longer, the longest wait first. */
  pendingSince(before: number, limit: number): Promise<Pending[]>;
  /** Takes published events out; those that came meanwhile stay. */
  remove(published: readonly { id: string; eventIds: readonly string[] }[]): Promise<void>;
  /** How many events wait. */
  count(): Promise<number>;
}

/** A local copy of what another service owns; `path` where it lies in the tree. */
export type Copy<Value> = { id: string; version: number; path?: string; value: Value };

/** Keeps the highest version per id, whatever the order and number of arrivals. */
export interface CopyStore<Value> {
  /** True when it was newer than what is kept. */
  put(copy: Copy<Value>): Promise<boolean>;
  /** How many were newer. Of several versions of one id the highest counts. */
  putAll(copies: readonly Copy<Value>[]): Promise<number>;
  get(id: string): Promise<Copy<Value> | undefined>;
  getAll(ids: readonly string[]): Promise<Copy<Value>[]>;
  /** What lies at or below a path that ends in `/`, by id, after an id. */
  below(path: string, page?: { after?: string; limit?: number }): Promise<Copy<Value>[]>;
  /** Everything, by id. */
  all(): AsyncIterable<Copy<Value>>;
}
