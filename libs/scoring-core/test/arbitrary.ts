import { measureOf, type FactValue } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import fc from 'fast-check';
import { compile, factKey, type CellContext, type CriteriaSet, type Fact } from '../src/index.ts';

const YEAR_START = '2025-01-01';
const day = (from: number, to: number): fc.Arbitrary<LocalDate> =>
  fc.integer({ min: from, max: to }).map((days) => addDays(YEAR_START, days));

const valueOf = (measure: string): fc.Arbitrary<FactValue> => {
  switch (measureOf(measure)!.kind) {
    case 'flag':
      return fc.boolean().map((yes) => ({ yes }));
    case 'count':
      return fc.constantFrom(0, 0, 1, 2).map((n) => ({ n }));
    case 'grade':
      return fc.integer({ min: 0, max: 4 }).map((grade) => ({ grade }));
    case 'ratio':
      return fc
        .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
        .map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b) }));
  }
};

const slots = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((month) => `2025-${String(month).padStart(2, '0')}`),
    fc.constantFrom('2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2025-H1', '2025-H2'),
  ),
  { nil: undefined, freq: 2 },
);

const proofs = fc.option(
  fc
    .array(fc.option(day(0, 420), { nil: undefined, freq: 3 }), { minLength: 1, maxLength: 2 })
    .map((days) =>
      days.map((expiresOn) => ({ kind: 'minutes' as const, ref: 'x', ...(expiresOn ? { expiresOn } : {}) })),
    ),
  { nil: undefined, freq: 3 },
);

/** Any fact of the set's measures; dates reach from the year before into the next. */
export const facts = (set: CriteriaSet): fc.Arbitrary<Fact> =>
  fc
    .constantFrom(...compile(set, 'enterprise', '2025').ops.keys(), ...compile(set, 'agency', '2025').ops.keys())
    .chain((measure) =>
      fc
        .record({
          source: fc.integer({ min: 1, max: 6 }).map((n) => `s${n}`),
          revision: fc.integer({ min: 1, max: 3 }),
          effectiveOn: fc.oneof({ weight: 9, arbitrary: day(0, 364) }, { weight: 1, arbitrary: day(-30, 400) }),
          slot: slots,
          value: valueOf(measure),
          withdrawn: fc.constantFrom(undefined, undefined, undefined, true),
          evidence: proofs,
          confirmation: measureOf(measure)!.needsConfirmation
            ? fc.constantFrom('confirmed' as const, 'confirmed' as const, 'pending' as const, 'rejected' as const)
            : fc.constant('by_nature' as const),
        })
        .map((fact): Fact => ({ measure, recordedAt: 0, ...fact })),
    );

/** Records that never conflict: one content for one key and revision. */
export const records = (set: CriteriaSet, maxLength = 120): fc.Arbitrary<Fact[]> =>
  fc.uniqueArray(facts(set), {
    maxLength,
    selector: ({ measure, source, revision }) => `${factKey(measure, source)}|${revision}`,
    size: 'max',
  });

export const contexts = (set: CriteriaSet): fc.Arbitrary<CellContext> =>
  fc.record({
    subject: fc.constant(set.subject),
    cellType:
      set.subject === 'cell'
        ? fc.constantFrom('residential' as const, 'enterprise' as const, 'agency' as const)
        : fc.constant(undefined),
    period: fc.constantFrom('2025', '2025', '2025', '2025-H1', '2025-09'),
    activeFrom: fc.constantFrom('2020-01-01', '2020-01-01', '2025-03-15', '2025-07-02'),
    activeTo: fc.constantFrom(undefined, undefined, '2025-10-31'),
    view: fc.constantFrom('self' as const, 'reviewed' as const),
    notApplicable: fc
      .subarray(
        set.criteria.flatMap(({ indicators }) => indicators).map(({ id }) => id),
        { maxLength: 5 },
      )
      .map((ids) =>
        ids.map((indicator, index) => ({
          indicator,
          approvedOn: '2025-02-01',
          expiresOn: index % 2 ? '2025-08-31' : '2025-12-31',
        })),
      ),
  });

export const asOfs = day(-10, 400);
