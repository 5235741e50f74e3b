import type { Role } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { MemberState, Span } from './state.ts';

/** Whether an exemption, a suspension or a special duty holds on the day. */
export const holdsOn = (span: Span | null | undefined, day: LocalDate): boolean =>
  span !== null && span !== undefined && span.from <= day && (span.to === null || span.to >= day);

/** Whether the person belongs to the cell of now on the day; `leftCellOn` is the first day on which not. */
export const belongsOn = ({ joinedCellOn, leftCellOn }: MemberState, day: LocalDate): boolean =>
  joinedCellOn <= day && (leftCellOn === null || leftCellOn > day);

/** Full or probationary as it was on the day: a correction entered late says since when. */
export const kindOn = ({ kind, fullOn }: MemberState, day: LocalDate): MemberState['kind'] =>
  fullOn != null && day < fullOn ? 'probationary' : kind;

/** Whether somebody stays in another cell for a time. */
export const isAwayOn = ({ temporary }: MemberState, day: LocalDate): boolean => holdsOn(temporary, day);

/** Full members who had to vote in their cell on the day (domain handbook 3.3 and 3.4). */
export const votesOn = (member: MemberState, day: LocalDate): boolean =>
  kindOn(member, day) === 'full' &&
  ![member.exempt, member.specialDuty, member.suspended, member.temporary].some((span) => holdsOn(span, day));

/** The role by which a member acts for themselves in the cell; nobody who is suspended or gone has one. */
export function roleOn(member: MemberState, day: LocalDate): Role | null {
  if (!belongsOn(member, day) || holdsOn(member.suspended, day)) return null;
  if (holdsOn(member.exempt, day)) return 'exempt';
  return kindOn(member, day) === 'full' ? 'member' : 'probationary';
}

/** Days on which the role of a member may become another, or on which something entered ahead takes effect. */
const turnsOf = ({ joinedCellOn, leftCellOn, fullOn, exempt, suspended, temporary, ahead }: MemberState): LocalDate[] =>
  [
    ...[joinedCellOn, leftCellOn, fullOn],
    ...[exempt, suspended, temporary].flatMap((span) => [span?.from, span?.to ? addDays(span.to, 1) : null]),
    ...(ahead ?? []).map(({ on }) => on),
  ].flatMap((day) => day ?? []);

/** The next such day after this one. */
export const nextTurn = (member: MemberState, today: LocalDate): LocalDate | null =>
  turnsOf(member)
    .filter((day) => day > today)
    .sort()[0] ?? null;

/** The last such day up to this one: since when the role is what it is. */
export const lastTurn = (member: MemberState, today: LocalDate): LocalDate =>
  turnsOf(member)
    .filter((day) => day <= today)
    .sort()
    .at(-1) ?? member.joinedCellOn;

/** The cell whose member the person was on the day; none before the first and after the last. */
export function cellIdOn(member: MemberState, day: LocalDate): string | null {
  if (belongsOn(member, day)) return member.cellId;
  const stays = member.past.filter(
    ({ temporary, joinedCellOn, leftCellOn }) => !temporary && joinedCellOn <= day && day < leftCellOn,
  );
  return stays.at(-1)?.cellId ?? null;
}

/** Since when somebody is a member, as far as it matters: full members have long been admitted. */
export const admittedOn = ({ kind, details, past, joinedCellOn }: MemberState): LocalDate | null =>
  kind === 'full' ? null : (details?.admittedOn ?? past[0]?.joinedCellOn ?? joinedCellOn);
