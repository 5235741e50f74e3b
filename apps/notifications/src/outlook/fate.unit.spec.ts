import { fateOf } from './fate.ts';
import type { DayChange } from './outlook.ts';

const NOW = Date.parse('2026-07-03T02:00:00Z');
const on = (day: string): DayChange => ({
  ...{ cellId: 'QN-LH-07', day, period: '2026', from: 'on_track', to: 'at_risk', via: null, revision: 2, at: NOW },
  reason: {
    ...{ result: 'at_risk', blockedBy: [], total: null, pace: 80 },
    criteriaSet: { id: 'cell-default', version: '1.0.0' },
  },
});
const cell = { level: 'cell' as const };

describe('the fate of a change', () => {
  it('is to be told to whose affair it is', () =>
    expect(fateOf(on('2026-07-03'), cell, ['A', 'B'], NOW)).toEqual({ is: 'told', personIds: ['A', 'B'] }));
  it('is to wait for somebody to tell', () =>
    expect(fateOf(on('2026-07-03'), cell, [], NOW)).toEqual({ is: 'waiting', lacks: 'recipient' }));
  it('is to wait for a cell that nobody knows yet, whoever holds a post there', () =>
    expect(fateOf(on('2026-07-03'), undefined, ['A'], NOW)).toEqual({ is: 'waiting', lacks: 'unit' }));
  it('is to be closed for a committee', () =>
    expect(fateOf(on('2026-07-03'), { level: 'commune' }, [], NOW)).toEqual({ is: 'closed', why: 'not_a_cell' }));
  it.each([
    ['2026-04-04', 'told'],
    ['2026-04-03', 'closed'],
  ])('of %s, 90 days and more ago, is to be %s', (day, is) =>
    expect(fateOf(on(day), cell, ['A'], NOW)).toMatchObject({ is }),
  );
});
