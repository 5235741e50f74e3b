import type { EvidenceBody } from '@bontot/contracts';
import { KafkaConnection, KafkaPublisher, type OutgoingEvent } from '@bontot/messaging';
import type { TestProduct } from '@bontot/testing';
import type { ChaosMember, ChaosPost, ChaosUnit } from './tree.ts';

const PATIENCE_MS = 180_000;
const AGAIN_MS = 300;
const ROWS = 400;

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The public ways in, used by somebody who does not give up: what was not acknowledged is sent again. */
export class Doors {
  readonly kafka: KafkaConnection;
  readonly #publisher: KafkaPublisher;
  readonly #product: TestProduct;
  readonly #tokens = new Map<string, Promise<string>>();
  /** Sends that had to be repeated. */
  repeated = 0;

  constructor(product: TestProduct) {
    this.#product = product;
    const brokers = product.engines.kafka.address.split(',');
    const topicPrefix = product.env['TOPIC_PREFIX'] as string;
    this.kafka = new KafkaConnection({ brokers, clientId: 'chaos', topicPrefix });
    this.#publisher = new KafkaPublisher(this.kafka);
  }

  /** Resolves when the broker has all of them. */
  async publish(events: OutgoingEvent[]): Promise<void> {
    await this.#until(() => this.#publisher.publish(events));
  }

  /** By HTTP, with the token of publisher; each fact must be accepted. */
  async post(facts: readonly EvidenceBody[]): Promise<void> {
    const { refused } = await this.ask('publisher', '/api/v1/evidence', { items: facts });
    if (refused.length > 0) throw new Error(`the door refused ${JSON.stringify(refused[0])}`);
  }

  async bring(
    units: readonly ChaosUnit[],
    posts: readonly ChaosPost[],
    members: readonly ChaosMember[] = [],
  ): Promise<void> {
    for (let from = 0; from < Math.max(units.length, posts.length, members.length); from += ROWS) {
      const part = <T>(list: readonly T[]): T[] => list.slice(from, from + ROWS);
      const rows = { units: part(units), posts: part(posts), members: part(members) };
      const answer = await this.ask('seeder', '/api/v1/import', rows);
      const bad = [...answer.units, ...answer.members, ...answer.posts].find(
        ({ result }: { result: string }) => result === 'refused',
      );
      if (bad) throw new Error(`the import refused ${JSON.stringify(bad)}`);
    }
  }

  /** A call through the gateway, repeated while nobody is there to answer it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are read member by member
  async ask(as: string, path: string, body?: unknown): Promise<any> {
    return this.#until(async () => {
      const token = await this.#token(as);
      const response = await fetch(`${this.#product.url}${path}`, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      });
      const text = await response.text();
      if (response.ok) return JSON.parse(text);
      const error = new Error(`${path} was answered ${response.status} ${text.slice(0, 300)}`);
      if (response.status < 500 && response.status !== 429) throw new Refused(error.message);
      throw error;
    });
  }

  async close(): Promise<void> {
    await this.#publisher.close();
  }

  #token(as: string): Promise<string> {
    let token = this.#tokens.get(as);
    if (!token) {
      token = this.#freshToken(as);
      this.#tokens.set(as, token);
      token.catch(() => this.#tokens.delete(as));
    }
    return token;
  }

  async #freshToken(as: string): Promise<string> {
    const { services, secrets } = this.#product.run();
    const machine = as === 'publisher' || as === 'seeder';
    const client = machine ? as : 'seeder';
    const basic = Buffer.from(`${client}:${secrets[client as keyof typeof secrets]}`).toString('base64');
    const answer = await fetch(`${services['identity']!.url}/${machine ? 'token' : 'dev/token'}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${basic}`,
        'content-type': machine ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      body: machine ? 'grant_type=client_credentials' : JSON.stringify({ as }),
    });
    if (!answer.ok) throw new Error(`no token for ${as}: ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  async #until<T>(work: () => Promise<T>): Promise<T> {
    for (const until = performance.now() + PATIENCE_MS; ;) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof Refused || performance.now() > until) throw error;
        this.repeated += 1;
        await pause(AGAIN_MS);
      }
    }
  }
}

/** An answer that asking again would not change. */
class Refused extends Error {}
