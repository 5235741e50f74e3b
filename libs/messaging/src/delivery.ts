import { retryTopic } from '@bontot/contracts';
import { kindOf, ProductError } from '@bontot/kernel';
import { deadLetterMessage, readRetry, retryMessage, type Failure } from './letters.ts';
import type { IncomingRecord, MessagingLog, MessagingMetrics, RawMessage, RecordSink, Routes } from './ports.ts';
import { readRecord, routesByTopic, type TopicRoute } from './routing.ts';
import { continueTrace } from './trace.ts';

/** How often and how long; the defaults are those of the design, tests are in more of a hurry. */
export type Patience = {
  /** Tries in place on the first delivery of a record whose handler has a bug, and the pause between them. */
  tries: number;
  tryPauseMs: number;
  /** Waits in the retry topic, one after the other; then the record is a dead letter. */
  retryDelaysMs: number[];
  /** First and longest wait of a partition whose handler met a transient error. */
  backoffMs: [number, number];
  /** How often the retry topic is looked at while something in it waits. */
  retryPollMs: number;
};

export const PATIENCE: Patience = {
  tries: 3,
  tryPauseMs: 10,
  retryDelaysMs: [30_000, 300_000],
  backoffMs: [200, 30_000],
  retryPollMs: 1_000,
};

export type DeliveryOptions = {
  group: string;
  routes: Routes;
  sink: RecordSink;
  secret: Buffer;
  metrics: MessagingMetrics;
  log: MessagingLog;
  now: () => number;
  random: () => number;
  patience: Patience;
};

/** How far a partition's batch got, and how long to leave the partition alone before the rest comes again. */
export type Progress = { finished: number; waitMs: number };

type Verdict = { code: string; details: Record<string, unknown> };
type Leaving = { messages: RawMessage[]; finished: number };

/**
 * What happens to a partition's batch, whatever brought it: the three kinds of error of the design. Retries and dead
 * letters are durable before the records they stand for count as finished.
 */
export class Delivery {
  readonly topics: string[];
  readonly #routes: Map<string, TopicRoute>;
  readonly #options: DeliveryOptions;
  readonly #retryTopic: string;
  /** Consecutive failures by partition. */
  readonly #failures = new Map<string, number>();
  /** Offsets in the retry topic that are done although an earlier one still waits. */
  readonly #ahead = new Set<string>();
  #stopping = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#routes = routesByTopic(options.routes);
    this.#retryTopic = retryTopic(options.group).name;
    this.topics = [...this.#routes.keys(), this.#retryTopic];
  }

  /** From now on batches end after the record in hand. */
  stop(): void {
    this.#stopping = true;
  }

  /** Partitions that back off because of a transient error. */
  get backingOff(): number {
    return this.#failures.size;
  }

  /** Partitions may have moved: whoever gets them starts afresh. */
  forget(): void {
    this.#failures.clear();
    this.#ahead.clear();
  }

  async deliver(topic: string, partition: number, records: IncomingRecord[]): Promise<Progress> {
    if (this.#stopping) return { finished: 0, waitMs: 0 };
    const leaving: Leaving = { messages: [], finished: 0 };
    let waitMs = 0;
    let failure: unknown;
    try {
      waitMs = await this.#handle(topic, records, leaving);
    } catch (error) {
      failure = error;
    }
    try {
      if (leaving.messages.length > 0) await this.#options.sink.send(leaving.messages);
      if (topic !== this.#retryTopic) this.#options.metrics.consumed(topic, leaving.finished);
    } catch (error) {
      failure = error;
      leaving.finished = 0;
      this.#ahead.clear();
    }
    const place = `${topic} ${partition}`;
    if (failure === undefined) this.#failures.delete(place);
    else waitMs = this.#backOff(place, topic, partition, failure);
    return { finished: leaving.finished, waitMs };
  }

  /** Handles what it can; throws transient errors only. Returns how long the rest has to wait. */
  async #handle(topic: string, records: IncomingRecord[], leaving: Leaving): Promise<number> {
    if (topic === this.#retryTopic) return this.#handleRetries(records, leaving);
    const route = this.#routes.get(topic);
    if (route?.kind === 'batch') await this.#handleBatch(route, records, leaving);
    else
      for (const record of records) {
        if (this.#stopping) return 0;
        await this.#handleEvent(route, record, leaving.messages);
        leaving.finished++;
      }
    return 0;
  }

  /** The whole batch at once; if that fails, halves of it, until each culprit stands alone. */
  async #handleBatch(
    route: TopicRoute & { kind: 'batch' },
    records: IncomingRecord[],
    leaving: Leaving,
  ): Promise<void> {
    try {
      const outcome = await route.handle(records);
      if (outcome)
        for (const { record, deadLetter } of outcome.deadLetters) this.#giveUp(record, deadLetter, leaving.messages);
      leaving.finished += records.length;
    } catch (error) {
      if (kindOf(error) === 'transient') throw error;
      if (records.length > 1) {
        const middle = records.length >> 1;
        await this.#handleBatch(route, records.slice(0, middle), leaving);
        await this.#handleBatch(route, records.slice(middle), leaving);
        return;
      }
      await this.#insist(records[0]!, error, leaving.messages, async () => {
        const outcome = await route.handle(records);
        for (const { record, deadLetter } of outcome?.deadLetters ?? [])
          this.#giveUp(record, deadLetter, leaving.messages);
      });
      leaving.finished++;
    }
  }

