import { cellsIn, comparisonWith, segmentsOf, stripOrder, worstIn, worstRank } from './distribution.ts';

describe('the strip of outcomes', () => {
  it('draws what occurs, from what is in order to what nobody knows', () =>
    expect(segmentsOf({ no_data: 1, at_risk: 5, on_track: 13, out_of_reach: 2, weak: 0 })).toEqual([
      { outcome: 'on_track', count: 13 },
      { outcome: 'at_risk', count: 5 },
      { outcome: 'out_of_reach', count: 2 },
      { outcome: 'no_data', count: 1 },
    ]));

  it('speaks of as many cells as its segments together', () =>
    expect(cellsIn({ no_data: 1, at_risk: 5, on_track: 13, out_of_reach: 2 })).toBe(21));

  it('is empty where there is no cell', () => expect(segmentsOf({})).toEqual([]));
});

describe('the comparison of two days', () => {
  it('is about those on track while the year runs', () =>
    expect(comparisonWith({ day: '2026-10-01', counts: { on_track: 12 } }, { on_track: 13, at_risk: 5 })).toEqual({
      day: '2026-10-01',
      outcome: 'on_track',
      from: 12,
      to: 13,
    }));

  it('is about the title once it is computed', () =>
    expect(
      comparisonWith({ day: '2027-01-15', counts: { four_good: 8, fair: 13 } }, { four_good: 9, fair: 12 }),
    ).toMatchObject({
      outcome: 'four_good',
      from: 8,
      to: 9,
    }));

  it('does not compare outlooks with results', () =>
    expect(
      comparisonWith({ day: '2026-12-31', counts: { on_track: 12 } }, { four_good: 9, fair: 12 }),
    ).toBeUndefined());

  it('is left out where the earlier day is unknown', () =>
    expect(comparisonWith(null, { on_track: 1 })).toBeUndefined());
});

describe('the outcome that needs a person most', () => {
  it('is the first of those that occur', () => {
    expect(worstIn({ on_track: 9, at_risk: 1, no_data: 3 })).toBe('at_risk');
    expect(worstIn({ on_track: 0 })).toBeUndefined();
  });

  it('knows every outcome of the strip', () =>
    expect(stripOrder.map(worstRank).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
});
