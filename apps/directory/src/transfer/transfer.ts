import { ok, refuse, unreachable, type Instant, type LocalDate, type Result } from '@bontot/kernel';
import type { StayPurpose } from '../member/state.ts';
import { stayRefused } from '../member/stays.ts';
import type { Paper } from '../record/paper.ts';
import { addWorkingDays } from '../member/working-days.ts';

/** A person on the way from one cell to another; the old one keeps them until the new one has received them. */
export type TransferState = {
  transferId: string;
  personId: string;
  kind: 'formal' | 'temporary';
  purpose: StayPurpose | null;
  fromCellId: string;
  /** Null for a place outside this tree. */
  toCellId: string | null;
  toPlace: string | null;
  decision: Paper;
  sentOn: LocalDate;
  /** Last day of a temporary stay. */
  until: LocalDate | null;
  shownOn: LocalDate | null;
  receivedOn: LocalDate | null;
  cancelled: { on: LocalDate; reason: string } | null;
  state: 'sent' | 'received' | 'cancelled';
  shownDueOn: LocalDate;
  papersDueOn: LocalDate;
  /** The next deadline that is open; none when it is over. */
  dueOn: LocalDate | null;
  history: { at: Instant; by: string; what: string; on: LocalDate }[];
  fingerprint: string;
  /** What the membership must still be told. */
  untold: boolean;
};

export type NewTransfer = Pick<
  TransferState,
  'transferId' | 'personId' | 'kind' | 'purpose' | 'toCellId' | 'toPlace' | 'decision' | 'sentOn' | 'until'
>;

/** What a sending needs to know of the person and of where they go. */
export type Sending = {
  /** Cell of now; none for a person who has left or is not known. */
  fromCellId: string | undefined;
  joinedCellOn: LocalDate;
  target: { level: string; active: boolean } | undefined;
  openTransferId: string | undefined;
};

type Deciding = { by: string; at: Instant; today: LocalDate };
export type TransferCommand =
  | ({ type: 'send'; transfer: NewTransfer; sending: Sending; fingerprint: string } & Deciding)
  | ({ type: 'show'; on: LocalDate } & Deciding)
  | ({ type: 'receive'; on: LocalDate; target: { active: boolean } | undefined; stillThere: boolean } & Deciding)
  | ({ type: 'cancel'; on: LocalDate; reason: string } & Deciding)
  /** A cell of it has ended; `cells` are those that follow, none where the way has no beginning or no end any more. */
  | ({ type: 'follow-cells'; cells: Pick<TransferState, 'fromCellId' | 'toCellId'> | undefined } & Deciding)
  /** The membership knows: nothing is left to do. */
  | { type: 'told' };
export type TransferEvent = { type: 'transfer.changed'; state: TransferState };
type Decided = Result<TransferEvent[]>;

/** 294-QĐ/TW of 26 May 2025, point 6.3.1: papers within 60 working days of the decision, shown within 30. */
export const PAPERS_WORKING_DAYS = 60;
export const SHOWN_WORKING_DAYS = 30;
/** Instead of a reason that somebody wrote: the cell was split, dissolved, or merged with the one that sends. */
export const CELL_ENDED = 'CELL_ENDED';

/**
 * Decides on one transfer. Codes: TRANSFER_UNKNOWN, TRANSFER_EXISTS, TRANSFER_OVER, TRANSFER_OPEN, TRANSFER_TARGET,
 * TRANSFER_UNTIL, TRANSFER_PERSON_MOVED, TRANSFER_LATE, STAY_LENGTH, MEMBER_UNKNOWN, CELL_UNKNOWN, CELL_CLOSED, NOT_A_CELL, DATE_OUT_OF_ORDER, DATE_AHEAD.
 */
export function decide(command: TransferCommand, transfer: TransferState | undefined): Decided {
  if (command.type === 'send') return send(command, transfer);
  if (!transfer) return refuse('TRANSFER_UNKNOWN');
  switch (command.type) {
    case 'show':
      if (transfer.shownOn === command.on) return ok([]);
      return whileSent(command, transfer, { shownOn: command.on });
    case 'receive':
      return receive(command, transfer);
    case 'cancel':
      if (transfer.state === 'cancelled') return ok([]);
      return whileSent(command, transfer, {
        ...{ cancelled: { on: command.on, reason: command.reason }, state: 'cancelled' as const },
      });
    case 'follow-cells':
      return transfer.state === 'sent' ? followCells(command, transfer) : ok([]);
    case 'told':
      return transfer.untold ? ok([{ type: 'transfer.changed', state: { ...transfer, untold: false } }]) : ok([]);
    default:
      return unreachable(command);
  }
}

export const evolve = (_: TransferState | undefined, { state }: TransferEvent): TransferState => state;

type CommandOf<Type> = Extract<TransferCommand, { type: Type }>;