  async #handleEvent(route: TopicRoute | undefined, record: IncomingRecord, leaving: RawMessage[]): Promise<void> {
    if (route?.kind !== 'events') return this.#giveUp(record, { code: 'TOPIC_UNKNOWN', details: {} }, leaving);
    const reading = readRecord(route, record);
    if (reading.is === 'unknown') return this.#options.metrics.unknownType(record.topic);
    if (reading.is === 'bad') return this.#giveUp(record, reading, leaving);
    const { event, route: known } = reading;
    const handle = () => continueTrace(event.traceparent, () => known.handle(event, record));
    try {
      await handle();
    } catch (error) {
      await this.#insist(record, error, leaving, handle);
    }
  }

  /** After a first failure of one record: again in place if it may be a bug, then aside. Throws transient errors. */
  async #insist(record: IncomingRecord, first: unknown, leaving: RawMessage[], handle: () => Promise<void>) {
    let error = first;
    const { tries, tryPauseMs } = this.#options.patience;
    for (let left = record.attempt === 1 ? tries - 1 : 0; kindOf(error) === 'bug' && left > 0; left--) {
      await new Promise((resolve) => setTimeout(resolve, tryPauseMs));
      try {
        return await handle();
      } catch (next) {
        error = next;
      }
    }
    const kind = kindOf(error);
    if (kind === 'transient') throw error;
    if (kind === 'bug') this.#putAside(record, error, leaving);
    else this.#giveUp(record, error as ProductError, leaving);
  }

  #putAside(record: IncomingRecord, error: unknown, leaving: RawMessage[]): void {
    const { patience, metrics, log, group, now } = this.#options;
    const verdict = describe(error);
    const delay = patience.retryDelaysMs[record.attempt - 1];
    log.error({ ...placeOf(record), ...verdict, attempt: record.attempt }, 'a handler has a bug');
    if (delay === undefined) return this.#giveUp(record, verdict, leaving);
    metrics.retried(record.topic);
    const next = { ...record, attempt: record.attempt + 1 };
    leaving.push(retryMessage(group, next, now() + delay, this.#failure(record, verdict)));
  }

  #giveUp(record: IncomingRecord, { code, details }: Verdict, leaving: RawMessage[]): void {
    const { group, secret, metrics, log } = this.#options;
    metrics.deadLettered(record.topic, code);
    log.warn({ ...placeOf(record), code }, 'dead letter');
    leaving.push(deadLetterMessage(group, record, this.#failure(record, { code, details }), secret));
  }

  #failure(record: IncomingRecord, { code, details }: Verdict): Failure {
    const lastAt = this.#options.now();
    return { code, details, firstAt: this.#firstFailures.get(record) ?? lastAt, lastAt };
  }

  /** When records that come from the retry topic first failed. */
  readonly #firstFailures = new WeakMap<IncomingRecord, number>();

  /** What is due is handled, also past records that still wait; the position stays before the first that waits. */
  async #handleRetries(raws: IncomingRecord[], leaving: Leaving): Promise<number> {
    const { now, patience } = this.#options;
    let inOrder = true;
    let waitMs = 0;
    for (const raw of raws) {
      if (this.#stopping) return 0;
      if (!this.#ahead.has(raw.offset)) {
        const retry = readRetry(raw);
        const wait = retry ? retry.notBefore - now() : 0;
        if (wait > 0) {
          waitMs = Math.min(wait, patience.retryPollMs, waitMs || Infinity);
          inOrder = false;
          continue;
        }
        if (retry) {
          this.#firstFailures.set(retry.record, retry.firstAt);
          await this.#handleAgain(retry.record, leaving.messages);
        } else this.#giveUp(raw, { code: 'RETRY_UNREADABLE', details: {} }, leaving.messages);
        if (!inOrder) this.#ahead.add(raw.offset);
      }
      if (!inOrder) continue;
      leaving.finished++;
      this.#ahead.delete(raw.offset);
    }
    return waitMs;
  }

  async #handleAgain(record: IncomingRecord, leaving: RawMessage[]): Promise<void> {
    const route = this.#routes.get(record.topic);
    if (route?.kind === 'batch') return this.#handleBatch(route, [record], { messages: leaving, finished: 0 });
    return this.#handleEvent(route, record, leaving);
  }

  #backOff(place: string, topic: string, partition: number, error: unknown): number {
    const { patience, random, log } = this.#options;
    const failures = (this.#failures.get(place) ?? 0) + 1;
    this.#failures.set(place, failures);
    const [first, longest] = patience.backoffMs;
    const waitMs = Math.round(Math.min(longest, first * 2 ** (failures - 1)) * (0.5 + random() / 2));
    log.warn({ topic, partition, failures, waitMs, ...describe(error) }, 'partition backs off');
    return waitMs;
  }
}

const placeOf = ({ topic, partition, offset }: IncomingRecord) => ({ topic, partition, offset });

/** What may be told of an error: never its message, which may quote what a record says. */
function describe(error: unknown): Verdict {
  if (error instanceof ProductError) return { code: error.code, details: error.details };
  if (!(error instanceof Error)) return { code: 'BUG', details: { name: typeof error } };
  const at = /\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? 'unknown';
  return { code: 'BUG', details: { name: error.name, at: at.replace(/^.*\/(?=(apps|libs|node_modules)\/)/, '') } };
}
