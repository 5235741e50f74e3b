import type { LocalDate } from '@bontot/kernel';
import type { Task, TaskState } from '@bontot/meeting-core';

/** What an owner does with a task (domain handbook 3.2); the service decides each of it again. */
export type OwnerAct = 'accept' | 'report' | 'ask-extension' | 'claim-exceeded';

const extensionIsOpen = ({ extensions }: Task): boolean => extensions.some(({ decision }) => decision === 'asked');

/** The acts that the state leaves to the owner: an extension is asked for up to the due date, and once at a time. */
export function ownerActs(task: Task, today: LocalDate): OwnerAct[] {
  const acts: OwnerAct[] = [];
  const running = task.state === 'assigned' || task.state === 'accepted' || task.state === 'rejected';
  if (task.state === 'assigned') acts.push('accept');
  if (task.state === 'accepted' || task.state === 'rejected') acts.push('report');
  if (running && today <= task.dueOn && !extensionIsOpen(task)) acts.push('ask-extension');
  if ((task.state === 'done_reported' || task.state === 'completed') && task.exceeded === null)
    acts.push('claim-exceeded');
  return acts;
}

const OPEN: readonly TaskState[] = ['assigned', 'accepted', 'rejected'];

/** First what is still to be done, by date; then what waits for others; then what is over, the newest first. */
export function inOrder(tasks: readonly Task[]): { open: Task[]; waiting: Task[]; over: Task[] } {
  const of = (states: readonly TaskState[]) => tasks.filter(({ state }) => states.includes(state));
  return {
    open: of(OPEN).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn)),
    waiting: of(['done_reported']),
    over: of(['completed', 'cancelled']).toSorted((one, other) => other.dueOn.localeCompare(one.dueOn)),
  };
}

export type ReportedTask = Task & { report: NonNullable<Task['report']> };

/** What was reported of tasks in a month: a report of the month begins with it, so that nobody writes it twice. */
export const reportedIn = (tasks: readonly Task[], month: string): ReportedTask[] =>
  tasks.filter((task): task is ReportedTask => task.report?.on.startsWith(month) ?? false);
