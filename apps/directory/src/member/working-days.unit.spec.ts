import { addWorkingDays } from './working-days.ts';

describe('working days', () => {
  it('leave Saturday and Sunday out', () => {
    expect(addWorkingDays('2026-03-06', 1)).toBe('2026-03-09');
    expect(addWorkingDays('2026-03-02', 5)).toBe('2026-03-09');
  });
  it('are counted from the day after', () => expect(addWorkingDays('2026-03-02', 0)).toBe('2026-03-02'));
});
