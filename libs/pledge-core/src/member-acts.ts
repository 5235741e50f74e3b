import { addDays, ok, type LocalDate } from '@bontot/kernel';
import { changedTo, type Decided } from '@bontot/meeting-core';
import type { PledgeAct } from './acts.ts';
import type { PledgeAround } from './around.ts';
import { firstOf, needsContent, needsDeeds, needsItem, needsState, needsText, type Refused } from './checks.ts';
import { refuse } from './codes.ts';
import { carriedOver, itemsOf, saysTheSame, standingContent } from './content.ts';
import { holdsOn, type Membership } from './terms.ts';
import type {
  AskedAmendment,
  Grade,
  HelpedAct,
  Pledge,
  PledgeContent,
  PledgeReport,
  PledgeState,
  Proof,
  WithdrawalGround,
} from './pledge.ts';
import type { Handlers } from './decision.ts';

type MemberActs =
  | 'write'
  | 'carry-over'
  | 'register'
  | 'amend'
  | 'add-deed'
  | 'report'
  | 'confirm'
  | 'decline'
  | 'comment'
  | 'ask-withdrawal';

const needs = (state: PledgeState, ...expected: PledgeState[]) => needsState('PLEDGE_OTHER_STATE', state, ...expected);

/** What members do, or a helper for them: what a helper types waits for the member, unless a signed paper proves it. */
export const ofMember: Pick<Handlers, MemberActs> = {
  write: ({ content }, pledge, around) =>
    firstOf(own(pledge, around), open(pledge)) ??
    changedTo('pledge.written', pledge, {
      draft: content,
      ...(pledge.state === 'none' && { state: 'draft' as const }),
    }),

  'carry-over': (_, pledge, around) => {
    const draft = around.previous && carriedOver(around.previous);
    if (!draft) return refuse('PLEDGE_NOTHING_BEFORE', { year: pledge.year - 1 });
    return (
      firstOf(own(pledge, around), needs(pledge.state, 'none', 'draft')) ??
      changedTo('pledge.carried-over', pledge, { draft, state: 'draft' })
    );
  },

  register: ({ content, proof }, pledge, around) => {
    const standing = standingContent(pledge);
    const isSaid = pledge.registeredOn !== null && standing !== null && saysTheSame(standing, content);
    if (isSaid && pledge.state !== 'withdrawn') return ok([]);
    const refused = firstOf(open(pledge), inItsYear(pledge, around), needsContent(content));
    if (refused) return refused;
    if (mustWait(proof, pledge, around)) return wait({ type: 'register', content }, pledge, around);
    return register(content, pledge, around, howBy(pledge, around, proof));
  },

  amend: ({ content, reason, proof }, pledge, around) => {
    const refused = firstOf(
      needs(pledge.state, 'registered', 'mid_reported'),
      needsText('reason', reason),
      needsContent(content),
    );
    if (refused) return refused;
    if (mustWait(proof, pledge, around)) return wait({ type: 'amend', content, reason }, pledge, around);
    return amend(content, reason, pledge, around, howBy(pledge, around, proof));
  },

  'add-deed': ({ item }, pledge, around) => {
    if (itemsOf(pledge).some(({ itemId }) => itemId === item.itemId)) return ok([]);
    const deeds = [...pledge.deeds, { ...item, kind: 'deed' as const, addedOn: around.today }];
    return (
      firstOf(
        own(pledge, around),
        needs(pledge.state, 'registered', 'mid_reported'),
        needsItem(item),
        needsDeeds(deeds.length),
      ) ?? changedTo('pledge.deed-added', pledge, { deeds })
    );
  },

  report: (act, pledge, around) => {
    const refused = firstOf(
      act.term === 'mid'
        ? needs(pledge.state, 'registered', 'mid_reported')
        : needs(pledge.state, 'registered', 'mid_reported', 'end_reported'),
      needsTermToCome(act, around),
      needsEachItem(act, pledge),
      ...[act.selfGrade, ...act.items.map(({ selfGrade }) => selfGrade)].map(needsGrade),
    );
    if (refused) return refused;
    const { type, term, items, text, selfGrade, proof } = act;
    const said = { type, term, items, text, selfGrade };
    if (mustWait(proof, pledge, around)) return wait(said, pledge, around);
    return report(said, pledge, around, howBy(pledge, around, proof));
  },

  confirm: ({ helpedId }, pledge, around) => {
    const helped = pledge.helped.find((other) => other.helpedId === helpedId);
    if (!helped) return refuse('PLEDGE_HELPED_UNKNOWN', { helpedId });
    const refused = own(pledge, around);
    if (refused) return refused;
    const left = { ...pledge, helped: pledge.helped.filter((other) => other !== helped) };
    const decided = carryOut(helped, left, around);
    if (!decided.ok) return decided;
    const patch = Object.assign({}, ...decided.value.map((event) => ('patch' in event ? event.patch : {})));
    return changedTo('pledge.confirmed', pledge, { ...patch, helped: left.helped });
  },

  decline: ({ helpedId }, pledge, around) =>
    own(pledge, around) ??
    changedTo('pledge.declined', pledge, { helped: pledge.helped.filter((other) => other.helpedId !== helpedId) }),

  comment: ({ text }, pledge, around) => {
    if (pledge.comment) return pledge.comment.text === text ? ok([]) : refuse('PLEDGE_COMMENT_GIVEN');
    return (
      firstOf(own(pledge, around), needs(pledge.state, 'reviewed'), needsText('text', text)) ??
      changedTo('pledge.commented', pledge, { comment: { text, at: around.at } })
    );
  },

  'ask-withdrawal': ({ ground, reason }, pledge, around) => {
    const asked = { ground, reason, by: around.by, at: around.at };
    return (
      firstOf(
        own(pledge, around),
        needs(pledge.state, 'draft', 'registered', 'mid_reported', 'end_reported'),
        needsText('reason', reason),
        needsGround(ground, around),
      ) ?? changedTo('pledge.withdrawal-asked', pledge, { withdrawalAsked: asked })
    );
  },
};

