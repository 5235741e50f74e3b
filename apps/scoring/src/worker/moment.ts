import type { Instant, Refusal } from '@bontot/kernel';
import type { OutgoingEvent } from '@bontot/messaging';
import type { CardKey, FactEntry } from '../card/entry.ts';
import type { Outcome } from '../storage/outcomes.ts';
import type { PendingChange } from '../storage/pending.ts';
import { conflictedEvent, conflictOutcome } from './telling.ts';

/** Why a record must be given up, or nothing. */
export type Answer = Refusal | undefined;

/** What a moment will write and tell, gathered card by card. */
export type Moment = {
  at: Instant;
  answers: Answer[];
  events: { key: CardKey; event: OutgoingEvent }[];
  outcomes: Outcome[];
  due: { key: CardKey; on: string | undefined }[];
  /** Facts that wait for a verdict from now on, or no longer. */
  pending: { key: CardKey; change: PendingChange }[];
  /** Cards with such facts whose unit lies elsewhere now. */
  moved: { key: CardKey; path: string }[];
  waiting: { key: CardKey; sender: string }[];
  claimed: CardKey[];
};

export const momentOf = (records: number, at: Instant): Moment => ({
  at,
  answers: new Array<Answer>(records).fill(undefined),
  events: [],
  outcomes: [],
  due: [],
  pending: [],
  moved: [],
  waiting: [],
  claimed: [],
});

export function tellConflict(moment: Moment, key: CardKey, entry: FactEntry): void {
  moment.events.push({ key, event: conflictedEvent(key, entry, moment.at) });
  moment.outcomes.push(conflictOutcome(key, entry, moment.at));
}

/** What a card that must be decided again has left in the moment is taken back. */
export function forget(moment: Moment, key: CardKey): void {
  const other = (each: { key: CardKey }) => each.key !== key;
  moment.events = moment.events.filter(other);
  moment.outcomes = moment.outcomes.filter((each) => each.cellId !== key.cellId || each.period !== key.period);
  moment.due = moment.due.filter(other);
  moment.pending = moment.pending.filter(other);
  moment.moved = moment.moved.filter(other);
  moment.waiting = moment.waiting.filter(other);
  moment.claimed = moment.claimed.filter((claimed) => claimed !== key);
}
