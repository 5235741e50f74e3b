import { addDays, type LocalDate } from '@bontot/kernel';
import type { DueDuty, MyPledge } from '@bontot/pledge-core';
import type { Step } from './steps.ts';

/** From so many days before its date a report on the pledge stands among what is due. */
const AHEAD_DAYS = 30;

/** What the year's pledge asks of its member: to confirm what was typed for them, to register, to report. */
export function pledgeSteps({ view, due, year }: Pick<MyPledge, 'view' | 'due' | 'year'>, today: LocalDate): Step[] {
  const confirm: Step[] =
    view && view.pledge.helped.length > 0 ? [{ kind: 'pledge', what: 'confirm', year, dueOn: today }] : [];
  const registration = due.find(({ duty }) => duty === 'registered');
  const owed = due.filter(isMine).filter(({ duty, dueOn }) =>
    // Nobody reports on what is not registered yet.
    duty === 'registered' ? true : !registration && dueOn <= addDays(today, AHEAD_DAYS),
  );
  return [...confirm, ...owed.map(({ duty: what, dueOn }): Step => ({ kind: 'pledge', what, year, dueOn }))];
}

type MyDuty = Exclude<DueDuty['duty'], 'reviewed'>;
const isMine = (due: DueDuty): due is DueDuty & { duty: MyDuty } => due.duty !== 'reviewed';
