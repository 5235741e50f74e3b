import { readEvidence } from '@bontot/contracts';
import { decide } from './decide.ts';
import { decideDues, duesFacts, type DuesAct, type DuesMonth } from './dues.ts';
import { factsOf } from './facts.ts';
import { judgementDay, lastDayOf } from './quarter.ts';
import type { Act, Around, RegisterRecord, Result } from './record.ts';
import { sampleOf, sampleSize } from './sample.ts';

const ID = '01J8ZQ4T3N5W7Y9A1C3E5G7J9X';
const around = (differs: Partial<Around> = {}): Around => ({
  ...{ by: 'person:an', at: 1, today: '2026-05-10', byNature: false },
  ...differs,
});
type Opened = Extract<Act, { type: 'open' }>['record'];
const opening: { [Kind in Opened['kind']]: Extract<Opened, { kind: Kind }> } = {
  target: { ...common('2026-11-30'), kind: 'target', content: { title: 'Thu nhập', plan: 70, reported: null } },
  inspection: { ...common('2026-06-30'), kind: 'inspection', content: { title: 'Kiểm tra', doneOn: null } },
  programme: { ...common('2026-06-30', 'committee'), kind: 'programme', content: { title: 'NQ 57', issuedOn: null } },
  issue: { ...common('2026-06-30'), kind: 'issue', content: { title: 'Rác thải', grade: null, gradedOn: null } },
  'year-plan': { ...common('2026-01-01'), kind: 'year-plan', content: { measure: 'candidate.target', n: 2 } },
  judgement: {
    ...common('2026-06-30'),
    kind: 'judgement',
    content: { half: '2026-H1', by: ID, grade: 3, reason: 'còn hình thức' },
  },
  case: {
    ...common('2026-05-10'),
    kind: 'case',
    content: {
      ...{ matter: 'discipline', concludedOn: '2026-05-01', people: 2, leaders: 1, selfDetected: 1 },
      violationOn: '2024-03-01',
    },
  },
};
function common(dueOn: string, subject: 'cell' | 'committee' = 'cell') {
  return { recordId: ID, unitId: 'QN-LH-07', subject, dueOn };
}
function after(kind: Opened['kind'], ...acts: (Act | [Act, Partial<Around>])[]): RegisterRecord {
  let record: RegisterRecord | undefined;
  for (const each of [{ type: 'open', record: opening[kind], evidence: [] } as Act, ...acts]) {
    const [act, differs] = Array.isArray(each) ? each : [each, {}];
    const decided = decide(act, record, around(differs));
    if (!decided.ok) throw new Error(decided.refusal.code);
    record = decided.value;
  }
  return record!;
}
const result = (said: Result): Act => ({ type: 'result', result: said });
const passed = (today: string): [Act, Partial<Around>] => [
  { type: 'time-passed', today },
  { today, by: 'system:scoring', byNature: true },
];
const said = (record: RegisterRecord) =>
  factsOf(record).map(({ measure, value, effectiveOn }) => ({ measure, value, effectiveOn }));
const refusalOf = (kind: Opened['kind'], act: Act, differs: Partial<Around> = {}) => {
  const decided = decide(act, after(kind), around(differs));
  return decided.ok ? undefined : decided.refusal.code;
};

describe('a target', () => {
  const no = { measure: 'target.achieved', value: { yes: false }, effectiveOn: '2026-11-30' };
  it('is no when it is set', () => expect(said(after('target'))).toEqual([no]));
  it('is yes when the figure reaches the plan, and no again when it is corrected down', () => {
    const reached = after('target', result({ kind: 'target', reported: 70 }));
    expect(said(reached)).toEqual([{ ...no, value: { yes: true } }]);
    expect(reached.dueAt).toBeNull();
    expect(
      said(after('target', result({ kind: 'target', reported: 70 }), result({ kind: 'target', reported: 69 }))),
    ).toEqual([no]);
  });
  it('that was not reached is confirmed by nature once its day has passed', () =>
    expect(after('target', passed('2026-12-01'))).toMatchObject({ state: 'missed', byNature: true, dueAt: null }));
});

