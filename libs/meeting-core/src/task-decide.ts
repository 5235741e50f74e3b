import { addDays, ok, type LocalDate } from '@bontot/kernel';
import { firstOf, needsDate, needsText } from './checks.ts';
import { same } from './decision.ts';
import { began, changedTo, refuseDuty, repeated, type Decided, type DutyAround } from './duty.ts';
import { factsAbout, type Fact } from './fact.ts';
import type { PersonId } from './parts.ts';
import type { Extension, Task, TaskState } from './task.ts';

/** What a task is as it is given; from a meeting it counts from the day of the meeting on. */
export type NewTask = Pick<Task, 'taskId' | 'unitId' | 'title' | 'ownerId' | 'dueOn'> &
  Partial<Pick<Task, 'meetingId' | 'givenByUnitId' | 'expected' | 'assignedOn'>>;

export type TaskAct =
  | { type: 'assign'; task: NewTask }
  | { type: 'accept' }
  | { type: 'report'; text: string }
  | { type: 'accept-result'; doneOn: LocalDate }
  | { type: 'reject-result'; reason: string }
  | { type: 'ask-extension'; newDueOn: LocalDate; reason: string }
  | { type: 'decide-extension'; decision: 'granted' | 'refused' }
  | { type: 'claim-exceeded'; text: string }
  | { type: 'cancel'; reason: string }
  | { type: 'time-passed'; today: LocalDate };

type ActOf<Type extends TaskAct['type']> = Extract<TaskAct, { type: Type }>;

const OPEN: readonly TaskState[] = ['assigned', 'accepted', 'done_reported', 'rejected'];

/**
 * Decides on a task that a meeting gave to a member or a committee to a cell (domain handbook 3.2). Whether it went beyond the
 * requirement is claimed here; the supervisor's verdict on that is given in scoring (measure c). Codes: see `dutyCodes`.
 */
export function decideTask(act: TaskAct, task: Task | undefined, around: DutyAround): Decided<Task> {
  if (act.type === 'assign') return assign(act, task, around);
  if (!task) return refuseDuty('TASK_UNKNOWN');
  switch (act.type) {
    case 'accept':
      if (task.state === 'accepted') return ok([]);
      return needsState(task, ['assigned']) ?? change('accept', task, { state: 'accepted' }, around);
    case 'report':
      return report(act, task, around);
    case 'accept-result':
      return acceptResult(act, task, around);
    case 'reject-result':
      return rejectResult(act, task, around);
    case 'ask-extension':
      return askExtension(act, task, around);
    case 'decide-extension':
      return decideExtension(act, task, around);
    case 'claim-exceeded':
      if (task.exceeded?.text === act.text) return ok([]);
      return (
        firstOf(needsText('text', act.text)) ??
        needsState(task, [...OPEN, 'completed']) ??
        change('claim-exceeded', task, { exceeded: { text: act.text, on: around.today } }, around)
      );
    case 'cancel':
      if (task.state === 'cancelled') return ok([]);
      return (
        firstOf(needsText('reason', act.reason)) ??
        needsState(task, OPEN) ??
        change('cancel', task, { state: 'cancelled', cancelledBecause: act.reason }, around)
      );
    case 'time-passed':
      return settled('time-passed', task, {}, act.today);
  }
}

/** What a task proves (5.3): not done from the day it was given; its day is the day done or the due date, if that is earlier. */
export function taskFacts(task: Task): Fact[] {
  const { taskId, unitId, state, dueOn, doneOn, overdue, exceeded } = task;
  if (state === 'cancelled') return [];
  const completed = state === 'completed' && doneOn !== null;
  const inTime = completed && doneOn <= dueOn;
  const fact = factsAbout(unitId, `task/${taskId}`, inTime ? doneOn : dueOn);
  return [
    fact('task.completed', { yes: completed }),
    ...(completed || overdue ? [fact('task.on_time', { yes: inTime })] : []),
    ...(completed && exceeded
      ? [
          fact(
            'task.exceeded',
            { yes: true },
            { evidence: [{ kind: 'number_report', ref: `task/${taskId}/exceeded`, issuedOn: exceeded.on }] },
          ),
        ]
      : []),
  ];
}

function assign({ task: given }: ActOf<'assign'>, task: Task | undefined, around: DutyAround): Decided<Task> {
  const { taskId, unitId, title, ownerId, dueOn } = given;
  const { meetingId = null, givenByUnitId = null, expected = '', assignedOn = around.today } = given;
  const content = { unitId, title, ownerId, meetingId, givenByUnitId, expected, assignedOn };
  if (task) {
    const standing = Object.fromEntries(Object.keys(content).map((key) => [key, task[key as keyof Task]]));
    const isSame = same({ ...content, dueOn }, { ...standing, dueOn: task.firstDueOn });
    return repeated(isSame, 'TASK_EXISTS', { taskId });
  }
  const refused = firstOf(needsText('title', title), needsDate('dueOn', dueOn), needsDate('assignedOn', assignedOn));
  if (refused) return refused;
  if (dueOn < assignedOn) return refuseDuty('DUE_BEFORE_ASSIGNED', { dueOn, assignedOn });
  const fresh: Task = {
    ...{ taskId, ...content, dueOn, firstDueOn: dueOn, state: 'assigned', report: null, doneOn: null },
    ...{ acceptedBy: null, rejectedBecause: '', exceeded: null, extensions: [], cancelledBecause: '' },
    ...{ overdue: false, history: [entry('assign', around)], dueAt: null },
  };
  return began('task.assigned', { ...fresh, ...timed(fresh, around.today) });
}

