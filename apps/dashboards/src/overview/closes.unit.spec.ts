import { addDays } from '@bontot/kernel';
import fc from 'fast-check';
import { closeDay, closeOn, comparedDays, KEPT_DAYS, type Close } from './closes.ts';

const close = (day: string, revision: number, change: Partial<Close> = {}): Close => ({
  ...{ day, revision, outcome: 'on_track', pace: 90, changed: [] },
  ...change,
});

describe('the closes of a card', () => {
  it('keep the last revision of a day, and all that changed on it', () => {
    const closes = [close('2026-07-01', 1, { changed: ['1.1'] }), close('2026-07-01', 2, { changed: ['1.2'] })];
    expect(closes.reduce<Close[]>(closeDay, [])).toEqual([close('2026-07-01', 2, { changed: ['1.1', '1.2'] })]);
  });

  it('answer with the last day up to the one asked for', () => {
    const closes = [close('2026-07-01', 1), close('2026-07-05', 2)];
    expect(closeOn(closes, '2026-07-04')?.revision).toBe(1);
    expect(closeOn(closes, '2026-06-30')).toBeUndefined();
  });

  it('are the same in whatever order and however often revisions arrive', () => {
    const story = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 30 }).map((steps) => {
      let day = '2026-01-01';
      return steps.map((step, index) => close((day = addDays(day, step)), index + 1));
    });
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (revisions, chance) => {
        const inOrder = revisions.reduce<Close[]>(closeDay, []);
        const shuffled = [...revisions, ...revisions]
          .map((revision) => ({ revision, by: chance.next().value as number }))
          .sort((a, b) => a.by - b.by);
        expect(shuffled.map(({ revision }) => revision).reduce<Close[]>(closeDay, [])).toEqual(inOrder);
      }),
      { numRuns: 200 },
    );
  });

  it('go after the window but for the value that it opened with', () => {
    const days = [-100, -50, -KEPT_DAYS + 1, 0].map((ago) => addDays('2026-07-31', ago));
    const kept = days.map((day, index) => close(day, index + 1)).reduce<Close[]>(closeDay, []);
    expect(kept.map(({ revision }) => revision)).toEqual([2, 3, 4]);
  });

  it('are compared with yesterday and with the end of the month before', () =>
    expect(comparedDays('2026-03-01')).toEqual({ yesterday: '2026-02-28', monthStart: '2026-02-28' }));
});
