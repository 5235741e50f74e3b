import { quarterOf, quartersOver } from './quarters.ts';

it.each([
  ['2026-01-01', '2026-Q1'],
  ['2026-06-30', '2026-Q2'],
  ['2026-12-31', '2026-Q4'],
])('%s lies in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter));

it('only quarters that are over can be confirmed, the latest first', () =>
  expect(quartersOver('2026-05-10')).toEqual(['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2']));
