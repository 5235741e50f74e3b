import type { Mover } from './movers.ts';
import { directionOf, namedIndicators } from './movers.ts';

const mover = (from: number | null, to: number | null) =>
  ({ from: { outcome: 'at_risk', pace: from }, to: { outcome: 'on_track', pace: to } }) as Mover;

it.each([
  [89.4, 93.2, 'up'],
  [87.8, 85.4, 'down'],
  [90, 90, 'same'],
  [null, 85.4, 'same'],
  [85.4, null, 'same'],
])('a pace from %p to %p goes %s', (from, to, direction) => expect(directionOf(mover(from, to))).toBe(direction));

it('names four indicators and counts the rest', () => {
  expect(namedIndicators(['1.1', '1.2'])).toEqual({ ids: '1.1, 1.2', more: 0 });
  expect(namedIndicators(['1.1', '1.2', '1.3', '2.1', '2.3', '3.4'])).toEqual({ ids: '1.1, 1.2, 1.3, 2.1', more: 2 });
});
