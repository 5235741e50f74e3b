import type { Role } from '@bontot/contracts';
import type { Instant, LocalDate, UnitPath } from '@bontot/kernel';

/** A role held in a unit. A supervisor holds one post per cell given to them; `until` is the last day of the post. */
export type HeldPost = { role: Role; unitId: string; path: UnitPath; until: LocalDate | null };

/** Who acts: a person with the posts of the day, or another system with the posts its contract gives it. */
export type Actor = {
  /** `person:<ulid>` or `system:<sender>`. */
  ref: string;
  personId?: string;
  sender?: string;
  posts: readonly HeldPost[];
  /** The moment at which history is being entered; development's `seeder` only. */
  clock?: Instant;
};

/** The posts that still give anything on that day. */
export const postsOn = (actor: Actor, today: LocalDate): HeldPost[] =>
  actor.posts.filter((post) => post.until === null || post.until >= today);
