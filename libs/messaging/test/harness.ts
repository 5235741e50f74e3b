import type { EventContract } from '@bontot/contracts';
import { topics } from '@bontot/contracts';
import * as z from 'zod';
import type {
  DeadLetters,
  MessagingMetrics,
  OutgoingEvent,
  Patience,
  Publisher,
  RecordSink,
  Routes,
  Subscription,
} from '../src/index.ts';

/** A broker, real or not, with topics of its own. */
export type Harness = {
  publisher: Publisher;
  sink: RecordSink;
  deadLetters: DeadLetters;
  subscribe(options: SubscribeOptions): Subscription;
  close(): Promise<void>;
};

export type SubscribeOptions = Routes & {
  metrics?: MessagingMetrics;
  patience?: Partial<Patience>;
  /** A member that would commit only after the test is over. */
  slowCommit?: boolean;
};

export const GROUP = 'counter';
export const KEY = Buffer.alloc(32, 7).toString('base64url');

/** Quick enough for a test, in the same order of magnitudes as the real ones. */
export const hurry: Partial<Patience> = {
  tryPauseMs: 1,
  retryDelaysMs: [60, 120],
  backoffMs: [20, 100],
  retryPollMs: 20,
};

export const counted = {
  type: 'unit.counted.v1',
  topic: topics.directory,
  key: 'unitId',
  body: z.object({ unitId: z.string(), n: z.int() }),
  example: { unitId: 'A', n: 1 },
  why: 'For tests',
} as const satisfies EventContract;

export const BATCHES = topics.evidence.name;
export const EVENTS = topics.directory.name;

let ids = 0;
export const outgoing = (key: string, n: number, more: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  type: counted.type,
  topic: EVENTS,
  key,
  id: `event-${ids++}`,
  source: 'test',
  body: { unitId: key, n },
  ...more,
});

/** Waits for a fact; fails with what `look` threw last. */
export async function eventually<T>(look: () => T | Promise<T>, withinMs = 20_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;)
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

export class CountingMetrics implements MessagingMetrics {
  counts: Record<string, number> = {};
  consumed(_topic: string, records: number) {
    this.#add('consumed', records);
  }
  deadLettered(_topic: string, code: string) {
    this.#add(code);
  }
  retried() {
    this.#add('retried');
  }
  unknownType() {
    this.#add('unknown');
  }
  publishFailed() {
    this.#add('publishFailed');
  }
  #add(name: string, by = 1) {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
}
