import { evaluate, explain, Facts, templates, type CellContext, type Fact } from '@bontot/scoring-core';
import type { ExplainedAssessment } from '@bontot/i18n';
import { monthsOf, trendLine, isBelow } from './charts.ts';
import type { EvidenceLine } from './answers.ts';
import { papersIn } from './papers.ts';
import { groupsOf, isToDo, openAtFirst, type Group } from './model.ts';

describe('the grounds of a rule', () => {
  it('are papers by their number for readers of other languages than the note has', () => {
    expect(papersIn('12-HD/BTCTW (2018): above 85 %; Yên Thủy, Hòa Bình: 85 % or 95 % by type of cell')).toEqual([
      '12-HD/BTCTW (2018)',
    ]);
    expect(
      papersIn('42-HD/BTCTW (2025); form of a commune plan (162-KH/ĐU, 2024); Nghệ An 10-HD/BTCTU (2024)'),
    ).toEqual(['42-HD/BTCTW (2025)', '162-KH/ĐU', 'Nghệ An 10-HD/BTCTU (2024)']);
    expect(papersIn('Party Charter, art. 8 (dues)')).toEqual([]);
  });
});

const context = (view: 'self' | 'reviewed' = 'reviewed'): CellContext => ({
  subject: 'cell',
  cellType: 'residential',
  period: '2026',
  activeFrom: '2020-01-01',
  view,
  notApplicable: [],
});
const meeting = (month: number, part: number): Fact => ({
  measure: 'meeting.attendance',
  source: `m${month}`,
  revision: 1,
  effectiveOn: `2026-0${month}-05`,
  recordedAt: Date.UTC(2026, month - 1, 5),
  value: { part, whole: 10 },
  confirmation: 'by_nature',
});

function assessed(facts: Fact[], set: keyof typeof templates = 'cell-default'): [ExplainedAssessment, Group[]] {
  const held = Facts.of(facts);
  const { nextReviewAt: _, ...assessment } = evaluate(templates[set], held, '2026-04-30', context());
  const explained = explain(templates[set], held, assessment as never, context(), '2026-04-30');
  const joined =
    assessment.scheme === 'points'
      ? {
          ...assessment,
          indicators: Object.fromEntries(
            Object.entries(assessment.indicators).map(([id, one]) => [id, { ...one, ...explained.indicators[id] }]),
          ),
        }
      : { ...assessment, reasons: explained.indicators };
  const whole = { ...joined, asOf: '2026-04-30', gateReasons: explained.gates } as ExplainedAssessment;
  return [whole, groupsOf(whole, templates[set])];
}
const rowOf = (groups: Group[], id: string) => groups.flatMap(({ rows }) => rows).find((row) => row.id === id)!;

describe('the rows of a card', () => {
  it('draw no data as no data, never as lost points', () => {
    const [, groups] = assessed([]);
    const row = rowOf(groups, '2.3');
    expect([row.look, row.points, row.amounts.lost]).toEqual(['nodata', null, 0]);
  });
  it('keep what is not due apart', () => expect(rowOf(assessed([])[1], '4.3').look).toBe('notdue'));
  it('are full where every point was earned', () => {
    const row = rowOf(assessed([meeting(1, 9), meeting(2, 9), meeting(3, 10)])[1], '2.3');
    expect([row.look, row.points, row.amounts.earned]).toEqual(['good', 5, 5]);
  });
  it('fail where a condition is not met whatever the points, and open by themselves', () => {
    const [, groups] = assessed([meeting(1, 8), meeting(2, 8), meeting(3, 9)]);
    expect(rowOf(groups, '2.3').look).toBe('fail');
    expect(openAtFirst(groups)).toContain('2.3');
  });
  it('add up to the maximum of their criterion', () => {
    for (const { amounts, criterion } of assessed([meeting(1, 8)])[1]) {
      const { earned = 0, lost = 0, noData = 0, notDue = 0 } = amounts;
      expect(earned + lost + noData + notDue).toBeCloseTo(criterion.max!, 6);
    }
  });
  it('ask for something where something can be done', () =>
    expect(isToDo(rowOf(assessed([meeting(1, 8), meeting(2, 8)])[1], '2.3'))).toBe(true));
  it('count items in a met / not-met set', () => {
    const [assessment, groups] = assessed([], 'pass-fail-default');
    expect(assessment.scheme).toBe('pass_fail');
    for (const { amounts, rows } of groups) expect(amounts.max).toBe(rows.length);
  });
});

const line = (month: number, part: number, state: EvidenceLine['state'] = 'counted') =>
  ({
    measure: 'meeting.attendance',
    effectiveOn: `2026-0${month}-05`,
    value: { part, whole: 17 },
    state,
  }) as EvidenceLine;

describe('the months of a measure', () => {
  it('leave a month without a fact as a gap', () =>
    expect(monthsOf([line(1, 15), line(2, 14), line(4, 13)], 'meeting.attendance')).toEqual([
      { month: 1, part: 15, whole: 17 },
      { month: 2, part: 14, whole: 17 },
      { month: 3, part: null, whole: null },
      { month: 4, part: 13, whole: 17 },
    ]));
  it('count neither what was rejected nor what was replaced', () =>
    expect(monthsOf([line(1, 15), line(2, 14, 'superseded'), line(3, 13, 'rejected')], 'meeting.attendance')).toEqual(
      [],
    ));
  it('fall below a limit by fractions, not by rounding', () => {
    expect(isBelow({ month: 1, part: 15, whole: 17 }, 0.85)).toBe(false);
    expect(isBelow({ month: 1, part: 14, whole: 17 }, 0.85)).toBe(true);
    expect(isBelow({ month: 1, part: null, whole: null }, 0.85)).toBe(false);
  });
});

describe('the line of the year', () => {
  const at = (day: string, pace: number | null) => ({ day, pace, total: null, result: 'on_track' as const });
  it('leaves days without a value out and keeps the limit in view', () => {
    const drawn = trendLine([at('2026-01-31', null), at('2026-02-28', 100), at('2026-03-31', 95)], 90, 100, 50)!;
    expect(drawn.points.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [100, 16.7],
    ]);
    expect(drawn.lowest).toBe(85);
    expect(drawn.limitY).toBe(33.3);
  });
  it('is not drawn of one day', () => expect(trendLine([at('2026-01-31', 90)], 90, 100, 50)).toBeNull());
});
