import { setTimeout as pause } from 'node:timers/promises';
import { doorOf, evidenceRecorded, topics, type EvidenceBody } from '@bontot/contracts';
import { newId } from '@bontot/messaging';
import { CommandError } from '../command.ts';
import { call, jsonOf } from '../http.ts';
import type { Installation } from '../installation.ts';
import type { Kafka } from '../kafka.ts';
import { TokenSource } from '../tokens.ts';
import { isHandled, waitForPlaces, waitUntilRead, WORKER, type Place } from '../wait-for-worker.ts';

/** What the HTTP door takes at once. */
const LARGEST_BATCH = 500;

/** A way in for the load. */
export interface Outlet {
  /** Resolves when the facts are durable. */
  send(facts: EvidenceBody[]): Promise<void>;
  /** Waits for the worker; how many of all the facts sent it has read. */
  applied(timeoutMs: number, signal: AbortSignal): Promise<number>;
}

/** The Kafka door of the client publisher. */
export class KafkaOutlet implements Outlet {
  readonly #kafka: Kafka;
  readonly #topic = doorOf('publisher').name;
  /** Highest offset per partition is enough to wait for; all are kept to be counted. */
  readonly #places: Place[] = [];

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  async send(facts: EvidenceBody[]): Promise<void> {
    const now = Date.now();
    const placed = await this.#kafka.publisher.publish(
      facts.map((body) => ({
        type: evidenceRecorded.type,
        topic: this.#topic,
        key: body.cellId,
        id: newId(now),
        source: 'bontot-load',
        time: new Date(now).toISOString(),
        body,
      })),
    );
    this.#places.push(...placed);
  }

  async applied(timeoutMs: number, signal: AbortSignal): Promise<number> {
    const committed = await waitForPlaces(this.#kafka.progress, this.#places, timeoutMs, signal);
    return this.#places.filter((place) => isHandled(committed, place)).length;
  }
}

/** `POST /api/v1/evidence` with the token of publisher. */
export class HttpOutlet implements Outlet {
  readonly #installation: Installation;
  readonly #token: TokenSource;
  readonly #kafka: Kafka;
  #accepted = 0;

  constructor(installation: Installation, kafka: Kafka) {
    this.#installation = installation;
    this.#kafka = kafka;
    this.#token = new TokenSource(installation, 'publisher');
  }

  async send(facts: EvidenceBody[]): Promise<void> {
    for (let from = 0; from < facts.length; from += LARGEST_BATCH)
      await this.#post(facts.slice(from, from + LARGEST_BATCH));
  }

  async #post(items: EvidenceBody[]): Promise<void> {
    const headers = { authorization: await this.#token.header() };
    const answer = await call(`${this.#installation.url}/api/v1/evidence`, {
      method: 'POST',
      headers,
      body: { items },
    });
    if (answer.status === 429)
      throw new CommandError('the gateway limits the rate of publisher: lower --rate, or use --via kafka');
    this.#accepted += jsonOf<{ accepted: number }>(answer, 'POST /api/v1/evidence').accepted;
  }

  async applied(timeoutMs: number, signal: AbortSignal): Promise<number> {
    await pause(0, undefined, { signal });
    const read = await waitUntilRead(this.#kafka.progress, WORKER, [topics.evidence.name], timeoutMs, signal);
    return read ? this.#accepted : 0;
  }
}
