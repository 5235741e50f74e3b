import type { PersonId } from './parts.ts';
import { isQuorum } from './roll.ts';

/** By hand: three totals. Open: choices by name. Secret: choices that nobody can join with persons. */
export type VoteWay = 'hand' | 'open' | 'secret';
export type Choice = 'for' | 'against' | 'other';
/** `two_thirds`: admission and full membership (Charter, arts. 4–5). */
export type Threshold = 'majority' | 'two_thirds';
export type Totals = { for: number; against: number; other: number };

export type Vote = {
  voteId: string;
  subject: string;
  way: VoteWay;
  threshold: Threshold;
  itemId: string | null;
  state: 'open' | 'closed';
  /** Who may vote: full members in the base who were present when it was opened. */
  eligibleIds: PersonId[];
  /** All full members in the base then, present or not: what quorum and majorities are counted from. */
  fullInBase: number;
  /** Of open votes alone. */
  choices: Record<PersonId, Choice>;
  /** Known from the closing on; of a vote by hand at once. */
  totals: Totals | null;
};

export type VoteOutcome = {
  /** Enough full members took part. */
  valid: boolean;
  adopted: boolean;
  /** Votes in favour that adoption needs. */
  needed: number;
};

/** Votes in favour that adoption needs, of all full members in the base, whether they came or not. */
export const neededOf = (fullInBase: number, threshold: Threshold): number =>
  threshold === 'two_thirds' ? Math.ceil((2 * fullInBase) / 3) : Math.floor(fullInBase / 2) + 1;

/**
 * Domain handbook 3.4: valid when at least two thirds of the full members in the base take part; adopted by more than half of
 * all of them, admissions by two thirds; a tie fails. A vote that is still open has no outcome: neither valid nor adopted.
 */
export function voteOutcome({ totals, fullInBase, threshold, state }: Vote): VoteOutcome {
  const needed = neededOf(fullInBase, threshold);
  if (state === 'open' || !totals) return { valid: false, adopted: false, needed };
  const valid = isQuorum(totals.for + totals.against + totals.other, fullInBase);
  return { valid, adopted: valid && totals.for >= needed, needed };
}

/** The totals of an open vote. */
export function countChoices(choices: Record<PersonId, Choice>): Totals {
  const totals: Totals = { for: 0, against: 0, other: 0 };
  for (const choice of Object.values(choices)) totals[choice] += 1;
  return totals;
}
