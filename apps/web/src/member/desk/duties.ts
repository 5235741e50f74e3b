import type { WordKey } from '@bontot/i18n';
import { lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import type { UnitDesk } from '@bontot/meeting-core';
import type { IconName } from '../parts/icons.ts';

export type Duty = {
  id: 'reports' | 'study' | 'tasks' | 'above' | 'review';
  icon: IconName;
  /** `good` when nothing is open. */
  look: 'good' | 'risk' | 'notdue';
  href: string;
  words: WordKey;
  values: Record<string, number>;
  dueOn: LocalDate | null;
};

/** Members who owe a report of the month: exempt ones do not (domain handbook 5.3, `member.reported`). */
export const obliged = ({ people }: Pick<UnitDesk, 'people'>): string[] =>
  people.filter(({ exempt }) => !exempt).map(({ personId }) => personId);

/** Who has not reported for the month of today. */
export function unreported(desk: Pick<UnitDesk, 'people' | 'memberReports'>): string[] {
  const done = new Set(desk.memberReports.filter(({ reportedOn }) => reportedOn).map(({ personId }) => personId));
  return obliged(desk).filter((personId) => !done.has(personId));
}

/** What else the month asks for beside the meeting, with the nearest date of each. */
export function duties(desk: UnitDesk): Duty[] {
  const { today, studies, tasks, unitReports, review, level } = desk;
  const missing = unreported(desk).length;
  const open = studies.filter(({ withdrawn, deadline }) => !withdrawn && deadline >= today);
  const toDecide = tasks.filter(({ state, extensions }) => state === 'done_reported' || extensions.some(isAsked));
  const late = tasks.filter(({ state, dueOn }) => isRunning(state) && dueOn < today).length;
  const owed = unitReports.filter(({ sentOn, withdrawn }) => !sentOn && !withdrawn);
  const first = <Entry>(entries: readonly Entry[], dueOf: (entry: Entry) => LocalDate) =>
    entries.map(dueOf).sort()[0] ?? null;
  const cell: Duty[] = [
    {
      ...{ id: 'reports', icon: 'speak', href: '/m/cell/reports', look: missing === 0 ? 'good' : 'notdue' },
      words: 'phone.duty.reportsWords',
      values: { n: missing },
      dueOn: missing > 0 ? lastDayOfMonth(today) : null,
    },
    {
      ...{ id: 'study', icon: 'book', href: '/m/cell/study', look: open.length === 0 ? 'good' : 'notdue' },
      words: 'phone.duty.studyWords',
      values: { n: open.length },
      dueOn: first(open, ({ deadline }) => deadline),
    },
    {
      ...{ id: 'review', icon: 'people', href: '/m/cell/review', look: review?.reviewedOn ? 'good' : 'notdue' },
      words: review?.reviewedOn ? 'phone.duty.reviewDone' : 'phone.duty.reviewOpen',
      values: {},
      dueOn: review?.reviewedOn ? null : lastDayOfHalf(today),
    },
  ];
  return [
    {
      ...{
        id: 'tasks',
        icon: 'task',
        href: '/m/cell/tasks',
        look: late > 0 ? 'risk' : toDecide.length > 0 ? 'notdue' : 'good',
      },
      words: 'phone.duty.tasksWords',
      values: { n: toDecide.length, late },
      dueOn: null,
    },
    ...(level === 'cell' ? cell : []),
    {
      ...{ id: 'above', icon: 'document', href: '/m/cell/above', look: owed.length === 0 ? 'good' : 'notdue' },
      words: 'phone.duty.aboveWords',
      values: { n: owed.length },
      dueOn: first(owed, ({ dueOn }) => dueOn),
    },
  ];
}

export const isAsked = ({ decision }: { decision: string }): boolean => decision === 'asked';
export const isRunning = (state: string): boolean =>
  state === 'assigned' || state === 'accepted' || state === 'rejected';

export const halfOf = (today: LocalDate): string => `${today.slice(0, 4)}-H${today.slice(5, 7) <= '06' ? 1 : 2}`;
export const lastDayOfHalf = (today: LocalDate): LocalDate =>
  today.slice(5, 7) <= '06' ? `${today.slice(0, 4)}-06-30` : `${today.slice(0, 4)}-12-31`;
