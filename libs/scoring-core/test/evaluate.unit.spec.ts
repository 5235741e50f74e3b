import {
  counts,
  evaluate,
  Facts,
  templates,
  type CriteriaSet,
  type Fact,
  type PointsAssessment,
  type Reviewed,
} from '../src/index.ts';
import { cases } from './examples.ts';
import { context, fact, partOf, withPart } from './support.ts';

const cell = templates['cell-default'];
const points = (facts: Fact[], asOf: string, differs = {}, set: CriteriaSet = cell): Reviewed<PointsAssessment> =>
  evaluate(set, Facts.of(facts), asOf, context(differs)) as Reviewed<PointsAssessment>;
const perfect = cases.find(({ name }) => name.startsWith('E01'))!;
const perfectYear = [...perfect.facts];

describe('the views', () => {
  const claim = [fact('task.completed'), fact('task.exceeded', { confirmation: 'pending' })];
  const shareOf = (view: string, facts: Fact[]) => partOf(points(facts, '2025-03-31', { view }), '1.4.a').raw;
  it('self counts what waits for a verdict', () => expect(shareOf('self', claim)).toEqual([1, 1]));
  it('reviewed does not', () => expect(shareOf('reviewed', claim)).toEqual([0, 1]));
  it('neither counts what was rejected', () => {
    const rejected = [claim[0]!, { ...claim[1]!, confirmation: 'rejected' as const }];
    expect([shareOf('self', rejected), shareOf('reviewed', rejected)]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
  it('a gate reads confirmed facts only, in both', () => {
    const suspected = fact('discipline.imposed', { confirmation: 'pending' });
    expect(points([suspected], '2025-03-31').gates).toEqual([]);
    expect(points([{ ...suspected, confirmation: 'confirmed' }], '2025-03-31').gates).toEqual(['G1']);
  });
});

describe('evidence that expires', () => {
  const proven = (...expiresOn: (string | undefined)[]) =>
    fact('cases.cleared', {
      evidence: expiresOn.map((day) => ({ kind: 'minutes' as const, ref: 'a', ...(day ? { expiresOn: day } : {}) })),
    });
  const state = (proof: Fact, asOf: string) => partOf(points([proof], asOf), '3.5.a').state;
  it('counts through its last day', () => expect(state(proven('2025-05-10'), '2025-05-10')).toBe('scored'));
  it('no longer counts the day after', () => expect(state(proven('2025-05-10'), '2025-05-11')).toBe('no_data'));
  it('counts while one piece holds', () => expect(state(proven('2025-05-10', undefined), '2025-09-01')).toBe('scored'));
  it('is a day to look again', () =>
    expect(points([proven('2025-04-20')], '2025-04-02', { activeTo: '2025-01-10' }).nextReviewAt).toBe('2025-04-21'));
});

describe('counts', () => {
  it('still holds on the last day of its evidence', () => {
    const proof = fact('cases.cleared', { evidence: [{ kind: 'minutes', ref: 'a', expiresOn: '2025-05-10' }] });
    expect([counts(proof, '2025-05-10', 'self'), counts(proof, '2025-05-11', 'self')]).toEqual([true, false]);
  });
});

describe('a young cell', () => {
  it('of less than six months gets no title at the close', () =>
    expect(points(perfectYear, '2026-01-15', { activeFrom: '2025-07-02' })).toMatchObject({
      result: 'not_assessed',
      blockedBy: ['not_assessed'],
    }));
  it('of exactly six months does', () =>
    expect(points(perfectYear, '2026-01-15', { activeFrom: '2025-07-01' }).result).toBe('four_good'));
  it('that was closed before six months gets none either', () =>
    expect(points(perfectYear, '2026-01-15', { activeTo: '2025-06-29' }).result).toBe('not_assessed'));
  it('owes only the slots that lie wholly after it began', () =>
    expect(
      partOf(
        points([fact('meeting.regular.held', { slot: '2025-04' })], '2025-05-31', { activeFrom: '2025-03-02' }),
        '2.1.a',
      ).raw,
    ).toEqual([1, 2]));
  it('owes nothing after it was closed', () =>
    expect(
      partOf(
        points([fact('meeting.regular.held', { slot: '2025-01' })], '2025-12-31', { activeTo: '2025-02-28' }),
        '2.1.a',
      ).raw,
    ).toEqual([1, 2]));
});

describe('not applicable', () => {
  const na = (indicator: string, expiresOn = '2025-12-31', approvedOn = '2025-02-01') => ({
    indicator,
    approvedOn,
    expiresOn,
  });
  const states = (asOf: string, ...notApplicable: object[]) => points([], asOf, { notApplicable }).indicators;
  it('is refused for an indicator that may not be left out', () =>
    expect(states('2025-05-01', na('1.2'), na('1.1'))).toMatchObject({ '1.2': { max: 10 }, '1.1': { max: 5 } }));
  it('ends with its last day, and points go back', () => {
    expect(states('2025-06-30', na('1.6', '2025-06-30'))['1.1']!.max).toBe(5.56);
    expect(states('2025-07-01', na('1.6', '2025-06-30'))['1.1']!.max).toBe(5);
  });
  it('of the last day holds after the year as well', () =>
    expect(states('2026-02-01', na('1.6'))['1.6']!.state).toBe('not_applicable'));
  it('takes at most half of a criterion: the earlier approved hold', () => {
    const loose = withPart('none', {});
    for (const indicator of loose.criteria[3]!.indicators)
      Object.assign(indicator, { mandatory: false, mayBeNotApplicable: true });
    const { indicators } = points(
      [],
      '2025-05-01',
      { notApplicable: [na('4.3', '2025-12-31', '2025-03-01'), na('4.1'), na('4.4')] },
      loose,
    );
    expect(
      Object.entries(indicators)
        .filter(([, { state }]) => state === 'not_applicable')
        .map(([id]) => id),
    ).toEqual(['4.1', '4.4']);
  });
});

describe('calendars', () => {
  const held = (differs: Partial<Fact>) => fact('meeting.regular.held', differs);
  const raw = (facts: Fact[], asOf: string, id = '2.1.a', differs = {}) => partOf(points(facts, asOf, differs), id);
  it('a no misses the slot before it ends', () =>
    expect(
      raw([fact('resolution.adopted', { value: { yes: false }, slot: '2025-03' })], '2025-03-15', '1.1.a').raw,
    ).toEqual([0, 3]));
  it('a monthly slot answers the quarter it lies in', () =>
    expect(raw([fact('meeting.thematic.followed_up', { slot: '2025-02' })], '2025-03-31', '2.5.a').raw).toEqual([
      1, 1,
    ]));
  it('a wider slot answers the month of its date', () =>
    expect(raw([held({ slot: '2025-Q1', effectiveOn: '2025-02-03' })], '2025-02-28').raw).toEqual([1, 2]));
  it('two yes for one slot count once', () => expect(raw([held({}), held({})], '2025-03-31').raw).toEqual([1, 3]));
  it('all slots excused owe nothing', () => {
    const excused = Array.from({ length: 12 }, (_, month) =>
      fact('meeting.regular.excused', { slot: `2025-${String(month + 1).padStart(2, '0')}` }),
    );
    expect(raw(excused, '2025-06-30')).toMatchObject({ state: 'not_due', raw: null });
    expect(raw(excused, '2026-01-15')).toMatchObject({ state: 'not_due', raw: null });
  });
  it('a December after an early close is missed by nobody', () => {
    const early = structuredClone(cell);
    early.rules.close.offsetDays = -16;
    const facts = [held({ slot: '2025-11', effectiveOn: '2025-11-05' })];
    expect(partOf(points(facts, '2025-12-14', {}, early), '2.1.a').raw).toEqual([1, 11]);
    const atClose = points(facts, '2025-12-15', {}, early);
    expect([atClose.mode, partOf(atClose, '2.1.a').raw]).toEqual(['final', [1, 11]]);
    expect(partOf(points(facts, '2026-01-31', {}, early), '2.1.a').raw).toEqual([1, 11]);
  });
});

describe('the outlook', () => {
  it('is no data from the first day: shares without a due date are owed at once', () =>
    expect(points([], '2025-01-01').result).toBe('no_data'));
  it('is too early below 25 assessable points', () =>
    expect(points([fact('dues.paid')], '2025-03-20')).toMatchObject({ result: 'too_early', assessable: 1.5 }));
  it('is out of reach when a calendar floor is lost for good', () => {
    const facts = perfectYear.filter(
      ({ source, measure }) => !(source === 'm02' && measure === 'meeting.regular.held'),
    );
    expect(points(facts, '2025-03-31')).toMatchObject({ result: 'out_of_reach', blockedBy: ['floor:2.1'] });
  });
  it('is out of reach when a count floor is exceeded, whatever the points', () => {
    const mild = withPart('3.1.a', {
      formula: { kind: 'deduct', measures: ['discipline.imposed'], per: 0.5, clearance: 'cases.cleared' },
    });
    mild.gates = [];
    const facts = [...perfectYear, fact('discipline.imposed', { effectiveOn: '2025-05-10' })];
    expect(points(facts, '2025-06-30', {}, mild)).toMatchObject({ result: 'out_of_reach', blockedBy: ['floor:3.1'] });
  });
  it('is at risk while a recoverable gate is open', () => {
    const facts = perfectYear.filter(({ measure }) => measure !== 'emulation.registered');
    expect(points(facts, '2025-03-31').gates).toEqual([]);
    expect(points(facts, '2025-06-30')).toMatchObject({ result: 'at_risk', gates: ['G2'], blockedBy: ['gate:G2'] });
  });
  it('is at risk when more than 10 points have no data', () => {
    const facts = perfectYear.filter(
      ({ measure }) => !['member.reported', 'meeting.attendance', 'minutes.signed.on_time'].includes(measure),
    );
    expect(points(facts, '2025-06-30')).toMatchObject({ result: 'at_risk', noDataMax: 11, blockedBy: [] });
  });
  it('of a half-year is the year so far on its last day', () => {
    const half = points(perfectYear, '2025-09-30', { period: '2025-H1' });
    expect({ ...half, period: '2025', nextReviewAt: null }).toEqual({
      ...points(perfectYear, '2025-06-30'),
      nextReviewAt: null,
    });
  });
});

describe('floors', () => {
  it('from a date are enforced from that date', () => {
    const late = fact('pledge.registered', { value: { yes: false }, effectiveOn: '2025-01-31' });
    expect(points([late], '2025-01-31').floors['4.1.a']).toEqual({ state: 'failed', enforced: false });
    expect(points([late], '2025-02-01').floors['4.1.a']).toEqual({ state: 'failed', enforced: true });
  });
  it('not known at the close count as not proven', () => {
    const facts = perfectYear.filter(({ measure }) => measure !== 'pledge.registered');
    expect(points(facts, '2026-01-15').blockedBy).toEqual(['floor:4.1']);
  });
  it('use the limit of the type of cell', () => {
    const seats = fact('meeting.attendance', { value: { part: 9, whole: 10 } });
    expect(points([seats], '2025-03-31').floors['2.3.a']!.state).toBe('met');
    expect(points([seats], '2025-03-31', { cellType: 'agency' }).floors['2.3.a']!.state).toBe('failed');
  });
});

describe('a variant', () => {
  it('replaces the formula for its type of cell', () => {
    const facts = [fact('initiative.recognised', { value: { yes: false } }), fact('initiative.recognised')];
    expect(partOf(points(facts, '2025-12-01', { cellType: 'enterprise' }), '4.5.a')).toMatchObject({
      raw: [1, 2],
      points: 1,
    });
    expect(partOf(points(facts, '2025-12-01'), '4.5.a').state).toBe('no_data');
  });
});

describe('nextReviewAt', () => {
  it('walks a quiet year: gate, floor, end of a claim, close', () => {
    const quiet = structuredClone(cell);
    const [criterion] = quiet.criteria;
    const share = (id: string, extra: object) => ({
      ...structuredClone(criterion!.indicators[0]!),
      id,
      parts: [
        { id: `${id}.a`, max: 5, formula: { kind: 'ratio', measures: ['dues.paid'], loPct: 0, hiPct: 100 }, ...extra },
      ],
    });
    Object.assign(criterion!, {
      indicators: [
        share('a', { floor: { minPct: 50, from: '06-10' } }),
        { ...share('b', {}), mayBeNotApplicable: true },
        share('c', { dueFrom: '02-15', formula: { kind: 'judged', measure: 'issue.stage' } }),
      ],
      max: 15,
    });
    quiet.criteria = [criterion!];
    quiet.gates = quiet.gates.map((gate) => (gate.rule === 'no_yes_flag' ? { ...gate, after: '05-15' } : gate));
    const notApplicable = [{ indicator: 'b', approvedOn: '2025-01-01', expiresOn: '2025-08-20' }];
    const days: (string | null)[] = [];
    for (let day: string | null = '2025-01-01'; day !== null; days.push(day))
      day = points([], day, { notApplicable }, quiet).nextReviewAt;
    expect(days).toEqual(['2025-02-15', '2025-05-16', '2025-06-10', '2025-08-21', '2026-01-15', null]);
  });
});

describe('large numbers', () => {
  it('stay exact past 2^53', () => {
    const facts = Array.from({ length: 8000 }, () =>
      fact('meeting.attendance', { value: { part: 799_999, whole: 1_000_000 } }),
    );
    expect(partOf(points(facts, '2025-03-31'), '2.3.a')).toMatchObject({
      raw: [6_399_992_000, 8_000_000_000],
      points: 2.5,
    });
  });
});

describe('a month of a met / not-met set', () => {
  const items = (facts: Fact[], period: string, asOf = '2025-09-30') => {
    const { items: states } = evaluate(
      templates['pass-fail-default'],
      Facts.of(facts),
      asOf,
      context({ period }),
    ) as never as {
      items: Record<string, string>;
    };
    return states;
  };
  it('looks at that month alone', () => {
    const facts = [
      fact('document.acknowledged', { effectiveOn: '2025-04-15', value: { part: 1, whole: 10 } }),
      fact('document.acknowledged', { effectiveOn: '2025-06-15' }),
    ];
    expect([items(facts, '2025-04')['P1.1'], items(facts, '2025-06')['P1.1'], items(facts, '2025')['P1.1']]).toEqual([
      'not_met',
      'met',
      'not_met',
    ]);
  });
  it('has nothing due where its sources spoke only of other months', () =>
    expect([items([fact('document.acknowledged')], '2025-05')['P1.1'], items([], '2025-05')['P1.1']]).toEqual([
      'not_due',
      'no_data',
    ]));
  it('misses its meeting though others were held', () =>
    expect(items([fact('meeting.regular.held', { slot: '2025-03' })], '2025-05')['P2.1']).toBe('not_met'));
  it('looks at the year so far where the part has no window', () =>
    expect(items([fact('pledge.registered', { effectiveOn: '2025-01-31' })], '2025-05')['P4.1']).toBe('met'));
});

describe('a met / not-met year', () => {
  const whole = cases.find(({ name }) => name.startsWith('E10') && name.includes('2026-01-15'))!;
  const final = (facts: Facts) => evaluate(whole.set, facts, whole.asOf, whole.context);
  it('is not met when a mandatory item is not', () => {
    const facts = whole.facts.copy();
    const pledge = facts.get('pledge.registered', 'mb01')!;
    facts.put({ ...pledge, revision: 9, value: { yes: false } });
    expect(final(facts)).toMatchObject({ result: 'not_met', blockedBy: ['total', 'item:P4.1'] });
  });
  it('has no value without data', () =>
    expect(final(new Facts())).toMatchObject({
      result: 'no_data',
      blockedBy: ['no_data'],
      counts: { met: 0, noData: 15 },
    }));
});
