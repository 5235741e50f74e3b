import type { Outcome } from '@bontot/contracts';
import { localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import type * as z from 'zod';

/** Where a card stands: an outlook while the year runs, then the title or the band. */
export type Result = z.infer<typeof Outcome>;

/** Why a card stands there, as the event told it: what blocks and the numbers behind it, and the set that judged. */
export type Reason = {
  result: Result;
  blockedBy: string[];
  failing?: Record<string, [number, number | null] | null> | undefined;
  criteria?: Record<string, [number | null, number]> | undefined;
  total: number | null;
  pace: number | null;
  criteriaSet: { id: string; version: string };
};

/** What one event said of one card; `at` is the moment of the assessment. */
export type Status = { cellId: string; period: string; revision: number; at: Instant; reason: Reason };

/** The last that was heard of a card. */
export type Standing = { revision: number; result: Result };

/** A cell went from one result to another on one day; of several changes the first gives `from`, the last the rest. */
export type DayChange = {
  cellId: string;
  day: LocalDate;
  period: string;
  from: Result;
  to: Result;
  /** Where it had been in between, when it ends the day as it began. */
  via: Result | null;
  reason: Reason;
  revision: number;
  at: Instant;
};

/**
 * Follows the events of one card, in order of arrival. Revisions that were not published leave gaps, so a result is
 * compared with the last one heard of; a revision that is not higher (a duplicate, a replay, disorder) changes nothing.
 * The first result of a card is no change.
 */
export function follow(
  standing: Standing | undefined,
  statuses: readonly Status[],
): { standing: Standing | undefined; changes: DayChange[] } {
  const changes: DayChange[] = [];
  let last = standing;
  for (const { cellId, period, revision, at, reason } of statuses) {
    if (last && revision <= last.revision) continue;
    const { result } = reason;
    if (last && result !== last.result)
      changes.push({
        cellId,
        day: localDateOf(at),
        period,
        from: last.result,
        to: result,
        via: null,
        reason,
        revision,
        at,
      });
    last = { revision, result };
  }
  return { standing: last, changes };
}

/**
 * One day's change after another of the same cell and day. It keeps where the day began. Where cards of two periods
 * change on one day (January, late facts of last year) the later period is told: it is the one that can still be acted on.
 */
export function joined(known: DayChange | undefined, next: DayChange): DayChange {
  if (!known || known.period < next.period) return next;
  if (known.period > next.period || known.revision >= next.revision) return known;
  return { ...next, from: known.from, via: next.to === known.from ? known.to : null };
}

/** One notice per cell and day, so one due change too. */
export const changeKey = ({ cellId, day }: Pick<DayChange, 'cellId' | 'day'>): string => `${cellId}|${day}`;
