import type { Act, SyncResult } from '@bontot/meeting-core';
import { nextOf, settle, verdictOf, waitBefore, type Placed } from './line-up.ts';

const act: Act = { type: 'read-out' };
const acts = (key: number, seq: number, meetingId = 'm1', answered?: number): Placed => ({
  key,
  waiting: {
    ...{ kind: 'act', subject: `meeting:${meetingId}`, at: 1 },
    ...(answered === undefined ? {} : { answered }),
    envelope: { commandId: `c${key}`, meetingId, seq, baseVersion: 1, deviceTime: 1, act },
  },
});
const post = (key: number): Placed => ({
  key,
  waiting: { kind: 'post', path: '/api/v1/tasks', body: {}, subject: 'tasks', at: 1 },
});
const result = (key: number, seq: number, rest: object): SyncResult =>
  ({ commandId: `c${key}`, seq, version: 7, ...rest }) as SyncResult;
const keysOf = (placed: readonly Placed[]) => placed.map(({ key }) => key);

describe('the line', () => {
  it('sends all acts up to the next post in one request', () =>
    expect(keysOf(nextOf([acts(1, 1), acts(2, 2), post(3), acts(4, 3)]))).toEqual([1, 2]));
  it('sends a post alone, before what came after it', () =>
    expect(keysOf(nextOf([post(3), acts(4, 3), post(5)]))).toEqual([3]));
  it('leaves out what was answered and waits to be heard', () =>
    expect(keysOf(nextOf([acts(1, 1, 'm1', 5), acts(2, 2)]))).toEqual([2]));
  it('takes no more than a request may carry', () =>
    expect(nextOf([acts(1, 1), acts(2, 2), acts(3, 3)], 2)).toHaveLength(2));
  it('is empty when nothing waits', () => expect(nextOf([])).toEqual([]));
});

describe('an answer', () => {
  const line = [acts(1, 1), acts(2, 2), acts(3, 3)];
  it('keeps what was done until its version has been heard, and drops what was refused', () => {
    const settled = settle(
      line,
      line,
      [
        result(1, 1, { outcome: 'applied' }),
        result(2, 2, { outcome: 'refused', code: 'VOTES_OPEN', details: { count: 1 } }),
        result(3, 3, { outcome: 'set_aside' }),
      ],
      99,
    );
    expect(settled.answered).toEqual([
      { key: 1, version: 7 },
      { key: 3, version: 7 },
    ]);
    expect(settled.dropped).toEqual([2]);
    expect(settled.refused).toMatchObject([{ code: 'VOTES_OPEN', details: { count: 1 }, at: 99 }]);
    expect(settled.moved).toBe(true);
  });
  it('counts a repeat as done', () =>
    expect(settle(line, line, [result(1, 1, { outcome: 'repeated' })], 1).answered).toEqual([{ key: 1, version: 7 }]));
  it('numbers anew what the server has never seen, from where it stands', () => {
    const behind = [acts(5, 8), acts(6, 9), acts(7, 1, 'm2')];
    const gap = result(5, 8, { outcome: 'gap', expected: 3 });
    const settled = settle(behind, behind, [gap, result(6, 9, { outcome: 'gap', expected: 3 })], 1);
    expect(settled.renumbered).toEqual([
      { key: 5, seq: 3 },
      { key: 6, seq: 4 },
    ]);
    expect(settled.next).toEqual([{ meetingId: 'm1', seq: 5 }]);
  });
  it('goes on behind a refused plan, which leaves no meeting that could remember it', () => {
    const planned = [acts(1, 1), acts(2, 2)];
    const settled = settle(
      planned,
      planned,
      [
        result(1, 1, { outcome: 'refused', code: 'DATE_INVALID', details: {} }),
        result(2, 2, { outcome: 'gap', expected: 1 }),
      ],
      1,
    );
    expect(settled.renumbered).toEqual([{ key: 2, seq: 1 }]);
  });
  it('says when nothing came forward, so that nobody asks in circles', () =>
    expect(settle(line, line, [result(1, 1, { outcome: 'gap', expected: 1 })], 1).moved).toBe(false));
});

describe('after a failure', () => {
  it.each([0, 408, 429, 500, 502, 503])('%i is asked again', (status) => expect(verdictOf(status)).toBe('again'));
  it('an ended session waits for its person', () => expect(verdictOf(401)).toBe('sign-in'));
  it.each([400, 403, 404, 409, 413, 422])('%i is an answer', (status) => expect(verdictOf(status)).toBe('refused'));
  it('the wait doubles up to a minute, spread by a fifth', () => {
    expect([0, 1, 2].map((attempt) => waitBefore(attempt, 0.5))).toEqual([1_000, 2_000, 4_000]);
    expect(waitBefore(30, 1)).toBeCloseTo(72_000);
  });
});
