import type { MyPledge, PledgeAct, PledgeContent, PledgeItem, PledgeRow } from '@bontot/pledge-core';
import type { WaitingPledge } from '../data/pledge-acts.ts';
import { pledgeSteps } from '../home/pledge-steps.ts';
import { othersIn, togetherWith } from './co-authors.ts';
import { emptyPledge, withWaiting } from './fold.ts';
import { groupsOf, toRemind } from './groups.ts';
import { doneOf, faultsOf, isFree, isSame, itemsOf } from './items.ts';
import { nextOf } from './next.ts';

const ME = 'member-1';
const YEAR = 2026;
const dates = {
  ...{ registerBy: '2026-01-31', midBy: '2026-06-30', endBy: '2026-11-30', reviewBy: '2026-12-15' },
  organisationBy: '2026-03-31',
};
const item = (itemId: string, more: Partial<PledgeItem> = {}): PledgeItem => ({
  ...{ itemId, kind: 'target', title: `Việc ${itemId}`, measure: '3 hộ', dueOn: '2026-10-01', personal: false },
  carriedFrom: null,
  ...more,
});
const content = (...items: PledgeItem[]): PledgeContent => ({ ethics: 'A', duties: 'B', weaknesses: 'C', items });
const owes = (duty: 'registered' | 'mid' | 'end', daysLeft: number) => ({
  ...{
    duty,
    dueOn: { registered: dates.registerBy, mid: dates.midBy, end: dates.endBy }[duty],
    overdue: daysLeft < 0,
    daysLeft,
  },
});
const mine = (more: Partial<MyPledge> = {}): MyPledge => ({
  ...{ year: YEAR, memberId: ME, version: 4, view: null, due: [owes('registered', 10)], lastYear: null },
  ...{ campaign: { dates, who: { probationary: true, initiativeIn: [] } }, initiatives: [] },
  template: { ethics: '', duties: '', weaknesses: '', items: [] },
  ...more,
});
const waiting = (act: PledgeAct, answered?: number): WaitingPledge => ({
  envelope: {
    ...{ commandId: act.type, seq: 1, baseVersion: 4, deviceTime: 1_000 },
    target: { memberId: ME, year: YEAR },
    act,
  },
  answered,
});
const registration = waiting({ type: 'register', content: content(item('a'), item('b')) });
const report = (term: 'mid' | 'end', ...done: ('done' | 'partly' | 'not')[]): PledgeAct => ({
  ...{ type: 'report', term, text: '', selfGrade: 3 },
  items: done.map((one, at) => ({ itemId: 'ab'[at]!, done: one, line: '', evidence: [], selfGrade: null })),
});

describe('a year with what waits on the phone', () => {
  const on = (today: string, ...acts: WaitingPledge[]) => withWaiting(mine(), acts, today);

  it('is registered as soon as its member has registered it, with or without a network', () => {
    const { view, due } = on('2026-01-20', registration);
    expect(view?.pledge).toMatchObject({ state: 'registered', registeredOn: '2026-01-20' });
    expect(due).toEqual([]);
  });
  it('is what the server said once the server has heard of the act', () =>
    expect(on('2026-01-20', { ...registration, answered: 4 })).toEqual(mine()));
  it('goes on counting what was answered until its version has been read', () =>
    expect(on('2026-01-20', { ...registration, answered: 5 }).view?.pledge.state).toBe('registered'));
  it('carries a report through, item by item, and owes it no more', () => {
    const year = withWaiting(
      mine({ due: [owes('registered', -1), owes('mid', 3), owes('end', 150)] }),
      [registration, waiting(report('mid', 'done', 'partly'))],
      '2026-06-27',
    );
    const { pledge } = year.view!;
    expect(pledge.state).toBe('mid_reported');
    expect(itemsOf(pledge).map(({ itemId }) => doneOf(pledge, itemId))).toEqual(['done', 'partly']);
    expect(year.due.map(({ duty }) => duty)).toEqual(['end']);
  });
  it('amends at once before the mid-year date, and asks the secretary after it', () => {
    const amendment = waiting({ type: 'amend', content: content(item('c')), reason: 'Đổi việc' });
    expect(on('2026-05-01', registration, amendment).view?.pledge.versions).toHaveLength(2);
    const late = on('2026-07-01', registration, amendment).view!.pledge;
    expect(late.versions).toHaveLength(1);
    expect(late.amendment?.reason).toBe('Đổi việc');
  });
  it('lets a member say yes to what a helper typed, and no', () => {
    const helped = {
      ...{ helpedId: 'h', helper: 'secretary', at: 1 },
      act: { type: 'register' as const, content: content(item('a')) },
    };
    const view = { ...viewOf(), pledge: { ...emptyPledge(ME, YEAR), helped: [helped] } };
    const said = (type: 'confirm' | 'decline') =>
      withWaiting(mine({ view }), [waiting({ type, helpedId: 'h' })], '2026-01-20').view!.pledge;
    expect(said('confirm')).toMatchObject({ state: 'registered', helped: [], versions: [{ helper: 'secretary' }] });
    expect(said('decline')).toMatchObject({ state: 'none', helped: [], versions: [] });
  });
  it('has an initiative that was written without a network', () => {
    const act = {
      ...{ type: 'write-initiative' as const, year: YEAR, authorIds: [ME], evidence: [] },
      content: { title: 'Sổ tay', problem: '', solution: '', effect: '', value: null, recognisingBody: '' },
    };
    const written: WaitingPledge = {
      envelope: { ...registration.envelope, target: { initiativeId: 'i' }, act },
      answered: undefined,
    };
    expect(on('2026-01-20', written).initiatives).toMatchObject([
      { initiativeId: 'i', title: 'Sổ tay', state: 'draft' },
    ]);
  });
  it('says nothing of another member’s year', () => {
    const other = {
      ...registration,
      envelope: { ...registration.envelope, target: { memberId: 'other', year: YEAR } },
    };
    expect(on('2026-01-20', other)).toEqual(mine());
  });
});

