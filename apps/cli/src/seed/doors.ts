import { setTimeout as pause } from 'node:timers/promises';
import type { EvidenceBody } from '@bontot/contracts';
import { CommandError } from '../command.ts';
import type { DemoMember, DemoPost, DemoUnit } from '../demo/index.ts';
import { call, jsonOf, type Answer } from '../http.ts';
import type { Installation } from '../installation.ts';
import { TokenSource } from '../tokens.ts';

export type People = { units: DemoUnit[]; members: DemoMember[]; posts: DemoPost[] };
export type Refused = { index: number; code: string; field?: string; expected?: string };
type RowResult = { id: string; result: string; code?: string; details?: unknown };
type ImportAnswer = { units: RowResult[]; members: RowResult[]; posts: RowResult[] };
type EvidenceReceipt = { receipt: string; accepted: number; refused: Refused[] };

const TRIES = 8;
const FIRST_PAUSE_MS = 200;
const KNOWN_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;

/** The public ways in, with tokens of the client seeder, who may say which moment it is, and speaks for persons. */
export class Doors {
  readonly #installation: Installation;
  readonly #gateway: string;
  readonly #token: TokenSource;
  readonly #persons = new Map<string, TokenSource>();
  readonly #signal: AbortSignal;

  constructor(installation: Installation, signal: AbortSignal) {
    this.#installation = installation;
    this.#gateway = installation.url;
    this.#token = new TokenSource(installation, 'seeder');
    this.#signal = signal;
  }

  /** Units, members and posts, at most 500 of each kind; what is there already stays. */
  async bring(at: string, people: People): Promise<void> {
    const answer = jsonOf<ImportAnswer>(await this.#post('/api/v1/import', at, people), 'POST /api/v1/import');
    const refused = [...answer.units, ...answer.members, ...answer.posts].find(({ result }) => result === 'refused');
    if (refused)
      throw new CommandError(
        `the import refused ${refused.id} (${refused.code} ${JSON.stringify(refused.details ?? {})})`,
      );
  }

  /** Facts, at most 500, by the seeder or by a person. The demo data holds no bad ones, so a refusal ends the seeding. */
  async send(at: string, items: EvidenceBody[], by?: string): Promise<void> {
    const { refused } = jsonOf<EvidenceReceipt>(
      await this.#post('/api/v1/evidence', at, { items }, by),
      'POST /api/v1/evidence',
    );
    const first = refused[0];
    if (!first) return;
    const fact = items[first.index];
    const why = [first.code, first.field, first.expected].filter(Boolean).join(' ');
    throw new CommandError(`the door refused ${fact?.measure} of ${fact?.cellId} (${why})`);
  }

  /**
   * A command to any other door, by the seeder or by a person.
   * @param untilKnown what it is about is on its way: 404 and 409 are asked again for a minute
   */
  async command(at: string, path: string, body: unknown, by?: string, untilKnown = false): Promise<void> {
    await this.ask(at, path, body, by, untilKnown);
  }

  /** As {@link command}, with the answer. */
  async ask<Body>(at: string, path: string, body: unknown, by?: string, untilKnown = false): Promise<Body> {
    const until = Date.now() + KNOWN_WITHIN_MS;
    for (;;) {
      const answer = await this.#post(path, at, body, by);
      const early = untilKnown && (answer.status === 404 || answer.status === 409);
      if (!early || Date.now() >= until) return jsonOf<Body>(answer, `POST ${path}`);
      await pause(LOOK_EVERY_MS, undefined, { signal: this.#signal });
    }
  }

  /** Bytes as they are. */
  async put(at: string, path: string, form: Uint8Array, by: string): Promise<void> {
    const sent = { method: 'PUT', type: 'application/octet-stream', form } as const;
    const { status, text } = await this.#persist(path, at, by, sent);
    if (status >= 300) throw new CommandError(`PUT ${path} was answered ${status} ${text.slice(0, 300)}`);
  }

  /** What a person reads, at a moment of the told time. */
  async read<Body>(path: string, by: string, at?: string): Promise<Body> {
    const headers = { authorization: await this.#headerOf(by), ...(at ? { 'x-clock': at } : {}) };
    return jsonOf<Body>(await call(`${this.#gateway}${path}`, { headers, signal: this.#signal }), `GET ${path}`);
  }

  #headerOf(personId: string | undefined): Promise<string> {
    if (personId === undefined) return this.#token.header();
    let source = this.#persons.get(personId);
    if (!source) this.#persons.set(personId, (source = new TokenSource(this.#installation, { person: personId })));
    return source.header();
  }

  #post(path: string, at: string, body: unknown, by?: string): Promise<Answer> {
    return this.#persist(path, at, by, { method: 'POST', body });
  }

  /**
   * Waits out what passes by itself: too many requests, a service that restarts. Without Idempotency-Key: facts and rows
   * are state, so sending again changes nothing, and keeping a receipt for each batch doubles its cost.
   */
  async #persist(path: string, at: string, by: string | undefined, { type, ...sent }: Sent): Promise<Answer> {
    for (let attempt = 1, delay = FIRST_PAUSE_MS; ; attempt++, delay = Math.min(5_000, delay * 2)) {
      const headers = {
        authorization: await this.#headerOf(by),
        'x-clock': at,
        ...(type ? { 'content-type': type } : {}),
      };
      const answer = await call(`${this.#gateway}${path}`, { ...sent, headers, signal: this.#signal }).catch(
        (error: Error) => {
          if (attempt >= TRIES || this.#signal.aborted)
            throw new CommandError(`${path} does not answer (${error.message})`);
        },
      );
      if (answer && !passesByItself(answer.status)) return answer;
      if (answer && attempt >= TRIES) return answer;
      await pause(waitOf(answer) ?? delay, undefined, { signal: this.#signal });
    }
  }
}

type Sent = { method: 'POST'; body: unknown; type?: undefined } | { method: 'PUT'; form: Uint8Array; type: string };

const passesByItself = (status: number): boolean => status === 429 || (status >= 502 && status <= 504);

function waitOf(answer: Answer | undefined | void): number | undefined {
  const seconds = Number(answer?.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(30, seconds) * 1000 : undefined;
}
