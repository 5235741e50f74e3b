import type { LocalDate } from '@bontot/kernel';
import type { MemberHome, Task } from '@bontot/meeting-core';

/** What a member sends about own work is one line, so that each page of theirs shows what has not left the phone yet. */
export const MINE = 'mine';

export type Post = { path: string; body: unknown };
type TaskBody = { type: string; text?: string; newDueOn?: LocalDate; reason?: string };

const SHAPES = {
  task: /^\/api\/v1\/tasks\/([^/]+)\/acts$/,
  study: /^\/api\/v1\/study\/([^/]+)\/acknowledge$/,
  report: /^\/api\/v1\/member-reports\/(\d{4}-\d{2})$/,
};

export const taskPath = (taskId: string): string => `/api/v1/tasks/${encodeURIComponent(taskId)}/acts`;
export const studyPath = (documentId: string): string => `/api/v1/study/${encodeURIComponent(documentId)}/acknowledge`;
export const reportPath = (month: string): string => `/api/v1/member-reports/${month}`;

/**
 * The home as it will be once what waits on this phone has arrived: whoever has written a report sees it written, with or
 * without a network. What the server then refuses comes back with its answer.
 */
export const withPending = (home: MemberHome, posts: readonly Post[]): MemberHome => posts.reduce(withPost, home);

function withPost(home: MemberHome, { path, body }: Post): MemberHome {
  const task = idIn(path, SHAPES.task);
  if (task)
    return {
      ...home,
      tasks: home.tasks.map((one) => (one.taskId === task ? afterAct(one, body as TaskBody, home) : one)),
    };
  const documentId = idIn(path, SHAPES.study);
  if (documentId) {
    const mine = { [home.personId]: { on: home.today, helper: null } };
    return {
      ...home,
      studies: home.studies.map((one) =>
        one.documentId === documentId ? { ...one, acknowledged: { ...one.acknowledged, ...mine } } : one,
      ),
    };
  }
  const month = idIn(path, SHAPES.report);
  if (!month) return home;
  const { personId, unitId, today } = home;
  const report = { personId, unitId, month, text: (body as { text: string }).text, reportedOn: today };
  return {
    ...home,
    reports: [...home.reports.filter((one) => one.month !== month), { ...report, helper: null, missed: false }],
  };
}

const idIn = (path: string, shape: RegExp): string | undefined => {
  const id = shape.exec(path)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
};

function afterAct(
  task: Task,
  { type, text = '', newDueOn = task.dueOn, reason = '' }: TaskBody,
  home: MemberHome,
): Task {
  const { personId: by, today: on } = home;
  switch (type) {
    case 'accept':
      return { ...task, state: 'accepted' };
    case 'report':
      return { ...task, state: 'done_reported', report: { text, on, by } };
    case 'ask-extension':
      return {
        ...task,
        extensions: [...task.extensions, { askedOn: on, by, newDueOn, reason, decision: 'asked', decidedBy: null }],
      };
    case 'claim-exceeded':
      return { ...task, exceeded: { text, on } };
    default:
      return task;
  }
}

/** Whether something about this task, document or month is still on the phone. */
export const isWaiting = (posts: readonly Post[], path: string): boolean => posts.some((post) => post.path === path);
