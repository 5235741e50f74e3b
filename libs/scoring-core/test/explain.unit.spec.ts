import fc from 'fast-check';
import {
  actionCodes,
  applyEdits,
  evaluate,
  explain,
  Facts,
  templates,
  type Action,
  type Assessment,
  type CellContext,
  type CriteriaSet,
  type Explained,
} from '../src/index.ts';
import { asOfs, contexts, records } from './arbitrary.ts';
import { cases, type Case } from './examples.ts';
import { fact } from './support.ts';

/** Hundredths of points of the whole, or met items × 100: what a gain is measured in. */
const worth = (assessment: Assessment): number => {
  if (assessment.scheme === 'pass_fail') return assessment.counts.met * 100;
  return Math.round(((assessment.mode === 'final' ? assessment.total : assessment.earned) ?? 0) * 100);
};

const actionsOf = (explained: Explained): Action[] => [
  ...Object.values(explained.indicators).flatMap(({ next }) => next),
  ...Object.values(explained.gates).flatMap(({ next }) => next),
];

function expectPromisesKept(set: CriteriaSet, facts: Facts, context: CellContext, asOf: string): number {
  const before = evaluate(set, facts, asOf, context);
  const actions = actionsOf(explain(set, facts, before, context, asOf));
  for (const action of actions) {
    const after = evaluate(set, applyEdits(facts, action.edits, 0), asOf, context);
    expect(worth(after) - worth(before)).toBe(Math.round(action.gain * 100));
    expect(after.result).toBe(action.result);
    expect(before.blockedBy.filter((block) => !after.blockedBy.includes(block))).toEqual(action.unblocks);
    expect(action.gain > 0 || action.unblocks.length > 0).toBe(true);
    expect(actionCodes).toContain(action.code);
  }
  return actions.length;
}

describe('the named action brings exactly what it promised', () => {
  it.each(cases)('$name', ({ set, facts, context, asOf }) => void expectPromisesKept(set, facts, context, asOf));

  it.each(Object.entries(templates))('for any facts under %s', (_, set) => {
    let tried = 0;
    fc.assert(
      fc.property(records(set), contexts(set), asOfs, (all, context, asOf) => {
        tried += expectPromisesKept(set, Facts.of(all), context, asOf);
      }),
      { numRuns: 90 },
    );
    expect(tried).toBeGreaterThan(300);
  });

  it('and leaves the given facts as they were', () => {
    const { set, facts, context, asOf } = caseOf('E07', '2026-01-15');
    const before = evaluate(set, facts, asOf, context);
    explain(set, facts, before, context, asOf);
    expect(evaluate(set, facts, asOf, context)).toEqual(before);
  });
});

const caseOf = (id: string, knownOn: string, view = 'self'): Case =>
  cases.find(({ name }) => name.startsWith(id) && name.includes(`knownOn ${knownOn}`) && name.endsWith(view))!;

const explained = ({ set, facts, context, asOf }: Case): Explained =>
  explain(set, facts, evaluate(set, facts, asOf, context), context, asOf);

