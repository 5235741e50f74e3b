import type { CellType, Level } from '@bontot/contracts';
import type { RankedAction } from '@bontot/scoring-core';
import type { OutcomeName } from '../../shared/components/states.ts';

/** Where a subject stands; the words of `assessment.changed.v1`. */
export type Outcome = OutcomeName;

export type Counts = Partial<Record<Outcome, number>>;

/** One card of the reviewed view, as the read models of `dashboards` keep it. */
export type CardRow = {
  cellId: string;
  name: string;
  cellType: CellType | null;
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

export type CardPage = { items: CardRow[]; next: string | null; total: number };

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
  cellName: string | null;
  period: string;
  measure: string;
  source: string;
  revision: number;
  effectiveOn: string;
  recordedAt: string;
};

/** One row of `GET /api/v1/next-steps`: the best next action of a cell, conditions before gains. */
export type NextStep = {
  cellId: string;
  result: Outcome;
  blockedBy: string[];
  best: RankedAction | null;
};

/** A unit as `GET /api/v1/dashboards/search` finds it. */
export type FoundUnit = { id: string; name: string; level: Level; path: string };
