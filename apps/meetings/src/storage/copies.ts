import type { Member, Post, Role, Unit } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { guarded, MongoCopyStore, type Database } from '@bontot/persistence';

export type KnownUnit = Pick<Unit, 'unitId' | 'name' | 'path' | 'level' | 'validFrom' | 'validTo'> &
  Partial<Pick<Unit, 'successorOf'>>;

/** What this service keeps of the directory: the highest version of each unit, member and post. */
export class Copies {
  readonly units: MongoCopyStore<KnownUnit>;
  readonly members: MongoCopyStore<Member>;
  readonly posts: MongoCopyStore<Post>;

  constructor(database: Database) {
    this.units = new MongoCopyStore<KnownUnit>(database, {
      collection: 'units',
      indexes: [
        { keys: { 'value.level': 1, _id: 1 }, serves: 'unitsOfLevel(): cells one after another, for duties' },
        {
          keys: { 'value.validTo': 1 },
          where: { 'value.validTo': { $type: 'string' } },
          serves: 'closedCells(): whose open tasks somebody else follows',
        },
        {
          keys: { 'value.successorOf': 1 },
          where: { 'value.successorOf.0': { $exists: true } },
          serves: 'heirsOf(): cells that a cell was merged or split into',
        },
      ],
    });
    this.members = new MongoCopyStore<Member>(database, {
      collection: 'members',
      indexes: [
        { keys: { 'value.cellId': 1, _id: 1 }, serves: 'membersOn(): the list of a cell on a day' },
        {
          keys: { 'value.temporary.cellId': 1 },
          where: { 'value.temporary.cellId': { $exists: true } },
          serves: 'stayingIn(): members of other cells who are in this one for a time',
        },
      ],
    });
    this.posts = new MongoCopyStore<Post>(database, {
      collection: 'posts',
      indexes: [
        {
          keys: { 'value.unitId': 1, 'value.role': 1 },
          serves: 'postsIn(): who leads a unit, who sits in a committee',
        },
        { keys: { 'value.personId': 1 }, serves: 'unitsOf(): where a person belongs' },
      ],
    });
  }

  async unit(unitId: string): Promise<KnownUnit | undefined> {
    return (await this.units.get(unitId))?.value;
  }

  async unitsById(unitIds: readonly string[]): Promise<Map<string, KnownUnit>> {
    const found = await this.units.getAll([...new Set(unitIds)]);
    return new Map(found.map(({ id, value }) => [id, value]));
  }

  /** Units of a level that exist on the day, by id, after an id. */
  async unitsOfLevel(level: KnownUnit['level'], day: LocalDate, after: string, limit: number): Promise<KnownUnit[]> {
    const found = await guarded(() =>
      this.units.model
        .find({
          'value.level': level,
          _id: { $gt: after },
          'value.validFrom': { $lte: day },
          $or: [{ 'value.validTo': null }, { 'value.validTo': { $gte: day } }],
        } as never)
        .sort({ _id: 1 })
        .limit(limit)
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as KnownUnit);
  }

  /** Ids of cells whose last day was before the day. */
  async closedCells(day: LocalDate): Promise<string[]> {
    const closed = { 'value.level': 'cell', 'value.validTo': { $type: 'string', $lt: day } };
    return (await this.#unitsWhere(closed)).map(({ unitId }) => unitId);
  }

  /** The cells that stand on the day for one that was merged or split, also where its successors were again. */
  async heirsOf(unitId: string, day: LocalDate): Promise<KnownUnit[]> {
    const successors = await this.#unitsWhere({
      'value.successorOf': unitId,
      'value.successorOf.0': { $exists: true },
    });
    const heirs = await Promise.all(
      successors
        .filter(({ validFrom }) => validFrom <= day)
        .map((unit) => ((unit.validTo ?? day) >= day ? [unit] : this.heirsOf(unit.unitId, day))),
    );
    return heirs.flat();
  }

  async #unitsWhere(filter: Record<string, unknown>): Promise<KnownUnit[]> {
    const found = await guarded(() =>
      this.units.model
        .find(filter as never)
        .sort({ _id: 1 })
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as KnownUnit);
  }

  /** Ids of all units, after an id. */
  async unitIds(after: string, limit: number): Promise<string[]> {
    const found = await guarded(() =>
      this.units.model
        .find({ _id: { $gt: after } } as never, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean()
        .exec(),
    );
    return found.map(({ _id }) => String(_id));
  }

  /** Members of the cells on the day, by id; not whoever is suspended, for they take no part in the life of the cell. */
  membersOn(cellIds: readonly string[], day: LocalDate): Promise<Member[]> {
    return this.#membersOn({ 'value.cellId': { $in: [...cellIds] } }, day);
  }

  /** Members of other cells who are in this one on a temporary transfer, by id. */
  stayingIn(cellId: string, day: LocalDate): Promise<Member[]> {
    const stay = { 'value.temporary.from': { $lte: day }, 'value.temporary.to': { $gte: day } };
    return this.#membersOn({ 'value.temporary.cellId': cellId, ...stay }, day);
  }

  async #membersOn(where: Record<string, unknown>, day: LocalDate): Promise<Member[]> {
    const found = await guarded(() =>
      this.members.model
        .find({
          ...where,
          'value.joinedCellOn': { $lte: day },
          $or: [{ 'value.leftCellOn': null }, { 'value.leftCellOn': { $gt: day } }],
        } as never)
        .sort({ _id: 1 })
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as Member).filter(({ suspended }) => !holdsOn(suspended, day));
  }

  /** Posts of these roles in the unit that are held on the day. */
  async postsIn(unitId: string, roles: readonly Role[], day: LocalDate): Promise<Post[]> {
    const found = await guarded(() =>
      this.posts.model
        .find({ 'value.unitId': unitId, 'value.role': { $in: [...roles] } } as never)
        .sort({ _id: 1 })
        .lean()
        .exec(),
    );
    return found.map(({ value }) => value as Post).filter(({ from, until }) => from <= day && (until ?? day) >= day);
  }

  /** What a person belongs to today as a member. */
  async member(personId: string): Promise<Member | undefined> {
    return (await this.members.get(personId))?.value;
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

/** Whether an exemption or a special duty holds on the day. */
export const holdsOn = (span: Member['exempt'] | undefined, day: LocalDate): boolean =>
  span !== null && span !== undefined && span.from <= day && (span.to === null || span.to >= day);