function report({ text }: ActOf<'report'>, task: Task, around: DutyAround): Decided<Task> {
  if (task.state === 'done_reported' && task.report?.text === text) return ok([]);
  return (
    firstOf(needsText('text', text)) ??
    needsState(task, OPEN) ??
    change('report', task, { state: 'done_reported', report: { text, on: around.today, by: around.by } }, around)
  );
}

/** By the word of whoever accepts, who may have seen the work: not every member writes a report on a phone. */
function acceptResult({ doneOn }: ActOf<'accept-result'>, task: Task, around: DutyAround): Decided<Task> {
  if (task.state === 'completed' && task.doneOn === doneOn) return ok([]);
  const { assignedOn: from } = task;
  const refused = needsState(task, OPEN) ?? firstOf(needsDate('doneOn', doneOn));
  if (refused) return refused;
  if (doneOn < from || doneOn > around.today)
    return refuseDuty('DONE_OUT_OF_RANGE', { doneOn, from, to: around.today });
  const done = { state: 'completed', doneOn, acceptedBy: around.by, rejectedBecause: '' } as const;
  return change('accept-result', task, done, around);
}

/** Also of a result that was accepted before: then it is a «no» again. */
function rejectResult({ reason }: ActOf<'reject-result'>, task: Task, around: DutyAround): Decided<Task> {
  if (task.state === 'rejected' && task.rejectedBecause === reason) return ok([]);
  const undone = { state: 'rejected', doneOn: null, acceptedBy: null, rejectedBecause: reason } as const;
  return (
    firstOf(needsText('reason', reason)) ??
    needsState(task, ['done_reported', 'completed']) ??
    change('reject-result', task, undone, around)
  );
}

/** Up to the due date, by the server's receipt; whether it is granted may be said later. */
function askExtension({ newDueOn, reason }: ActOf<'ask-extension'>, task: Task, around: DutyAround): Decided<Task> {
  const { dueOn, extensions } = task;
  const { today, by } = around;
  const open = extensions.find(({ decision }) => decision === 'asked');
  if (open?.newDueOn === newDueOn && open.reason === reason) return ok([]);
  const refused = firstOf(needsText('reason', reason), needsDate('newDueOn', newDueOn)) ?? needsState(task, OPEN);
  if (refused) return refused;
  if (today > dueOn) return refuseDuty('EXTENSION_LATE', { dueOn, today });
  if (open) return refuseDuty('EXTENSION_OPEN', { newDueOn: open.newDueOn });
  if (newDueOn <= dueOn) return refuseDuty('EXTENSION_NOT_LATER', { newDueOn, dueOn });
  const asked: Extension = { askedOn: today, by, newDueOn, reason, decision: 'asked', decidedBy: null };
  return change('ask-extension', task, { extensions: [...extensions, asked] }, around);
}

function decideExtension({ decision }: ActOf<'decide-extension'>, task: Task, around: DutyAround): Decided<Task> {
  const last = task.extensions.at(-1);
  if (last?.decision === decision) return ok([]);
  const refused = needsState(task, OPEN);
  if (refused) return refused;
  if (last?.decision !== 'asked') return refuseDuty('EXTENSION_NONE', { taskId: task.taskId });
  const decided: Extension = { ...last, decision, decidedBy: around.by };
  const patch = { extensions: task.extensions.with(-1, decided) };
  const moved = decision === 'granted' ? { ...patch, dueOn: last.newDueOn } : patch;
  return change(`extension-${decision}`, task, moved, around);
}

const needsState = ({ state }: Task, expected: readonly TaskState[]) =>
  expected.includes(state) ? undefined : refuseDuty('TASK_OTHER_STATE', { state, expected });

const entry = (what: string, { at, by }: { at: number; by: PersonId }) => ({ at, by, what });

const change = (what: string, task: Task, patch: Partial<Task>, around: DutyAround): Decided<Task> =>
  settled(what, task, { ...patch, history: [...task.history, entry(what, around)] }, around.today);

const settled = (what: string, task: Task, patch: Partial<Task>, today: LocalDate): Decided<Task> =>
  changedTo(`task.${what}`, task, { ...patch, ...timed({ ...task, ...patch }, today) });

/** Overdue from the day after the due date, while the result is not accepted; the sweep comes on that day. */
function timed({ state, dueOn, doneOn }: Task, today: LocalDate): Pick<Task, 'overdue' | 'dueAt'> {
  const open = OPEN.includes(state);
  const overdue = doneOn === null ? open && today > dueOn : doneOn > dueOn;
  return { overdue, dueAt: open && !overdue ? addDays(dueOn, 1) : null };
}
