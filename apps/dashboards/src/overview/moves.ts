import { addDays, type LocalDate } from '@bontot/kernel';
import type { CardState } from './card.ts';
import { closeOn } from './closes.ts';
import { rankOf } from './outcome.ts';

/** How many days back a list of movers looks. */
export const LOOKED_BACK = [1, 7, 30] as const;
export type LookedBack = (typeof LOOKED_BACK)[number];

/** How far a cell has moved since the ends of earlier days: below 0 it needs somebody more than then; 0 is not kept. */
export type Moves = {
  d1?: number;
  d7?: number;
  d30?: number;
  /** The first day on which one of them is another without any event; null when none will be. */
  due: LocalDate | null;
};
export const moveKey = (days: LookedBack): `d${LookedBack}` => `d${days}`;

type Standing = Pick<CardState, 'outcome' | 'pace' | 'closes'>;

/** One step of outcome outweighs any pace. */
const STEP = 1_000;

/** How far a card has moved since the end of a day; a card that did not exist then had no data. */
export function movedSince({ outcome, pace, closes }: Standing, since: LocalDate): number {
  const from = closeOn(closes, since) ?? { outcome: 'no_data' as const, pace: null };
  const steps = rankOf(outcome) - rankOf(from.outcome);
  return steps * STEP + ((pace ?? from.pace ?? 0) - (from.pace ?? pace ?? 0));
}

/** What is kept of a card so that the biggest moves are found without looking at the others. */
export function movesOf(card: Standing, today: LocalDate): Moves {
  const kept: Moves = { due: null };
  for (const days of LOOKED_BACK) {
    const by = movedSince(card, addDays(today, -days));
    if (by !== 0) kept[moveKey(days)] = by;
    for (const { day } of card.closes) {
      const due = addDays(day, days);
      if (due > today && (kept.due === null || due < kept.due)) kept.due = due;
    }
  }
  return kept;
}
