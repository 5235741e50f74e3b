import type { Member, Post } from '@bontot/contracts';
import { guardedUpserts } from './bulk.ts';
import type { Collections } from './documents.ts';

type Name = Pick<Member, 'memberId' | 'version' | 'name'>;

/** Who supervises which cell, by name where it is known. */
export class Supervisors {
  readonly #at: Collections;

  constructor(collections: Collections) {
    this.#at = collections;
  }

  /** Keeps newer versions of supervisors' posts. Answers the persons whose names are not known yet. */
  async keep(posts: readonly Post[]): Promise<string[]> {
    const own = posts.filter(({ role }) => role === 'supervisor');
    if (own.length === 0) return [];
    await guardedUpserts(
      this.#at.posts,
      own.map(({ postId: _id, version, personId, unitId, from, until }) => ({
        updateOne: {
          filter: { _id, version: { $not: { $gte: version } } },
          update: {
            $set: { version, personId, unitId, from, until },
            $setOnInsert: { name: null, nameVersion: 0 },
          },
          upsert: true,
        },
      })),
    );
    return this.#nameless(own.map(({ personId }) => personId));
  }

  /** Writes names into the posts of those who hold any; everybody else's are forgotten on the spot. */
  async name(members: readonly Name[]): Promise<void> {
    if (members.length === 0) return;
    const holders = new Set(
      await this.#at.posts.distinct('personId', { personId: { $in: members.map(({ memberId }) => memberId) } }),
    );
    const operations = members
      .filter(({ memberId }) => holders.has(memberId))
      .map(({ memberId: personId, version, name }) => ({
        updateMany: {
          filter: { personId, nameVersion: { $lt: version } },
          update: { $set: { name, nameVersion: version } },
        },
      }));
    if (operations.length > 0) await this.#at.posts.bulkWrite(operations, { ordered: true });
  }

  /** Of these persons (or of all) the ones that hold a post without a name. */
  async #nameless(personIds: string[]): Promise<string[]> {
    return (await this.#at.posts.distinct('personId', { personId: { $in: personIds }, name: null })) as string[];
  }
}
