import type { Actor, HeldPost } from '@bontot/access';
import { RecordId } from '@bontot/contracts';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import { Problem } from '@bontot/service';
import type { Caller } from './tokens.ts';

/** A post as it was told by the directory, with the path its unit has now. */
export type KnownPost = HeldPost & { from: LocalDate };

/** The gateway's own copy of who holds which post. */
export interface PostBook {
  postsOf(personId: string): Promise<KnownPost[]>;
}

/** In development the client that fills in history says which moment it is. */
export const CLOCK_CLIENT = 'seeder';
const REUSE_MS = 20_000;
const REMEMBERED = 10_000;

type Remembered = { posts: KnownPost[]; held: readonly HeldPost[]; on: LocalDate; until: number };

/** Who a caller is to the services: a person with the posts of the day, or a machine with its part of the tree. */
export class Actors {
  readonly #book: PostBook;
  readonly #machines: Map<string, readonly HeldPost[]>;
  readonly #mayTellTime: boolean;
  readonly #persons = new Map<string, Remembered>();
  /** How often somebody's posts have changed: what is read across a change may be old, and is not remembered. */
  #changes = 0;

  /** @param senders path of its part of the tree by machine client */
  constructor(options: { book: PostBook; senders: Record<string, string>; mayTellTime: boolean }) {
    this.#book = options.book;
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
    if (!RecordId.safeParse(caller.subject).success)
      throw new Problem(401, 'ACCOUNT_UNKNOWN', 'The subject of the token is not the id of a person');
    const posts = await this.#held(caller.subject, localDateOf(clock ?? now), now);
    return { ref: `person:${caller.subject}`, personId: caller.subject, posts, ...when };
  }

  /** Something about the person's posts has changed. */
  forget(personId: string): void {
    this.#changes++;
    this.#persons.delete(personId);
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

const machinePosts = (path: string): HeldPost[] => [
  { role: 'external_system', unitId: path.split('/').at(-2) || '*', path, until: null },
];

function clockOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const moment = Date.parse(header);
  if (Number.isNaN(moment)) throw new Problem(400, 'CLOCK_NOT_VALID', 'Expected x-clock: a moment in ISO 8601');
  return moment;
}
