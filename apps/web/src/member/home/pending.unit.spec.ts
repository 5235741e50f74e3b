import { homeOf, studyOf, taskOf } from '../read/builders.ts';
import { isWaiting, reportPath, studyPath, taskPath, withPending, type Post } from './pending.ts';
import { dueSoon } from './steps.ts';

const act = (body: object): Post => ({ path: taskPath('task'), body });
const taskAfter = (...posts: Post[]) => withPending(homeOf({ tasks: [taskOf()] }), posts).tasks[0]!;

describe('what waits on the phone', () => {
  it('shows a task accepted, then reported, in the order in which it was written', () => {
    expect(taskAfter(act({ type: 'accept' })).state).toBe('accepted');
    expect(taskAfter(act({ type: 'accept' }), act({ type: 'report', text: 'Đã xong' }))).toMatchObject({
      state: 'done_reported',
      report: { text: 'Đã xong', by: 'me' },
    });
  });
  it('shows an extension as asked for, the date unchanged', () =>
    expect(taskAfter(act({ type: 'ask-extension', newDueOn: '2026-11-05', reason: 'mưa' }))).toMatchObject({
      dueOn: '2026-10-25',
      extensions: [{ newDueOn: '2026-11-05', decision: 'asked' }],
    }));
  it('shows a claim beyond the requirement', () =>
    expect(taskAfter(act({ type: 'claim-exceeded', text: '5 hộ' })).exceeded?.text).toBe('5 hộ'));
  it('leaves other tasks as they are', () =>
    expect(taskAfter({ path: taskPath('another'), body: { type: 'accept' } }).state).toBe('assigned'));
  it('takes documents and reports off the list of what is due', () => {
    const home = homeOf({ studies: [studyOf()] });
    const posts = [
      { path: studyPath('document'), body: {} },
      { path: reportPath('2026-10'), body: { text: 'Tháng này' } },
    ];
    expect(dueSoon(home)).toHaveLength(2);
    expect(dueSoon(withPending(home, posts))).toEqual([]);
  });
  it('is known by its address', () => {
    expect(isWaiting([act({})], taskPath('task'))).toBe(true);
    expect(isWaiting([act({})], taskPath('another'))).toBe(false);
  });
  it('of other things changes nothing', () => {
    const home = homeOf();
    expect(withPending(home, [{ path: '/api/v1/elsewhere', body: {} }])).toBe(home);
  });
});
