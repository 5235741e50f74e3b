import { measureOf, type FactValue } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import { compile, Facts, templates, type CellContext, type CriteriaSet, type Fact } from '@bontot/scoring-core';
import fc from 'fast-check';
import { languages } from '../src/index.ts';
import { assessed } from './assessed.ts';
import { FAULTS, told } from './told.ts';

const day = (from: number, to: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: from, max: to }).map((days) => addDays('2025-01-01', days));

function valueOf(measure: string): fc.Arbitrary<FactValue> {
  switch (measureOf(measure)!.kind) {
    case 'flag':
      return fc.boolean().map((yes) => ({ yes }));
    case 'count':
      return fc.constantFrom(0, 0, 1, 3).map((n) => ({ n }));
    case 'grade':
      return fc.integer({ min: 0, max: 4 }).map((grade) => ({ grade }));
    case 'ratio':
      return fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
        .map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b) }));
  }
}

const facts = (set: CriteriaSet): fc.Arbitrary<Fact> =>
  fc
    .constantFrom(...compile(set, 'agency', '2025').ops.keys(), ...compile(set, 'enterprise', '2025').ops.keys())
    .chain((measure) =>
      fc
        .record({
          source: fc.integer({ min: 1, max: 9 }).map((n) => `s${n}`),
          revision: fc.integer({ min: 1, max: 2 }),
          effectiveOn: day(0, 364),
          value: valueOf(measure),
          expiresOn: fc.constantFrom(undefined, undefined, '2025-06-01'),
          confirmation: measureOf(measure)!.needsConfirmation
            ? fc.constantFrom('confirmed' as const, 'pending' as const, 'rejected' as const)
            : fc.constant('by_nature' as const),
        })
        .map(({ expiresOn, ...fact }): Fact => ({
          measure,
          recordedAt: 0,
          ...(expiresOn ? { evidence: [{ kind: 'minutes' as const, ref: 'x', expiresOn }] } : {}),
          ...fact,
        })),
    );

const contexts = (set: CriteriaSet): fc.Arbitrary<CellContext> =>
  fc.record({
    subject: fc.constant(set.subject),
    cellType:
      set.subject === 'cell'
        ? fc.constantFrom('residential' as const, 'enterprise' as const, 'school' as const)
        : fc.constant(undefined),
    period: fc.constantFrom('2025', '2025', '2025-H1', '2025-09'),
    activeFrom: fc.constantFrom('2020-01-01', '2025-03-15', '2025-10-02'),
    view: fc.constantFrom('self' as const, 'reviewed' as const),
    notApplicable: fc
      .subarray(
        set.criteria
          .flatMap(({ indicators }) => indicators)
          .filter(({ mayBeNotApplicable }) => mayBeNotApplicable)
          .map(({ id }) => id),
      )
      .map((ids) => ids.map((indicator) => ({ indicator, approvedOn: '2025-02-01', expiresOn: '2025-08-31' }))),
  });

describe.each(Object.entries(templates))('whatever the facts, in %s', (_, set: CriteriaSet) => {
  it('no sentence has a hole, in any language', () =>
    fc.assert(
      fc.property(
        fc.array(facts(set), { maxLength: 60, size: 'max' }),
        contexts(set),
        day(-10, 400),
        (known, context, asOf) => {
          const assessment = assessed(set, Facts.of(known), asOf, context);
          for (const language of languages) {
            const lines = told({
              language,
              set,
              cellType: context.cellType,
              assessment,
              exemptions: context.notApplicable,
            });
            const said = lines.map((line) => line.replace(/^\S+ {2}/, ''));
            expect(said.filter((line) => FAULTS.test(line))).toEqual([]);
            expect(said.filter((line) => !/[.)\]]$|^\[/.test(line))).toEqual([]);
          }
        },
      ),
      { numRuns: 20 },
    ));
});
