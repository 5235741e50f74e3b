import { parseCriteriaSet, templates, type CriteriaSet } from '@bontot/scoring-core';
import { transient } from '@bontot/kernel';
import { duplicateOf } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';
import type { Adoption } from '../sets/adoption.ts';

type StoredSet = { _id: string; set: CriteriaSet; at: Date; by: string };
/** `recomputed` is false until every card below has been asked to look again; the sweep finishes what a crash left. */
export type StoredAdoption = Omit<Adoption, 'adoptionId'> & { _id: string; by: string; recomputed: boolean };

const setId = (id: string, version: string): string => `${id}@${version}`;

/** Criteria sets as published, and who adopted which; small enough to be held whole by every process. */
export class Adoptions {
  readonly #sets: Collection<StoredSet>;
  readonly #adoptions: Collection<StoredAdoption>;
  readonly #parsed = new Map<string, CriteriaSet>(
    Object.values(templates).map((set) => [setId(set.id, set.version), set]),
  );
  #all: Adoption[] = [];

  constructor(connection: Connection) {
    this.#sets = connection.collection<StoredSet>('criteriaSets');
    this.#adoptions = connection.collection<StoredAdoption>('adoptions');
  }

  static async ensure(connection: Connection): Promise<void> {
    // «one adoption per unit, subject, type and year» (a list of types is indexed type by type): a set is frozen for a
    // period once adopted.
    await connection
      .collection('adoptions')
      .createIndex({ unitId: 1, subject: 1, period: 1, cellTypes: 1 }, { unique: true, name: 'frozen' });
  }

  /** Every adoption as of the last `refresh`. */
  get all(): readonly Adoption[] {
    return this.#all;
  }

  async refresh(): Promise<void> {
    const stored = await this.#adoptions.find().toArray();
    this.#all = stored.map(({ _id, ...adoption }) => ({ ...adoption, adoptionId: _id }));
    for (const { setId: id, setVersion } of this.#all) await this.set(id, setVersion);
  }

  /** A set by id and version; sets never change, so each is read once. */
  async set(id: string, version: string): Promise<CriteriaSet | undefined> {
    const known = this.#parsed.get(setId(id, version));
    if (known) return known;
    const stored = await this.#sets.findOne({ _id: setId(id, version) });
    if (!stored) return undefined;
    const parsed = parseCriteriaSet(stored.set);
    if (!parsed.ok) throw transient('CRITERIA_SET_UNREADABLE', { set: setId(id, version), ...parsed.refusal.details });
    this.#parsed.set(setId(id, version), parsed.value);
    return parsed.value;
  }

  /** A set that is surely there: a template, or one that an adoption names. */
  held(id: string, version: string): CriteriaSet {
    const set = this.#parsed.get(setId(id, version));
    if (!set) throw transient('CRITERIA_SET_NOT_LOADED', { set: setId(id, version) });
    return set;
  }

  async sets(): Promise<CriteriaSet[]> {
    const stored = await this.#sets.find().sort({ _id: 1 }).toArray();
    return [...Object.values(templates), ...stored.map(({ set }) => set)];
  }

  /** @returns false when this version exists with another content */
  async publish(set: CriteriaSet, by: string, at: Date): Promise<boolean> {
    const _id = setId(set.id, set.version);
    if (this.#parsed.has(_id)) return JSON.stringify(this.#parsed.get(_id)) === JSON.stringify(set);
    await this.#sets.updateOne({ _id }, { $setOnInsert: { set, at, by } }, { upsert: true });
    const stored = await this.#sets.findOne({ _id });
    return JSON.stringify(stored?.set) === JSON.stringify(set);
  }

  /** @returns false when the unit has already adopted a set for this subject and year and one of these types */
  async adopt(adoption: StoredAdoption): Promise<boolean> {
    try {
      await this.#adoptions.insertOne(adoption);
      return true;
    } catch (error) {
      if (duplicateOf(error)) return false;
      throw error;
    }
  }

  async notRecomputed(): Promise<StoredAdoption[]> {
    return this.#adoptions.find({ recomputed: false }).toArray();
  }

  async recomputed(adoptionId: string): Promise<void> {
    await this.#adoptions.updateOne({ _id: adoptionId }, { $set: { recomputed: true } });
  }
}
