import type { Sheet } from './answers.ts';
import { columnName, draftOf, mappingOf, samplesOf, shareOf, withField } from './model.ts';

const sheet: Sheet = {
  ...{ sheet: 0, name: 'Đảng viên', hidden: false, rows: 20 },
  header: {
    row: 4,
    kind: 'members',
    columns: [
      { column: 1, title: 'Họ và tên', field: 'name' },
      { column: 2, title: 'Ghi chú', field: null },
      { column: 26, title: 'Số thẻ', field: 'cardNumber' },
    ],
  },
  top: [
    { row: 1, cells: { B: 'DANH SÁCH' } },
    { row: 5, cells: { B: 'Nguyễn Văn An', AA: '45000001' } },
    { row: 6, cells: { B: 'Nguyễn Văn An', AA: '45000002' } },
  ],
  proposed: {
    sheet: 0,
    kind: 'members',
    headerRow: 4,
    columns: { B: 'name', AA: 'cardNumber' },
    unitId: null,
    remembered: false,
  },
};

describe('what a person says of the columns', () => {
  it('begins with what was proposed, and goes back as it was', () => {
    const { remembered, ...proposed } = sheet.proposed;
    expect(remembered).toBe(false);
    expect(mappingOf(draftOf(sheet))).toEqual(proposed);
  });
  it('takes a field away from the column that had it', () => {
    const draft = withField(draftOf(sheet), 2, 'name');
    expect(mappingOf(draft).columns).toEqual({ C: 'name', AA: 'cardNumber' });
    expect(mappingOf(withField(draft, 2, null)).columns).toEqual({ AA: 'cardNumber' });
  });
  it('is shown with texts from below the header, each once', () => {
    expect(samplesOf(sheet, 4, 1)).toEqual(['Nguyễn Văn An']);
    expect(samplesOf(sheet, 4, 26)).toEqual(['45000001', '45000002']);
  });
});

it('columns are named as sheets name them', () =>
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']));

it('how far it is, is said only where somebody knows of how much', () => {
  expect(shareOf({ done: 50, of: 200 })).toBe(0.25);
  expect(shareOf({ done: 210, of: 200 })).toBe(1);
  expect(shareOf({ done: 50, of: 0 })).toBeUndefined();
});
