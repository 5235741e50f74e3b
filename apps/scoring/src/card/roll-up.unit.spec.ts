import type { EvidenceBody } from '@bontot/contracts';
import { Facts, type Fact } from '@bontot/scoring-core';
import { CELL, fact, KEY, NOW, unit } from '../../test/builders.ts';
import { cardUnitOf } from './entry.ts';
import { advanceRollUps, nextRollUpDay, rollUpsOf } from './roll-up.ts';

const ASOF = '2026-07-20';
const believed = (body: EvidenceBody | Fact): Fact => ({ recordedAt: NOW, confirmation: 'by_nature', ...body });
const rollUps = (bodies: (EvidenceBody | Fact)[], asOf = ASOF, differs: Parameters<typeof unit>[1] = {}) =>
  rollUpsOf(KEY, Facts.of(bodies.map(believed)), cardUnitOf(unit(CELL, differs)), asOf);
const named = (measure: string, source: string, differs: Partial<EvidenceBody> = {}) =>
  fact(measure, { source, ...differs });

describe('the roll-ups of a cell', () => {
  it('count grades of meetings as points out of four, on the day of the last', () => {
    const grades = [4, 3, 0].map((grade, n) =>
      named('meeting.grade', `m${n}`, { effectiveOn: `2026-0${n + 2}-10`, value: { grade } }),
    );
    expect(rollUps(grades)).toEqual([
      { measure: 'sub.meeting.grade', source: `sub/${CELL}`, effectiveOn: '2026-04-10', value: { part: 7, whole: 12 } },
    ]);
  });
  it('count members registered out of those obliged', () => {
    const pledges = [true, true, false].map((yes, n) =>
      named('pledge.registered', `p${n}`, { effectiveOn: '2026-01-31', value: { yes } }),
    );
    expect(rollUps(pledges)).toMatchObject([{ measure: 'sub.pledge.registered', value: { part: 2, whole: 3 } }]);
  });
  it('tell members who passed and who were good, of those classified', () => {
    const grades = [4, 3, 2, 1].map((grade, n) => named('member.classified', `c${n}`, { value: { grade } }));
    expect(rollUps(grades)).toMatchObject([
      { measure: 'sub.member.passed', value: { part: 3, whole: 4 } },
      { measure: 'sub.member.good', value: { part: 2, whole: 4 } },
    ]);
  });
  it('sum admissions, and leave out what waits for a verdict, was rejected or withdrawn', () => {
    const one = named('member.admitted', 'a1', { value: { n: 2 } });
    const bodies = [
      one,
      { ...believed({ ...one, source: 'a2' }), confirmation: 'pending' as const },
      { ...believed({ ...one, source: 'a3' }), confirmation: 'rejected' as const },
      { ...one, source: 'a4', withdrawn: true },
    ];
    expect(rollUps(bodies)).toMatchObject([{ measure: 'sub.member.admitted', value: { n: 2 } }]);
    expect(rollUps(bodies.slice(1))).toEqual([]);
  });
  it('say a visit at once, and that there was none when the quarter is over', () => {
    const visit = (on: string, yes: boolean) =>
      named('meeting.supervisor.attended', on, { effectiveOn: on, value: { yes } });
    const visits = [visit('2026-02-10', false), visit('2026-03-10', false), visit('2026-07-10', true)];
    expect(rollUps(visits).map(({ slot, value, effectiveOn }) => [slot, value, effectiveOn])).toEqual([
      ['2026-Q1', { yes: false }, '2026-03-31'],
      ['2026-Q2', { yes: false }, '2026-06-30'],
      ['2026-Q3', { yes: true }, '2026-09-30'],
    ]);
  });
  it('say nothing of quarters before the cell reported its meetings, or in which it did not exist', () => {
    const visit = named('meeting.supervisor.attended', 'm', { effectiveOn: '2026-05-10', value: { yes: false } });
    expect(rollUps([visit]).map(({ slot }) => slot)).toEqual(['2026-Q2']);
    expect(rollUps([visit], '2026-11-01').map(({ slot }) => slot)).toEqual(['2026-Q2', '2026-Q3']);
    expect(rollUps([visit], '2026-11-01', { validTo: '2026-08-01' }).map(({ slot }) => slot)).toEqual(['2026-Q2']);
  });
  it('say on 30 November whether there is a recognised model or initiative', () => {
    const models = (bodies: EvidenceBody[], asOf: string, differs: Parameters<typeof unit>[1] = {}) =>
      rollUps(bodies, asOf, differs)
        .filter(({ measure }) => measure === 'sub.cell.has_model')
        .map(({ value }) => value);
    const initiative = named('initiative.recognised', 'i', { effectiveOn: '2026-11-30', value: { yes: true } });
    expect(models([initiative], '2026-11-29')).toEqual([]);
    expect(models([], '2026-11-30')).toEqual([{ yes: false }]);
    expect(models([initiative], '2026-11-30')).toEqual([{ yes: true }]);
    const model = named('model.recognised', 'm', { value: { n: 1 } });
    expect(models([model], '2026-12-05')).toEqual([{ yes: true }]);
    // Merged away in summer: no lack is told of a cell that is not there, and nothing it had is forgotten.
    expect(models([], '2026-12-05', { validTo: '2026-07-31' })).toEqual([]);
    expect(models([model], '2026-12-05', { validTo: '2026-07-31' })).toEqual([{ yes: true }]);
  });
  it('come due by themselves at the end of each quarter and on 30 November', () => {
    const days = ['2026-01-01', '2026-03-31', '2026-10-01', '2026-11-30', '2026-12-31'];
    expect(days.map((day) => nextRollUpDay('2026', day))).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-11-30',
      '2026-12-31',
      undefined,
    ]);
  });
});

