import type { Instant, LocalDate } from '@bontot/kernel';
import type { PersonId } from './parts.ts';
import type { Totals } from './votes.ts';

export type SheetState = 'none' | 'proposed' | 'voted' | 'sent_up' | 'confirmed' | 'returned';

/** Points of one row as the cell and as the supervisor see it; a difference above 2 points needs `why` (handbook 3.5). */
export type SheetPoints = { cell: number; confirmed: number | null; why: string };

export type Sheet = {
  state: SheetState;
  /** By row of `meeting-sheet-default`. */
  rows: Record<string, SheetPoints>;
  votes: Totals | null;
  sentOn: LocalDate | null;
  confirmedBy: PersonId | null;
  confirmedAt: Instant | null;
  returnedBecause: string;
};
