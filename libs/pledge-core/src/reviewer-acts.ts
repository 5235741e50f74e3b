import { ok } from '@bontot/kernel';
import { changedTo } from '@bontot/meeting-core';
import { firstOf, needsState, needsText } from './checks.ts';
import { refuse } from './codes.ts';
import { amended, needsGrade, needsGround } from './member-acts.ts';
import type { PledgeState } from './pledge.ts';
import type { Handlers } from './decision.ts';

type ReviewerActs = 'decide-amendment' | 'decide-withdrawal' | 'withdraw' | 'return' | 'review' | 'remind' | 'reopen';

const needs = (state: PledgeState, ...expected: PledgeState[]) => needsState('PLEDGE_OTHER_STATE', state, ...expected);

/** What the secretary does for the cell, and the committee above where it reopens. */
export const ofReviewer: Pick<Handlers, ReviewerActs> = {
  'decide-amendment': ({ approved, reason }, pledge, around) => {
    const { amendment } = pledge;
    if (!amendment) return refuse('PLEDGE_AMENDMENT_NONE');
    const decisions = [
      ...pledge.decisions,
      { what: 'amendment' as const, approved, reason, by: around.by, at: around.at },
    ];
    const patch = approved ? amended(amendment, pledge, around) : { amendment: null };
    return (
      firstOf(approved ? undefined : needsText('reason', reason)) ??
      changedTo('pledge.amendment-decided', pledge, { ...patch, decisions })
    );
  },

  'decide-withdrawal': ({ approved, reason }, pledge, around) => {
    const { withdrawalAsked: withdrawal } = pledge;
    if (!withdrawal) return refuse('PLEDGE_WITHDRAWAL_NONE');
    const decisions = [
      ...pledge.decisions,
      { what: 'withdrawal' as const, approved, reason, by: around.by, at: around.at },
    ];
    return (
      firstOf(approved ? needsGround(withdrawal.ground, around) : needsText('reason', reason)) ??
      changedTo('pledge.withdrawal-decided', pledge, {
        ...{ withdrawalAsked: null, decisions },
        ...(approved && { state: 'withdrawn' as const, withdrawal }),
      })
    );
  },

  /** Of those who cannot ask themselves any more. */
  withdraw: ({ ground, reason }, pledge, around) => {
    if (pledge.state === 'withdrawn') return ok([]);
    return (
      firstOf(
        needs(pledge.state, 'draft', 'registered', 'mid_reported', 'end_reported'),
        needsText('reason', reason),
        needsGround(ground, around),
      ) ??
      changedTo('pledge.withdrawn', pledge, {
        ...{ state: 'withdrawn', withdrawalAsked: null },
        withdrawal: { ground, reason, by: around.by, at: around.at },
      })
    );
  },

  /** Goes back to its author as a draft: it does not count as registered until it comes again. */
  return: ({ reason }, pledge, { by, at }) =>
    firstOf(needs(pledge.state, 'registered'), needsText('reason', reason)) ??
    changedTo('pledge.returned', pledge, {
      ...{ state: 'draft', registeredOn: null, draft: contentOf(pledge.versions.at(-1)!) },
      returned: { reason, by, at },
    }),

  /** Concluded by the cell at its meeting: with a reason for every grade, for people are easily spared (nể nang). */
  review: ({ grade, reason, meetingId = null, items = [] }, pledge, { by, at, today }) => {
    const { review: before, unitId } = pledge;
    if (before && before.grade === grade && before.reason === reason) return ok([]);
    const review = { grade, reason, meetingId, items, unitId, on: today, at, by };
    return (
      firstOf(
        needs(pledge.state, 'registered', 'mid_reported', 'end_reported'),
        needsText('reason', reason),
        ...[grade, ...items.map((item) => item.grade)].map(needsGrade),
      ) ?? changedTo('pledge.reviewed', pledge, { state: 'reviewed', review })
    );
  },

  /** Once a day is enough. */
  remind: (_, pledge, { by, today }) =>
    pledge.reminders.at(-1)?.on === today
      ? ok([])
      : changedTo('pledge.reminded', pledge, { reminders: [...pledge.reminders, { on: today, by }].slice(-20) }),

  reopen: ({ reason }, pledge, { by, at }) => {
    const { review } = pledge;
    return (
      firstOf(needs(pledge.state, 'reviewed'), needsText('reason', reason)) ??
      changedTo('pledge.reopened', pledge, {
        ...{ state: 'end_reported', review: null, comment: null },
        earlierReviews: [...pledge.earlierReviews, ...(review ? [review] : [])],
        reopened: [...pledge.reopened, { reason, by, at }],
      })
    );
  },
};

const contentOf = ({ ethics, duties, weaknesses, items }: PledgeContentLike) => ({ ethics, duties, weaknesses, items });
type PledgeContentLike = Parameters<Handlers['write']>[0]['content'];
