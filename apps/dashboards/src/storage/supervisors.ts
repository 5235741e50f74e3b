import type { Member, Post } from '@bontot/contracts';
import { guardedBulk } from '@bontot/persistence';
import type { Collections } from './documents.ts';

type Name = Pick<Member, 'memberId' | 'version' | 'name'>;

/** Who supervises which cell, by name where it is known. */
export class Supervisors {
  readonly #at: Collections;

  constructor(collections: Collections) {
    this.#at = collections;
  }

  /** Keeps newer versions of supervisors' posts. True when there were any. */
  async keep(posts: readonly Post[]): Promise<boolean> {
    const own = posts.filter(({ role }) => role === 'supervisor');
    if (own.length === 0) return false;
    await guardedBulk(
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
    return true;
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

  /** Persons with a post and without a name who have not been looked for yet. */
  async nameless(): Promise<string[]> {
    return (await this.#at.posts.distinct('personId', { name: null, sought: { $exists: false } })) as string[];
  }

  /** What could be found of these was found: they are not looked for again, but named when the directory tells of them. */
  async sought(personIds: readonly string[]): Promise<void> {
    await this.#at.posts.updateMany({ personId: { $in: [...personIds] } }, { $set: { sought: true } });
  }
}
