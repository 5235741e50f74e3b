import type { Actor } from '@bontot/access';
import { ProductError } from '@bontot/kernel';
import { Problem, type KnownRequest, type SystemClock } from '@bontot/service';
import type { Limits } from '../limits/limits.ts';
import type { Cookies } from '../session/cookies.ts';
import type { Session, Sessions } from '../session/sessions.ts';
import type { Actors } from './actors.ts';
import type { Caller, Tokens } from './tokens.ts';

/** Who came in, and by what. */
export type Admitted = { caller: Caller; actor: Actor; session?: Session };

export type EntranceParts = {
  tokens: Tokens;
  actors: Actors;
  sessions: Sessions;
  cookies: Cookies;
  limits: Limits;
  clock: SystemClock;
  /** Of the pages whose writes count when a cookie stands for the person. */
  ownOrigin: string;
};

/** Finds out who calls: by bearer token, or else by the cookie of a session, and from then on alike. */
export class Entrance {
  readonly #parts: EntranceParts;

  constructor(parts: EntranceParts) {
    this.#parts = parts;
  }

  /**
   * Lets a caller in and counts the call. Problems: 401 SIGN_IN_NEEDED with neither token nor session, those of
   * `Tokens` and `Actors`, 403 ORIGIN_FOREIGN, 429 TOO_MANY_REQUESTS. Throws SESSIONS_UNAVAILABLE (transient).
   * @param asAccount who signed in comes as their account, linked to a person or not
   */
  async admit(request: KnownRequest, asAccount = false): Promise<Admitted> {
    const { limits, clock } = this.#parts;
    const now = clock.now();
    let admitted: Admitted;
    try {
      admitted = await this.#find(request, now, asAccount);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) await limits.count('stranger', request.ip, now);
      throw error;
    }
    const { actor } = admitted;
    await limits.count(actor.sender ? 'sender' : 'person', actor.ref, now);
    request.actor = actor;
    return admitted;
  }

  /** Lets somebody in who stays unknown, and counts by address alone. Problem: 429 TOO_MANY_REQUESTS. */
  admitUnknown({ ip }: Pick<KnownRequest, 'ip'>): Promise<void> {
    return this.#parts.limits.count('stranger', ip, this.#parts.clock.now());
  }

  /**
   * Does what was true when the caller came in hold still: the session is there, and the posts are the same? Throws
   * (transient) when that cannot be known now.
   */
  async stillHolds({ caller, actor, session }: Admitted): Promise<boolean> {
    const { actors, sessions, clock } = this.#parts;
    if (session && !(await sessions.isThere(session.key))) return false;
    try {
      const { posts } = await actors.actorOf(caller, clockOf(actor), clock.now());
      return samePosts(posts, actor.posts);
    } catch (error) {
      if (error instanceof ProductError && error.kind === 'transient') throw error;
      return false;
    }
  }

  /** Problem 403 ORIGIN_FOREIGN for a write that a page of somebody else may have sent. Browsers say who asks. */
  requireOwnOrigin({ headers }: Pick<KnownRequest, 'headers'>): void {
    const { origin, 'sec-fetch-site': site } = headers;
    if (origin === this.#parts.ownOrigin || (origin === undefined && site === 'same-origin')) return;
    throw new Problem(403, 'ORIGIN_FOREIGN', `Expected a write from ${this.#parts.ownOrigin}`);
  }

  /** The session of a request, whether or not it has a token too. */
  async sessionOf({ headers }: Pick<KnownRequest, 'headers'>): Promise<Session | undefined> {
    const { cookies, sessions, clock } = this.#parts;
    const id = cookies.sessionIn(headers.cookie);
    return id === undefined ? undefined : sessions.find(id, clock.now());
  }

  async #find(request: KnownRequest, now: number, asAccount: boolean): Promise<Admitted> {
    const { tokens, actors } = this.#parts;
    const actorOf = (caller: Caller, clock: string | undefined) =>
      asAccount ? actors.accountOf(caller) : actors.actorOf(caller, clock, now);
    const { authorization, 'x-clock': clockHeader } = request.headers;
    if (authorization !== undefined) {
      const caller = await tokens.verify(authorization, now);
      return { caller, actor: await actorOf(caller, oneOf(clockHeader)) };
    }
    const session = await this.sessionOf(request);
    if (!session) throw new Problem(401, 'SIGN_IN_NEEDED', 'Sign in first');
    if (!READS.has(request.method)) this.requireOwnOrigin(request);
    const { personId: subject, endsAt: expiresAt } = session;
    const caller: Caller = { subject, clientId: undefined, isMachine: false, expiresAt };
    return { caller, actor: await actorOf(caller, undefined), session };
  }
}

const READS = new Set(['GET', 'HEAD']);

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

const clockOf = ({ clock }: Actor): string | undefined =>
  clock === undefined ? undefined : new Date(clock).toISOString();

/** Copies are read in no order of their own. */
const samePosts = (some: Actor['posts'], others: Actor['posts']): boolean =>
  some === others || String(some.map(textOf).sort()) === String(others.map(textOf).sort());

const textOf = ({ role, unitId, path, until }: Actor['posts'][number]): string =>
  JSON.stringify([role, unitId, path, until]);
