import type { Member } from '@bontot/contracts';
import { ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';

export type Span = { from: LocalDate; to: LocalDate | null };

/** One stay in a cell that has ended; `leftCellOn` is the first day on which the person no longer counts there. */
type PastStay = {
  cellId: string;
  kind: Member['kind'];
  joinedCellOn: LocalDate;
  leftCellOn: LocalDate;
  fingerprint: string;
};

/** A person's membership; its version is counted by the store. */
export type MemberState = Omit<Member, 'version'> & { past: PastStay[]; fingerprint: string };

export type NewMember = Pick<
  Member,
  'memberId' | 'cellId' | 'name' | 'kind' | 'joinedCellOn' | 'leftCellOn' | 'exempt' | 'specialDuty'
>;

/** What a decision needs to know of the cell on the day. */
export type CellOnDay = { level: string; active: boolean } | undefined;

export type MemberCommand =
  | {
      type: 'join';
      member: NewMember;
      cell: CellOnDay;
      fingerprint: string;
      /** Leave the cell of now on the day of joining: for lists that know where people are, and say so. */
      transfer?: boolean;
    }
  | { type: 'transfer'; cellId: string; cell: CellOnDay; on: LocalDate }
  | { type: 'change-kind'; kind: Member['kind'] }
  | { type: 'exempt'; span: Span | null }
  | { type: 'special-duty'; span: Span | null }
  | { type: 'leave'; on: LocalDate };

export type MemberEvent =
  { type: 'member.joined'; state: MemberState } | { type: 'member.changed'; patch: Partial<MemberState> };

/**
 * Decides on one membership. A person who has left joins another cell with `join`, one who has not with `transfer`; the
 * stay before is kept.
 * Codes: MEMBER_EXISTS, MEMBER_UNKNOWN, MEMBER_LEFT, CELL_UNKNOWN, CELL_CLOSED, NOT_A_CELL, JOIN_BEFORE_LEAVE,
 * LEAVE_BEFORE_JOIN, SPAN_ENDS_BEFORE_START, KIND_NOT_REVERSIBLE.
 */
export function decide(command: MemberCommand, member: MemberState | undefined): Result<MemberEvent[]> {
  if (command.type === 'join') return join(command, member);
  if (!member) return refuse('MEMBER_UNKNOWN');
  if (command.type === 'leave') return leave(command.on, member);
  if (command.type === 'transfer' && member.cellId === command.cellId && member.joinedCellOn === command.on)
    return ok([]);
  if (member.leftCellOn !== null) return refuse('MEMBER_LEFT', { leftCellOn: member.leftCellOn });
  switch (command.type) {
    case 'change-kind':
      if (command.kind === member.kind) return ok([]);
      // Full membership is not taken back to probation; who loses it leaves (Charter, art. 5).
      return command.kind === 'probationary' ? refuse('KIND_NOT_REVERSIBLE') : changed({ kind: command.kind });
    case 'exempt':
      return spanned(command.span, member.exempt, (exempt) => ({ exempt }));
    case 'special-duty':
      return spanned(command.span, member.specialDuty, (specialDuty) => ({ specialDuty }));
    case 'transfer': {
      const { past, fingerprint, ...stay } = member;
      const arrived = { ...stay, cellId: command.cellId, joinedCellOn: command.on };
      return join(
        {
          type: 'join',
          member: arrived,
          cell: command.cell,
          fingerprint: `${command.cellId} ${command.on}`,
          transfer: true,
        },
        member,
      );
    }
    default:
      return unreachable(command);
  }
}

export function evolve(member: MemberState | undefined, event: MemberEvent): MemberState {
  if (event.type === 'member.joined') return event.state;
  if (!member) throw new Error(`${event.type} before member.joined`);
  return { ...member, ...event.patch };
}

function join(
  { member: content, cell, fingerprint, transfer = false }: Extract<MemberCommand, { type: 'join' }>,
  existing: MemberState | undefined,
): Result<MemberEvent[]> {
  const { memberId, cellId, joinedCellOn, leftCellOn } = content;
  if ([existing, ...(existing?.past ?? [])].some((stay) => stay?.fingerprint === fingerprint)) return ok([]);
  const moves = transfer && existing !== undefined && existing.cellId !== cellId;
  if (existing && existing.leftCellOn === null && !moves) return refuse('MEMBER_EXISTS', { memberId });
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
  if (isReversed(content.exempt) || isReversed(content.specialDuty))
    return refuse('SPAN_ENDS_BEFORE_START', { memberId });
  const past = existing && left !== undefined ? [...existing.past, stayOf(existing, left)] : [];
  return ok([{ type: 'member.joined', state: { ...content, past, fingerprint } }]);
}

function leave(on: LocalDate, member: MemberState): Result<MemberEvent[]> {
  if (member.leftCellOn === on) return ok([]);
  if (member.leftCellOn !== null) return refuse('MEMBER_LEFT', { leftCellOn: member.leftCellOn });
  if (on < member.joinedCellOn) return refuse('LEAVE_BEFORE_JOIN', { joinedCellOn: member.joinedCellOn });
  return changed({ leftCellOn: on });
}

function spanned(
  span: Span | null,
  current: Span | null,
  patch: (span: Span | null) => Partial<MemberState>,
): Result<MemberEvent[]> {
  if (isReversed(span)) return refuse('SPAN_ENDS_BEFORE_START', { from: span?.from, to: span?.to });
  return span?.from === current?.from && span?.to === current?.to ? ok([]) : changed(patch(span));
}

const changed = (patch: Partial<MemberState>): Result<MemberEvent[]> => ok([{ type: 'member.changed', patch }]);
const isReversed = (span: Span | null): boolean => span !== null && span.to !== null && span.to < span.from;
const stayOf = ({ cellId, kind, joinedCellOn, fingerprint }: MemberState, leftCellOn: LocalDate): PastStay => ({
  cellId,
  kind,
  joinedCellOn,
  leftCellOn,
  fingerprint,
});
