import type { PersonId } from './parts.ts';

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
