import { moved, placeAt } from './order.ts';

describe('the order of the agenda', () => {
  it('moves one and keeps the others', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  });
  it('stays within the list', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 0, 9)).toEqual(['b', 'a']);
  });
  it('moves nothing that is not there', () => expect(moved(['a'], 4, 0)).toEqual(['a']));
  it('takes the row under the finger, the last one below them all', () => {
    expect([5, 25, 45, 99].map((y) => placeAt([10, 30, 50], y))).toEqual([0, 1, 2, 2]);
  });
});
