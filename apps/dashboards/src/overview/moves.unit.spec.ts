import { addDays } from '@bontot/kernel';
import type { Close } from './closes.ts';
import { movedSince, movesOf } from './moves.ts';

const TODAY = '2026-11-22';
const close = (daysAgo: number, outcome: Close['outcome'], pace: number | null): Close => ({
  ...{ day: addDays(TODAY, -daysAgo), revision: 40 - daysAgo, outcome, pace, changed: [] },
});

describe('how far a cell has moved', () => {
  it('weighs a step of outcome more than any pace', () => {
    const closes = [close(9, 'on_track', 99)];
    expect(movedSince({ outcome: 'at_risk', pace: 99, closes }, addDays(TODAY, -1))).toBeLessThan(
      movedSince({ outcome: 'on_track', pace: 0, closes }, addDays(TODAY, -1)),
    );
  });

  it('takes a pace that is not there for no move of pace', () =>
    expect(movedSince({ outcome: 'met', pace: null, closes: [close(9, 'met', 70)] }, TODAY)).toBe(0));

  it('keeps each number of days by itself, and leaves out what stood still', () =>
    expect(
      movesOf({ outcome: 'on_track', pace: 91, closes: [close(20, 'on_track', 90), close(3, 'on_track', 91)] }, TODAY),
    ).toEqual({ d7: 1, d30: expect.any(Number), due: addDays(TODAY, 4) }));

  it('takes a cell whose first card is younger for one without data then', () =>
    expect(movesOf({ outcome: 'met', pace: 9, closes: [close(2, 'met', 9)] }, TODAY).d30).toBeGreaterThan(0));

  it('is due on the first day that changes a value, and never once all closes lie further back', () => {
    const closes = [close(8, 'met', 90), close(1, 'met', 95)];
    for (let ahead = 0; ahead < 40; ahead++) {
      const today = addDays(TODAY, ahead);
      const { due, ...moves } = movesOf({ outcome: 'met', pace: 95, closes }, today);
      const { due: _, ...next } = movesOf({ outcome: 'met', pace: 95, closes }, addDays(today, 1));
      if (due !== addDays(today, 1)) expect(next).toEqual(moves);
    }
    expect(movesOf({ outcome: 'met', pace: 95, closes }, addDays(TODAY, 30)).due).toBeNull();
  });
});
