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

/** The public ways in, with the token of the client seeder, who may say which moment it is. */
export class Doors {
  readonly #gateway: string;
  readonly #token: TokenSource;
  readonly #signal: AbortSignal;

  constructor(installation: Installation, signal: AbortSignal) {
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

  /** Facts, at most 500. The demo data holds no bad ones, so a refusal ends the seeding. */
  async send(at: string, items: EvidenceBody[]): Promise<void> {
    const { refused } = jsonOf<EvidenceReceipt>(
      await this.#post('/api/v1/evidence', at, { items }),
      'POST /api/v1/evidence',
    );
    const first = refused[0];
    if (!first) return;
    const fact = items[first.index];
    const why = [first.code, first.field, first.expected].filter(Boolean).join(' ');
    throw new CommandError(`the door refused ${fact?.measure} of ${fact?.cellId} (${why})`);
  }

  /**
   * Waits out what passes by itself: too many requests, a service that restarts. Without Idempotency-Key: facts and rows
   * are state, so sending again changes nothing, and keeping a receipt for each batch doubles its cost.
   */
  async #post(path: string, at: string, body: unknown): Promise<Answer> {
    for (let attempt = 1, delay = FIRST_PAUSE_MS; ; attempt++, delay = Math.min(5_000, delay * 2)) {
      const headers = { authorization: await this.#token.header(), 'x-clock': at };
      const answer = await call(`${this.#gateway}${path}`, {
        method: 'POST',
        headers,
        body,
        signal: this.#signal,
      }).catch((error: Error) => {
        if (attempt >= TRIES || this.#signal.aborted)
          throw new CommandError(`${path} does not answer (${error.message})`);
      });
      if (answer && !passesByItself(answer.status)) return answer;
      if (answer && attempt >= TRIES) return answer;
      await pause(waitOf(answer) ?? delay, undefined, { signal: this.#signal });
    }
  }
}

const passesByItself = (status: number): boolean => status === 429 || (status >= 502 && status <= 504);

function waitOf(answer: Answer | undefined | void): number | undefined {
  const seconds = Number(answer?.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(30, seconds) * 1000 : undefined;
}
