import { placeAfter, placeWithin } from './moves.ts';

const size = { rows: 21, columns: 27 };
const press = (key: string, ctrlKey = false) => placeAfter({ key, ctrlKey }, { row: 5, column: 5 }, size);

describe('keys inside the heatmap', () => {
  it.each([
    ['ArrowUp', { row: 4, column: 5 }],
    ['ArrowDown', { row: 6, column: 5 }],
    ['ArrowLeft', { row: 5, column: 4 }],
    ['ArrowRight', { row: 5, column: 6 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 26 }],
    ['PageDown', { row: 15, column: 5 }],
    ['PageUp', { row: 0, column: 5 }],
  ])('%s', (key, place) => expect(press(key)).toEqual(place));

  it('Control with Home and End leads to the corners', () => {
    expect(press('Home', true)).toEqual({ row: 0, column: 0 });
    expect(press('End', true)).toEqual({ row: 20, column: 26 });
  });

  it('stays at an edge', () =>
    expect(placeAfter({ key: 'ArrowUp', ctrlKey: false }, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 }));

  it('leaves every other key to the page', () => expect(press('j')).toBeUndefined());

  it('finds a place again after rows have gone', () =>
    expect(placeWithin({ row: 20, column: 26 }, { rows: 3, columns: 5 })).toEqual({ row: 2, column: 4 }));
});
