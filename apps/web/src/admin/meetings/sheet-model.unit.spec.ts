import type { Sheet } from '@bontot/meeting-core';
import {
  cellColumn,
  differencesOf,
  draftColumn,
  draftOf,
  needsWhy,
  pointsOf,
  readDraft,
  resultOf,
  rowsOf,
} from './sheet-model.ts';

/** A sheet whose cell gave all points but those named. */
const sheetOf = (less: Record<string, number> = {}): Sheet => ({
  state: 'sent_up',
  rows: Object.fromEntries(rowsOf().map(({ id, max }) => [id, { cell: less[id] ?? max, confirmed: null, why: '' }])),
  ...{ votes: null, sentOn: '2026-11-06', confirmedBy: null, confirmedAt: null, returnedBecause: '' },
});
const typed = (sheet: Sheet, points: Record<string, string>, why: Record<string, string> = {}) => {
  const draft = draftOf(sheet, 'vi');
  for (const [row, text] of Object.entries(points)) draft[row] = { points: text, why: why[row] ?? '' };
  return draft;
};

describe('the score sheet', () => {
  it.each(['vi', 'en', 'ru'] as const)(
    '%s: begins with the cell’s own points, and confirms them as they are',
    (language) => {
      const sheet = sheetOf({ 'run.order': 6.5 });
      const read = readDraft(draftOf(sheet, language), sheet);
      expect(read).toMatchObject({ ok: true, why: {} });
      expect(read.ok && read.points['run.order']).toBe(6.5);
    },
  );
  it.each([
    ['7', 7],
    ['7,5', 7.5],
    ['7.5', 7.5],
    [' 8 ', 8],
    ['0', 0],
    ['8,5', undefined],
    ['7,25', undefined],
    ['-1', undefined],
    ['', undefined],
    ['bảy', undefined],
  ])('reads «%s» in a row of 8 points', (text, points) => expect(pointsOf(text, 8)).toBe(points));
  it('asks why from a difference above two points on, in both directions', () => {
    expect([needsWhy(8, 6), needsWhy(8, 5.5), needsWhy(3, 5.5), needsWhy(8, undefined)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const sheet = sheetOf();
    expect(readDraft(typed(sheet, { 'run.order': '5' }), sheet)).toEqual({
      ok: false,
      faults: [{ row: 'run.order', field: 'why' }],
    });
    expect(readDraft(typed(sheet, { 'run.order': '5' }, { 'run.order': ' Sai trình tự ' }), sheet)).toMatchObject({
      ok: true,
      why: { 'run.order': 'Sai trình tự' },
    });
  });
  it('sends no reason of a row that does not differ', () => {
    const sheet = sheetOf();
    expect(readDraft(typed(sheet, { 'run.order': '8' }, { 'run.order': 'Thừa' }), sheet)).toMatchObject({ why: {} });
  });
  it('names every field that does not do, from the top', () => {
    const sheet = sheetOf();
    expect(readDraft(typed(sheet, { 'close.minutes': 'x', 'prep.pre': '9' }), sheet)).toEqual({
      ok: false,
      faults: [
        { row: 'prep.pre', field: 'points' },
        { row: 'close.minutes', field: 'points' },
      ],
    });
  });
  it('is good from 90 on only with full points in the mandatory rows', () => {
    expect(resultOf(cellColumn(sheetOf()))).toEqual({ total: 100, grade: 4 });
    expect(resultOf(cellColumn(sheetOf({ 'prep.papers': 0 })))).toEqual({ total: 95, grade: 4 });
    expect(resultOf(cellColumn(sheetOf({ 'run.speak': 9 })))).toEqual({ total: 99, grade: 3 });
  });
  it('sums what is typed, a field that does not do as the cell’s points', () => {
    const sheet = sheetOf();
    expect(resultOf(draftColumn(typed(sheet, { 'prep.draft': 'x', 'prep.notice': '1' }), sheet)).total).toBe(98);
  });
  it('knows the rows in which the confirmed points differ', () => {
    const sheet = sheetOf();
    sheet.rows['run.order'] = { cell: 8, confirmed: 7, why: '' };
    sheet.rows['run.speak'] = { cell: 10, confirmed: 10, why: '' };
    expect(differencesOf(sheet)).toEqual(['run.order']);
  });
});
