import type { Member, Post, Role, Unit } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { guarded, MongoCopyStore, type Database } from '@bontot/persistence';

export type KnownUnit = Pick<Unit, 'unitId' | 'name' | 'path' | 'level' | 'cellType' | 'validFrom' | 'validTo'>;

/** What this service keeps of the directory: the highest version of each unit, member and post. */
export class Copies {
  readonly units: MongoCopyStore<KnownUnit>;
  readonly members: MongoCopyStore<Member>;
  readonly posts: MongoCopyStore<Post>;

  constructor(database: Database) {
    this.units = new MongoCopyStore<KnownUnit>(database, {
      collection: 'units',
      indexes: [{ keys: { 'value.level': 1, _id: 1 }, serves: 'cellsAfter(): cells one after another' }],
    });
    this.members = new MongoCopyStore<Member>(database, {
      collection: 'members',
      indexes: [{ keys: { 'value.cellId': 1, _id: 1 }, serves: 'membersOf(): everybody whom a cell has had last' }],
    });
    this.posts = new MongoCopyStore<Post>(database, {
      collection: 'posts',
      indexes: [{ keys: { 'value.unitId': 1, 'value.role': 1 }, serves: 'leadersOf(): who signs for a unit' }],
    });
  }

  async unit(unitId: string): Promise<KnownUnit | undefined> {
    return (await this.units.get(unitId))?.value;
  }

  async unitsById(unitIds: readonly string[]): Promise<Map<string, KnownUnit>> {
    const found = await this.units.getAll([...new Set(unitIds)]);
    return new Map(found.map(({ id, value }) => [id, value]));
  }

  async member(memberId: string): Promise<Member | undefined> {
    return (await this.members.get(memberId))?.value;
  }

  async membersById(memberIds: readonly string[]): Promise<Map<string, Member>> {
    const found = await this.members.getAll([...new Set(memberIds)]);
    return new Map(found.map(({ id, value }) => [id, value]));
  }

  /** Cells by id, after an id. */
  async cellsAfter(after: string, limit: number): Promise<KnownUnit[]> {
    const found = await guarded(() =>
      this.units.model
        .find({ 'value.level': 'cell', _id: { $gt: after } } as never)
        .sort({ _id: 1 })
        .limit(limit)
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as KnownUnit);
  }

  /** Everybody whose last known cell is one of these, also who has left it. */
  async membersOf(cellIds: readonly string[]): Promise<Member[]> {
    const found = await guarded(() =>
      this.members.model
        .find({ 'value.cellId': { $in: [...cellIds] } } as never)
        .sort({ _id: 1 })
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as Member);
  }

  /** Who holds one of the roles in the unit on the day. */
  async leadersOf(unitId: string, roles: readonly Role[], day: LocalDate): Promise<Post[]> {
    const found = await guarded(() =>
      this.posts.model
        .find({ 'value.unitId': unitId, 'value.role': { $in: [...roles] } } as never)
        .sort({ _id: 1 })
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as Post).filter(({ from, until }) => from <= day && (until ?? day) >= day);
  }

  /** Names by person; who is no member here has none. */
  async names(personIds: Iterable<string>): Promise<Record<string, string>> {
    const ids = [...new Set(personIds)];
    const found = await guarded(() =>
      this.members.model
        .find({ _id: { $in: ids } } as never, { 'value.name': 1 })
        .lean()
        .exec(),
    );
    return Object.fromEntries(
      (found as unknown as { _id: string; value: Pick<Member, 'name'> }[]).map(({ _id, value }) => [_id, value.name]),
    );
  }
}
