import type { CellType, Level, Post } from '@bontot/contracts';
import type { LocalDate, UnitPath } from '@bontot/kernel';
import type { Collection, Connection } from 'mongoose';
import type { CardState } from '../overview/card.ts';
import { LOOKED_BACK, moveKey, type LookedBack, type Moves } from '../overview/moves.ts';
import type { Counts, Outcome } from '../overview/outcome.ts';
import type { Before } from '../overview/roll-up.ts';

/** A unit as the directory last told it, whatever the period; `ancestors` holds its own id too. */
export type UnitDocument = {
  _id: string;
  version: number;
  parentId: string | null;
  path: UnitPath;
  ancestors: string[];
  level: Level;
  cellType: CellType | null;
  name: string;
  /** The name as people search for it. */
  search: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
};

/** A supervisor's post over a cell, with the name of who holds it where it is known. Nothing else of members is kept. */
export type PostDocument = Pick<Post, 'version' | 'personId' | 'unitId' | 'from' | 'until'> & {
  _id: string;
  name: string | null;
  nameVersion: number;
  /** The topic was searched for the name. */
  sought?: true;
};

/**
 * A unit in a period: what a list or an overview shows of it. Three writers, each with its own members and its own guard:
 * the directory (`unitVersion`), the card (`cardWrites`), the roll-up (`revision`, committees only).
 */
export type NodeDocument = {
  /** `<unitId>|<period>`. */
  _id: string;
  unitId: string;
  period: string;

  unitVersion?: number;
  parentId?: string | null;
  path?: UnitPath;
  /** Whose lists it is in: a counted cell is in its own and in those of all units above it, anything else in none. */
  under?: string[];
  level?: Level;
  cellType?: CellType | null;
  name?: string;
  search?: string;
  nameOrder?: string;
  validFrom?: LocalDate;
  validTo?: LocalDate | null;
  /** Counted today; closed and coming units are not. */
  live?: boolean;
  /** The next day on which `live` changes without any event. */
  turns?: LocalDate | null;
  /** Former parents that have not been marked yet: written with the move, taken away when the marks are durable. */
  left?: string[];

  card?: CardState;
  /** Counts the writes of `card`: the next one names the one that it has read. */
  cardWrites?: number;
  /** That of the card; `no_data` for a cell without one. */
  outcome: Outcome;
  /** Cells by outcome and pace, committees by their roll-up; worst first. */
  order: string;
  paceOrder: string;
  /** How far it has moved lately; only of a unit with a card. */
  moves?: Moves;
  changedAt: Date | null;

  revision?: number;
  cells?: number;
  counts?: Counts;
  before?: Before | null;
  /** Counts the writes of `before`. */
  beforeWrites?: number;
  updatedAt?: Date | null;
};

/** A parent whose sums may be out of date: `now` for what counts today, `before` for the days that it compares with. */
export type DirtyDocument = {
  /** `<kind>|<unitId>|<period>`. */
  _id: string;
  kind: 'now' | 'before';
  unitId: string;
  period: string;
  /** New with every mark: whoever recomputed takes away only the mark that it saw. */
  token: string;
};

/** A period with cards; `filled` once every unit has its node in it. */
export type PeriodDocument = { _id: string; filled: boolean };

export const nodeId = (unitId: string, period: string): string => `${unitId}|${period}`;

/** The collections of the service's own database. */
export class Collections {
  readonly units: Collection<UnitDocument>;
  readonly posts: Collection<PostDocument>;
  readonly nodes: Collection<NodeDocument>;
  readonly dirty: Collection<DirtyDocument>;
  readonly periods: Collection<PeriodDocument>;

  constructor(connection: Connection) {
    this.units = connection.collection<UnitDocument>('units');
    this.posts = connection.collection<PostDocument>('posts');
    this.nodes = connection.collection<NodeDocument>('nodes');
    this.dirty = connection.collection<DirtyDocument>('dirty');
    this.periods = connection.collection<PeriodDocument>('periods');
  }

  /** Makes the indexes, each with the query that it serves. */
  async ensure(): Promise<void> {
    const cells = { partialFilterExpression: { under: { $gt: '' } } };
    const days = (field: string) => ({ partialFilterExpression: { [field]: { $gt: '' } } });
    const moved = (lookedBack: LookedBack) =>
      this.nodes.createIndex(
        { period: 1, under: 1, [`moves.${moveKey(lookedBack)}`]: 1 },
        { partialFilterExpression: { [`moves.${moveKey(lookedBack)}`]: { $exists: true } } },
      );
    await Promise.all([
      // Cells below a unit, a page at a time, in three orders: the page is read from the index as it stands. Sums, which
      // change most often, are in none of them.
      this.nodes.createIndex({ period: 1, under: 1, order: 1 }, cells),
      this.nodes.createIndex({ period: 1, under: 1, nameOrder: 1, outcome: 1 }, cells),
      this.nodes.createIndex({ period: 1, under: 1, paceOrder: 1, outcome: 1 }, cells),
      // Cells below a unit that moved, the biggest moves at both ends.
      ...LOOKED_BACK.map(moved),
      // What another day changes; a query has to name the lower end too.
      this.nodes.createIndex({ 'moves.due': 1 }, days('moves.due')),
      this.nodes.createIndex({ turns: 1 }, days('turns')),
      this.nodes.createIndex({ 'before.yesterday.day': 1 }, days('before.yesterday.day')),
      // Direct children, worst first; and the sums of a dirty parent, from the index alone for its cells.
      this.nodes.createIndex({ parentId: 1, period: 1, live: 1, order: 1 }),
      this.nodes.createIndex({ parentId: 1, period: 1, level: 1, live: 1, outcome: 1 }),
      // Moves whose marks a dead process did not write.
      this.nodes.createIndex({ left: 1 }, { partialFilterExpression: { left: { $exists: true } } }),
      // Units by name inside a reach.
      this.units.createIndex({ ancestors: 1, search: 1 }),
      this.posts.createIndex({ unitId: 1 }),
      this.posts.createIndex({ personId: 1 }),
    ]);
  }
}
