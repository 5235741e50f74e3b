import type { Cell } from './cell.ts';
import { dayOf, dayOfSerial, dayOrYearOf } from './dates.ts';

const TODAY = '2026-06-15';
const read = (cell: Cell, reader = dayOf) => {
  const found = reader(cell, TODAY);
  return found.ok ? found.value : found.refusal.code;
};

describe('a day in a cell', () => {
  it.each([
    ['15/05/1969', '1969-05-15'],
    ['7-9-80', '1980-09-07'],
    ['19.5.2005', '2005-05-19'],
    ['3/2/25', '2025-02-03'],
    ['ngày 3 tháng 2 năm 1995', '1995-02-03'],
    ['1995-02-03', '1995-02-03'],
    ['1995-02-03T00:00:00', '1995-02-03'],
    ['29/02/2024', '2024-02-29'],
    [25_338, '1969-05-15'],
    ['25338', '1969-05-15'],
    [{ date: '1996-02-03' }, '1996-02-03'],
  ] satisfies [Cell, string][])('%p is read day before month', (cell, day) => expect(read(cell)).toBe(day));
  it.each([
    ['31/02/1980', 'IMPORT_DATE_MISSING'],
    ['29/02/2025', 'IMPORT_DATE_MISSING'],
    ['13/13/2000', 'IMPORT_DATE_MISSING'],
    ['1980', 'IMPORT_DATE_WITHOUT_DAY'],
    ['05/1980', 'IMPORT_DATE_WITHOUT_DAY'],
    ['chưa rõ', 'IMPORT_DATE_UNREADABLE'],
    [0.5, 'IMPORT_DATE_UNREADABLE'],
    [{ fault: 'IMPORT_CELL_ERROR', shown: '#REF!' }, 'IMPORT_DATE_UNREADABLE'],
  ] satisfies [Cell, string][])('%p is none, and it is said why', (cell, code) => expect(read(cell)).toBe(code));
  it('may be a year alone where no more is known', () => {
    expect(read(1954, dayOrYearOf)).toBe('1954');
    expect(read('1954', dayOrYearOf)).toBe('1954');
    expect(read('03/1954', dayOrYearOf)).toBe('1954');
  });
  it('of two digits is the latest year that is not after today', () => {
    expect(read('1/1/26')).toBe('2026-01-01');
    expect(read('1/1/27')).toBe('1927-01-01');
  });
  it('is counted from 1904 where the book says so, and never falls on the day that 1900 did not have', () => {
    expect(dayOfSerial(25_338 - 1_462, true)).toBe('1969-05-15');
    expect(dayOfSerial(61)).toBe('1900-03-01');
    expect(dayOfSerial(60)).toBeUndefined();
  });
});
