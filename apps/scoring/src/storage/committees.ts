import type { Unit } from '@bontot/contracts';
import type { UnitPath } from '@bontot/kernel';
import { subjectOf } from '../card/entry.ts';
import type { Units } from './units.ts';

/** Which committee hears a cell: the nearest unit above it that has a card of its own (design 3, roll-ups). */
export class Committees {
  readonly #units: Units;
  /** Levels of units above cells: some thousands in the whole country. */
  readonly #levels = new Map<string, Unit['level']>();

  constructor(units: Units) {
    this.#units = units;
  }

  /** Makes the levels above these paths known, as far as the directory has told them. */
  async learn(paths: Iterable<UnitPath>): Promise<void> {
    const missing = new Set<string>();
    for (const path of paths) for (const id of ancestorsIn(path)) if (!this.#levels.has(id)) missing.add(id);
    if (missing.size === 0) return;
    for (const [id, { level }] of await this.#units.byIds([...missing])) this.#levels.set(id, level);
  }

  /** Undefined where no unit above has a card, and where one on the way up is not known yet. */
  of(path: UnitPath): string | undefined {
    for (const id of ancestorsIn(path).reverse()) {
      const level = this.#levels.get(id);
      if (level === undefined) return undefined;
      if (subjectOf(level) === 'committee') return id;
    }
    return undefined;
  }

  take({ unitId, level }: Pick<Unit, 'unitId' | 'level'>): void {
    if (this.#levels.has(unitId)) this.#levels.set(unitId, level);
  }
}

/** Ids above the last one, outermost first: `/QN/QN-LH/QN-LH-07/` → `QN`, `QN-LH`. */
const ancestorsIn = (path: UnitPath): string[] => path.split('/').slice(1, -2);
