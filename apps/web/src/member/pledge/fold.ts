import { daysBetween, type Instant, type LocalDate } from '@bontot/kernel';
import type {
  Campaign,
  HelpedAct,
  Initiative,
  InitiativeAct,
  MyPledge,
  Pledge,
  PledgeAct,
  PledgeContent,
  PledgeEnvelope,
  PledgeView,
} from '@bontot/pledge-core';
import type { WaitingPledge } from '../data/pledge-acts.ts';
import { isAbout } from './addresses.ts';

/** Whose year it is, and by which dates and whose clock. */
export type Year = { memberId: string; year: number; today: LocalDate; dates: Campaign['dates'] };

const isInitiativeAct = (act: PledgeEnvelope['act']): act is InitiativeAct => act.type.endsWith('-initiative');

/** Acts of which the server's answer does not tell yet. */
export const unheard = (waiting: readonly WaitingPledge[], version: number): PledgeEnvelope[] =>
  waiting.filter(({ answered }) => answered === undefined || answered > version).map(({ envelope }) => envelope);

/**
 * The member's year as it will be once what waits on this phone has arrived: whoever has registered without a network sees it
 * registered. What the server then refuses comes back with its reason.
 */
export function withWaiting(mine: MyPledge, waiting: readonly WaitingPledge[], today: LocalDate): MyPledge {
  const { memberId, year, campaign } = mine;
  const around = { memberId, year, today, dates: campaign.dates };
  const about = unheard(
    waiting.filter(({ envelope }) => isAbout(envelope.target, memberId, year)),
    mine.version,
  );
  const view = about.reduce(
    (before, envelope) =>
      isInitiativeAct(envelope.act) ? before : after(before, envelope.act, envelope.deviceTime, around),
    mine.view ?? (about.length > 0 ? emptyView(around) : null),
  );
  const initiatives = waiting.reduce((before, one) => withInitiative(before, one, around), mine.initiatives);
  if (view === mine.view && initiatives === mine.initiatives) return mine;
  return { ...mine, view, initiatives, due: view ? dueOf(mine.due, view.pledge) : mine.due };
}

/** What was reported or registered on this phone is owed no more. */
const dueOf = (due: MyPledge['due'], { state, reports }: Pledge): MyPledge['due'] =>
  due.filter(({ duty }) =>
    duty === 'registered'
      ? state === 'none' || state === 'draft'
      : duty === 'mid' || duty === 'end'
        ? reports[duty] === null && state !== 'withdrawn'
        : true,
  );

function after(view: PledgeView | null, act: PledgeAct, at: Instant, around: Year): PledgeView | null {
  if (!view) return null;
  return { ...view, texts: true, pledge: pledgeAfter(view.pledge, act, at, around) };
}

export function pledgeAfter(pledge: Pledge, act: PledgeAct, at: Instant, around: Year): Pledge {
  const by = around.memberId;
  switch (act.type) {
    case 'write':
      return { ...pledge, draft: act.content, state: pledge.state === 'none' ? 'draft' : pledge.state };
    case 'register':
      return registered(pledge, act.content, null, at, around);
    case 'amend':
      // After the mid-year date the secretary approves it first (domain handbook 4).
      return around.today > around.dates.midBy
        ? { ...pledge, amendment: { content: act.content, reason: act.reason, by, helper: null, proof: null, at } }
        : {
            ...pledge,
            versions: [...pledge.versions, { ...act.content, at, by, helper: null, proof: null, reason: act.reason }],
          };
    case 'add-deed':
      return { ...pledge, deeds: [...pledge.deeds, { ...act.item, addedOn: around.today }] };
    case 'report':
      return reported(pledge, act, at, around, null);
    case 'confirm':
    case 'decline':
      return answered(pledge, act, at, around);
    case 'comment':
      return { ...pledge, comment: { text: act.text, at } };
    case 'ask-withdrawal':
      return { ...pledge, withdrawalAsked: { ground: act.ground, reason: act.reason, by, at } };
    case 'resolve-conflict':
      return { ...pledge, conflicts: pledge.conflicts.filter(({ conflictId }) => conflictId !== act.conflictId) };
    default:
      return pledge;
  }
}

function registered(
  pledge: Pledge,
  content: PledgeContent,
  helper: string | null,
  at: Instant,
  { memberId, today }: Year,
): Pledge {
  const version = { ...content, at, by: memberId, helper, proof: null, reason: null };
  return {
    ...pledge,
    ...{ state: 'registered', versions: [version], registeredOn: today, draft: null, returned: null },
  };
}

