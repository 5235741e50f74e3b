import fc from 'fast-check';
import type { CardRow } from '../commune/answers.ts';
import { bandOf, bySet, columnsOf, criterionCell, cutPercent, heatRows, indicatorCell } from './heat-model.ts';

const card = (part: Partial<CardRow>): CardRow =>
  ({ shares: {}, criteria: {}, points: {}, failing: {}, criteriaSet: null, ...part }) as CardRow;

describe('a heat cell', () => {
  it.each([
    [100, 0],
    [90, 0],
    [89, 1],
    [80, 1],
    [79, 2],
    [60, 2],
    [59, 3],
    [0, 3],
  ])('of %i percent lies in band %i', (share, band) => expect(bandOf(share)).toBe(band));

  it('has a ring where a floor fails, though 99 percent are reached', () =>
    expect(indicatorCell(card({ shares: { '2.3': 99 }, failing: { '2.3.a': [130, 153] } }), '2.3')).toEqual({
      kind: 'share',
      share: 99,
      band: 0,
      failing: true,
    }));

  it('does not take a neighbour for its part', () =>
    expect(indicatorCell(card({ shares: { '2.3': 99 }, failing: { '2.30.a': [1, 2] } }), '2.3').failing).toBe(false));

  it.each(['no_data', 'not_due', 'not_applicable'] as const)('never draws %s as a share', (state) =>
    expect(indicatorCell(card({ points: { '4.4': state } }), '4.4')).toEqual({ kind: state, failing: false }),
  );

  it('says «no data» of a cell that nobody has heard of', () =>
    expect(indicatorCell(card({}), '1.1').kind).toBe('no_data'));

  it('tells met from not met in a set without points', () =>
    expect(indicatorCell(card({ points: { 'P1.1': 'not_met' } }), 'P1.1')).toEqual({
      kind: 'item',
      met: false,
      failing: false,
    }));

  it('cuts a percentage, so that a missed limit never looks reached', () => {
    expect(cutPercent(22.49, 25)).toBe(89);
    expect(cutPercent(22.5, 25)).toBe(90);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), (due, earned) => {
        const share = cutPercent(earned / 100, due / 100);
        return share * due <= earned * 100 && (share + 1) * due > earned * 100;
      }),
    );
  });
});

describe('the cell of a criterion', () => {
  it('is its share of what is due', () =>
    expect(criterionCell(card({ criteria: { C1: [24.18, 27] } }), 'C1', ['1.1'])).toMatchObject({
      share: 89,
      band: 1,
    }));

  it('is «no data» when something is owed and nothing known', () =>
    expect(criterionCell(card({ points: { '1.1': 'no_data', '1.6': 'not_due' } }), 'C1', ['1.1', '1.6']).kind).toBe(
      'no_data',
    ));

  it('is «not due» when nothing is owed yet', () =>
    expect(
      criterionCell(card({ points: { '4.3': 'not_due', '4.4': 'not_applicable' } }), 'C4', ['4.3', '4.4']).kind,
    ).toBe('not_due'));

  it('is the share of items met in a set without points', () =>
    expect(
      criterionCell(card({ points: { 'P1.1': 'met', 'P1.2': 'met', 'P1.3': 'not_met', 'P1.4': 'not_due' } }), 'C1', [
        'P1.1',
        'P1.2',
        'P1.3',
        'P1.4',
      ]),
    ).toMatchObject({ share: 66, band: 2 }));
});

describe('the table', () => {
  const set = {
    criteria: [
      { id: 'C1', name: 'one', indicators: [{ id: '1.1', name: 'a' }] },
      { id: 'C2', name: 'two', indicators: [{ id: '2.1', name: 'b' }] },
    ],
  };

  it('has a column for each criterion as a whole, before its indicators', () =>
    expect(columnsOf(set).map(({ id }) => id)).toEqual(['C1', '1.1', 'C2', '2.1']));

  it('has a cell for each column of each row', () => {
    const rows = heatRows([card({ shares: { '1.1': 70 }, criteria: { C1: [7, 10] } })], columnsOf(set));
    expect(rows[0]!.cells.map((cell) => ('share' in cell ? cell.share : cell.kind))).toEqual([
      70,
      70,
      'no_data',
      'no_data',
    ]);
  });

  it('stands apart per criteria set; a cell without one joins the set of most', () => {
    const of = (cellId: string, id: string | null) =>
      card({ cellId, criteriaSet: id === null ? null : { id, version: '1' } });
    const groups = bySet([of('A', 'items'), of('B', 'points'), of('N', null), of('C', 'points')]);
    expect(groups.map(({ set: { id }, rows }) => [id, rows.map(({ cellId }) => cellId)])).toEqual([
      ['points', ['B', 'N', 'C']],
      ['items', ['A']],
    ]);
  });

  it('is left out where no cell has a card', () => expect(bySet([card({})])).toEqual([]));
});
