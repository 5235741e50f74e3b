import type { Actor, HeldPost } from '@bontot/access';
import { RecordId } from '@bontot/contracts';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import { Problem } from '@bontot/service';
import { createHash } from 'node:crypto';
import type { Caller } from './tokens.ts';

/** A post as it was told by the directory, with the path its unit has now. */
export type KnownPost = HeldPost & { from: LocalDate };

/** The gateway's own copy of who holds which post. */
export interface PostBook {
  postsOf(personId: string): Promise<KnownPost[]>;
}

/** The gateway's own copy of which person an account of the provider belongs to. */
export interface AccountBook {
  personOf(accountId: string): Promise<string | undefined>;
}

/** In development the client that fills in history says which moment it is. */
export const CLOCK_CLIENT = 'seeder';
const REUSE_MS = 20_000;
const REMEMBERED = 10_000;

type Remembered = { posts: KnownPost[]; held: readonly HeldPost[]; on: LocalDate; until: number };

/** Who a caller is to the services: a person with the posts of the day, or a machine with its part of the tree. */
export class Actors {
  readonly #book: PostBook;
  readonly #accounts: AccountBook | undefined;
  readonly #machines: Map<string, readonly HeldPost[]>;
  readonly #mayTellTime: boolean;
  readonly #persons = new Map<string, Remembered>();
  readonly #linked = new Map<string, { personId: string | undefined; until: number }>();
  /** How often somebody's posts have changed: what is read across a change may be old, and is not remembered. */
  #changes = 0;

  /** @param senders path of its part of the tree by machine client */
  constructor(options: {
    book: PostBook;
    accounts?: AccountBook;
    senders: Record<string, string>;
    mayTellTime: boolean;
  }) {
    this.#book = options.book;
    this.#accounts = options.accounts;
    this.#mayTellTime = options.mayTellTime;
    this.#machines = new Map(Object.entries(options.senders).map(([client, path]) => [client, machinePosts(path)]));
  }

  /**
   * Problems: 401 ACCOUNT_UNKNOWN for a machine without a contract or a subject that is no person's id,
   * 400 CLOCK_NOT_VALID.
   */
  async actorOf(caller: Caller, clockHeader: string | undefined, now: number): Promise<Actor> {
    const clock = this.#mayTellTime && caller.clientId === CLOCK_CLIENT ? clockOf(clockHeader) : undefined;
    const when = clock === undefined ? {} : { clock };
    if (caller.isMachine) {
      const posts = this.#machines.get(caller.subject);
      if (!posts) throw new Problem(401, 'ACCOUNT_UNKNOWN', 'This client has no contract here');
      return { ref: `system:${caller.subject}`, sender: caller.subject, posts, ...when };
    }
    const linked = this.#accounts && (await this.#personOf(this.#accounts, caller.subject, now));
    const personId = linked ?? personIn(caller.subject);
    const posts = await this.#held(personId, localDateOf(clock ?? now), now);
    return { ref: `person:${personId}`, personId, posts, ...when };
  }

  /** Who signed in, as an account alone: it holds nothing, whoever it is linked to. Problem: 401 ACCOUNT_UNKNOWN. */
  accountOf({ isMachine, subject }: Caller): Actor {
    if (isMachine) throw new Problem(401, 'ACCOUNT_UNKNOWN', 'A client is no account of a person');
    return { ref: `account:${accountIdOf(subject)}`, posts: [] };
  }

  /** Something about the person's posts has changed. */
  forget(personId: string): void {
    this.#changes++;
    this.#persons.delete(personId);
  }

  /** Which person an account belongs to has changed somewhere. */
  forgetAccounts(): void {
    this.#changes++;
    this.#linked.clear();
  }

  /** Whose account it is, by the invitation that was accepted with it. */
  async #personOf(accounts: AccountBook, subject: string, now: number): Promise<string | undefined> {
    const known = this.#linked.get(subject);
    if (known && known.until > now) return known.personId;
    const changes = this.#changes;
    const personId = await accounts.personOf(accountIdOf(subject));
    if (this.#changes !== changes) return personId;
    if (this.#linked.size >= REMEMBERED) this.#linked.delete(this.#linked.keys().next().value!);
    this.#linked.set(subject, { personId, until: now + REUSE_MS });
    return personId;
  }

  async #held(personId: string, on: LocalDate, now: number): Promise<readonly HeldPost[]> {
    const known = this.#persons.get(personId);
    if (known && known.until > now && known.on === on) return known.held;
    const changes = this.#changes;
    const posts = known && known.until > now ? known.posts : await this.#book.postsOf(personId);
    const held = posts
      .filter((post) => post.from <= on && (post.until === null || post.until >= on))
      .map(({ role, unitId, path, until }) => ({ role, unitId, path, until }));
    if (this.#changes !== changes) return held;
    if (this.#persons.size >= REMEMBERED) this.#persons.delete(this.#persons.keys().next().value!);
    this.#persons.set(personId, { posts, held, on, until: known && known.until > now ? known.until : now + REUSE_MS });
    return held;
  }
}

/** The digest under which an account is known: nobody else learns its subject. */
export const accountIdOf = (subject: string): string => createHash('sha256').update(subject).digest('base64url');

/** Where nobody is linked, the subject is the person's id, as the provider of development makes it. */
function personIn(subject: string): string {
  if (RecordId.safeParse(subject).success) return subject;
  throw new Problem(401, 'ACCOUNT_UNKNOWN', 'No person is linked to this account; accept an invitation');
}

const machinePosts = (path: string): HeldPost[] => [
  { role: 'external_system', unitId: path.split('/').at(-2) || '*', path, until: null },
];

function clockOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const moment = Date.parse(header);
  if (Number.isNaN(moment)) throw new Problem(400, 'CLOCK_NOT_VALID', 'Expected x-clock: a moment in ISO 8601');
  return moment;
}
