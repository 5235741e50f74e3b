import { addressOf, ApiProblem } from './api.ts';
import { retry, untilRenewed } from './asking.ts';
import { notchOf, piecesOf } from './components/bar.ts';
import { meaningOf } from './keyboard.ts';
import { waitBefore } from './live.ts';
import { preferencesFrom } from './preferences.ts';

describe('an address', () => {
  it('leaves out what is not set', () =>
    expect(addressOf('/api/x', { q: '', page: undefined, view: 'self' })).toBe('/api/x?view=self'));
  it('encodes what is typed', () => expect(addressOf('/api/x', { q: 'a&b=ố' })).toBe('/api/x?q=a%26b%3D%E1%BB%91'));
  it('goes on after a question mark', () => expect(addressOf('/api/x?a=1', { b: 2 })).toBe('/api/x?a=1&b=2'));
});

describe('a criterion bar', () => {
  it('shows no piece of no length', () =>
    expect(piecesOf({ max: 20, earned: 17.3, lost: 1.2, noData: 1.5 })).toEqual([
      { pattern: 'good', width: '86.50%' },
      { pattern: 'lost', width: '6.00%' },
      { pattern: 'nodata', width: '7.50%' },
    ]));
  it('has its notch at the points needed', () => expect(notchOf({ max: 20, need: 14.8 })).toBe('74.00%'));
  it('is empty where nothing can be earned', () => expect(piecesOf({ max: 0, earned: 1 })).toEqual([]));
});

describe('keys', () => {
  it('begin a pair and end it', () => {
    const first = meaningOf('g', 1_000, null);
    expect(first.command).toBeUndefined();
    expect(meaningOf('t', 2_000, first.pending)).toEqual({ command: 'tree', pending: null });
  });
  it('forget the first of a pair after a while', () =>
    expect(meaningOf('t', 9_000, { key: 'g', at: 1_000 })).toEqual({ pending: null }));
  it('mean one thing alone', () => expect(meaningOf('j', 1, null).command).toBe('nextRow'));
  it('mean nothing when unknown', () => expect(meaningOf('x', 1, null)).toEqual({ pending: null }));
});

describe('the wait before a stream is opened again', () => {
  it('doubles, with a spread of a fifth, to at most 36 s', () => {
    expect([0, 1, 2].map((attempt) => waitBefore(attempt, 0.5))).toEqual([1_000, 2_000, 4_000]);
    expect(waitBefore(0, 0)).toBe(800);
    expect(waitBefore(40, 1)).toBeCloseTo(36_000);
  });
});

describe('a question that failed', () => {
  const busy = new ApiProblem(503, {});
  const refused = new ApiProblem(403, {});
  it('is put twice more where it may be better in a moment', () =>
    expect([0, 1, 2].map((count) => retry(count, busy))).toEqual([true, true, false]));
  it('is not put again where that is the answer', () => expect(retry(0, refused)).toBe(false));
  it('is put on and on while what is shown could not be renewed', () => {
    expect(untilRenewed({ state: { data: 'shown', error: busy } })).toBe(10_000);
    expect(untilRenewed({ state: { data: 'shown', error: new ApiProblem(0, {}) } })).toBe(10_000);
    expect(untilRenewed({ state: { data: 'shown', error: null } })).toBe(false);
    expect(untilRenewed({ state: { data: 'shown', error: refused } })).toBe(false);
  });
  it('is left to the reader where nothing is shown', () =>
    expect(untilRenewed({ state: { data: undefined, error: busy } })).toBe(false));
});

describe('preferences', () => {
  it('take only what is a choice', () =>
    expect(preferencesFrom({ theme: 'pink', type: 'large', language: 'fr', keys: false })).toEqual({
      theme: 'system',
      type: 'large',
      language: 'vi',
      keys: false,
    }));
  it.each([null, 'text', 7])('survive %p in the store', (stored) =>
    expect(preferencesFrom(stored).language).toBe('vi'),
  );
});
