import type { AccountLink, Post, Unit } from '@bontot/contracts';
import { guarded, MongoCopyStore, type Database } from '@bontot/persistence';
import type { AccountBook, KnownPost, PostBook } from '../access/actors.ts';

/** Most posts of one person that count; a supervisor has one per cell. */
const MAX_POSTS = 500;

type UnitPlace = Pick<Unit, 'unitId' | 'path'>;

/**
 * The gateway's own copy of who holds which post where. Of units it keeps the path alone, so that a post reaches what
 * lies below its unit now, also while the post itself still tells the path of before a move.
 */
export class Copies implements PostBook, AccountBook {
  readonly posts: MongoCopyStore<Post>;
  readonly units: MongoCopyStore<UnitPlace>;
  readonly accounts: MongoCopyStore<AccountLink>;

  constructor(database: Database) {
    this.posts = new MongoCopyStore<Post>(database, {
      collection: 'posts',
      indexes: [{ keys: { 'value.personId': 1 }, serves: 'postsOf(): the posts of the person who asks' }],
    });
    this.units = new MongoCopyStore<UnitPlace>(database, { collection: 'units' });
    this.accounts = new MongoCopyStore<AccountLink>(database, {
      collection: 'accounts',
      indexes: [{ keys: { 'value.accountId': 1 }, serves: 'personOf(): whose account asks' }],
    });
  }

  async postsOf(personId: string): Promise<KnownPost[]> {
    const found = await guarded(() =>
      this.posts.model.find({ 'value.personId': personId }).limit(MAX_POSTS).lean().exec(),
    );
    const posts = found.map(({ value }) => value as Post);
    const places = await this.units.getAll([...new Set(posts.map(({ unitId }) => unitId))]);
    const paths = new Map(places.map(({ value }) => [value.unitId, value.path]));
    return posts.map(({ role, unitId, path, from, until }) => ({
      ...{ role, unitId, from, until },
      path: paths.get(unitId) ?? path,
    }));
  }

  async personOf(accountId: string): Promise<string | undefined> {
    const found = await guarded(() =>
      this.accounts.model
        .findOne({ 'value.accountId': accountId } as never)
        .lean()
        .exec(),
    );
    return (found?.value as AccountLink | undefined)?.personId;
  }

  /** True while the directory has told nothing yet: a product without its first unit. */
  async isEmpty(): Promise<boolean> {
    return (await guarded(() => this.units.model.exists({}).exec())) === null;
  }
}
