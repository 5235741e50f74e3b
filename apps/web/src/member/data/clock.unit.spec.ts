import { aheadOf } from './clock.ts';

const NOW = Date.parse('2026-10-10T12:00:00Z');

describe('the clock of a phone', () => {
  it('is right when it is off by less than an answer may take', () =>
    expect(aheadOf('Sat, 10 Oct 2026 12:01:00 GMT', NOW)).toBe(0));
  it('follows the server when it is off by a day', () =>
    expect(aheadOf('Sun, 11 Oct 2026 12:00:00 GMT', NOW)).toBe(86_400_000));
  it.each([null, 'soon'])('stays as it is for %p', (date) => expect(aheadOf(date, NOW)).toBe(0));
});
