import { changedFacts, evolveDuty, type Fact } from '@bontot/meeting-core';
import type { LocalDate } from '@bontot/kernel';
import {
  decidePledge,
  defaultCampaign,
  pledgeFacts,
  type Membership,
  type OwnPledgeAct,
  type Pledge,
  type PledgeAct,
  type PledgeAround,
  type PledgeContent,
  type PledgeItem,
} from '../src/index.ts';

export const ME = 'm1';
export const SECRETARY = 'secretary';
export const CELL = 'QN-LH-07';

export const memberOf = (more: Partial<Membership> = {}): Membership => ({
  ...{ cellId: CELL, kind: 'full', joinedCellOn: '2018-01-01', leftCellOn: null, leftReason: null },
  ...{ exempt: null, suspended: null },
  ...more,
});

export const item = (itemId: string, more: Partial<PledgeItem> = {}): PledgeItem => ({
  ...{ itemId, kind: 'target', title: `Việc ${itemId}`, measure: `Đo ${itemId}`, dueOn: null, personal: false },
  carriedFrom: null,
  ...more,
});
export const content = (more: Partial<PledgeContent> = {}): PledgeContent => ({
  ...{ ethics: 'Giữ gìn đạo đức', duties: 'Hoàn thành nhiệm vụ', weaknesses: 'Ngại phát biểu' },
  items: [item('a'), item('b')],
  ...more,
});
export const reportOf = (term: 'mid' | 'end', ...ids: string[]): PledgeAct => ({
  ...{ type: 'report', term, text: '', selfGrade: 3 },
  items: (ids.length > 0 ? ids : ['a', 'b']).map((itemId) => ({
    ...{ itemId, done: 'done', line: 'Đã làm', evidence: [], selfGrade: null },
  })),
});

export const around = (today: LocalDate, more: Partial<PledgeAround> = {}): PledgeAround => ({
  ...{
    memberId: ME,
    year: 2026,
    by: ME,
    at: Date.parse(today),
    today,
    deviceId: 'device',
    commandId: 'c1',
    version: 1,
  },
  ...{ membership: memberOf(), cellType: 'residential', campaign: defaultCampaign(2026), began: '2026-01-01' },
  previous: null,
  ...more,
});

export type Step = readonly [today: LocalDate, act: PledgeAct | OwnPledgeAct, more?: Partial<PledgeAround>];

/** Acts on days, one after the other, all but the last of which must be accepted; `said` is what others heard. */
export function story(...steps: readonly Step[]) {
  const said: Fact[] = [];
  let pledge: Pledge | undefined;
  let decided: ReturnType<typeof decidePledge> = { ok: true, value: [] };
  for (const [today, act, more] of steps) {
    if (!decided.ok) throw new Error(`${decided.refusal.code} ${JSON.stringify(decided.refusal.details)}`);
    const before = pledge ? pledgeFacts(pledge) : [];
    decided = decidePledge(act, pledge, around(today, more));
    if (decided.ok) pledge = decided.value.reduce<Pledge | undefined>(evolveDuty, pledge);
    said.push(...changedFacts(before, pledge ? pledgeFacts(pledge) : []));
  }
  return {
    said,
    pledge,
    becomes: (expected: object) => {
      expect(decided).toMatchObject({ ok: true });
      expect(pledge).toMatchObject(expected);
    },
    refused: (code: string, details: object = {}) =>
      expect(decided).toMatchObject({ ok: false, refusal: { code, details } }),
    changesNothing: () => expect(decided).toEqual({ ok: true, value: [] }),
    proves: (expected: object[]) => expect(pledge ? pledgeFacts(pledge) : []).toMatchObject(expected),
    provesNothing: () => expect(pledge ? pledgeFacts(pledge) : []).toEqual([]),
  };
}

export const place = (today: LocalDate, more: Partial<PledgeAround> = {}): Step => [today, { type: 'place' }, more];
export const passed = (today: LocalDate, more: Partial<PledgeAround> = {}): Step => [
  today,
  { type: 'time-passed' },
  more,
];
export const register = (today: LocalDate, more: Partial<PledgeAround> = {}): Step => [
  today,
  { type: 'register', content: content() },
  more,
];
