import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kafka, logLevel, type Message, type Producer } from 'kafkajs';

const root = resolve(import.meta.dirname, '../../../..');

/** What finds a product: its data folder, and the prefixes that keep it apart from others on the same engines. */
export type Whereabouts = { BONTOT_DATA: string; TOPIC_PREFIX: string; DB_PREFIX: string };
export type Answer = { status: number; type: string; text: string; body: any };
export type Fact = {
  cellId: string;
  measure: string;
  source: string;
  revision: number;
  effectiveOn: string;
  slot?: string;
  value: unknown;
  withdrawn?: boolean;
};
type Asking = { body?: unknown; raw?: string | Uint8Array; headers?: Record<string, string>; at?: string };

/**
 * Somebody who knows the product from its README alone: the command line as a process, HTTP through the gateway, and a
 * Kafka client of another make at the door of `publisher`.
 */
export class Outsider {
  readonly url: string;
  readonly #where: Whereabouts;
  readonly #tokens = new Map<string, Promise<string>>();
  #producer: Promise<Producer> | undefined;

  constructor(url: string, where: Whereabouts) {
    this.url = url;
    this.#where = where;
  }

  /** `npm run -s bontot -- …` */
  async bontot(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [join(root, 'apps/cli/dist/main.js'), ...args], {
      env: { PATH: process.env.PATH, ...this.#where },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    return { code, ...said };
  }

  async status(): Promise<any> {
    const { code, out, err } = await this.bontot('status', '--json');
    if (code !== 0) throw new Error(err);
    return JSON.parse(out);
  }

  /** Open letters of the worker, oldest first. */
  async deadLetters(): Promise<any[]> {
    const { out } = await this.bontot('dlq', 'list', '--limit', '1000', '--json');
    return JSON.parse(out).items;
  }

  token(as: string): Promise<string> {
    let token = this.#tokens.get(as);
    if (!token) {
      token = this.bontot('token', '--as', as).then(({ code, out, err }) => {
        if (code !== 0) throw new Error(err);
        return out.trim();
      });
      this.#tokens.set(as, token);
      token.catch(() => this.#tokens.delete(as));
    }
    return token;
  }

  /** A person's token had by the client seeder: the one way to say of a person when it was. */
  tokenBySeeder(as: string): Promise<string> {
    const key = `seeder for ${as}`;
    let token = this.#tokens.get(key);
    if (!token) {
      const { services, secrets } = JSON.parse(readFileSync(join(this.#where.BONTOT_DATA, 'run.json'), 'utf8'));
      const basic = Buffer.from(`seeder:${secrets.seeder}`).toString('base64');
      token = fetch(`${services.identity.url}/dev/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, 'content-type': 'application/json' },
        body: JSON.stringify({ as }),
      }).then(async (answer) => (await answerOf(answer)).body.access_token);
      this.#tokens.set(key, token);
    }
    return token;
  }

  /** A call as an account; `at` is for `seeder` and whom it speaks for. */
  async ask(as: string, path: string, { body, raw, headers = {}, at }: Asking = {}): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const authorization = `Bearer ${await (at && as !== 'seeder' ? this.tokenBySeeder(as) : this.token(as))}`;
    return answerOf(
      await fetch(`${this.url}${path}`, {
        ...(sent === undefined ? {} : { method: 'POST', body: sent as string }),
        headers: {
          authorization,
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...(at ? { 'x-clock': at } : {}),
          ...headers,
        },
      }),
    );
  }

  /** As {@link ask}, where anything but a good answer is a failure. */
  async get(as: string, path: string, asking?: Asking): Promise<any> {
    const { status, text, body } = await this.ask(as, path, asking);
    if (status >= 300) throw new Error(`${path} was answered ${status} ${text.slice(0, 500)}`);
    return body;
  }

  assessment(cellId: string, period: string, query = ''): Promise<any> {
    return this.get('org-dept', `/api/v1/cells/${cellId}/assessments/${period}${query}`);
  }

  /** Bodies as they are, in binary CloudEvents, to the door of publisher; resolves when the broker has them. */
  async publish(messages: (Message | Fact)[]): Promise<void> {
    const producer = await (this.#producer ??= this.#connect());
    await producer.send({
      topic: this.door,
      messages: messages.map((one) => withoutUndefined('cellId' in one ? messageOf(one) : one)),
    });
  }

  get door(): string {
    return `${this.#where.TOPIC_PREFIX}evidence.from.publisher.v1`;
  }

  async close(): Promise<void> {
    await (await this.#producer)?.disconnect();
  }

  async #connect(): Promise<Producer> {
    const brokers = (await this.status()).engines.kafka.address.split(',');
    const producer = new Kafka({ clientId: 'task-system', brokers, logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    return producer;
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, text, body: type.includes('json') ? JSON.parse(text) : undefined };
}

/** A message as CloudEvents 1.0 says for Kafka in binary content mode. */
export function messageOf(
  body: unknown,
  { headers = {}, ...rest }: { key?: string | null; value?: Buffer | null; headers?: Message['headers'] } = {},
): Message {
  const { cellId } = (body ?? {}) as Partial<Fact>;
  const all = {
    ce_specversion: '1.0',
    ce_id: randomUUID(),
    ce_source: 'task-system',
    ce_type: 'evidence.recorded.v1',
    'content-type': 'application/json',
    ...headers,
  };
  return {
    key: typeof cellId === 'string' ? cellId : null,
    value: JSON.stringify(body),
    headers: all,
    ...rest,
  };
}

/** A header that is undefined is none: the client itself would fail at it. */
const withoutUndefined = ({ headers = {}, ...message }: Message): Message => ({
  ...message,
  headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
});
