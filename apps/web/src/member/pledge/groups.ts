import type { LocalDate } from '@bontot/kernel';
import type { PledgeRow } from '@bontot/pledge-core';

export type Groups = Record<'decide' | 'late' | 'coming' | 'done' | 'none', PledgeRow[]>;

/** The members of a cell by what the secretary does next: decide, chase, wait, nothing; within each as the server orders them. */
export function groupsOf(rows: readonly PledgeRow[]): Groups {
  const groups: Groups = { decide: [], late: [], coming: [], done: [], none: [] };
  for (const row of rows) groups[groupOf(row)].push(row);
  return groups;
}

function groupOf({ waiting, overdue, due, state, obliged }: PledgeRow): keyof Groups {
  // What a helper typed waits for the member, not for the secretary.
  if (waiting.some((what) => what !== 'helped')) return 'decide';
  if (overdue.some((duty) => duty !== 'reviewed')) return 'late';
  if (state === 'withdrawn' || (!obliged && state === 'none')) return 'none';
  return due.some(({ duty }) => duty !== 'reviewed') ? 'coming' : 'done';
}

/** The first reminder goes out 16 days before a date (domain handbook 9). */
const AHEAD_DAYS = 16;

/** Whom one tap reminds: something of theirs is late or near, and nobody has reminded them today. */
export const toRemind = (rows: readonly PledgeRow[], today: LocalDate): PledgeRow[] =>
  rows.filter(
    ({ due, may, remindedOn }) =>
      may.includes('remind') &&
      remindedOn !== today &&
      due.some(({ duty, daysLeft, overdue }) => duty !== 'reviewed' && (overdue || daysLeft <= AHEAD_DAYS)),
  );
