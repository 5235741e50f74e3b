import type { Unit } from '@bontot/contracts';
import type { UnitPath } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import { ignoreNewer } from './guard.ts';

export type StoredUnit = Omit<Unit, 'unitId'> & { _id: string };

/** The directory's units as scoring last heard of them: the higher version per id. */
export class Units {
  readonly #units: Collection<StoredUnit>;

  constructor(connection: Connection) {
    this.#units = connection.collection<StoredUnit>('units');
  }

  static async ensure(connection: Connection): Promise<void> {
    // «everything below this unit, in order of path»: fan-out of an adopted set, lists inside a scope.
    await connection.collection('units').createIndex({ path: 1 });
  }

  /** @returns what was known before, per unit that is newer now; units that were known as new or newer are left out. */
  async keep(units: Unit[]): Promise<{ unit: Unit; before: StoredUnit | undefined }[]> {
    const newest = new Map<string, Unit>();
    for (const unit of units) if ((newest.get(unit.unitId)?.version ?? 0) < unit.version) newest.set(unit.unitId, unit);
    const known = await this.byIds([...newest.keys()]);
    const changed = [...newest.values()].filter((unit) => (known.get(unit.unitId)?.version ?? 0) < unit.version);
    if (changed.length === 0) return [];
    await this.#units
      .bulkWrite(
        changed.map(({ unitId, ...unit }) => ({
          updateOne: { filter: { _id: unitId, version: { $lt: unit.version } }, update: { $set: unit }, upsert: true },
        })),
        { ordered: false },
      )
      .catch(ignoreNewer);
    return changed.map((unit) => ({ unit, before: known.get(unit.unitId) }));
  }

  async byId(unitId: string): Promise<StoredUnit | undefined> {
    return (await this.#units.findOne({ _id: unitId })) ?? undefined;
  }

  async byIds(ids: string[]): Promise<Map<string, StoredUnit>> {
    if (ids.length === 0) return new Map();
    const found = await this.#units.find({ _id: { $in: ids } }).toArray();
    return new Map(found.map((unit) => [unit._id, unit]));
  }

  async pathsOf(ids: string[]): Promise<Map<string, UnitPath>> {
    if (ids.length === 0) return new Map();
    const found = await this.#units
      .find({ _id: { $in: ids } })
      .project<{ _id: string; path: UnitPath }>({ path: 1 })
      .toArray();
    return new Map(found.map(({ _id, path }) => [_id, path]));
  }

  /** Cells by id, from behind `after`: for what every cell owes. */
  async cellsAfter(after: string, limit: number): Promise<StoredUnit[]> {
    return this.#units
      .find({ level: 'cell', _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
  }

  /** Units at or below a path, in order of path, from behind `after`. */
  async below(path: UnitPath, after: UnitPath, limit: number): Promise<StoredUnit[]> {
    return this.#units
      .find({ path: { $gte: path, $lt: `${path}~`, $gt: after } })
      .sort({ path: 1 })
      .limit(limit)
      .toArray();
  }
}