describe('what is sent of them', () => {
  const value = { measure: 'sub.member.admitted', source: `sub/${CELL}`, effectiveOn: '2026-07-03', value: { n: 1 } };
  const first = advanceRollUps([], 'QN-LH', [value], 3);

  it('is what is new, with the version of the card as revision', () => {
    expect(first.news).toEqual([{ ...value, committee: 'QN-LH', revision: 3 }]);
    expect(advanceRollUps(first.sent, 'QN-LH', [value], 4)).toEqual({ sent: first.sent, news: [] });
  });
  it('is a higher revision when a value changes, and a withdrawal when it is gone', () => {
    const more = { ...value, value: { n: 2 } };
    expect(advanceRollUps(first.sent, 'QN-LH', [more], 5).news).toEqual([{ ...more, committee: 'QN-LH', revision: 5 }]);
    const gone = advanceRollUps(first.sent, 'QN-LH', [], 6);
    expect(gone.news).toEqual([{ ...value, committee: 'QN-LH', revision: 6, withdrawn: true }]);
    expect(advanceRollUps(gone.sent, 'QN-LH', [], 7).news).toEqual([]);
  });
  it('after a move is withdrawn there and sent here, and after a move back the other way round', () => {
    const moved = advanceRollUps(first.sent, 'QN-DT', [value], 8);
    expect(moved.news).toEqual([
      { ...value, committee: 'QN-DT', revision: 8 },
      { ...value, committee: 'QN-LH', revision: 8, withdrawn: true },
    ]);
    expect(advanceRollUps(moved.sent, 'QN-LH', [value], 9).news).toEqual([
      { ...value, committee: 'QN-LH', revision: 9 },
      { ...value, committee: 'QN-DT', revision: 9, withdrawn: true },
    ]);
  });
  it('is withdrawn where no committee is above any more', () => {
    expect(advanceRollUps(first.sent, undefined, [], 10).news).toMatchObject([{ committee: 'QN-LH', withdrawn: true }]);
  });
});
