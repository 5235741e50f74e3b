import { ok, type LocalDate } from '@bontot/kernel';
import { firstOf, needsText } from './checks.ts';
import { began, changedTo, refuseDuty, type Decided, type DutyAround } from './duty.ts';
import { factsAbout, type Fact } from './fact.ts';
import type { MembersReview } from './obligations.ts';

export type MembersReviewAct =
  | ({ type: 'review'; text: string; meetingId?: string | null } & Pick<MembersReview, 'unitId' | 'half'>)
  /** The half-year is over; said of each cell that owed a review. */
  | ({ type: 'half-passed' } & Pick<MembersReview, 'unitId' | 'half'>);

const HALF = /^\d{4}-H[12]$/;

export const firstDayOfHalf = (half: string): LocalDate => `${half.slice(0, 4)}-${half.endsWith('1') ? '01' : '07'}-01`;
export const lastDayOfHalf = (half: string): LocalDate =>
  half.endsWith('1') ? `${half.slice(0, 4)}-06-30` : `${half.slice(0, 4)}-12-31`;
/** `2026-03-05` → `2026-H1`. */
export const halfOf = (date: LocalDate): string => `${date.slice(0, 4)}-${date.slice(5, 7) <= '06' ? 'H1' : 'H2'}`;

/** The half-year review of members and of possible new members; what was written before stays in its history. */
export function decideMembersReview(
  act: MembersReviewAct,
  review: MembersReview | undefined,
  { by, at, today }: DutyAround,
): Decided<MembersReview> {
  const { unitId, half } = act;
  if (!HALF.test(half)) return refuseDuty('HALF_INVALID', { half });
  const fresh: MembersReview = {
    ...{ unitId, half, text: '', meetingId: null, reviewedOn: null, by: null, missed: false, history: [] },
  };
  if (act.type === 'half-passed') {
    if (today <= lastDayOfHalf(half) || review) return ok([]);
    return began('members-review.missed', { ...fresh, missed: true });
  }
  const { text, meetingId = null } = act;
  if (today < firstDayOfHalf(half)) return refuseDuty('REVIEW_EARLY', { half, today });
  const refused = firstOf(needsText('text', text));
  if (refused) return refused;
  if (review?.text === text && review.meetingId === meetingId) return ok([]);
  const before = review ?? fresh;
  const said = {
    ...{ text, meetingId, by, reviewedOn: before.reviewedOn ?? today },
    history: [...before.history, { at, by, text }],
  };
  return review
    ? changedTo('members-review.recorded', review, said)
    : began('members-review.recorded', { ...fresh, ...said });
}

/** Dated by the last day of the half-year; a review that is made up for takes the timer's «no» back, and shows its day. */
export function membersReviewFacts({ unitId, half, reviewedOn, meetingId, missed }: MembersReview): Fact[] {
  if (reviewedOn === null && !missed) return [];
  const fact = factsAbout(unitId, `members-review/${half}`, lastDayOfHalf(half));
  return [
    fact(
      'members.reviewed',
      { yes: reviewedOn !== null },
      meetingId ? { evidence: [{ kind: 'minutes', ref: `minutes/${meetingId}` }] } : {},
    ),
  ];
}