describe('an inspection', () => {
  it('says nothing before it is done or missed', () => expect(said(after('inspection'))).toEqual([]));
  it('is yes on the day it was concluded, at the latest on its planned end', () => {
    const done = (doneOn: string) =>
      said(after('inspection', [result({ kind: 'inspection', doneOn }), { today: '2026-12-01' }]));
    expect(done('2026-06-01')[0]).toMatchObject({ value: { yes: true }, effectiveOn: '2026-06-01' });
    expect(done('2026-07-15')[0]).toMatchObject({ value: { yes: true }, effectiveOn: '2026-06-30' });
  });
  it('is no when the planned end has passed, and not on the day itself', () => {
    expect(said(after('inspection', passed('2026-06-30')))).toEqual([]);
    expect(said(after('inspection', passed('2026-07-01')))[0]).toMatchObject({ value: { yes: false } });
  });
  it('that is cancelled says nothing', () =>
    expect(
      said(after('inspection', result({ kind: 'inspection', doneOn: '2026-05-01' }), { type: 'cancel', reason: 'x' })),
    ).toEqual([]));
  it('may be put off before its day, inside its year, with a reason that is kept', () => {
    const moved = after('inspection', { type: 'move', dueOn: '2026-09-30', reason: 'bão' });
    expect(moved).toMatchObject({ dueOn: '2026-09-30', dueAt: '2026-09-30' });
    expect(moved.history.at(-1)).toMatchObject({ what: 'move', reason: 'bão' });
    expect(refusalOf('inspection', { type: 'move', dueOn: '2027-01-01', reason: 'x' })).toBe('RECORD_DAY');
    expect(refusalOf('inspection', { type: 'move', dueOn: '2026-09-30', reason: 'x' }, { today: '2026-07-01' })).toBe(
      'RECORD_PAST',
    );
  });
  it('cannot be done tomorrow', () =>
    expect(refusalOf('inspection', result({ kind: 'inspection', doneOn: '2026-05-11' }))).toBe('RECORD_DAY'));
});

describe('an own programme', () => {
  const issued = (issuedOn: string) =>
    said(after('programme', [result({ kind: 'programme', issuedOn }), { today: '2026-12-01' }]));
  it('is yes in time and no later, always on its deadline', () => {
    expect(issued('2026-06-30')).toEqual([
      { measure: 'programme.concretised', value: { yes: true }, effectiveOn: '2026-06-30' },
    ]);
    expect(issued('2026-07-01')[0]).toMatchObject({ value: { yes: false }, effectiveOn: '2026-06-30' });
  });
  it('is no when the deadline passes', () =>
    expect(said(after('programme', passed('2026-07-01')))[0]!.value).toEqual({ yes: false }));
});

describe('an issue', () => {
  const graded = (grade: number) => result({ kind: 'issue', grade, gradedOn: '2026-05-02' });
  it('that is solved early counts from that day, one partly solved on its planned finish', () => {
    expect(said(after('issue', graded(4)))[0]).toMatchObject({ value: { grade: 4 }, effectiveOn: '2026-05-02' });
    expect(said(after('issue', graded(2)))[0]).toMatchObject({ value: { grade: 2 }, effectiveOn: '2026-06-30' });
  });
  it('on which nobody worked is 0 after its planned finish', () =>
    expect(said(after('issue', passed('2026-07-01')))[0]!.value).toEqual({ grade: 0 }));
});

describe('a case', () => {
  it('sends its measures together, each on its day', () =>
    expect(said(after('case'))).toEqual([
      { measure: 'discipline.imposed', value: { n: 2 }, effectiveOn: '2026-05-01' },
      { measure: 'discipline.leader', value: { n: 1 }, effectiveOn: '2026-05-01' },
      { measure: 'discipline.self_detected', value: { n: 1 }, effectiveOn: '2026-05-01' },
      { measure: 'violation.found', value: { n: 2 }, effectiveOn: '2024-03-01' },
    ]));
  it('found wrongful is taken back whole', () =>
    expect(said(after('case', { type: 'cancel', reason: 'x' }))).toEqual([]));
});