describe('because', () => {
  it('is empty where everything was earned', () => {
    const { indicators, gates } = explained(caseOf('E01', '2026-01-15'));
    expect(Object.values(indicators).every(({ because, next }) => because.length + next.length === 0)).toBe(true);
    expect(gates).toEqual({});
  });

  it('names every indicator that misses points, and no other', () =>
    cases.forEach((example) => {
      const { set, facts, asOf, context } = example;
      const assessment = evaluate(set, facts, asOf, context);
      if (assessment.scheme !== 'points') return;
      const { indicators } = explained(example);
      for (const [id, { points, max, state }] of Object.entries(assessment.indicators)) {
        const missing = indicators[id]!.because.reduce((sum, { missing: lost }) => sum + Math.round(lost! * 100), 0);
        expect(missing).toBe(state === 'not_applicable' ? 0 : Math.round((max - (points ?? 0)) * 100));
      }
    }));

  it('names the two tasks that were not accepted, the rule and its floor (E07)', () => {
    const [because] = explained(caseOf('E07', '2026-01-15')).indicators['1.2']!.because;
    expect(because).toMatchObject({
      part: '1.2.a',
      numbers: [26, 28],
      points: 6.43,
      missing: 3.57,
      lost: false,
      more: 0,
      rule: {
        formula: { kind: 'ratio', loPct: 80, hiPct: 100 },
        floor: { minPct: 100, from: 'close', state: 'failed' },
        basis: '366-QĐ/TW (2025): 100 % of tasks',
        criteriaSet: { id: 'cell-default', version: '1.0.0' },
      },
    });
    expect(because!.evidence.map(({ source, revision, role }) => [source, revision, role])).toEqual([
      ['k10', 2, 'lowers'],
      ['k20', 2, 'lowers'],
    ]);
  });

  it('offers to complete one task first: it gains 1.78 (E07)', () => {
    const [action] = explained(caseOf('E07', '2026-01-15')).indicators['1.2']!.next;
    expect(action).toMatchObject({ code: 'complete_task', gain: 1.78, proof: false, result: 'fair' });
    expect(action!.edits).toEqual([
      expect.objectContaining({
        measure: 'task.completed',
        source: 'k10',
        value: { yes: true },
        effectiveOn: '2025-05-25',
      }),
    ]);
  });

  it('takes as many tasks as are needed, and no more', () => {
    const tasks = Array.from({ length: 10 }, (_, n) => fact('task.completed', { value: { yes: n < 6 } }));
    const { next } = explained({ ...caseOf('E09', '2025-04-02'), facts: Facts.of(tasks) }).indicators['1.2']!;
    expect(next.find(({ code }) => code === 'complete_task')!.edits).toHaveLength(3);
  });

  it('says that a missed month is lost, unless its approval can be shown (E03)', () => {
    const { because, next } = explained(caseOf('E03', '2026-01-11')).indicators['2.1']!;
    expect(because).toMatchObject([
      { lost: true, slots: { missed: ['2025-07'], pending: [], excused: [] }, numbers: [11, 12] },
    ]);
    expect(next).toMatchObject([
      { code: 'enter_approval', proof: true, gain: 0.84, result: 'four_good', unblocks: ['floor:2.1'] },
    ]);
  });

  it('says that points for a disciplined member are lost (E05)', () => {
    const { indicators, gates } = explained(caseOf('E05', '2026-01-15'));
    expect(indicators['3.1']).toMatchObject({
      because: [{ lost: true, numbers: [1, null], evidence: [{ source: 'case1', role: 'lowers' }] }],
      next: [],
    });
    expect(gates).toMatchObject({ G1: { recoverable: false, evidence: [{ source: 'case1' }], next: [] } });
  });

  it('asks for the verdict a claim waits for (E02, reviewed)', () => {
    const { because, next } = explained(caseOf('E02', '2025-07-05', 'reviewed')).indicators['1.4']!;
    expect(because[0]!.evidence.map(({ source, role }) => [source, role])).toEqual([
      ['k09', 'pending'],
      ['k12', 'pending'],
    ]);
    expect(next).toContainEqual(
      expect.objectContaining({
        code: 'confirm',
        gain: 1.11,
        edits: [{ kind: 'confirm', measure: 'task.exceeded', source: 'k09', revision: 2 }],
      }),
    );
  });

  it('shows what is in doubt though it counts (E02, self)', () => {
    const { because, next } = explained(caseOf('E02', '2025-07-05')).indicators['1.4']!;
    expect(because).toMatchObject([{ missing: 0, lost: false, evidence: [{ role: 'pending' }, { role: 'pending' }] }]);
    expect(next).toEqual([]);
  });

  it('names a way out of silence for every gap (E09)', () => {
    const { set, facts, asOf, context } = caseOf('E09', '2026-01-15');
    const { noData } = evaluate(set, facts, asOf, context) as { noData: string[] };
    const { indicators } = explain(set, facts, evaluate(set, facts, asOf, context), context, asOf);
    expect(noData).toHaveLength(23);
    for (const id of noData) expect(indicators[id]!.next[0]!.gain).toBeGreaterThan(0);
  });

  it('lists twenty facts and says how many more there are', () => {
    const example = caseOf('E01', '2026-01-15');
    const facts = example.facts.copy();
    for (const fact of example.facts)
      if (fact.measure === 'member.reported' && fact.source < 'mb04')
        facts.put({ ...fact, revision: 2, value: { yes: false } });
    const [because] = explained({ ...example, facts }).indicators['4.2']!.because;
    expect([because!.evidence.length, because!.more]).toEqual([20, 16]);
  });

  it('joins what an item of two parts needs (met / not-met)', () => {
    const example = caseOf('E10', '2025-07-05');
    const facts = example.facts.copy();
    const papers = facts.get('meeting.papers.on_time', 'm05')!;
    facts.put({ ...papers, revision: 2, value: { yes: false } });
    const { because, next } = explained({ ...example, facts }).indicators['P2.3']!;
    expect(because.map(({ part }) => part)).toEqual(['P2.3.a', 'P2.3.b']);
    expect(next).toMatchObject([{ gain: 1 }]);
    expect(new Set(next[0]!.edits.map(({ measure }) => measure))).toEqual(
      new Set(['meeting.papers.on_time', 'minutes.signed.on_time']),
    );
  });
});
