import { after, aroundOf, closed, pointsOf } from '../test/builders.ts';
import type { Act, Meeting, Sheet } from './index.ts';
import { gradeOf, meetingSheet, needsWhy, sheetRows, suggestedPoints, totalOf } from './index.ts';

const sheetOf = (cell: Record<string, number>, confirmed: Record<string, number> = {}): Pick<Sheet, 'rows'> => ({
  rows: Object.fromEntries(
    Object.entries(cell).map(([row, points]) => [row, { cell: points, confirmed: confirmed[row] ?? null, why: '' }]),
  ),
});
const speaks = (count: number): Act[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'set-statement',
    statementId: `s${index}`,
    personId: `m${index + 1}`,
    kind: 'opinion',
  }));
const missing = (count: number): Act[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'mark',
    personId: `m${20 - index}`,
    mark: 'excused',
    reasonClass: 'work',
  }));

describe('the sheet of a meeting', () => {
  it('has four blocks of 15, 20, 45 and 20 points, and four rows that «good» cannot do without', () => {
    expect(meetingSheet.blocks.map(({ max, rows }) => [max, rows.reduce((sum, row) => sum + row.max, 0)])).toEqual([
      [15, 15],
      [20, 20],
      [45, 45],
      [20, 20],
    ]);
    expect(
      sheetRows(closed())
        .filter(({ mandatoryForGood }) => mandatoryForGood)
        .map(({ id }) => id),
    ).toEqual(['att.rate', 'run.duration', 'run.speak', 'close.minutes']);
  });
  it('is filled in from what the meeting proves; what only people can judge begins full', () => {
    const acts: Act[] = [...speaks(6), { type: 'mark', personId: 'm9', mark: 'unexcused' }];
    expect(suggestedPoints(closed({ acts }))).toEqual({
      ...pointsOf(),
      'prep.pre': 0,
      'prep.papers': 0,
      'att.unexcused': 0,
      'run.assign': 0,
      'close.conclusion': 0,
    });
  });
  it('counts minutes as signed in time until the five days have passed', () => {
    const late = after(closed(), [{ type: 'time-passed', today: '2026-03-11' }], aroundOf({ today: '2026-03-11' }));
    const points = (meeting: Meeting) => suggestedPoints(meeting)['close.minutes'];
    expect([points(closed()), points(late)]).toEqual([8, 0]);
  });
  it('gives full points for a share that reaches its limit, and less by share, cut to half points', () => {
    const rate = (absent: number, limits?: { attendance: number; speakers: number }) =>
      suggestedPoints(closed({ acts: missing(absent) }), limits)['att.rate'];
    expect([rate(3), rate(4), rate(10)]).toEqual([12, 11, 7]);
    expect(rate(3, { attendance: 95, speakers: 30 })).toBe(10.5);
  });
  it('gives full points for speaking from 30 % of those present on', () => {
    const speaking = (count: number) => suggestedPoints(closed({ acts: speaks(count) }))['run.speak'];
    expect([speaking(6), speaking(5), speaking(0)]).toEqual([10, 8, 0]);
  });
  it('shows what the cell scored beside what the meeting suggests', () => {
    const scored = after(closed(), [{ type: 'propose-score', points: pointsOf({ 'prep.draft': 2 }) }], aroundOf());
    expect(sheetRows(scored)[0]).toMatchObject({
      id: 'prep.draft',
      block: 'prep',
      suggested: 3,
      scored: { cell: 2, confirmed: null },
    });
  });
});

describe('the grade of a meeting', () => {
  /** Rows that «good» can do without, worth 23 and 50 points less. */
  const upTo77 = { 'run.order': 0, 'prep.papers': 0, 'close.previous': 0, 'prep.pre': 0 };
  const upTo50 = {
    ...upTo77,
    'run.critique': 0,
    'run.assign': 0,
    'close.conclusion': 0,
    'att.unexcused': 0,
    'prep.draft': 1,
  };
  it.each<[number, Record<string, number>, number]>([
    [100, {}, 4],
    [90, { 'run.order': 0, 'run.principle': 3 }, 4],
    [89.5, { 'run.order': 0, 'run.principle': 2.5 }, 3],
    [70, { ...upTo77, 'run.critique': 0 }, 3],
    [69.5, { ...upTo77, 'run.critique': 0, 'prep.draft': 2.5 }, 2],
    [50, upTo50, 2],
    [49.5, { ...upTo50, 'prep.draft': 0.5 }, 1],
  ])('of %d points is that of the published limits', (total, given, grade) => {
    const sheet = sheetOf(pointsOf(given));
    expect([totalOf(sheet, 'cell'), gradeOf(sheet, 'cell')]).toEqual([total, grade]);
  });
  it.each(['att.rate', 'run.duration', 'run.speak', 'close.minutes'])(
    'is fair with 99.5 points where %s is not full',
    (row) => {
      const max = pointsOf()[row]!;
      expect(gradeOf(sheetOf(pointsOf({ [row]: max - 0.5 })))).toBe(3);
      expect(gradeOf(sheetOf(pointsOf({ 'prep.draft': 2.5 })))).toBe(4);
    },
  );
  it('is that of the supervisor, while the column of the cell stays', () => {
    const sheet = sheetOf(pointsOf(), { 'att.rate': 9 });
    expect([gradeOf(sheet, 'cell'), gradeOf(sheet)]).toEqual([4, 3]);
    expect([totalOf(sheet, 'cell'), totalOf(sheet)]).toEqual([100, 97]);
  });
  it('is weak for an empty sheet', () => expect(gradeOf({ rows: {} })).toBe(1));
});

describe('a difference of the two columns', () => {
  it('needs a reason above 2 points, either way', () => {
    expect(needsWhy({ cell: 8, confirmed: 6 })).toBe(false);
    expect(needsWhy({ cell: 8, confirmed: 5.5 })).toBe(true);
    expect(needsWhy({ cell: 5, confirmed: 8 })).toBe(true);
    expect(needsWhy({ cell: 8, confirmed: null })).toBe(false);
  });
});
