import { addDays } from '@bontot/kernel';
import { countsOn, turnsAfter } from './place.ts';

const TODAY = '2026-11-22';
const day = (ahead: number) => addDays(TODAY, ahead);

describe('when a unit counts', () => {
  it.each([
    ['has no end', day(-9), null],
    ['ends today', day(-9), day(0)],
    ['ends later', day(-9), day(3)],
    ['has ended', day(-9), day(-1)],
    ['begins tomorrow', day(1), null],
    ['begins and ends later', day(2), day(4)],
    ['never was', day(4), day(2)],
  ])('knows the next day that changes it for one that %s', (_, validFrom, validTo) => {
    const unit = { validFrom, validTo };
    const ahead = Array.from({ length: 10 }, (__, n) => day(n + 1));
    const turn = ahead.find((each) => countsOn(unit, each) !== countsOn(unit, TODAY)) ?? null;
    expect(turnsAfter(unit, TODAY)).toBe(turn);
  });
});
