import type { Level } from '@bontot/contracts';
import { ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { isActiveOn, type ParentUnit } from '../unit/unit.ts';
import { plain, sameName } from './cell.ts';

/** A unit as rows are matched with it. */
export type KnownUnit = ParentUnit & { name: string; parentId: string | null; cellType: string | null };

type Wanted = {
  level?: Level;
  /** Words for a unit somewhere above, where two have one name. */
  above?: string;
  on: LocalDate;
};

const SAID_OR_NOT = /^(chi bo|cb|dang bo|db|dang uy|du|to dang|ban chap hanh)( truc thuoc| co so| bo phan)? /;

/**
 * Finds units by what people call them: the id, or the name with or without «Chi bộ», whatever its capitals; marks decide
 * where names differ in nothing else. It knows the units below the importer's, and no others.
 */
export class UnitIndex {
  readonly #byId = new Map<string, KnownUnit>();
  readonly #byName = new Map<string, KnownUnit[]>();

  constructor(units: Iterable<KnownUnit>) {
    for (const unit of units) this.add(unit);
  }

  add(unit: KnownUnit): void {
    this.#byId.set(unit.unitId.toLowerCase(), unit);
    for (const key of namesOf(unit.name)) this.#byName.set(key, [...(this.#byName.get(key) ?? []), unit]);
  }

  byId(unitId: string): KnownUnit | undefined {
    return this.#byId.get(unitId.toLowerCase());
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Codes: IMPORT_UNIT_UNKNOWN, IMPORT_UNIT_AMBIGUOUS (with the ids to choose from), IMPORT_UNIT_CLOSED. */
  find(text: string, wanted: Wanted): Result<KnownUnit> {
    const unit = this.byId(text.trim());
    if (unit) return open(unit, wanted.on, text);
    const named = this.#named(text, wanted.level);
    if (named.length === 0) return refuse('IMPORT_UNIT_UNKNOWN', { got: text.slice(0, 60) });
    const active = named.filter((one) => isActiveOn(one, wanted.on));
    const [found, ...others] = this.#narrowed(active.length > 0 ? active : named, text, wanted.above);
    if (others.length === 0) return open(found!, wanted.on, text);
    const unitIds = [found!, ...others].map(({ unitId }) => unitId);
    return refuse('IMPORT_UNIT_AMBIGUOUS', { got: text.slice(0, 60), unitIds: unitIds.slice(0, 5).join(', ') });
  }

  #named(text: string, level: Level | undefined): KnownUnit[] {
    const found = new Set(namesOf(text).flatMap((key) => this.#byName.get(key) ?? []));
    const all = [...found];
    const ofLevel = all.filter((unit) => unit.level === level);
    return ofLevel.length > 0 ? ofLevel : all;
  }

  /** Same marks first, then those below what is said to stand above. */
  #narrowed(units: KnownUnit[], text: string, above: string | undefined): KnownUnit[] {
    const exact = units.filter(({ name }) => sameName(name) === sameName(text));
    const left = exact.length > 0 ? exact : units;
    if (left.length < 2 || !above) return left;
    const over = [this.byId(above.trim()), ...this.#named(above, undefined)].flatMap((unit) => unit ?? []);
    const below = left.filter(({ path }) => over.some((unit) => path.startsWith(unit.path)));
    return below.length > 0 ? below : left;
  }
}

function namesOf(name: string): string[] {
  const whole = plain(name);
  const short = whole.replace(SAID_OR_NOT, '');
  return short === whole || short === '' ? [whole] : [whole, short];
}

const open = (unit: KnownUnit, on: LocalDate, text: string): Result<KnownUnit> =>
  isActiveOn({ ...unit, validFrom: '' }, on)
    ? ok(unit)
    : refuse('IMPORT_UNIT_CLOSED', { got: text.slice(0, 60), validTo: unit.validTo });
