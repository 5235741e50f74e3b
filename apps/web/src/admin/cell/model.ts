import type { AssessedPart, Criterion, CriteriaSet, Indicator } from '@bontot/scoring-core';
import { explanationOf, type ExplainedAssessment } from '@bontot/i18n';
import type { BarAmounts } from '../../shared/components/bar.ts';
import type { Action } from '@bontot/scoring-core';

/** How a row looks: `part` for points lost, `fail` for a condition not met; the four states that are never mixed. */
export type RowLook = 'good' | 'part' | 'fail' | 'nodata' | 'notdue' | 'na';

export type Row = {
  id: string;
  indicator: Indicator;
  look: RowLook;
  /** Points earned of those that can be judged; null where nothing is scored, and in a met / not-met set. */
  points: number | null;
  amounts: BarAmounts;
  /** First day on which it is judged, while it is not due. */
  dueFrom: string | null;
  next: Action[];
};
export type Group = {
  id: string;
  criterion: Criterion;
  earned: number | null;
  assessable: number;
  amounts: BarAmounts;
  rows: Row[];
};

const sum = (amounts: number[]): number => Math.round(amounts.reduce((all, one) => all + one, 0) * 100) / 100;

/** The indicators of a set by criterion, each with what its parts add up to. */
export function groupsOf(assessment: ExplainedAssessment, set: CriteriaSet): Group[] {
  const parts = new Map(assessment.parts.map((part) => [part.id, part]));
  return set.criteria.map((criterion) => {
    const rows = criterion.indicators.map((indicator) => rowOf(assessment, set, indicator, parts));
    const amounts = addedUp(rows.map((row) => row.amounts));
    if (assessment.scheme === 'pass_fail')
      return {
        id: criterion.id,
        criterion,
        earned: amounts.earned,
        assessable: amounts.earned + amounts.lost + amounts.noData,
        amounts,
        rows,
      };
    const held = assessment.criteria[criterion.id];
    const minimum = set.scheme === 'points' ? set.rules.title.minCriterionPct / 100 : 0;
    const assessable = held?.assessable ?? 0;
    return {
      id: criterion.id,
      criterion,
      earned: held?.earned ?? null,
      assessable,
      amounts: { ...amounts, need: assessable > 0 ? assessable * minimum : undefined },
      rows,
    };
  });
}

function rowOf(
  assessment: ExplainedAssessment,
  set: CriteriaSet,
  indicator: Indicator,
  byId: ReadonlyMap<string, AssessedPart>,
): Row {
  const held = indicator.parts.flatMap(({ id }) => byId.get(id) ?? []);
  const { next } = explanationOf(assessment, indicator.id);
  const dueFrom = indicator.parts.flatMap((part) => part.dueFrom ?? []).sort()[0] ?? null;
  const common = { id: indicator.id, indicator, next, dueFrom };
  if (assessment.scheme === 'pass_fail') {
    const look = lookOfItem(assessment.items[indicator.id] ?? 'no_data');
    return { ...common, look, points: null, amounts: itemAmounts(look) };
  }
  const inState = (state: AssessedPart['state']) => held.filter((part) => part.state === state);
  const most = (list: AssessedPart[]) => sum(list.map(({ max }) => max));
  const scored = inState('scored');
  const points = scored.length > 0 ? sum(scored.map((part) => part.points ?? 0)) : null;
  const amounts = {
    max: most(held),
    earned: points ?? 0,
    lost: sum([most(scored), -(points ?? 0)]),
    noData: most(inState('no_data')),
    notDue: most(inState('not_due')),
    notApplicable: 0,
  };
  const failed = indicator.parts.some(
    ({ id }) => assessment.floors[id]?.enforced && assessment.floors[id].state === 'failed',
  );
  if (held.every(({ state }) => state === 'not_applicable'))
    return { ...common, look: 'na', points: null, amounts: { max: 1, notApplicable: 1 } };
  return { ...common, look: failed ? 'fail' : lookOf(points, amounts), points, amounts };
}

function lookOf(points: number | null, { lost, noData }: { lost: number; noData: number }): RowLook {
  if (noData > 0) return 'nodata';
  if (points === null) return 'notdue';
  return lost > 0 ? 'part' : 'good';
}

const ITEM_LOOKS = {
  met: 'good',
  not_met: 'fail',
  no_data: 'nodata',
  not_due: 'notdue',
  not_applicable: 'na',
} as const;
const lookOfItem = (state: keyof typeof ITEM_LOOKS): RowLook => ITEM_LOOKS[state];
const itemAmounts = (look: RowLook): BarAmounts => ({
  max: 1,
  earned: look === 'good' ? 1 : 0,
  lost: look === 'fail' ? 1 : 0,
  noData: look === 'nodata' ? 1 : 0,
  notDue: look === 'notdue' ? 1 : 0,
  notApplicable: look === 'na' ? 1 : 0,
});

function addedUp(all: BarAmounts[]) {
  const of = (pick: (amounts: BarAmounts) => number | undefined) => sum(all.map((amounts) => pick(amounts) ?? 0));
  return {
    max: of(({ max, notApplicable }) => (notApplicable && max === 1 ? 0 : max)) || of(({ max }) => max),
    earned: of(({ earned }) => earned),
    lost: of(({ lost }) => lost),
    noData: of(({ noData }) => noData),
    notDue: of(({ notDue }) => notDue),
    notApplicable: 0,
  };
}

/** What is to be done: rows that have a next step. */
export const isToDo = ({ next }: Row): boolean => next.length > 0;

/** Rows that open by themselves: a condition that is not met says why at once. */
export const openAtFirst = (groups: readonly Group[]): string[] =>
  groups.flatMap(({ rows }) => rows.filter(({ look }) => look === 'fail').map(({ id }) => id)).slice(0, 1);