function send(command: CommandOf<'send'>, existing: TransferState | undefined): Decided {
  const { transfer, sending, fingerprint, by, at, today } = command;
  const { transferId, personId, kind, toCellId, toPlace, decision, sentOn, until, purpose } = transfer;
  if (existing) return existing.fingerprint === fingerprint ? ok([]) : refuse('TRANSFER_EXISTS', { transferId });
  const { fromCellId, target, openTransferId, joinedCellOn } = sending;
  if (fromCellId === undefined) return refuse('MEMBER_UNKNOWN', { memberId: personId });
  if (openTransferId !== undefined) return refuse('TRANSFER_OPEN', { transferId: openTransferId });
  if ((toCellId === null) === !toPlace || toCellId === fromCellId) return refuse('TRANSFER_TARGET', { toCellId });
  if ((kind === 'temporary') !== (until !== null)) return refuse('TRANSFER_UNTIL', { kind });
  if (toCellId !== null) {
    if (!target) return refuse('CELL_UNKNOWN', { cellId: toCellId });
    if (target.level !== 'cell') return refuse('NOT_A_CELL', { cellId: toCellId, level: target.level });
    if (!target.active) return refuse('CELL_CLOSED', { cellId: toCellId, on: sentOn });
  }
  if (until !== null) {
    const wrong = stayRefused(sentOn, until, purpose ?? 'work');
    if (wrong) return wrong;
  }
  // Whoever came today cannot be received elsewhere today: each day counts in one cell.
  if (sentOn <= joinedCellOn) return refuse('DATE_OUT_OF_ORDER', { on: sentOn, from: joinedCellOn });
  if (sentOn > today) return refuse('DATE_AHEAD', { on: sentOn, today });
  const state: TransferState = {
    ...{ transferId, personId, kind, fromCellId, toCellId, toPlace, decision, sentOn, until },
    purpose: kind === 'temporary' ? (purpose ?? 'work') : null,
    ...{ shownOn: null, receivedOn: null, cancelled: null, state: 'sent', fingerprint, untold: false },
    shownDueOn: addWorkingDays(sentOn, SHOWN_WORKING_DAYS),
    papersDueOn: addWorkingDays(decision.date, PAPERS_WORKING_DAYS),
    ...{ dueOn: null, history: [{ at, by, what: 'send', on: sentOn }] },
  };
  return changed(state);
}

/** Not in the future: until the day of receipt the old cell counts the person. */
function receive(command: CommandOf<'receive'>, transfer: TransferState): Decided {
  const { on, target, stillThere } = command;
  if (transfer.state === 'received' && transfer.receivedOn === on) return ok([]);
  if (transfer.toCellId !== null && !target?.active) return refuse('CELL_CLOSED', { cellId: transfer.toCellId, on });
  if (transfer.state === 'sent' && !stillThere) return refuse('TRANSFER_PERSON_MOVED');
  if (transfer.until !== null && on > transfer.until) return refuse('TRANSFER_LATE', { on, until: transfer.until });
  return whileSent(command, transfer, {
    ...{ receivedOn: on, shownOn: transfer.shownOn ?? on, state: 'received' as const, untold: true },
  });
}

/** The person stays where they are when no single cell follows: whoever sent them says where to. */
function followCells({ cells, by, at, today }: CommandOf<'follow-cells'>, transfer: TransferState): Decided {
  const history = [...transfer.history, { at, by, what: 'follow-cells', on: today }];
  if (!cells || cells.fromCellId === cells.toCellId)
    return changed({ ...transfer, state: 'cancelled', cancelled: { on: today, reason: CELL_ENDED }, history });
  const { fromCellId, toCellId } = cells;
  if (fromCellId === transfer.fromCellId && toCellId === transfer.toCellId) return ok([]);
  return changed({ ...transfer, fromCellId, toCellId, history });
}

function whileSent(
  { type, on, by, at, today }: CommandOf<'show' | 'receive' | 'cancel'>,
  transfer: TransferState,
  patch: Partial<TransferState>,
): Decided {
  if (transfer.state !== 'sent') return refuse('TRANSFER_OVER', { state: transfer.state });
  if (on < transfer.sentOn) return refuse('DATE_OUT_OF_ORDER', { on, from: transfer.sentOn });
  if (on > today) return refuse('DATE_AHEAD', { on, today });
  return changed({ ...transfer, ...patch, history: [...transfer.history, { at, by, what: type, on }] });
}

const changed = (state: TransferState): Decided =>
  ok([{ type: 'transfer.changed', state: { ...state, dueOn: openDeadline(state) } }]);

const openDeadline = ({ state, shownOn, shownDueOn, papersDueOn }: TransferState): LocalDate | null =>
  state !== 'sent' ? null : shownOn === null && shownDueOn < papersDueOn ? shownDueOn : papersDueOn;
