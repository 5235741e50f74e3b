import { Outcome } from '@bontot/contracts';
import { foldName, nameOrderOf } from './fold-name.ts';
import { orderOf, orderOfCounts, orderRange, paceOrderOf, worstFirst, worstOf } from './outcome.ts';
import { countsOn, pathsAbove } from './place.ts';
import { sameCounts, sumOf } from './roll-up.ts';

const sorted = (keys: string[]) => keys.sort().map((key) => key.split('|').at(-1));

describe('the order worst first', () => {
  it('has a place for every outcome there is', () =>
    expect([...worstFirst].sort()).toEqual([...Outcome.options].sort()));

  it('goes by outcome, then by the lower pace, then by id; no pace comes last', () =>
    expect(
      sorted([
        orderOf('on_track', 12, 'D'),
        orderOf('at_risk', 100, 'C'),
        orderOf('at_risk', 99.99, 'B'),
        orderOf('at_risk', 9, 'A'),
        orderOf('at_risk', null, 'C2'),
        orderOf('out_of_reach', 88, '0'),
      ]),
    ).toEqual(['0', 'A', 'B', 'C', 'C2', 'D']));

  it.each(worstFirst)('has a range of its own for %s', (outcome) => {
    const { $gte, $lt } = orderRange(outcome);
    const inside = worstFirst.filter((other) => {
      const key = orderOf(other, 50, 'X');
      return key >= $gte && key < $lt;
    });
    expect(inside).toEqual([outcome]);
  });

  it('puts committees by their worst outcome and then by the larger share of it', () =>
    expect(
      sorted([
        orderOfCounts({ at_risk: 1, on_track: 9 }, 10, 'C'),
        orderOfCounts({ at_risk: 5, on_track: 5 }, 10, 'B'),
        orderOfCounts({ weak: 1, on_track: 99 }, 100, 'A'),
        orderOfCounts({}, 0, 'Z'),
      ]),
    ).toEqual(['A', 'B', 'C', 'Z']));

  it('sorts by pace alone, none last', () =>
    expect(sorted([paceOrderOf(null, 'C'), paceOrderOf(100, 'B'), paceOrderOf(9.5, 'A')])).toEqual(['A', 'B', 'C']));
});

describe('sums', () => {
  it('add cells and the sums below', () =>
    expect(sumOf([{ counts: { at_risk: 1 } }, { counts: { at_risk: 2, met: 1 } }, { counts: { met: 0 } }])).toEqual({
      cells: 4,
      counts: { at_risk: 3, met: 1 },
    }));
  it('are the same whatever is left out', () => {
    expect(sameCounts({ at_risk: 1, met: 0 }, { at_risk: 1 })).toBe(true);
    expect(sameCounts({ at_risk: 1 }, { at_risk: 1, met: 1 })).toBe(false);
  });
  it('name the worst of what there is', () => {
    expect(worstOf({ on_track: 3, no_data: 1 })).toBe('no_data');
    expect(worstOf({})).toBeNull();
  });
});

describe('names', () => {
  it.each([
    ['Chi bộ thôn Đồng Mỏ', 'chi bo thon dong mo'],
    ['  ĐẢNG ỦY   xã Lục-Hồn ', 'dang uy xa luc hon'],
    ['Ячейка № 7', 'ячеика 7'],
  ])('are searched without marks: %s', (name, folded) => expect(foldName(name)).toBe(folded));
  it('are sorted as people count', () =>
    expect(sorted([nameOrderOf('Thôn 10', 'B'), nameOrderOf('thôn 9', 'A'), nameOrderOf('Thôn 9', 'A2')])).toEqual([
      'A',
      'A2',
      'B',
    ]));
});

describe('places', () => {
  it('know every path above', () => expect(pathsAbove('/QN/QN-LH/')).toEqual(['/', '/QN/', '/QN/QN-LH/']));
  it.each([
    ['2026-01-01', null, true],
    ['2026-07-02', null, false],
    ['2020-01-01', '2026-07-01', true],
    ['2020-01-01', '2026-06-30', false],
  ])('count from the first to the last day: %s to %s', (validFrom, validTo, counted) =>
    expect(countsOn({ validFrom, validTo }, '2026-07-01')).toBe(counted),
  );
});
