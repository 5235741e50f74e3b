import type { Level } from '@bontot/contracts';
import { addDays, localDateOf, type Instant } from '@bontot/kernel';
import type { DayChange } from './outlook.ts';

/** Notices are kept for this time (domain handbook 10.2). */
export const RETENTION_DAYS = 90;

/** What a change waits for that only the directory can bring. */
export type Lack = 'unit' | 'recipient';
/** Why a change is told to nobody. */
export type Closing = 'not_a_cell' | 'too_old' | 'no_unit' | 'no_recipient' | 'not_done';

/** What is to become of a change. */
export type Fate =
  { is: 'told'; personIds: readonly string[] } | { is: 'waiting'; lacks: Lack } | { is: 'closed'; why: Closing };

/**
 * Decides by what the directory says now: whose affair the cell is today, not when the change came. A committee has a
 * card too; this row of the handbook (9) is about cells.
 */
export function fateOf(
  change: DayChange,
  unit: { level: Level } | undefined,
  personIds: readonly string[],
  now: Instant,
): Fate {
  if (change.day < addDays(localDateOf(now), -RETENTION_DAYS)) return { is: 'closed', why: 'too_old' };
  if (!unit) return { is: 'waiting', lacks: 'unit' };
  if (unit.level !== 'cell') return { is: 'closed', why: 'not_a_cell' };
  return personIds.length === 0 ? { is: 'waiting', lacks: 'recipient' } : { is: 'told', personIds };
}