function reported(
  pledge: Pledge,
  { term, items, text, selfGrade }: Extract<PledgeAct, { type: 'report' }>,
  at: Instant,
  { memberId, today }: Year,
  helper: string | null,
): Pledge {
  const report = {
    items,
    text,
    selfGrade,
    on: pledge.reports[term]?.on ?? today,
    at,
    by: memberId,
    helper,
    proof: null,
  };
  return {
    ...pledge,
    state: term === 'end' ? 'end_reported' : pledge.state === 'registered' ? 'mid_reported' : pledge.state,
    reports: { ...pledge.reports, [term]: report },
  };
}

/** The member says yes or no to what a helper typed. */
function answered(
  pledge: Pledge,
  { type, helpedId }: { type: 'confirm' | 'decline'; helpedId: string },
  at: Instant,
  around: Year,
): Pledge {
  const said = pledge.helped.find((one) => one.helpedId === helpedId);
  const rest = { ...pledge, helped: pledge.helped.filter((one) => one !== said) };
  if (!said || type === 'decline') return rest;
  return byHelper(rest, said, at, around);
}

function byHelper(pledge: Pledge, { act, helper }: HelpedAct, at: Instant, around: Year): Pledge {
  if (act.type === 'register') return registered(pledge, act.content, helper, at, around);
  if (act.type === 'report') return reported(pledge, act, at, around, helper);
  return pledgeAfter(pledge, act, at, around);
}

function withInitiative(
  initiatives: MyPledge['initiatives'],
  { envelope: { target, act, baseVersion }, answered: version }: WaitingPledge,
  { memberId, today }: Year,
): MyPledge['initiatives'] {
  if (!('initiativeId' in target) || !isInitiativeAct(act)) return initiatives;
  const { initiativeId } = target;
  const known = initiatives.find((one) => one.initiativeId === initiativeId);
  if (known && version !== undefined && version <= known.version) return initiatives;
  const made = known ?? { ...emptyInitiative(initiativeId, memberId), version: baseVersion };
  const next = { ...initiativeAfter(made, act, today), version: made.version };
  return known ? initiatives.map((one) => (one === known ? next : one)) : [...initiatives, next];
}

function initiativeAfter(initiative: Initiative, act: InitiativeAct, today: LocalDate): Initiative {
  switch (act.type) {
    case 'write-initiative':
      return { ...initiative, ...act.content, year: act.year, authorIds: act.authorIds, evidence: act.evidence };
    case 'submit-initiative':
      return { ...initiative, state: 'submitted', submittedOn: today };
    case 'apply-initiative':
      return {
        ...initiative,
        ...{ state: 'applied', appliedOn: act.on, effect: act.effect, value: act.value },
        evidence: act.evidence,
      };
    case 'withdraw-initiative':
      return { ...initiative, state: 'withdrawn' };
    default:
      return initiative;
  }
}

const emptyInitiative = (initiativeId: string, memberId: string): Initiative => ({
  ...{ initiativeId, year: 0, unitId: '', authorIds: [memberId], state: 'draft', evidence: [] },
  ...{ title: '', problem: '', solution: '', effect: '', value: null, recognisingBody: '' },
  ...{ submittedOn: null, appliedOn: null, decision: null, cancelled: null, untold: false, taken: [] },
});

/** A year of which the server has nothing yet. */
export const emptyPledge = (memberId: string, year: number): Pledge => ({
  ...{ memberId, year, unitId: '', obliged: true, state: 'none', draft: null, versions: [], registeredOn: null },
  ...{ sameAsLastYear: false, deeds: [], reports: { mid: null, end: null }, review: null, earlierReviews: [] },
  ...{ comment: null, reopened: [], returned: null, helped: [], amendment: null, withdrawalAsked: null },
  ...{ withdrawal: null, decisions: [], reminders: [], initiatives: [], fixed: {}, conflicts: [], touched: {} },
  terms: { registered: null, mid: null, end: null, reviewed: null, initiative: null },
  ...{ taken: [], dueAt: null },
});

const emptyView = ({ memberId, year }: Year): PledgeView => ({
  ...{ pledge: emptyPledge(memberId, year), version: 0, unitName: '', texts: true, due: [], may: [], names: {} },
});

/** A date that a duty ends on, with the days left by the phone's own count of days. */
export const dueBy = (dueOn: LocalDate, today: LocalDate): { daysLeft: number; overdue: boolean } => ({
  daysLeft: daysBetween(today, dueOn),
  overdue: dueOn < today,
});
