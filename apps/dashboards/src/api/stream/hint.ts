import type { UnitPath } from '@bontot/kernel';
import { pathsAbove } from '../../overview/place.ts';
import type { CardNews } from '../../storage/cards.ts';
import type { RollUpNews } from '../../storage/roll-ups.ts';

/** What open streams are told: that something is at a revision, never what it says. */
export type Hint =
  | ({ kind: 'card' } & CardNews)
  | ({ kind: 'rollup' } & RollUpNews)
  | { kind: 'inbox'; personId: string; version: number; unread: number };

/** Hints of one thing replace each other. */
export const keyOf = (hint: Hint): string => {
  if (hint.kind === 'inbox') return `inbox|${hint.personId}`;
  return hint.kind === 'card' ? `card|${hint.cellId}|${hint.period}` : `rollup|${hint.unitId}|${hint.period}`;
};

export const rankOfHint = (hint: Hint): number => (hint.kind === 'inbox' ? hint.version : hint.revision);

/** The addresses at which listeners wait: who reads scores or dashboards below a path, and each person. */
export const addressesOf = (hint: Hint): string[] =>
  hint.kind === 'inbox'
    ? [inboxAddress(hint.personId)]
    : pathsAbove(hint.path).map((path) => (hint.kind === 'card' ? scoreAddress(path) : dashboardAddress(path)));

export const scoreAddress = (prefix: UnitPath): string => `score ${prefix}`;
export const dashboardAddress = (prefix: UnitPath): string => `dashboard ${prefix}`;
export const inboxAddress = (personId: string): string => `inbox ${personId}`;

/** One event of the stream (HTML standard, server-sent events); what a listener needs to know and no more. */
export function eventOf(hint: Hint): string {
  if (hint.kind === 'inbox') return sse('inbox', { unread: hint.unread });
  if (hint.kind === 'rollup')
    return sse('rollup', { unitId: hint.unitId, period: hint.period, revision: hint.revision });
  const { cellId, period, revision, outcome } = hint;
  return sse('card', { cellId, period, revision, outcome });
}

export const sse = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
