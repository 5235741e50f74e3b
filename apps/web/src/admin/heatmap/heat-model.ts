import type { CardRow } from '../commune/answers.ts';

/** By the share of what is due: from 90, from 80, from 60, below. */
export type Band = 0 | 1 | 2 | 3;

/** What stands in one cell of the heatmap; `failing` adds the ring whatever the share, for 99 can fail. */
export type HeatCell =
  | { kind: 'share'; share: number; band: Band; failing: boolean }
  | { kind: 'item'; met: boolean; failing: boolean }
  | { kind: 'no_data' | 'not_due' | 'not_applicable'; failing: boolean };

/** What the heatmap needs of a criteria set: its criteria with their indicators, in order. */
export type HeatSet = {
  criteria: readonly { id: string; name: string; indicators: readonly { id: string; name: string }[] }[];
};

export type HeatColumn = { id: string; criterion: string; whole: boolean; name: string };

/** Columns in the order of the set: each criterion as a whole, then its indicators. */
export const columnsOf = (set: HeatSet): HeatColumn[] =>
  set.criteria.flatMap(({ id, name, indicators }) => [
    { id, criterion: id, whole: true, name },
    ...indicators.map((indicator) => ({
      id: indicator.id,
      criterion: id,
      whole: false,
      name: indicator.name,
    })),
  ]);

export const bandOf = (share: number): Band => (share >= 90 ? 0 : share >= 80 ? 1 : share >= 60 ? 2 : 3);

/** Whole percent, cut: a limit that was missed never looks reached. Both amounts have at most two decimals. */
export const cutPercent = (earned: number, due: number): number =>
  Math.floor((Math.round(earned * 100) * 100) / Math.round(due * 100));

type Card = Pick<CardRow, 'shares' | 'criteria' | 'points' | 'failing'>;

/** The cell of an indicator. A cell that nobody has heard of has no points at all: that is «no data», not a zero. */
export function indicatorCell(card: Card, indicator: string): HeatCell {
  const failing = Object.keys(card.failing).some((part) => isPartOf(part, indicator));
  const share = card.shares[indicator];
  if (share !== undefined) return { kind: 'share', share, band: bandOf(share), failing };
  const state = card.points[indicator];
  if (state === 'met' || state === 'not_met') return { kind: 'item', met: state === 'met', failing };
  return { kind: state === 'not_due' || state === 'not_applicable' ? state : 'no_data', failing };
}

/** The cell of a criterion: its share of what is due, or what most keeps it from having one. */
export function criterionCell(card: Card, criterion: string, indicators: readonly string[]): HeatCell {
  const [earned, due] = card.criteria[criterion] ?? [null, 0];
  if (earned !== null && due > 0) {
    const share = cutPercent(earned, due);
    return { kind: 'share', share, band: bandOf(share), failing: false };
  }
  const cells = indicators.map((indicator) => indicatorCell(card, indicator));
  const items = cells.filter((cell) => cell.kind === 'item');
  if (items.length > 0) {
    const share = cutPercent(items.filter(({ met }) => met).length, items.length);
    return { kind: 'share', share, band: bandOf(share), failing: false };
  }
  const states = new Set(cells.map(({ kind }) => kind));
  const kind =
    states.has('no_data') || states.size === 0 ? 'no_data' : states.has('not_due') ? 'not_due' : 'not_applicable';
  return { kind, failing: false };
}

export type HeatRow = { card: CardRow; cells: HeatCell[] };

export const heatRows = (rows: readonly CardRow[], columns: readonly HeatColumn[]): HeatRow[] => {
  const within = new Map<string, string[]>();
  for (const { id, criterion, whole } of columns)
    if (!whole) within.set(criterion, [...(within.get(criterion) ?? []), id]);
  return rows.map((card) => ({
    card,
    cells: columns.map(({ id, criterion, whole }) =>
      whole ? criterionCell(card, criterion, within.get(criterion) ?? []) : indicatorCell(card, id),
    ),
  }));
};

/** Rows by the set under which they are scored; a cell without one stands with the set that most rows have. */
export function bySet(rows: readonly CardRow[]): { set: { id: string; version: string }; rows: CardRow[] }[] {
  const groups = new Map<string, { set: { id: string; version: string }; rows: CardRow[] }>();
  for (const { criteriaSet } of rows)
    if (criteriaSet) groups.set(`${criteriaSet.id} ${criteriaSet.version}`, { set: criteriaSet, rows: [] });
  if (groups.size === 0) return [];
  const sizes = new Map<string, number>();
  for (const { criteriaSet } of rows)
    if (criteriaSet) {
      const key = `${criteriaSet.id} ${criteriaSet.version}`;
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
  const most = [...sizes].reduce((best, other) => (other[1] > best[1] ? other : best))[0];
  for (const row of rows) {
    const key = row.criteriaSet ? `${row.criteriaSet.id} ${row.criteriaSet.version}` : most;
    groups.get(key)?.rows.push(row);
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** `2.3.a` and `2.3` are of indicator `2.3`; `2.30` is not. */
const isPartOf = (part: string, indicator: string): boolean => part === indicator || part.startsWith(`${indicator}.`);
