import type { View } from '@bontot/contracts';
import { endOfDay, lastDayOfMonth, localDateOf, type Instant, type LocalDate } from '@bontot/kernel';
import { compile, evaluateTally, tallyOf, type Assessment } from '@bontot/scoring-core';
import { contextOf, setOf, type SetSource } from '../card/assess.ts';
import { Card } from '../card/card.ts';
import type { CardKey, CardUnit } from '../card/entry.ts';
import type { LogLine } from './card-logs.ts';

/** Where a card stood at the end of a day, by what was known then. `pace` while the year runs, `total` once it is final. */
export type TrendPoint = {
  day: LocalDate;
  mode: Assessment['mode'];
  pace: number | null;
  total: number | null;
  result: Assessment['result'];
  blockedBy: string[];
};

/**
 * The line of a card's year: the end of each month so far, and today. The log is folded once, in the order in which its
 * entries became known, and looked at on the way; a month before the unit existed has no point.
 */
export function trendOf(
  key: CardKey,
  lines: readonly LogLine[],
  frame: CardUnit,
  sets: SetSource,
  view: View,
  now: Instant,
): TrendPoint[] {
  const entries = lines.filter(({ conflict }) => !conflict).map(({ entry }) => entry);
  entries.sort((a, b) => a.recordedAt - b.recordedAt);
  const card = new Card(key);
  let next = 0;
  return daysOf(key.period, frame.validFrom, localDateOf(now)).map((day): TrendPoint => {
    for (const until = endOfDay(day); next < entries.length && entries[next]!.recordedAt <= until; next++)
      card.admit(entries[next]!);
    const unit = card.unit ?? frame;
    const choice = setOf(sets, unit, key.period, Math.min(endOfDay(day), now));
    const plan = compile(sets.held(choice.id, choice.version), unit.cellType ?? undefined, key.period);
    const assessment = evaluateTally(tallyOf(plan, card.facts, day), contextOf(card, unit, key.period, view));
    return { day, ...figuresOf(assessment) };
  });
}

/** Ends of the months of a year that are over by today and not before the unit's first day, then today. */
function daysOf(year: string, from: LocalDate, today: LocalDate): LocalDate[] {
  const ends = Array.from({ length: 12 }, (_, month) =>
    lastDayOfMonth(`${year}-${String(month + 1).padStart(2, '0')}-01`),
  );
  return [...ends.filter((end) => end < today && end >= from), ...(today >= `${year}-01-01` ? [today] : [])];
}

function figuresOf(assessment: Assessment): Omit<TrendPoint, 'day'> {
  const { mode, result, blockedBy } = assessment;
  const pace = 'pace' in assessment ? assessment.pace : null;
  const total = 'total' in assessment ? assessment.total : null;
  return { mode, pace, total, result, blockedBy };
}
