import { refused, type Refusal, type Result } from '@bontot/kernel';
import type { Handled } from './handle.ts';
import { bare, type Kept } from './kept-aggregates.ts';
import type { Stored } from './ports.ts';

/** The aggregate after a command. A refusal is thrown, for whoever answers a caller. */
export function afterOf<State>(outcome: Result<Handled<State>>): Stored<State> {
  if (!outcome.ok) throw refused(outcome.refusal.code, outcome.refusal.details);
  return outcome.value.after!;
}

export type Versioned<State> = State & { version: number };

/** A kept state as it is answered. */
export const shown = <State extends object>(
  stored: Pick<Stored<Kept<State>>, 'state' | 'version'>,
): Versioned<State> => ({
  ...bare<State>(stored.state),
  version: stored.version,
});

/** As {@link afterOf}, as it is answered. */
export const shownAfter = <State extends object>(outcome: Result<Handled<Kept<State>>>): Versioned<State> =>
  shown<State>(afterOf(outcome));

/** What became of one command of many, told beside the others. */
export type RowResult = { id: string } & ({ result: 'changed' | 'unchanged' } | ({ result: 'refused' } & Refusal));

export function resultOf(id: string, outcome: Result<Handled<object>>): RowResult {
  if (!outcome.ok) return { id, result: 'refused', ...outcome.refusal };
  return { id, result: outcome.value.changed ? 'changed' : 'unchanged' };
}
