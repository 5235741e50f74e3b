import { factsAbout, type Fact } from '@bontot/meeting-core';
import type { Initiative } from './initiative.ts';
import type { Model } from './model.ts';
import { DUTIES, type Duty, type Pledge } from './pledge.ts';
import type { Registration } from './registration.ts';
import { isDone } from './terms.ts';

type Measured = { measure: string; source(pledge: Pledge): string };

const ofYear = (kind: string) => (p: Pledge) => `${kind}/${p.memberId}/${p.year}`;
const MEASURES: Record<Duty, Measured> = {
  registered: { measure: 'pledge.registered', source: ofYear('pledge') },
  mid: { measure: 'pledge.reported', source: (p) => `${ofYear('pledge-report')(p)}/mid` },
  end: { measure: 'pledge.reported', source: (p) => `${ofYear('pledge-report')(p)}/end` },
  reviewed: { measure: 'pledge.reviewed', source: ofYear('pledge') },
  initiative: { measure: 'initiative.recognised', source: ofYear('initiative-year') },
};

/**
 * What a member's year proves (domain handbook 5.3). Dated by the last day of each duty, early or late (R8): yes as soon as it
 * is done, no once the day has passed (R5). Until then it follows the member to another cell and goes when the member becomes
 * exempt; from then on it stays with the cell of that day. A reopened review counts as it was until the new one.
 */
export function pledgeFacts(pledge: Pledge): Fact[] {
  const { terms, fixed, review, earlierReviews, memberId, year, unitId } = pledge;
  const duties = DUTIES.flatMap((duty) => {
    const dueOn = terms[duty];
    const standing = fixed[duty] ?? { unitId, obliged: pledge.obliged };
    const yes = isDone(pledge, duty) || (duty === 'reviewed' && earlierReviews.length > 0);
    if (dueOn === null || !standing.obliged || (!yes && !fixed[duty])) return [];
    const { measure, source } = MEASURES[duty];
    return [factsAbout(standing.unitId, source(pledge), dueOn)(measure, { yes })];
  });
  const last = review ?? earlierReviews.at(-1);
  if (!last) return duties;
  const graded = factsAbout(last.unitId, `pledge/${memberId}/${year}`, last.on);
  return [...duties, graded('pledge.graded', { grade: last.grade })];
}

/** The day of the decision decides in which year an initiative counts. */
export const countsIn = ({ state, decision }: Initiative): number | undefined =>
  state === 'recognised' && decision ? +decision.decidedOn.slice(0, 4) : undefined;

export function modelFacts({ modelId, unitId, state, decision }: Model): Fact[] {
  if (state !== 'recognised' || !decision) return [];
  const { number, issuer, decidedOn } = decision;
  return [
    factsAbout(unitId, `model/${modelId}`, decidedOn)(
      'model.recognised',
      { n: 1 },
      { evidence: [{ kind: 'decision_ref', ref: number, issuer, issuedOn: decidedOn }] },
    ),
  ];
}

/** Dated by the day on which it was handed in, at the earliest 1 January: the committee's delay is not the cell's. */
export function registrationFacts({ unitId, year, state, submittedOn }: Registration): Fact[] {
  if (state !== 'registered' || submittedOn === null) return [];
  const first = `${year}-01-01`;
  const on = submittedOn > first ? submittedOn : first;
  return [factsAbout(unitId, `registration/${unitId}/${year}`, on)('emulation.registered', { yes: true })];
}
