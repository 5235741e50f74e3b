import { taskOf } from './builders.ts';
import { inOrder, ownerActs, reportedIn } from './task.ts';

const TODAY = '2026-10-08';
const asked = {
  askedOn: TODAY,
  by: 'me',
  newDueOn: '2026-11-01',
  reason: '',
  decision: 'asked' as const,
  decidedBy: null,
};

describe('what an owner may do with a task', () => {
  it.each([
    ['assigned', ['accept', 'ask-extension']],
    ['accepted', ['report', 'ask-extension']],
    ['rejected', ['report', 'ask-extension']],
    ['done_reported', ['claim-exceeded']],
    ['completed', ['claim-exceeded']],
    ['cancelled', []],
  ] as const)('%s: %j', (state, acts) => expect(ownerActs(taskOf({ state }), TODAY)).toEqual(acts));
  it('asks for an extension up to the due date, and not after it', () => {
    expect(ownerActs(taskOf({ state: 'accepted', dueOn: TODAY }), TODAY)).toContain('ask-extension');
    expect(ownerActs(taskOf({ state: 'accepted', dueOn: '2026-10-07' }), TODAY)).toEqual(['report']);
  });
  it('asks for one extension at a time', () =>
    expect(ownerActs(taskOf({ state: 'accepted', extensions: [asked] }), TODAY)).toEqual(['report']));
  it('claims «beyond the requirement» once', () =>
    expect(ownerActs(taskOf({ state: 'completed', exceeded: { text: 'x', on: TODAY } }), TODAY)).toEqual([]));
});

it('tasks stand by what is to be done with them, and by date', () => {
  const order = inOrder([
    taskOf({ taskId: 'b', state: 'accepted', dueOn: '2026-10-20' }),
    taskOf({ taskId: 'a', state: 'assigned', dueOn: '2026-10-10' }),
    taskOf({ taskId: 'w', state: 'done_reported' }),
    taskOf({ taskId: 'o', state: 'completed', dueOn: '2026-09-01' }),
    taskOf({ taskId: 'n', state: 'cancelled', dueOn: '2026-09-30' }),
  ]);
  expect([order.open, order.waiting, order.over].map((part) => part.map(({ taskId }) => taskId))).toEqual([
    ['a', 'b'],
    ['w'],
    ['n', 'o'],
  ]);
});

it('a report of the month begins with what was reported of tasks in that month', () => {
  const report = (on: string) => ({ text: 'Đã xong', on, by: 'me' });
  const tasks = [
    taskOf({ taskId: 'now', report: report('2026-10-03') }),
    taskOf({ taskId: 'before', report: report('2026-09-30') }),
    taskOf({ taskId: 'silent' }),
  ];
  expect(reportedIn(tasks, '2026-10').map(({ taskId }) => taskId)).toEqual(['now']);
});
