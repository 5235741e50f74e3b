import type { Answers } from '../meetings/ask.ts';
import type { Sign } from '../meetings/signs.ts';
import type { Transfer } from './answers.ts';

/** Where a transfer stands. */
export function transferSign({ state, overdue, shownOn }: Pick<Transfer, 'state' | 'overdue' | 'shownOn'>): Sign {
  if (state === 'received') return { key: 'people.transfer.received', look: 'good', icon: 'good' };
  if (state === 'cancelled') return { key: 'people.transfer.cancelled', look: 'na', icon: 'na' };
  if (overdue) return { key: 'people.transfer.overdue', look: 'fail', icon: 'fail' };
  return shownOn === null
    ? { key: 'people.transfer.sent', look: 'notdue', icon: 'notdue' }
    : { key: 'people.transfer.shown', look: 'notdue', icon: 'part' };
}

/** Nobody cancelled it: its cell was closed, and no single one follows. */
export const isEnded = ({ reason }: NonNullable<Transfer['cancelled']>): boolean => reason === 'CELL_ENDED';

export type TransferStep = 'shown' | 'receive' | 'cancel';

/**
 * What may be done on one side: the new cell is shown the papers, then receives the person; the old one takes the transfer
 * back, and records the arrival at a place that this product does not keep.
 */
export function stepsOf(
  { state, shownOn, toCellId }: Pick<Transfer, 'state' | 'shownOn' | 'toCellId'>,
  side: 'from' | 'to',
): TransferStep[] {
  if (state !== 'sent') return [];
  if (side === 'to') return shownOn === null ? ['receive', 'shown'] : ['receive'];
  return toCellId === null ? ['receive', 'cancel'] : ['cancel'];
}

/** A transfer as the door takes it. */
export function transferBody(answers: Answers, personId: string, transferId: string): Record<string, unknown> {
  const { kind, where, toCellId, toPlace, number, date, sentOn, purpose, until } = answers;
  return {
    transferId,
    personId,
    kind,
    toCellId: where === 'inside' ? toCellId : null,
    ...(where === 'outside' ? { toPlace } : {}),
    decision: { number, date },
    sentOn,
    ...(kind === 'temporary' ? { purpose, until } : {}),
  };
}
