import { withoutMoving } from './news.ts';

const row = (cellId: string, revision = 1, pace = 90) => ({ cellId, revision, pace });

describe('news of a list that somebody reads', () => {
  it('changes values where they stand', () => {
    const { rows, waiting } = withoutMoving([row('A'), row('B')], [row('A', 2, 95), row('B')]);
    expect(rows).toEqual([row('A', 2, 95), row('B')]);
    expect(waiting).toEqual([]);
  });

  it('keeps the order and says which cells wait', () => {
    const { rows, waiting } = withoutMoving([row('A'), row('B'), row('C')], [row('B'), row('A', 2, 99), row('C')]);
    expect(rows.map(({ cellId }) => cellId)).toEqual(['A', 'B', 'C']);
    expect(rows[0]).toEqual(row('A', 2, 99));
    expect(waiting).toEqual(['A']);
  });

  it('lets a new cell wait', () => {
    const { rows, waiting } = withoutMoving([row('A')], [row('N'), row('A')]);
    expect(rows).toEqual([row('A')]);
    expect(waiting).toEqual(['N']);
  });

  it('keeps a cell that has left until the reader asks', () => {
    const { rows, waiting } = withoutMoving([row('A'), row('B')], [row('B')]);
    expect(rows.map(({ cellId }) => cellId)).toEqual(['A', 'B']);
    expect(waiting).toEqual(['A']);
  });

  it('counts rows that merely stand elsewhere', () =>
    expect(withoutMoving([row('A'), row('B')], [row('B'), row('A')]).waiting).toEqual(['B', 'A']));
});
