import { plainMembership, type Member } from '@bontot/contracts';
import { addDays, addMonths, ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { NO_DETAILS, twinKeyOf } from './person.ts';
import { nextTurn } from './standing.ts';
import {
  AT_ONCE,
  type CommandOf,
  type MemberEvent,
  type MemberState,
  type PastStay,
  type StayPurpose,
} from './state.ts';

type Decided = Result<MemberEvent[]>;

/** Into a cell, for the first time or again; the stay before is kept. */
export function join(command: CommandOf<'join'>, existing: MemberState | undefined): Decided {
  const { member: content, cell, fingerprint, transfer: moves = false } = command;
  const { memberId, cellId, joinedCellOn, leftCellOn, exempt, specialDuty } = content;
  if ([existing, ...(existing?.past ?? [])].some((stay) => stay?.fingerprint === fingerprint)) return ok([]);
  const moving = moves && existing !== undefined && existing.cellId !== cellId;
  if (existing && existing.leftCellOn === null && !moving) return refuse('MEMBER_EXISTS', { memberId });
  const left = existing && (existing.leftCellOn ?? joinedCellOn);
  if (existing && left !== undefined && (joinedCellOn < left || left <= existing.joinedCellOn))
    return refuse('JOIN_BEFORE_LEAVE', {
      memberId,
      joinedCellOn: existing.joinedCellOn,
      leftCellOn: existing.leftCellOn,
    });
  if (!cell) return refuse('CELL_UNKNOWN', { memberId, cellId });
  if (cell.level !== 'cell') return refuse('NOT_A_CELL', { memberId, cellId, level: cell.level });
  if (!cell.active) return refuse('CELL_CLOSED', { memberId, cellId, on: joinedCellOn });
  if (leftCellOn !== null && leftCellOn < joinedCellOn) return refuse('LEAVE_BEFORE_JOIN', { memberId, joinedCellOn });
  if (isReversed(exempt) || isReversed(specialDuty)) return refuse('SPAN_ENDS_BEFORE_START', { memberId });
  return ok([{ type: 'member.joined', state: joined(command, existing, left) }]);
}

/** On to another cell in one step, on the day of arrival. */
export function transfer(command: CommandOf<'transfer'>, member: MemberState): Decided {
  const { past, fingerprint, details, ...stay } = member;
  const arrived = { ...stay, cellId: command.cellId, joinedCellOn: command.on, ...(details && { details }) };
  const listed = { type: 'join', member: arrived, cell: command.cell, transfer: true } as const;
  return join({ ...listed, fingerprint: `${command.cellId} ${command.on}` }, member);
}

export function leave({ on, reason }: CommandOf<'leave'>, member: MemberState): Decided {
  const { leftCellOn, joinedCellOn, leftReason } = member;
  if (leftCellOn === on && (leftReason ?? null) === (reason ?? leftReason ?? null)) return ok([]);
  if (leftCellOn !== null && leftCellOn !== on) return refuse('MEMBER_LEFT', { leftCellOn });
  if (on < joinedCellOn) return refuse('LEAVE_BEFORE_JOIN', { joinedCellOn });
  return changed({ leftCellOn: on, leftReason: reason ?? null, dueOn: AT_ONCE });
}

/** A leaving that was entered by mistake, or the wrong person's. */
export const undoLeave = ({ leftCellOn }: MemberState): Decided =>
  leftCellOn === null ? refuse('LEAVE_NONE') : changed({ leftCellOn: null, leftReason: null, dueOn: AT_ONCE });

/** Back from a temporary stay; it stands among the stays of before. */
export function leaveTemporary({ temporary, past, kind }: MemberState, on: LocalDate | undefined): Decided {
  if (!temporary) return ok([]);
  const { cellId, from, to } = temporary;
  const back = addDays(to, 1);
  const leftCellOn = on !== undefined && on < back ? (on < from ? from : on) : back;
  const stay: PastStay = {
    ...{ cellId, kind, joinedCellOn: from, leftCellOn, temporary: true },
    fingerprint: `${cellId} ${from} ${to}`,
  };
  return changed({ temporary: null, past: [...past, stay], dueOn: AT_ONCE });
}

/** 3 months to under 1 year, or study of 3 months to 2 years (29-QĐ/TW 2016, «to confirm» under 294-QĐ/TW). */
export function stayRefused(from: LocalDate, to: LocalDate, purpose: StayPurpose) {
  const back = addDays(to, 1);
  const longest = purpose === 'study' ? addMonths(from, 24) : addDays(addMonths(from, 12), -1);
  return back < addMonths(from, 3) || back > longest
    ? refuse('STAY_LENGTH', { purpose, from, to, atLeast: 3, atMost: purpose === 'study' ? 24 : 12 })
    : undefined;
}

function joined(
  { member: content, fingerprint }: CommandOf<'join'>,
  existing: MemberState | undefined,
  left: LocalDate | undefined,
): MemberState {
  const { details: given, ...stay } = content;
  const { fullOn, ahead, notTwins, duplicates, history } = existing ?? {};
  const details = given ? { ...(existing?.details ?? NO_DETAILS), ...given } : existing?.details;
  const state: MemberState = {
    ...plainMembership,
    // A suspension and a temporary stay are the person's, whatever the cell.
    ...(existing && { suspended: existing.suspended ?? null, temporary: awayFrom(existing, stay.cellId) }),
    ...membershipOf(stay),
    past: existing && left !== undefined ? [...existing.past, stayOf(existing, left)] : [],
    fingerprint,
    ...(details && { details, twinKey: twinKeyOf(stay.name, details) }),
    ...(fullOn !== undefined && { fullOn }),
    ...(ahead && { ahead: ahead.filter(({ what }) => what !== 'transfer') }),
    ...(notTwins && { notTwins }),
    ...(duplicates && { duplicates }),
    ...(history && { history }),
  };
  return { ...state, dueOn: existing ? AT_ONCE : nextTurn({ ...state, joinedCellOn: AT_ONCE }, AT_ONCE) };
}

/** Whoever joins for good the cell of a temporary stay is away no more. */
const awayFrom = ({ temporary }: MemberState, cellId: string) =>
  temporary && temporary.cellId !== cellId ? temporary : null;

type Stay = Pick<
  Member,
  'memberId' | 'cellId' | 'name' | 'kind' | 'joinedCellOn' | 'leftCellOn' | 'exempt' | 'specialDuty'
>;
/** The membership alone, without what else a caller's object may hold. */
const membershipOf = ({ memberId, cellId, name, kind, joinedCellOn, leftCellOn, exempt, specialDuty }: Stay): Stay => ({
  ...{ memberId, cellId, name, kind, joinedCellOn, leftCellOn, exempt, specialDuty },
});

const stayOf = ({ cellId, kind, joinedCellOn, fingerprint }: MemberState, leftCellOn: LocalDate): PastStay => ({
  ...{ cellId, kind, joinedCellOn, leftCellOn, fingerprint },
});
const changed = (patch: Partial<MemberState>): Decided => ok([{ type: 'member.changed', patch }]);
const isReversed = (span: Member['exempt']): boolean => span !== null && span.to !== null && span.to < span.from;
