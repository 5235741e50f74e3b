import type { Level } from '@bontot/contracts';

/** Where a subject stands; the words of `assessment.changed.v1`. */
export type Outcome =
  | 'no_data'
  | 'too_early'
  | 'out_of_reach'
  | 'on_track'
  | 'at_risk'
  | 'four_good'
  | 'fair'
  | 'average'
  | 'weak'
  | 'met'
  | 'not_met'
  | 'not_assessed';

export type Counts = Partial<Record<Outcome, number>>;

/** One card of the reviewed view, as the read models of `dashboards` keep it. */
export type CardRow = {
  cellId: string;
  name: string;
  cellType: string | null;
  path: string;
  parent: { id: string; name: string } | null;
  outcome: Outcome;
  /** When this outcome began, or null where nothing is known of the cell. */
  since: string | null;
  pace: number | null;
  total: number | null;
  before: { day: string; outcome: Outcome; pace: number | null } | null;
  blockedBy: string[];
  /** Parts whose floor fails, with `[P, W]` of a share or `[n, null]` of a count. */
  failing: Record<string, [number, number | null] | null>;
  /** Whole percent of what is assessable, per indicator with points. */
  shares: Record<string, number>;
  /** Points earned (null where nothing is scored) out of those assessable, per criterion. */
  criteria: Record<string, [number | null, number]>;
  /** Points of an indicator, or the word of its state. */
  points: Record<string, number | string | null>;
  criteriaSet: { id: string; version: string } | null;
  revision: number;
  supervisor: string | null;
};

type Snapshot = { day: string; counts: Counts };

/** `GET /api/v1/dashboards/{unitId}`: how all cells below a unit stand. */
export type Overview = {
  unit: { id: string; name: string; level: Level; path: string; parents: { id: string; name: string }[] };
  period: string;
  cells: number;
  counts: Counts;
  before: { yesterday: Snapshot | null; monthStart: Snapshot | null };
  /** The unit's own card, where it has one. */
  own: CardRow | null;
  updatedAt: string | null;
  revision: number;
};

export type Page<Item> = { items: Item[]; next: string | null };
export type CardPage = Page<CardRow> & { total: number };

type Standing = { outcome: Outcome; pace: number | null };

/** `GET /api/v1/dashboards/{unitId}/movers`. */
export type Movers = {
  since: string;
  items: { cellId: string; name: string; from: Standing; to: Standing; changed: string[]; at: string }[];
};

/** `GET /api/v1/dashboards/{unitId}/children`. */
export type ChildRow = {
  unit: { id: string; name: string; level: Level };
  cells: number;
  counts: Counts;
  worst: Outcome | null;
  own: CardRow | null;
};

/** `GET /api/v1/register/pending`: a fact that waits for a verdict of the caller. */
export type PendingFact = {
  cellId: string;
  period: string;
  measure: string;
  source: string;
  revision: number;
  effectiveOn: string;
  recordedAt: string;
};
