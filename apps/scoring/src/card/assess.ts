import type { assessmentChanged, View } from '@bontot/contracts';
import { localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import {
  compile,
  digestInput,
  evaluateTally,
  nextCandidate,
  tallyOf,
  type Assessment,
  type CellContext,
  type CriteriaSet,
  type Plan,
  type PointsAssessment,
} from '@bontot/scoring-core';
import type * as z from 'zod';
import { chooseSet, type Adoption, type SetChoice } from '../sets/adoption.ts';
import type { Card } from './card.ts';
import { subjectOf, type CardUnit } from './entry.ts';

/** Body of `assessment.changed.v1` before it has its revision. */
export type AssessmentBody = Omit<z.output<typeof assessmentChanged.body>, 'revision'>;

export type Assessed = { body: AssessmentBody; digest: string; dueOn: LocalDate | undefined };

/** Hex SHA-256 of a text; hashing itself is the caller's. */
export type Sha256 = (text: string) => string;

/** Where sets come from: the adoptions as known, and each set by name. */
export type SetSource = { all: readonly Adoption[]; held(id: string, version: string): CriteriaSet };

/** Which set scores this card, as known at a moment. */
export const setOf = (sets: SetSource, unit: CardUnit, period: string, knownAt: Instant): SetChoice =>
  chooseSet(
    sets.all,
    { path: unit.path, subject: subjectOf(unit.level) ?? 'cell', cellType: unit.cellType, period },
    knownAt,
  );

export const contextOf = (card: Card, unit: CardUnit, period: string, view: View): CellContext => ({
  subject: subjectOf(unit.level) ?? 'cell',
  cellType: unit.cellType ?? undefined,
  period,
  activeFrom: unit.validFrom,
  activeTo: unit.validTo ?? undefined,
  view,
  notApplicable: card.notApplicable,
});

/**
 * Where a card stands today in both views, from its standing sums. The sums are made once a day or when the set or the unit
 * changed; after that an assessment costs the same for 10 facts and for 8,000.
 */
export function assess(
  card: Card,
  unit: CardUnit,
  sets: SetSource,
  before: Views | undefined,
  now: Instant,
  sha256: Sha256,
): Assessed {
  const { cellId, period } = card.key;
  const asOf = localDateOf(now);
  const choice = setOf(sets, unit, period, now);
  const plan = compile(sets.held(choice.id, choice.version), unit.cellType ?? undefined, period);
  if (card.tally?.plan !== plan || card.tally.asOf !== asOf) card.tally = tallyOf(plan, card.facts, asOf);
  const { tally } = card;
  const context = contextOf(card, unit, period, 'self');
  const self = evaluateTally(tally, context);
  // Without facts that wait for a verdict both views are one.
  const reviewing = tally.pendingFacts === 0 ? undefined : { ...context, view: 'reviewed' as const };
  const reviewed = reviewing && evaluateTally(tally, reviewing);
  const text = digestInput(self, cellId);
  // The same assessment in the other view differs by the view's name alone.
  const digest = sha256(`${text}\n${reviewed ? digestInput(reviewed, cellId) : text.replace('|self|', '|reviewed|')}`);
  const dueOn = earliest(nextCandidate(tally, context, self), reviewed && nextCandidate(tally, reviewing!, reviewed));
  const summary = summaryOf(self, plan);
  const views = { self: summary, reviewed: reviewed ? summaryOf(reviewed, plan) : summary };
  const body: AssessmentBody = {
    cellId,
    path: unit.path,
    period,
    asOf,
    criteriaSet: { id: choice.id, version: choice.version },
    digest,
    views,
    changed: changedSince(before, views),
    nextReviewAt: dueOn ?? null,
    at: new Date(now).toISOString(),
  };
  return { body, digest, dueOn };
}

export type Views = AssessmentBody['views'];
type Summary = Views[View];

function summaryOf(assessment: Assessment, plan: Plan): Summary {
  const { result, blockedBy } = assessment;
  if (assessment.scheme === 'pass_fail') {
    const points = { ...assessment.items };
    return { result, total: null, pace: null, blockedBy, points, shares: {}, criteria: {}, failing: {} };
  }
  const points: Summary['points'] = {};
  const shares: Summary['shares'] = {};
  const criteria: Summary['criteria'] = {};
  // Parts stand in the order of the plan: what of an indicator is due is the sum of its scored parts.
  let next = 0;
  for (const { indicators } of plan.criteria)
    for (const { id, parts } of indicators) {
      const indicator = assessment.indicators[id]!;
      points[id] = indicator.points ?? indicator.state;
      let due = 0;
      for (const end = next + parts.length; next < end; next++) {
        const part = assessment.parts[next]!;
        if (part.state === 'scored') due += part.max;
      }
      if (indicator.points !== null && due > 0) shares[id] = percentOf(indicator.points, due);
    }
  for (const id in assessment.criteria)
    criteria[id] = [assessment.criteria[id]!.earned, assessment.criteria[id]!.assessable];
  return {
    result,
    total: assessment.mode === 'final' ? assessment.total : null,
    pace: 'pace' in assessment ? assessment.pace : null,
    blockedBy,
    points,
    shares,
    criteria,
    failing: failingOf(assessment),
  };
}

/** Whole percent, cut; both amounts are whole hundredths, so the division is made on integers. */
const percentOf = (points: number, max: number): number =>
  Math.floor((Math.round(points * 100) * 100) / Math.round(max * 100));

function failingOf({ floors, parts }: PointsAssessment): NonNullable<Summary['failing']> {
  const failing: NonNullable<Summary['failing']> = {};
  for (const id in floors)
    if (floors[id]!.state === 'failed') failing[id] = parts.find((part) => part.id === id)?.raw ?? null;
  return failing;
}

/** Indicators that read otherwise than before, in either view. */
function changedSince(before: Views | undefined, { self, reviewed }: Views): string[] {
  const changed = differing(before?.self, self);
  const same = self === reviewed && before !== undefined && before.self === before.reviewed;
  return same ? changed : [...new Set([...changed, ...differing(before?.reviewed, reviewed)])];
}

function differing(before: Summary | undefined, now: Summary): string[] {
  const found: string[] = [];
  for (const id in now.points) if (before?.points[id] !== now.points[id]) found.push(id);
  return found;
}

const earliest = (a: LocalDate | null, b: LocalDate | null | undefined): LocalDate | undefined => {
  if (a === null || b === null || b === undefined) return a ?? b ?? undefined;
  return a < b ? a : b;
};
