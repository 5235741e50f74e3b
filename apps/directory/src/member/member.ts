import { ERASED_NAME } from '@bontot/contracts';
import { ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';
import { closeDuplicate, giveBack, reopenDuplicate, takeOver } from './duplicate.ts';
import { several, takeBack } from './imported.ts';
import { NO_DETAILS, twinKeyOf, type PersonDetails } from './person.ts';
import {
  AT_ONCE,
  type Ahead,
  type CommandOf,
  type Deciding,
  type MemberChange,
  type MemberCommand,
  type MemberEvent,
  type MemberState,
  type Span,
} from './state.ts';
import { join, leave, leaveTemporary, stayRefused, transfer, undoLeave } from './stays.ts';

export * from './state.ts';

const KEPT_CHANGES = 200;
/** All that a record closed as a duplicate still hears of. */
const OF_DUPLICATES: readonly MemberCommand['type'][] = ['close-duplicate', 'reopen-duplicate', 'erase', 'day-came'];

/**
 * Decides on one membership. A person who has left joins another cell with `join`, one who has not with `transfer`; the
 * stay before is kept.
 * Codes: MEMBER_EXISTS, MEMBER_UNKNOWN, MEMBER_LEFT, MEMBER_ERASED, CELL_UNKNOWN, CELL_CLOSED, NOT_A_CELL,
 * JOIN_BEFORE_LEAVE, LEAVE_BEFORE_JOIN, SPAN_ENDS_BEFORE_START, KIND_NOT_REVERSIBLE, STAY_LENGTH, STAY_IN_OWN_CELL,
 * LEAVE_NONE, ERASURE_EARLY, ERASURE_NOT_CONFIRMED, MEMBER_DUPLICATE, DUPLICATE_KEEPS_OTHERS.
 */
export function decide(command: MemberCommand, member: MemberState | undefined): Result<MemberEvent[]> {
  const { memberId } = member ?? {};
  if (member?.erased) return command.type === 'erase' ? ok([]) : refuse('MEMBER_ERASED', { memberId });
  if (member?.sameAs && !OF_DUPLICATES.includes(command.type))
    return refuse('MEMBER_DUPLICATE', { memberId, sameAs: member.sameAs });
  if (command.type === 'join') return join(command, member);
  if (command.type === 'several') return several(command.commands, member, { decide, evolve });
  if (!member) return refuse('MEMBER_UNKNOWN');
  const decided = decideOn(command, member);
  return decided.ok ? ok(decided.value.map((event) => told(event, command, member))) : decided;
}

export function evolve(member: MemberState | undefined, event: MemberEvent): MemberState {
  if (event.type === 'member.joined') return event.state;
  if (!member) throw new Error(`${event.type} before member.joined`);
  return { ...member, ...event.patch };
}

function decideOn(
  command: Exclude<MemberCommand, { type: 'join' | 'several' }>,
  member: MemberState,
): Result<MemberEvent[]> {
  switch (command.type) {
    case 'leave':
      return leave(command, member);
    case 'undo-leave':
      return undoLeave(member);
    case 'correct':
      return correct(command, member);
    case 'not-twin':
      return member.notTwins?.includes(command.otherId)
        ? ok([])
        : changed({ notTwins: [...(member.notTwins ?? []), command.otherId] });
    case 'close-duplicate':
      return closeDuplicate(command, member);
    case 'reopen-duplicate':
      return reopenDuplicate(command, member);
    case 'take-over':
      return takeOver(command, member);
    case 'give-back':
      return giveBack(command, member);
    case 'erase':
      return erase(command, member);
    case 'transfer':
      if (member.cellId === command.cellId && member.joinedCellOn === command.on) return ok([]);
      break;
    case 'take-back':
      return takeBack(command, member);
    case 'day-came':
      return dayCame(command, member);
  }
  if (member.leftCellOn !== null) return refuse('MEMBER_LEFT', { leftCellOn: member.leftCellOn });
  switch (command.type) {
    case 'change-kind':
      return changeKind(command, member);
    case 'exempt':
      return spanned(command.span, member.exempt, (exempt) => ({ exempt }));
    case 'special-duty':
      return spanned(command.span, member.specialDuty, (specialDuty) => ({ specialDuty }));
    case 'suspend':
      return spanned(command.span, member.suspended ?? null, (suspended) => ({ suspended }));
    case 'temporary-stay':
      return temporaryStay(command, member);
    case 'transfer':
      return isAhead(command.on, command.deciding)
        ? ahead({ on: command.on, by: command.deciding!.by, what: 'transfer', cellId: command.cellId }, member)
        : transfer(command, member);
    default:
      return unreachable(command);
  }
}

/** Full membership is not taken back to probation; who loses it leaves (Charter, art. 5). */
function changeKind({ kind, on, deciding }: CommandOf<'change-kind'>, member: MemberState): Result<MemberEvent[]> {
  if (kind === member.kind) return ok([]);
  if (kind === 'probationary') return refuse('KIND_NOT_REVERSIBLE');
  if (on !== undefined && on < member.joinedCellOn)
    return refuse('LEAVE_BEFORE_JOIN', { joinedCellOn: member.joinedCellOn });
  if (on !== undefined && isAhead(on, deciding))
    return ahead({ on, by: deciding!.by, what: 'change-kind', kind }, member);
  return changed({ kind, fullOn: on ?? deciding?.today ?? null, dueOn: AT_ONCE });
}

function temporaryStay(command: CommandOf<'temporary-stay'>, member: MemberState): Result<MemberEvent[]> {
  const { stay, cell, deciding } = command;
  if (stay === null) return leaveTemporary(member, deciding?.today);
  const { purpose, ...temporary } = stay;
  const { cellId, from, to } = temporary;
  const now = member.temporary;
  if (now?.cellId === cellId && now.from === from && now.to === to) return ok([]);
  if (cellId === member.cellId) return refuse('STAY_IN_OWN_CELL', { cellId });
  if (!cell) return refuse('CELL_UNKNOWN', { cellId });
  if (cell.level !== 'cell') return refuse('NOT_A_CELL', { cellId, level: cell.level });
  if (!cell.active) return refuse('CELL_CLOSED', { cellId, on: from });
  if (to < from) return refuse('SPAN_ENDS_BEFORE_START', { from, to });
  const wrong = command.agreed ? undefined : stayRefused(from, to, purpose);
  if (wrong) return wrong;
  const before = leaveTemporary(member, from);
  const past = before.ok ? before.value.flatMap((event) => ('patch' in event ? [event.patch.past] : []))[0] : undefined;
  return changed({ ...(past && { past }), temporary, dueOn: AT_ONCE });
}

function correct({ name, details: given }: CommandOf<'correct'>, member: MemberState): Result<MemberEvent[]> {
  const before = member.details ?? NO_DETAILS;
  const details = { ...before, ...given };
  const called = name ?? member.name;
  const same = (Object.keys(details) as (keyof PersonDetails)[]).every((key) => details[key] === before[key]);
  return same && called === member.name
    ? ok([])
    : changed({ name: called, details, twinKey: twinKeyOf(called, details) });
}

/** Design §4: name and private data go, and every copy obeys; what the cell did with the member stays under the id alone. */
function erase({ confirm, deciding }: CommandOf<'erase'>, member: MemberState): Result<MemberEvent[]> {
  const { leftCellOn, name, past } = member;
  if (leftCellOn === null || leftCellOn > (deciding?.today ?? leftCellOn))
    return refuse('ERASURE_EARLY', { leftCellOn });
  if (confirm !== name) return refuse('ERASURE_NOT_CONFIRMED');
  const history = (member.history ?? []).map(({ reason, ...change }) => change);
  return changed({
    ...{ name: ERASED_NAME, erased: true, details: null, twinKey: null, notTwins: [], history, dueOn: null },
    // Digests of the lists by which the person came hold the name.
    ...{ fingerprint: 'erased', past: past.map((stay) => ({ ...stay, fingerprint: 'erased' })) },
  });
}

/** What was entered ahead, one after another; what is no longer possible falls away and is told in the history. */
function dayCame({ today, cells }: CommandOf<'day-came'>, member: MemberState): Result<MemberEvent[]> {
  const due = (member.ahead ?? []).filter(({ on }) => on <= today);
  if (due.length === 0) return ok([]);
  const rest = (member.ahead ?? []).filter(({ on }) => on > today);
  let state: MemberState = { ...member, ahead: rest };
  for (const item of due.sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const command: MemberCommand =
      item.what === 'transfer'
        ? { type: 'transfer', cellId: item.cellId, cell: cells.get(item.cellId), on: item.on }
        : { type: 'change-kind', kind: item.kind, on: item.on };
    const decided = decideOn(command, state);
    if (decided.ok) state = decided.value.reduce<MemberState>(evolve, state);
    else
      state = {
        ...state,
        history: [...(state.history ?? []), { at: 0, by: item.by, what: decided.refusal.code, on: item.on }],
      };
  }
  return changed({ ...state, dueOn: AT_ONCE });
}

function ahead(item: Ahead, member: MemberState): Result<MemberEvent[]> {
  const others = (member.ahead ?? []).filter(({ what }) => what !== item.what);
  return changed({ ahead: [...others, item], dueOn: AT_ONCE });
}

function spanned(
  span: Span | null,
  current: Span | null,
  patch: (span: Span | null) => Partial<MemberState>,
): Result<MemberEvent[]> {
  if (isReversed(span)) return refuse('SPAN_ENDS_BEFORE_START', { from: span?.from, to: span?.to });
  return span?.from === current?.from && span?.to === current?.to
    ? ok([])
    : changed({ ...patch(span), dueOn: AT_ONCE });
}

/** The change with who made it; nothing is told where nobody is named, and a repeated list is no change. */
function told(event: MemberEvent, command: MemberCommand, member: MemberState): MemberEvent {
  const { deciding } = command;
  if (!deciding || command.type === 'day-came') return event;
  const { at, by, paper } = deciding;
  const on = 'on' in command && command.on ? command.on : 'span' in command ? (command.span?.from ?? null) : null;
  const reason = 'reason' in command && command.reason ? { reason: command.reason } : {};
  const change: MemberChange = { at, by, what: command.type, on, ...reason, ...(paper && { paper }) };
  const before = (event.type === 'member.joined' ? event.state : event.patch).history ?? member.history ?? [];
  const history = [...before, change].slice(-KEPT_CHANGES);
  return event.type === 'member.joined'
    ? { ...event, state: { ...event.state, history } }
    : { ...event, patch: { ...event.patch, history } };
}

const changed = (patch: Partial<MemberState>): Result<MemberEvent[]> => ok([{ type: 'member.changed', patch }]);
const isReversed = (span: Span | null): boolean => span !== null && span.to !== null && span.to < span.from;
const isAhead = (on: LocalDate, deciding: Deciding | undefined): boolean =>
  deciding !== undefined && on > deciding.today;