const viewOf = () => ({
  ...{ pledge: emptyPledge(ME, YEAR), version: 4, unitName: '', texts: true, due: [], may: [], names: {} },
});
const registered = () => ({ ...viewOf(), pledge: { ...emptyPledge(ME, YEAR), state: 'registered' as const } });

describe('the next step', () => {
  it('is to register while nothing is', () => expect(nextOf(mine())).toMatchObject({ act: 'register' }));
  it('is nothing for somebody who owes no pledge and has none', () => expect(nextOf(mine({ due: [] }))).toBeNull());
  it('is the report that can still be in time, before one that is late already', () =>
    expect(nextOf({ view: registered(), due: [owes('mid', -140), owes('end', 12)] })).toMatchObject({ term: 'end' }));
  it('is the late report while the next one is far', () =>
    expect(nextOf({ view: registered(), due: [owes('mid', -20), owes('end', 130)] })).toMatchObject({ term: 'mid' }));
  it('is nothing while the report is far', () =>
    expect(nextOf({ view: registered(), due: [owes('mid', 90)] })).toBeNull());
});

describe('what the home shows of the pledge', () => {
  it('asks for no report before the registration', () =>
    expect(
      pledgeSteps(mine({ due: [owes('registered', -3), owes('mid', 5)] }), '2026-06-25').map(
        (step) => 'what' in step && step.what,
      ),
    ).toEqual(['registered']));
  it('shows a report from thirty days before its date', () => {
    const due = [owes('mid', 30)];
    expect(pledgeSteps(mine({ due }), '2026-05-31')).toHaveLength(1);
    expect(pledgeSteps(mine({ due }), '2026-05-30')).toHaveLength(0);
  });
});

describe('what is written', () => {
  it('has one to five measurable items, each with title, measure and day; deeds come besides', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].map((id) => item(id));
    expect(isFree(faultsOf(content(...five, item('f', { kind: 'deed' }))))).toBe(true);
    expect(faultsOf(content(...five, item('f'))).tooMany).toBe(true);
    expect(faultsOf(content(item('f', { kind: 'deed' }))).none).toBe(true);
    expect(faultsOf(content(item('a', { title: ' ', measure: '', dueOn: null }))).items).toEqual({
      a: ['title', 'measure', 'date'],
    });
  });
  it('is the same as last year whatever its ids, days and spaces', () => {
    const last = content(item('a'));
    expect(isSame(last, content(item('z', { title: 'Việc  a ', dueOn: null })))).toBe(true);
    expect(isSame(last, content(item('a', { measure: '4 hộ' })))).toBe(false);
  });
});

describe('the list of a cell', () => {
  const row = (memberId: string, more: Partial<PledgeRow> = {}): PledgeRow => ({
    ...{ memberId, name: memberId, version: 1, state: 'registered', obliged: true, titles: [], sameAsLastYear: false },
    ...{ registeredOn: '2026-01-20', midOn: null, endOn: null, reviewedOn: null, selfGrade: null, grade: null },
    ...{ overdue: [], due: [], waiting: [], remindedOn: null, may: ['remind'] },
    ...more,
  });
  it('puts what waits for the secretary first, then who is late; what waits for the member is no decision', () => {
    const groups = groupsOf([
      row('late', { state: 'none', overdue: ['registered'], due: [owes('registered', -3)] }),
      row('typed', { waiting: ['helped'], due: [owes('mid', 9)] }),
      row('to-review', { state: 'end_reported', waiting: ['review'] }),
      row('done', { state: 'reviewed' }),
      row('exempt', { state: 'none', obliged: false }),
    ]);
    const ids = Object.fromEntries(
      Object.entries(groups).map(([name, rows]) => [name, rows.map((one) => one.memberId)]),
    );
    expect(ids).toEqual({ decide: ['to-review'], late: ['late'], coming: ['typed'], done: ['done'], none: ['exempt'] });
  });
  it('reminds whoever is late or near, once a day', () =>
    expect(
      toRemind(
        [
          row('near', { due: [owes('mid', 16)] }),
          row('far', { due: [owes('mid', 17)] }),
          row('late', { due: [owes('mid', -1)] }),
          row('reminded', { due: [owes('mid', -1)], remindedOn: '2026-07-01' }),
          row('not-mine', { due: [owes('mid', -1)], may: [] }),
        ],
        '2026-07-01',
      ).map(({ memberId }) => memberId),
    ).toEqual(['near', 'late']));
});

describe('the authors of an initiative', () => {
  it('are chosen among the others of the cell, whoever writes being one of them in any case', () =>
    expect(
      othersIn(
        [
          { memberId: 'me', name: 'An' },
          { memberId: 'b', name: 'Bình' },
        ],
        'me',
      ),
    ).toEqual([{ memberId: 'b', name: 'Bình' }]));
  it('come and go one by one; whoever the list does not know stays', () => {
    expect(togetherWith(['me', 'left'], 'b', true)).toEqual(['me', 'left', 'b']);
    expect(togetherWith(['me', 'left', 'b'], 'b', true)).toEqual(['me', 'left', 'b']);
    expect(togetherWith(['me', 'left', 'b'], 'b', false)).toEqual(['me', 'left']);
  });
});
