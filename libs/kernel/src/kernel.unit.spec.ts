import {
  addDays,
  addMonths,
  canonical,
  daysBetween,
  endOfDay,
  isLocalDate,
  isUnitId,
  lastDayOfMonth,
  localDateOf,
  startOfDay,
  SOURCE_ID,
} from './index.ts';

describe('local dates', () => {
  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '25-01-01', '2025-1-1', '', null, 20250101])(
    'refuses %p',
    (text) => expect(isLocalDate(text)).toBe(false),
  );
  it('knows the leap day', () => expect(isLocalDate('2024-02-29')).toBe(true));
  it('turns the day over at midnight in Viet Nam', () => {
    expect(localDateOf(Date.parse('2025-06-30T16:59:59.999Z'))).toBe('2025-06-30');
    expect(localDateOf(Date.parse('2025-06-30T17:00:00.000Z'))).toBe('2025-07-01');
  });
  it('opens and closes a day', () => expect(endOfDay('2025-06-30') - startOfDay('2025-06-30')).toBe(86_399_999));
  it('adds across the year and to the end of a short month', () => {
    expect(addDays('2025-12-31', 15)).toBe('2026-01-15');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(lastDayOfMonth('2024-02-03')).toBe('2024-02-29');
    expect(daysBetween('2025-12-31', '2026-01-02')).toBe(2);
  });
});

describe('ids', () => {
  it.each(['QN-LH-07', 'Q', '9'])('accepts the unit %s', (id) => expect(isUnitId(id)).toBe(true));
  it.each(['qn', '-QN', 'QN.LH', '$QN', 'QN\u0000', 'Q'.repeat(65), ''])('refuses the unit %p', (id) =>
    expect(isUnitId(id)).toBe(false),
  );
  it.each(['a.b', '$where', 'a\u0007', 'x'.repeat(10_000)])('refuses the source %p', (id) =>
    expect(SOURCE_ID.test(id)).toBe(false),
  );
});

describe('canonical', () => {
  it('does not depend on the order of keys', () =>
    expect(canonical({ b: 1, a: [{ d: null, c: 'é' }] })).toBe(canonical({ a: [{ c: 'é', d: null }], b: 1 })));
  it('leaves undefined members out', () => expect(canonical({ a: undefined, b: 0 })).toBe('{"b":0}'));
});