/** Only on exemption, leaving or death, as the directory knows it (domain handbook 4). */
export function needsGround(ground: WithdrawalGround, { membership, today }: PledgeAround): Refused {
  const isMet = membership !== null && MET[ground](membership, today);
  return isMet ? undefined : refuse('PLEDGE_GROUND_NOT_MET', { ground });
}
const MET: Record<WithdrawalGround, (member: Membership, today: LocalDate) => boolean> = {
  exempt: ({ exempt }, today) => holdsOn(exempt, today),
  left: ({ leftCellOn }, today) => leftCellOn !== null && leftCellOn <= today,
  died: ({ leftReason }) => leftReason === 'died',
};

/** The content of an amendment in force; used again when the secretary approves it. */
export const amended = (
  { content, reason, by, helper, proof }: Omit<AskedAmendment, 'at'>,
  pledge: Pledge,
  { at }: PledgeAround,
): Partial<Pledge> => ({
  versions: [...pledge.versions, { ...content, at, by, helper, proof, reason }],
  amendment: null,
});

export const needsGrade = (grade: Grade | null): Refused =>
  grade === null || (Number.isInteger(grade) && grade >= 0 && grade <= 4)
    ? undefined
    : refuse('PLEDGE_GRADE', { grade });

const own = ({ memberId }: Pledge, { by }: PledgeAround): Refused =>
  by === memberId ? undefined : refuse('PLEDGE_NOT_YOURS');

/** A pledge is written until it is registered; a withdrawn one again where the member is obliged again. */
const open = ({ state, obliged }: Pledge): Refused =>
  state === 'withdrawn' && obliged ? undefined : needs(state, 'none', 'draft');

/** Of this year, and from December on of the next. */
function inItsYear({ year }: Pledge, { today }: PledgeAround): Refused {
  const isOpen = today >= addDays(`${year}-01-01`, -31) && today <= `${year}-12-31`;
  return isOpen ? undefined : refuse('PLEDGE_YEAR', { year, today });
}

/** Who typed it for the member, and how the member agreed. */
type How = { helper: string | null; proof: Proof | null };
const howBy = (pledge: Pledge, around: PledgeAround, proof: Proof | null | undefined): How => {
  const helper = helperOf(pledge, around);
  return { helper, proof: helper === null ? null : (proof ?? null) };
};

const helperOf = ({ memberId }: Pledge, { by }: PledgeAround): string | null => (by === memberId ? null : by);

const mustWait = (
  proof: Extract<PledgeAct, { type: 'register' }>['proof'],
  pledge: Pledge,
  around: PledgeAround,
): boolean => helperOf(pledge, around) !== null && proof?.kind !== 'signed_paper';

