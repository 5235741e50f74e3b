import { scopesOf, type HeldPost, type Reach } from '@bontot/access';
import type { Post, Role, Unit } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { guarded, MongoCopyStore, type Database } from '@bontot/persistence';
import type { Standing } from '../outlook/outlook.ts';

export type KnownUnit = Pick<Unit, 'unitId' | 'name' | 'path' | 'level'>;

/** Who is told of a cell's outlook (domain handbook 9): its secretary and deputy, and whoever follows it. */
const LEADERS: Role[] = ['secretary', 'deputy', 'supervisor'];
/** Most posts of one person that count; a supervisor has one per cell. */
const MAX_POSTS = 500;

/** What this service keeps of the directory and of scoring: the highest version of each, whatever arrives. */
export class Copies {
  readonly units: MongoCopyStore<KnownUnit>;
  readonly posts: MongoCopyStore<Post>;
  /** Last result heard of, per card; the version is the card's revision. */
  readonly standings: MongoCopyStore<Standing>;

  constructor(database: Database) {
    this.units = new MongoCopyStore<KnownUnit>(database, { collection: 'units' });
    this.posts = new MongoCopyStore<Post>(database, {
      collection: 'posts',
      indexes: [
        { keys: { 'value.unitId': 1, 'value.role': 1 }, serves: 'leadersOf(): who is told of a cell' },
        { keys: { 'value.personId': 1 }, serves: 'reachOf(): what a person may still read' },
      ],
    });
    this.standings = new MongoCopyStore<Standing>(database, { collection: 'standings' });
  }

  /** By cell, the persons who hold a post today that makes its outlook their affair. */
  async leadersOf(cellIds: readonly string[], today: LocalDate): Promise<Map<string, string[]>> {
    const posts = await this.#posts({ 'value.unitId': { $in: [...cellIds] }, 'value.role': { $in: LEADERS } });
    const byCell = Map.groupBy(
      posts.filter((post) => isHeld(post, today)),
      ({ unitId }) => unitId,
    );
    return new Map([...byCell].map(([cellId, held]) => [cellId, [...new Set(held.map(({ personId }) => personId))]]));
  }

  /** Where a person may read a score today. A post reaches what lies below its unit now, also while it tells an older path. */
  async reachOf(personId: string, today: LocalDate): Promise<Reach> {
    const held = (await this.#posts({ 'value.personId': personId }, MAX_POSTS)).filter((post) => isHeld(post, today));
    const units = await this.units.getAll([...new Set(held.map(({ unitId }) => unitId))]);
    const paths = new Map(units.map(({ id, value }) => [id, value.path]));
    const posts = held.map(({ role, unitId, path, until }): HeldPost => ({
      ...{ role, unitId, until },
      path: paths.get(unitId) ?? path,
    }));
    return scopesOf({ ref: `person:${personId}`, personId, posts }, 'score.read', today);
  }

  async #posts(filter: Record<string, unknown>, limit = 0): Promise<Post[]> {
    const found = await guarded(() => this.posts.model.find(filter).limit(limit).lean().exec());
    return found.map(({ value }) => value as Post);
  }
}

const isHeld = ({ from, until }: Post, today: LocalDate): boolean =>
  from <= today && (until === null || until >= today);
