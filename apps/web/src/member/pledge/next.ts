import type { DueDuty, MyPledge, Term } from '@bontot/pledge-core';

export type NextAct =
  { act: 'confirm' } | { act: 'register'; due: DueDuty | null } | { act: 'report'; term: Term; due: DueDuty };

/** Reports are asked for two weeks before the first reminder goes out (16 days, domain handbook 9). */
const AHEAD_DAYS = 30;

/** The one next step about a member's year; null when nothing is asked for now. */
export function nextOf({ view, due }: Pick<MyPledge, 'view' | 'due'>): NextAct | null {
  const pledge = view?.pledge;
  if (pledge && pledge.helped.length > 0) return { act: 'confirm' };
  const registration = due.find(({ duty }) => duty === 'registered') ?? null;
  if (!pledge || pledge.state === 'none' || pledge.state === 'draft')
    return registration || pledge?.draft || pledge?.obliged ? { act: 'register', due: registration } : null;
  const reports = due.filter(
    (one): one is DueDuty & { duty: Term } => (one.duty === 'mid' || one.duty === 'end') && one.daysLeft <= AHEAD_DAYS,
  );
  // What can still be in time comes before what is late already.
  const chosen = reports.find(({ overdue }) => !overdue) ?? reports[0];
  return chosen ? { act: 'report', term: chosen.duty, due: chosen } : null;
}
