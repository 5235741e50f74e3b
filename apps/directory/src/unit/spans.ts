import type { CellType, Level } from '@bontot/contracts';
import { addDays, type LocalDate, type UnitPath } from '@bontot/kernel';
import { isGrassroots } from './levels.ts';

/** What a unit was called, of which type it was and where it stood, from a day to a day (inclusive; null: until now). */
export type UnitSpan = {
  from: LocalDate;
  to: LocalDate | null;
  parentId: string | null;
  path: UnitPath;
  name: string;
  cellType: CellType | null;
  grassroots: boolean;
};

type Above = { unitId: string; level: Level; path: UnitPath; spans: readonly UnitSpan[] };

export const pathUnder = (parent: { path: UnitPath } | null, unitId: string): UnitPath =>
  `${parent?.path ?? '/'}${unitId}/`;

export const spanOn = (spans: readonly UnitSpan[], day: LocalDate): UnitSpan | undefined =>
  spans.find(({ from, to }) => from <= day && (to === null || to >= day));

/** The first span of a unit that begins, cut where the unit above has moved since. */
export const firstSpans = (
  unit: { unitId: string; level: Level } & Pick<UnitSpan, 'from' | 'to' | 'name' | 'cellType'>,
  above: Above | null,
): UnitSpan[] => {
  const { unitId, level, ...known } = unit;
  const parentId = above?.unitId ?? null;
  const span = { ...known, parentId, path: pathUnder(above, unitId), grassroots: isGrassroots(level, null) };
  return above ? placed([span], { unitId, level }, above) : [span];
};

/**
 * The spans with something changed from a day on, up to the day on which the same thing changes again: a decision may be
 * entered late, after one that took effect after it.
 */
export function changedFrom(
  spans: readonly UnitSpan[],
  day: LocalDate,
  until: LocalDate | undefined,
  patch: Partial<Pick<UnitSpan, 'name' | 'cellType' | 'parentId'>>,
): UnitSpan[] {
  return joined(
    [day, until]
      .reduce(cutAt, [...spans])
      .map((span) => (span.from >= day && (until === undefined || span.from < until) ? { ...span, ...patch } : span)),
  );
}

/** The spans with the path that each had below this parent; days below another parent stay as they are. */
export const placed = (
  spans: readonly UnitSpan[],
  { unitId, level }: { unitId: string; level: Level },
  above: Above,
): UnitSpan[] =>
  joined(
    above.spans
      .map(({ from }) => from)
      .reduce(cutAt, [...spans])
      .map((span) =>
        span.parentId === above.unitId
          ? {
              ...span,
              path: pathUnder(nearest(above, span.from), unitId),
              grassroots: isGrassroots(level, above.level),
            }
          : span,
      ),
  );

/** The spans of a unit that is closed: nothing after its last day. */
export const closedAfter = (spans: readonly UnitSpan[], lastDay: LocalDate): UnitSpan[] =>
  spans
    .filter(({ from }) => from <= lastDay)
    .map((span, index, kept) => (index === kept.length - 1 ? { ...span, to: lastDay } : span));

/** A child that is older than what is known of its parent stood where the parent begins; one that outlives it, where it ended. */
const nearest = ({ spans, path }: Above, day: LocalDate): { path: UnitPath } =>
  spans.findLast(({ from }) => from <= day) ?? spans[0] ?? { path };

function cutAt(spans: UnitSpan[], day: LocalDate | undefined): UnitSpan[] {
  if (day === undefined) return spans;
  return spans.flatMap((span) =>
    span.from < day && (span.to === null || span.to >= day)
      ? [
          { ...span, to: addDays(day, -1) },
          { ...span, from: day },
        ]
      : [span],
  );
}

/** Neighbours that say the same are one. */
const joined = (spans: readonly UnitSpan[]): UnitSpan[] =>
  spans.reduce<UnitSpan[]>((kept, span) => {
    const last = kept.at(-1);
    if (last && sameBut(last, span)) return [...kept.slice(0, -1), { ...last, to: span.to }];
    return [...kept, span];
  }, []);

const sameBut = (one: UnitSpan, other: UnitSpan): boolean =>
  one.parentId === other.parentId &&
  one.path === other.path &&
  one.name === other.name &&
  one.cellType === other.cellType &&
  one.grassroots === other.grassroots;
