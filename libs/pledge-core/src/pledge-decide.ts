import { addDays, ok, type LocalDate } from '@bontot/kernel';
import { began, changedTo, type Decided } from '@bontot/meeting-core';
import type { PledgeAct, PledgeActType } from './acts.ts';
import type { Handler, Handlers, OwnPledgeAct } from './decision.ts';
import type { PledgeAround } from './around.ts';
import { refuse } from './codes.ts';
import { ofMember } from './member-acts.ts';
import { DUTIES, type Duty, type Pledge, type Standing, type Terms } from './pledge.ts';
import { resolveConflict } from './receive.ts';
import { ofReviewer } from './reviewer-acts.ts';
import { nextDueAt, standingOn, termsOf } from './terms.ts';

const handlers: Handlers = { ...ofMember, ...ofReviewer, 'resolve-conflict': resolveConflict(decidePledge) };

/** Decides on a member's year. Of one that does not exist yet, the first act makes it where the directory knows the member. */
export function decidePledge(
  act: PledgeAct | OwnPledgeAct,
  pledge: Pledge | undefined,
  around: PledgeAround,
): Decided<Pledge> {
  const before = pledge ?? freshPledge(around);
  if (!before) return refuse('MEMBER_UNKNOWN', { memberId: around.memberId });
  const decided = decideOn(act, before, around);
  if (!decided.ok || pledge) return decided;
  const patch = Object.assign({}, ...decided.value.map((event) => ('patch' in event ? event.patch : event.state)));
  // A year that owes nothing and in which nothing was said is no year.
  const isEmpty = decided.value.length === 0 && !before.obliged;
  return isEmpty ? ok([]) : began('pledge.begun', { ...before, ...patch });
}

function decideOn(act: PledgeAct | OwnPledgeAct, pledge: Pledge, around: PledgeAround): Decided<Pledge> {
  switch (act.type) {
    case 'place':
      return place(pledge, around);
    case 'time-passed':
      return passTime(pledge, around);
    case 'initiative': {
      const others = pledge.initiatives.filter((id) => id !== act.initiativeId);
      const initiatives = act.recognised ? [...others, act.initiativeId].toSorted() : others;
      return changedTo('pledge.initiative', pledge, { initiatives });
    }
    default:
      return (handlers[act.type] as Handler<PledgeActType>)(act, pledge, around);
  }
}

/** A member's year in which nothing is said yet. */
export function freshPledge(around: PledgeAround): Pledge | undefined {
  const { memberId, year, membership, campaign, today } = around;
  if (!membership) return undefined;
  const standing = standingOn(membership, today, campaign.who) ?? { unitId: membership.cellId, obliged: false };
  const pledge: Pledge = {
    ...{ memberId, year, ...standing, state: 'none', draft: null, versions: [], registeredOn: null },
    ...{ sameAsLastYear: false, deeds: [], reports: { mid: null, end: null }, review: null, earlierReviews: [] },
    ...{ comment: null, reopened: [], returned: null, helped: [], amendment: null, withdrawalAsked: null },
    ...{ withdrawal: null, decisions: [], reminders: [], initiatives: [], terms: noTerms, fixed: {} },
    ...{ conflicts: [], touched: {}, taken: [], dueAt: null },
  };
  const terms = termsNow(pledge, around);
  return { ...pledge, terms, dueAt: nextDueAt({ terms, fixed: {} }) };
}

const noTerms: Terms = { registered: null, mid: null, end: null, reviewed: null, initiative: null };

/** Follows the member and the campaign; what is fixed stays as it was on its day. */
function place(pledge: Pledge, around: PledgeAround): Decided<Pledge> {
  const { membership, campaign, today } = around;
  const standing = membership && standingOn(membership, today, campaign.who);
  const terms = termsNow(pledge, around);
  const dueAt = nextDueAt({ terms, fixed: pledge.fixed });
  return changedTo('pledge.placed', pledge, { ...standing, terms, dueAt });
}

function termsNow(pledge: Pledge, { membership, campaign, cellType, began: since }: PledgeAround): Terms {
  if (!membership) return pledge.terms;
  const hasPledged = pledge.registeredOn !== null || pledge.fixed.registered !== undefined;
  const { joinedCellOn } = membership;
  const terms = termsOf({ campaign, cellType, joinedCellOn, began: since, hasPledged });
  const kept = DUTIES.filter((duty) => pledge.fixed[duty]).map((duty) => [duty, pledge.terms[duty]] as const);
  return { ...terms, ...Object.fromEntries(kept) };
}

/** Fixes for each last day that has passed where the member was then, and whether the duty was theirs (rule R5). */
function passTime(pledge: Pledge, { membership, campaign, today }: PledgeAround): Decided<Pledge> {
  const passed = DUTIES.filter((duty) => isPast(pledge, duty, today));
  if (passed.length === 0) return ok([]);
  const now: Standing = { unitId: pledge.unitId, obliged: pledge.obliged };
  const on = (day: LocalDate): Standing => (membership && standingOn(membership, day, campaign.who)) ?? now;
  const fixed = { ...pledge.fixed, ...Object.fromEntries(passed.map((duty) => [duty, on(pledge.terms[duty]!)])) };
  return changedTo('pledge.time-passed', pledge, { fixed, dueAt: nextDueAt({ terms: pledge.terms, fixed }) });
}

const isPast = ({ terms, fixed }: Pledge, duty: Duty, today: LocalDate): boolean =>
  terms[duty] !== null && !fixed[duty] && addDays(terms[duty], 1) <= today;
