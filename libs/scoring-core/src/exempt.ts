import { largestRemainder } from './arithmetic.ts';
import type { CellContext, NotApplicable } from './context.ts';
import type { LocalDate } from '@bontot/kernel';
import type { Plan, PlanCriterion } from './plan.ts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Which indicators are left out on a day (domain handbook 6.2 and 8.3): only those the set allows, only while the claim
 * has not expired on the earlier of `asOf` and the last day of the year, and at most `maxSharePct` of a criterion's points
 * (items); where claims exceed that, the later approved ones do not hold.
 */
export function exemptOn(plan: Plan, context: CellContext, asOf: LocalDate): ReadonlySet<string> {
  if (context.notApplicable.length === 0) return NONE;
  const yearEnd = `${plan.period.year}-12-31`;
  const day = asOf < yearEnd ? asOf : yearEnd;
  const exempt = new Set<string>();
  for (const criterion of plan.criteria) exemptIn(criterion, plan, context.notApplicable, day, exempt);
  return exempt;
}

function exemptIn(criterion: PlanCriterion, plan: Plan, claims: NotApplicable[], day: LocalDate, exempt: Set<string>) {
  const points = plan.set.scheme === 'points';
  const weight = (maxCenti: number) => (points ? maxCenti : 1);
  const limit = plan.set.rules.notApplicable.maxSharePct * (points ? criterion.maxCenti : criterion.indicators.length);
  const standing = criterion.indicators
    .filter(({ mayBeNotApplicable, mandatory }) => mayBeNotApplicable && !mandatory)
    .flatMap((indicator, order) => {
      const approved = claims
        .filter((claim) => claim.indicator === indicator.id && claim.expiresOn >= day)
        .map(({ approvedOn }) => approvedOn)
        .sort()[0];
      return approved === undefined ? [] : [{ indicator, order, approved }];
    })
    .sort((a, b) => (a.approved < b.approved ? -1 : a.approved > b.approved ? 1 : a.order - b.order));
  let given = 0;
  for (const { indicator } of standing) {
    if (100 * (given + weight(indicator.maxCenti)) > limit) continue;
    given += weight(indicator.maxCenti);
    exempt.add(indicator.id);
  }
}

/** Maxima of all parts in hundredths when some indicators are left out: their points go to the rest of the criterion. */
export function maximaOf(plan: Plan, exempt: ReadonlySet<string>): number[] {
  const key = exempt.size === 0 ? '' : [...exempt].join('|');
  let maxima = plan.maxima.get(key);
  if (maxima) return maxima;
  maxima = plan.parts.map(({ maxCenti }) => maxCenti);
  if (exempt.size > 0 && plan.set.scheme === 'points')
    for (const criterion of plan.criteria) {
      const parts = criterion.indicators.flatMap((indicator) => indicator.parts);
      const kept = parts.filter(({ indicator }) => !exempt.has(indicator));
      if (kept.length === parts.length) continue;
      const shares = largestRemainder(
        kept.map(({ maxCenti }) => maxCenti),
        criterion.maxCenti,
      );
      for (const part of parts) maxima[part.index] = 0;
      kept.forEach((part, index) => (maxima![part.index] = shares[index]!));
    }
  plan.maxima.set(key, maxima);
  return maxima;
}