describe('every fact of the register', () => {
  const records = [
    after('target'),
    after('inspection', passed('2026-07-01')),
    after('programme', passed('2026-07-01')),
    after('issue', passed('2026-07-01')),
    after('year-plan'),
    after('judgement'),
    after('case'),
  ];
  it.each(records.map((record) => ({ kind: record.kind, record })))(
    'of a $kind passes the door as it is',
    ({ record }) => {
      const facts = factsOf({ ...record, recordId: `QN-LH-07.candidate.target.${ID}` });
      expect(facts.length).toBeGreaterThan(0);
      for (const fact of facts)
        expect(readEvidence({ ...fact, revision: 1 }, '2026-07-01')).toMatchObject({ ok: true });
      expect(JSON.stringify(facts)).not.toMatch(/hình thức|Thu nhập|Rác/);
    },
  );
  it('that is said again changes nothing', () => {
    const record = after('target');
    expect(decide({ type: 'open', record: opening.target, evidence: [] }, record, around())).toEqual({
      ok: true,
      value: record,
    });
    expect(
      refusalOf('target', {
        type: 'open',
        record: { ...opening.target, content: { title: 'khác', plan: 1, reported: null } },
        evidence: [],
      }),
    ).toBe('RECORD_EXISTS');
  });
});

describe('dues', () => {
  const check = (unpaid: string[], must = ['a', 'b', 'c']): DuesAct => ({
    type: 'check',
    unitId: 'QN-LH-07',
    month: '2026-05',
    must,
    unpaid,
  });
  const over: DuesAct = { type: 'month-passed', unitId: 'QN-LH-07', month: '2026-05', must: ['a', 'b', 'c'] };
  function list(...acts: [DuesAct, string][]): DuesMonth {
    let dues: DuesMonth | undefined;
    for (const [act, today] of acts) {
      const decided = decideDues(act, dues, around({ today }));
      if (!decided.ok) throw new Error(decided.refusal.code);
      dues = decided.value;
    }
    return dues!;
  }
  it('count when the month is over', () => {
    expect(duesFacts(list([check(['b']), '2026-05-20']))).toEqual([]);
    expect(duesFacts(list([check(['b']), '2026-05-20'], [over, '2026-06-01']))).toEqual([
      {
        ...{ cellId: 'QN-LH-07', measure: 'dues.paid', source: 'dues-list/QN-LH-07/2026-05', slot: '2026-05' },
        ...{ effectiveOn: '2026-05-31', value: { part: 2, whole: 3 } },
      },
    ]);
  });
  it('of a list that nobody went through were paid by nobody, as far as anybody can say', () =>
    expect(duesFacts(list([over, '2026-06-01']))[0]!.value).toEqual({ part: 0, whole: 3 }));
  it('paid late raise the share', () => {
    const late = list(
      [check(['b']), '2026-05-20'],
      [over, '2026-06-01'],
      [{ type: 'paid-late', memberId: 'b', on: '2026-06-03' }, '2026-06-04'],
    );
    expect(duesFacts(late)[0]!.value).toEqual({ part: 3, whole: 3 });
    expect(late.late).toEqual([{ memberId: 'b', on: '2026-06-03' }]);
  });
  it('of a member who left before the month ended are not owed', () =>
    expect(
      duesFacts(list([check(['b']), '2026-05-20'], [{ ...over, must: ['a', 'c'] }, '2026-06-01']))[0]!.value,
    ).toEqual({ part: 2, whole: 2 }));
});

describe('a sample', () => {
  const items = Array.from({ length: 120 }, (_, index) => `fact-${index}`);
  const rankOf = (item: string) => String((Number(item.slice(5)) * 7919) % 1009).padStart(4, '0');
  it('is one of ten, three at least, and all of three', () =>
    expect([1, 3, 4, 30, 31, 500].map(sampleSize)).toEqual([1, 3, 3, 3, 4, 50]));
  it('is the same however the facts are selected', () => {
    const chosen = sampleOf(items, rankOf).map((index) => items[index]);
    const reversed = items.toReversed();
    expect(
      sampleOf(reversed, rankOf)
        .map((index) => reversed[index])
        .sort(),
    ).toEqual(chosen.sort());
    const without = items.filter((item) => item !== 'fact-0');
    const again = new Set(sampleOf(without, rankOf).map((index) => without[index]));
    expect(chosen.filter((item) => item !== 'fact-0' && !again.has(item!))).toEqual([]);
  });
});

describe('days', () => {
  it.each([
    ['2026-Q1', '2026-03-31'],
    ['2026-Q4', '2026-12-31'],
    ['2024-H1', '2024-06-30'],
  ])('%s ends on %s', (slot, day) => expect(lastDayOf(slot)).toBe(day));
  it('judgements count on 30 June and 30 November', () =>
    expect(['2026-H1', '2026-H2'].map(judgementDay)).toEqual(['2026-06-30', '2026-11-30']));
});
