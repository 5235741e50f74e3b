import { story } from '../test/duty-builders.ts';
import {
  calendarOf,
  decideSettings,
  defaultSettings,
  plannedDay,
  thematicDay,
  type Series,
  type SettingsAct,
  type UnitSettings,
} from './index.ts';

const of = story(decideSettings);
const unitId = 'QN-LH-07';
const series: Series = {
  regular: { day: 31, startsAt: '19:00', place: 'Nhà văn hóa' },
  thematic: { monthOfQuarter: 2, day: 15, startsAt: '19:00', place: 'Nhà văn hóa' },
  exceptions: [{ month: '2026-09', heldOn: '2026-10-02', reason: 'Quốc khánh' }],
  groups: [
    { groupId: 'g1', leaderId: 'm1', memberIds: ['m1', 'm2'] },
    { groupId: 'g2', leaderId: null, memberIds: ['m3'] },
  ],
};
const set = (more: Partial<Series> = {}) =>
  ['2026-01-05', { type: 'set-series', unitId, ...series, ...more }] as readonly [string, SettingsAct];
const limits = (minMinutes: number, members: number, attendanceBase: UnitSettings['attendanceBase'] = 'strict') =>
  ['2026-01-05', { type: 'set-limits', unitId, minMinutes, attendanceBase, members }] as readonly [string, SettingsAct];

describe('what a unit agrees for its meetings', () => {
  it('is 90 minutes and the strict base where nothing was agreed', () =>
    expect(defaultSettings(unitId)).toMatchObject({ minMinutes: 90, attendanceBase: 'strict', regular: null }));
  it('keeps its limits when it sets its series, and the other way round', () => {
    of(limits(60, 8), set()).becomes({ minMinutes: 60, ...series });
    of(set(), limits(60, 8, 'excused_out')).becomes({ minMinutes: 60, attendanceBase: 'excused_out', ...series });
  });
  it('changes nothing when it is said again', () => {
    of(set(), set()).changesNothing();
    of(limits(60, 8), limits(60, 8)).changesNothing();
  });
  it.each([
    [45, 8, true],
    [89, 8, true],
    [90, 8, true],
    [90, 22, true],
    [44, 8, false],
    [91, 8, false],
    [60.5, 8, false],
  ])('of %d minutes for %i members is allowed: %s', (minMinutes, members, allowed) => {
    if (allowed) of(limits(minMinutes, members)).becomes({ minMinutes });
    else of(limits(minMinutes, members)).refused('NUMBER_OUT_OF_RANGE', { field: 'minMinutes', min: 45, max: 90 });
  });
  it('is less than 90 minutes only for cells with fewer than 9 members', () =>
    of(limits(89, 9)).refused('MINUTES_FOR_SMALL_CELLS', { members: 9, under: 9 }));
  it.each<[string, Partial<Series>, string]>([
    ['a day that no month has', { regular: { day: 32, startsAt: '19:00', place: '' } }, 'NUMBER_OUT_OF_RANGE'],
    ['a time that no day has', { regular: { day: 5, startsAt: '25:00', place: '' } }, 'TIME_INVALID'],
    [
      'an exception without a reason',
      { exceptions: [{ month: '2026-09', heldOn: '2026-09-02', reason: '' }] },
      'TEXT_MISSING',
    ],
    [
      'an exception far away',
      { exceptions: [{ month: '2026-09', heldOn: '2026-11-02', reason: 'x' }] },
      'HELD_IN_OTHER_MONTH',
    ],
    ['two exceptions for a month', { exceptions: [...series.exceptions, ...series.exceptions] }, 'EXCEPTION_TWICE'],
    ['two groups with one id', { groups: [series.groups[0]!, { ...series.groups[1]!, groupId: 'g1' }] }, 'GROUP_TWICE'],
    [
      'a member of two groups',
      { groups: [series.groups[0]!, { ...series.groups[1]!, memberIds: ['m2'] }] },
      'MEMBER_IN_TWO_GROUPS',
    ],
  ])('has not %s', (_, more, code) => of(set(more)).refused(code));
});

describe('the calendar of a unit', () => {
  const settings: UnitSettings = { ...defaultSettings(unitId), ...series };
  it('has the fixed day of each month, the last one where a month is shorter', () => {
    expect(plannedDay(settings, '2026-01')).toBe('2026-01-31');
    expect(plannedDay(settings, '2026-02')).toBe('2026-02-28');
    expect(plannedDay(settings, '2028-02')).toBe('2028-02-29');
  });
  it('has another day where one was agreed', () => expect(plannedDay(settings, '2026-09')).toBe('2026-10-02'));
  it('has the thematic meeting in one month of each quarter', () =>
    expect(calendarOf(settings, 2026).flatMap(({ thematicOn }) => thematicOn ?? [])).toEqual([
      '2026-02-15',
      '2026-05-15',
      '2026-08-15',
      '2026-11-15',
    ]));
  it('has twelve months, with the reason of an exception', () => {
    const year = calendarOf(settings, '2026');
    expect(year).toHaveLength(12);
    expect(year[8]).toEqual({ month: '2026-09', plannedOn: '2026-10-02', because: 'Quốc khánh', thematicOn: null });
  });
  it('is empty where there is no series', () => {
    const none = defaultSettings(unitId);
    expect([plannedDay(none, '2026-01'), thematicDay(none, '2026-02')]).toEqual([null, null]);
  });
});
