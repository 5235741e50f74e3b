import type { CellType, Member } from '@bontot/contracts';
import { addDays, daysBetween, type LocalDate } from '@bontot/kernel';
import type { Campaign } from './campaign.ts';
import { DUTIES, type Duty, type Pledge, type Standing, type Terms } from './pledge.ts';
import type { DueDuty } from './views.ts';

/** What the directory says of a member, as far as pledges ask. */
export type Membership = Pick<
  Member,
  'cellId' | 'kind' | 'joinedCellOn' | 'leftCellOn' | 'leftReason' | 'exempt' | 'suspended'
>;

/** Who joins later has so many days (domain handbook 4). */
const DAYS_AFTER_JOINING = 30;

export const holdsOn = (span: Member['exempt'], day: LocalDate): boolean =>
  span !== null && span.from <= day && (span.to === null || span.to >= day);

/**
 * Where a member stands on a day: full and probationary members owe a pledge, exempt and suspended ones and those who left do
 * not. Undefined where the directory knows only of a later cell.
 */
export function standingOn(member: Membership, day: LocalDate, who: Campaign['who']): Standing | undefined {
  if (member.joinedCellOn > day) return undefined;
  const isHere = member.leftCellOn === null || member.leftCellOn > day;
  const isAsked = member.kind === 'full' || who.probationary;
  const obliged = isHere && isAsked && !holdsOn(member.exempt, day) && !holdsOn(member.suspended, day);
  return { unitId: member.cellId, obliged };
}

/** What the last days of a member's duties are made from. */
export type TermsAsked = {
  campaign: Pick<Campaign, 'year' | 'dates' | 'who'>;
  cellType: CellType | null;
  joinedCellOn: LocalDate;
  /** The first day of which the product can say that something was not done. */
  began: LocalDate;
  /** The member had pledged, or had owed it, before: the pledge goes with the person, and so do its dates. */
  hasPledged: boolean;
};

/** Last days of all duties of the year. A duty that ends before the member could have registered is not owed. */
export function termsOf({ campaign, cellType, joinedCellOn, began, hasPledged }: TermsAsked): Terms {
  const { year, dates, who } = campaign;
  const afterJoining = addDays(joinedCellOn, DAYS_AFTER_JOINING);
  const registerBy = hasPledged || afterJoining < dates.registerBy ? dates.registerBy : afterJoining;
  const owed = (day: LocalDate): LocalDate | null => (day >= registerBy && day >= began ? day : null);
  const owesInitiative = cellType !== null && who.initiativeIn.includes(cellType);
  return {
    registered: registerBy <= dates.endBy ? owed(registerBy) : null,
    mid: owed(dates.midBy),
    end: owed(dates.endBy),
    reviewed: registerBy <= dates.endBy ? owed(dates.reviewBy) : null,
    initiative: owesInitiative ? owed(initiativeBy(year)) : null,
  };
}

/** An initiative counts when it was recognised by this day (domain handbook 4). */
export const initiativeBy = (year: number): LocalDate => `${year}-11-30`;

export const isDone = (pledge: Pledge, duty: Duty): boolean => {
  switch (duty) {
    case 'registered':
      return pledge.registeredOn !== null;
    case 'mid':
    case 'end':
      return pledge.reports[duty] !== null;
    case 'reviewed':
      return pledge.review !== null;
    case 'initiative':
      return pledge.initiatives.length > 0;
  }
};

/** The day after the nearest last day that is not fixed yet. */
export function nextDueAt({ terms, fixed }: Pick<Pledge, 'terms' | 'fixed'>): LocalDate | null {
  const open = DUTIES.flatMap((duty) => (terms[duty] !== null && !fixed[duty] ? [terms[duty]] : []));
  const first = open.toSorted()[0];
  return first === undefined ? null : addDays(first, 1);
}

/** What is still owed of the pledge itself, the nearest first. */
export function dueOf(pledge: Pledge, today: LocalDate): DueDuty[] {
  if (pledge.state === 'withdrawn') return [];
  return DUTIES.flatMap((duty) => {
    if (duty === 'initiative') return [];
    const dueOn = pledge.terms[duty];
    const standing = pledge.fixed[duty] ?? pledge;
    if (dueOn === null || !standing.obliged || isDone(pledge, duty)) return [];
    return [{ duty, dueOn, overdue: today > dueOn, daysLeft: daysBetween(today, dueOn) }];
  }).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}