/** The last word of a helper about the same thing counts. */
function wait(act: HelpedAct['act'], pledge: Pledge, { by, at, commandId }: PledgeAround): Decided<Pledge> {
  const isOther = (other: HelpedAct) => keyOf(other.act) !== keyOf(act);
  const helped = [...pledge.helped.filter(isOther), { helpedId: commandId, act, helper: by, at }];
  return changedTo('pledge.helped', pledge, { helped });
}
const keyOf = (act: HelpedAct['act']): string => (act.type === 'report' ? `report:${act.term}` : act.type);

/** What was typed is decided again when the member agrees: the pledge may have gone on meanwhile. */
function carryOut({ act, helper }: HelpedAct, pledge: Pledge, around: PledgeAround): Decided<Pledge> {
  const how: How = { helper, proof: { kind: 'tap' } };
  switch (act.type) {
    case 'register':
      return firstOf(open(pledge), inItsYear(pledge, around)) ?? register(act.content, pledge, around, how);
    case 'amend':
      return needs(pledge.state, 'registered', 'mid_reported') ?? amend(act.content, act.reason, pledge, around, how);
    case 'report':
      return (
        firstOf(
          needs(pledge.state, 'registered', 'mid_reported', ...(act.term === 'end' ? (['end_reported'] as const) : [])),
          needsEachItem(act, pledge),
        ) ?? report(act, pledge, around, how)
      );
  }
}

function register(content: PledgeContent, pledge: Pledge, around: PledgeAround, how: How): Decided<Pledge> {
  const { at, by, today, previous } = around;
  const last = previous && standingContent(previous);
  return changedTo('pledge.registered', pledge, {
    ...{ state: 'registered', draft: null, registeredOn: pledge.registeredOn ?? today },
    ...{ returned: null, withdrawal: null, withdrawalAsked: null },
    versions: [...pledge.versions, { ...content, at, by, ...how, reason: null }],
    sameAsLastYear: last !== null && saysTheSame(last, content),
  });
}

/** After the mid-year date an amendment needs the secretary's approval (domain handbook 4). */
function amend(
  content: PledgeContent,
  reason: string,
  pledge: Pledge,
  around: PledgeAround,
  how: How,
): Decided<Pledge> {
  const standing = standingContent(pledge);
  if (standing && saysTheSame(standing, content) && sameMarks(standing, content)) return ok([]);
  const { by, at, today, campaign } = around;
  return changedTo(
    'pledge.amended',
    pledge,
    today > campaign.dates.midBy
      ? { amendment: { content, reason, by, ...how, at } }
      : amended({ content, reason, by, ...how }, pledge, around),
  );
}
const sameMarks = (a: PledgeContent, b: PledgeContent): boolean =>
  a.items.every(({ dueOn, personal }, at) => b.items[at]?.dueOn === dueOn && b.items[at].personal === personal);

function report(
  { term, items, text, selfGrade }: Extract<HelpedAct['act'], { type: 'report' }>,
  pledge: Pledge,
  { at, by, today }: PledgeAround,
  how: How,
): Decided<Pledge> {
  const before = pledge.reports[term];
  const said: PledgeReport = { items, text, selfGrade, on: before?.on ?? today, at, by, ...how };
  const state = term === 'end' || pledge.state === 'end_reported' ? 'end_reported' : 'mid_reported';
  return changedTo(`pledge.${term}-reported`, pledge, { state, reports: { ...pledge.reports, [term]: said } });
}

/** A report of the year's end comes when the mid-year date has passed. */
const needsTermToCome = ({ term }: { term: 'mid' | 'end' }, { campaign, today }: PledgeAround): Refused =>
  term === 'mid' || today > campaign.dates.midBy
    ? undefined
    : refuse('PLEDGE_REPORT_EARLY', { term, from: addDays(campaign.dates.midBy, 1) });

function needsEachItem({ items }: { items: { itemId: string }[] }, pledge: Pledge): Refused {
  const wanted = itemsOf(pledge).map(({ itemId }) => itemId);
  const said = items.map(({ itemId }) => itemId);
  const missing = wanted.filter((id) => !said.includes(id));
  const unknown = said.filter((id, at) => !wanted.includes(id) || said.indexOf(id) !== at);
  return missing.length + unknown.length === 0 ? undefined : refuse('PLEDGE_REPORT_ITEMS', { missing, unknown });
}
