import { handEntryAction, type Action } from '@bontot/access';
import { measureOf, type Measure } from '@bontot/contracts';
import type { CriteriaSet } from '@bontot/scoring-core';

/** An indicator, or a gate, with those of its measures that a person may enter. */
export type HandGroup = {
  id: string;
  name: { vi: string; en: string; ru: string };
  hint: { vi: string; en: string; ru: string } | null;
  measures: Measure[];
};
export type ByHand = {
  /** What cells and committees report, and what is judged. */
  reported: HandGroup[];
  /** What other systems send; by hand where they have not. */
  otherwise: HandGroup[];
};

/** What a person may enter for a subject scored by this set, each measure once, at the first indicator it belongs to. */
export function byHand(set: CriteriaSet, may: (action: Action) => boolean): ByHand {
  const taken = new Set<string>();
  const take = (ids: readonly (string | undefined)[]): Measure[] =>
    ids.flatMap((id) => {
      const measure = id === undefined || taken.has(id) ? undefined : measureOf(id);
      const action = measure && handEntryAction(measure.id);
      if (!measure?.subject.includes(set.subject) || !action || !may(action)) return [];
      taken.add(measure.id);
      return [measure];
    });
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators);
  const groupsOf = (computed: boolean): HandGroup[] =>
    indicators
      .filter(({ valueFrom }) => (valueFrom === 'computed') === computed)
      .map(({ id, name, hint, parts }) => ({ id, name, hint, measures: take(parts.flatMap(namesIn)) }))
      .filter(({ measures }) => measures.length > 0);
  const reported = groupsOf(false);
  const gates = set.gates
    .map(({ id, name, measure }) => ({ id, name, hint: null, measures: take([measure]) }))
    .filter(({ measures }) => measures.length > 0);
  return { reported: [...reported, ...gates], otherwise: groupsOf(true) };
}

/** True for a measure that stands among the choices. */
export const offers = ({ reported, otherwise }: ByHand, measure: string): boolean =>
  [...reported, ...otherwise].some(({ measures }) => measures.some(({ id }) => id === measure));

type Part = CriteriaSet['criteria'][number]['indicators'][number]['parts'][number];

function namesIn({ formula, variants = [] }: Part): (string | undefined)[] {
  return [formula, ...variants.map((variant) => variant.formula)].flatMap((each) => {
    switch (each.kind) {
      case 'ratio':
      case 'steps':
        return [...each.measures, each.of];
      case 'calendar':
        return [each.measure, each.excuse];
      case 'target':
        return [each.measure, each.targetMeasure];
      case 'deduct':
        return [...each.measures, each.clearance];
      case 'judged':
        return [each.measure];
    }
  });
}

/** Ids of the indicators and gates that a measure moves, in the order of the set. */
export const provesOf = (set: CriteriaSet, measure: string): string[] => [
  ...set.criteria
    .flatMap(({ indicators }) => indicators)
    .filter(({ parts }) => parts.some((part) => namesIn(part).includes(measure)))
    .map(({ id }) => id),
  ...set.gates.filter((gate) => gate.measure === measure).map(({ id }) => id),
];

export type SlotKind = 'month' | 'quarter' | 'half';

/** What an entry of this measure answers, beside its date: its source is then one for each month, quarter or half-year. */
export function slotKindOf({ source }: Measure): SlotKind | null {
  if (/half-year/.test(source)) return 'half';
  if (/quarter/.test(source)) return 'quarter';
  return /\bmonth\b/.test(source) && !/member/.test(source) ? 'month' : null;
}

/** All slots of a kind in a year: `2026-01` …, `2026-Q1` …, `2026-H1`, `2026-H2`. */
export function slotsOf(kind: SlotKind, year: string): string[] {
  if (kind === 'half') return [`${year}-H1`, `${year}-H2`];
  if (kind === 'quarter') return [1, 2, 3, 4].map((n) => `${year}-Q${n}`);
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

/** Only yes is ever sent of these: what was sent in error is withdrawn. */
export const isOnlyYes = ({ negative }: Measure): boolean => /^only yes/.test(negative);
