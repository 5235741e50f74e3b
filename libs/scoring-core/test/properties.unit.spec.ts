import { addDays } from '@bontot/kernel';
import fc from 'fast-check';
import {
  add,
  compile,
  digestInput,
  emptyTally,
  evaluate,
  evaluateTally,
  Facts,
  nextCandidate,
  remove,
  tallyOf,
  templates,
  type Assessment,
  type CriteriaSet,
  type Fact,
} from '../src/index.ts';
import { asOfs, contexts, records } from './arbitrary.ts';

const digest = (assessment: Assessment) => digestInput(assessment, 'QN-LH-07');
const sets: [string, CriteriaSet][] = Object.entries(templates);

describe.each(sets)('any facts under %s', (_, set) => {
  it('give the same digest in any order, repeated and interleaved', () =>
    fc.assert(
      fc.property(
        records(set).chain((all) =>
          fc.record({
            all: fc.constant(all),
            shuffled: fc
              .tuple(fc.constant(all), fc.subarray(all))
              .chain(([once, again]) =>
                fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length }),
              ),
          }),
        ),
        contexts(set),
        asOfs,
        ({ all, shuffled }, context, asOf) => {
          const straight = evaluate(set, Facts.of(all), asOf, context);
          const other = evaluate(set, Facts.of(shuffled), asOf, context);
          expect(other).toEqual(straight);
          expect(digest(other)).toBe(digest(straight));
        },
      ),
      { numRuns: 150 },
    ));

  it('count one by one as they count together, through replacements, verdicts and withdrawals', () =>
    fc.assert(
      fc.property(
        records(set, 200),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('confirmed' as const, 'rejected' as const)), { maxLength: 30 }),
        contexts(set),
        asOfs,
        (all, verdicts, context, asOf) => {
          const plan = compile(set, context.cellType, context.period);
          const tally = emptyTally(plan, asOf);
          const facts = new Facts();
          const swap = (before: Fact | undefined, after: Fact) => {
            if (before) remove(tally, before);
            add(tally, after);
          };
          all.forEach((fact, index) => {
            const before = facts.get(fact.measure, fact.source);
            const put = facts.put(fact);
            if (put === 'new' || put === 'replaced') swap(before, fact);
            const [at, verdict] = verdicts[index] ?? [];
            if (at === undefined || verdict === undefined) return;
            const { measure, source } = all[at % (index + 1)]!;
            const held = facts.get(measure, source)!;
            const judged = facts.judge(measure, source, held.revision, verdict);
            if (judged) swap(held, judged);
          });
          const fresh = tallyOf(plan, facts, asOf);
          expect(tally.sure).toEqual(fresh.sure);
          expect(tally.waiting).toEqual(fresh.waiting);
          expect(tally.pendingFacts).toBe(fresh.pendingFacts);
          expect(evaluateTally(tally, context)).toEqual(evaluateTally(fresh, context));
          if (tally.pendingFacts === 0)
            expect(evaluateTally(tally, { ...context, view: 'reviewed' })).toEqual({
              ...evaluateTally(tally, { ...context, view: 'self' }),
              view: 'reviewed',
            });
          for (const fact of facts) remove(tally, fact);
          expect(tally.sure.every((sum) => sum === 0)).toBe(true);
          expect((tally.pending ?? []).every((sum) => sum === 0)).toBe(true);
          expect(tally.waiting.size).toBe(0);
        },
      ),
      { numRuns: 150 },
    ));

  it('leave no trace once withdrawn or rejected', () =>
    fc.assert(
      fc.property(records(set), contexts(set), asOfs, (all, context, asOf) => {
        const facts = Facts.of(all);
        const standing = [...facts].filter((fact) => !fact.withdrawn && fact.confirmation !== 'rejected');
        expect(evaluate(set, facts, asOf, context)).toEqual(evaluate(set, Facts.of(standing), asOf, context));
      }),
      { numRuns: 150 },
    ));

  it('count only in the card of their period', () =>
    fc.assert(
      fc.property(records(set), contexts(set), asOfs, (all, context, asOf) => {
        const here = all.filter((fact) => (fact.slot ?? fact.effectiveOn).startsWith('2025'));
        const foreign = all
          .filter((fact) => !here.includes(fact))
          .map((fact) => ({ ...fact, source: `${fact.source}x` }));
        expect(evaluate(set, Facts.of([...here, ...foreign]), asOf, context)).toEqual(
          evaluate(set, Facts.of(here), asOf, context),
        );
      }),
      { numRuns: 100 },
    ));

  it('change on nextReviewAt and on no day before it', () =>
    fc.assert(
      fc.property(records(set, 60), contexts(set), asOfs, (all, context, asOf) => {
        const facts = Facts.of(all);
        const now = evaluate(set, facts, asOf, context);
        const plan = compile(set, context.cellType, context.period);
        const end = now.nextReviewAt ?? addDays(asOf, 480);
        const candidate = nextCandidate(tallyOf(plan, facts, asOf), context, now);
        if (now.nextReviewAt !== null) expect(candidate! <= now.nextReviewAt && candidate! > asOf).toBe(true);
        for (let day = addDays(asOf, 1); day < end; day = addDays(day, 1))
          expect(digest(evaluateTally(tallyOf(plan, facts, day), context))).toBe(digest(now));
        if (now.nextReviewAt !== null)
          expect(digest(evaluateTally(tallyOf(plan, facts, end), context))).not.toBe(digest(now));
      }),
      { numRuns: 60 },
    ));
});

describe('a fact that moves to another period', () => {
  it('counts once: withdrawn where it was, new where it is', () => {
    const held = (year: string, revision: number, withdrawn?: true): Fact => ({
      measure: 'meeting.regular.held',
      source: 'm12',
      revision,
      effectiveOn: '2026-01-04',
      slot: year === '2025' ? '2025-12' : undefined,
      recordedAt: 0,
      value: { yes: true },
      withdrawn,
      confirmation: 'by_nature',
    });
    const met = (year: string, records: Fact[]) => {
      const { parts } = evaluate(templates['cell-default'], Facts.of(records), '2026-01-31', {
        subject: 'cell',
        cellType: 'residential',
        period: year,
        activeFrom: '2020-01-01',
        view: 'self',
        notApplicable: [],
      });
      return parts.find(({ id }) => id === '2.1.a')!.raw?.[0] ?? 0;
    };
    expect([met('2025', [held('2025', 1)]), met('2026', [])]).toEqual([1, 0]);
    expect([met('2025', [held('2025', 1), held('2025', 2, true)]), met('2026', [held('2026', 2)])]).toEqual([0, 1]);
  });
});

describe('a better value', () => {
  it('never lowers the points of a share, a calendar, a target or a judgement', () =>
    fc.assert(
      fc.property(
        records(templates['cell-default']),
        contexts(templates['cell-default']),
        asOfs,
        fc.nat(),
        (all, context, asOf, at) => {
          const facts = Facts.of(all);
          const list = [...facts].filter(({ value }) => 'yes' in value || 'grade' in value);
          const fact = list[at % Math.max(1, list.length)];
          if (!fact || fact.measure.endsWith('.excused')) return;
          const better = facts.copy();
          better.put({ ...fact, revision: 9, value: 'yes' in fact.value ? { yes: true } : { grade: 4 } });
          const points = (of: Facts) =>
            evaluate(templates['cell-default'], of, asOf, context).parts.map((part) => part.points ?? 0);
          const before = points(facts);
          points(better).forEach((after, index) => expect(after).toBeGreaterThanOrEqual(before[index]!));
        },
      ),
      { numRuns: 200 },
    ));
});
