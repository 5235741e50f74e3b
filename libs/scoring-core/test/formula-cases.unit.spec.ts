import { compile, evaluate, Facts, largestRemainder, templates, type CriteriaSet } from '../src/index.ts';
import data from './data/formula-cases.json' with { type: 'json' };
import { factFrom, type ShortFact } from './examples.ts';

type FormulaCase = {
  name: string;
  max: number;
  dueFrom?: string;
  formula: object;
  asOf: string;
  facts: ShortFact[];
  expected: { state: string; raw: unknown; points: number | null };
};

/** A set of one part, built around the formula of the case. */
const setOf = ({ max, formula, dueFrom }: FormulaCase): CriteriaSet => {
  const template = templates['cell-default'];
  const [criterion] = template.criteria;
  const [indicator] = criterion!.indicators;
  const part = { id: 'x.a', max, formula, ...(dueFrom ? { dueFrom } : {}) };
  return {
    ...template,
    criteria: [{ ...criterion!, max, indicators: [{ ...indicator!, max, parts: [part] }] }],
  } as CriteriaSet;
};

describe('the formula cases (domain handbook 6.2)', () => {
  it.each(data.cases as unknown as FormulaCase[])('$name', (formulaCase) => {
    const { parts } = evaluate(setOf(formulaCase), Facts.of(formulaCase.facts.map(factFrom)), formulaCase.asOf, {
      subject: 'cell',
      cellType: 'residential',
      period: '2025',
      activeFrom: '2020-01-01',
      view: 'self',
      notApplicable: [],
    });
    const { state, raw, points } = parts[0]!;
    expect({ state, raw, points }).toEqual(formulaCase.expected);
  });

  it.each(data.redistribution)('redistribution: $name', ({ maxCenti, criterionCenti, expected }) =>
    expect(largestRemainder(maxCenti, criterionCenti)).toEqual(expected),
  );

  it('compiles one plan for one set, type and period', () =>
    expect(compile(templates['cell-default'], 'agency', '2025')).toBe(
      compile(templates['cell-default'], 'agency', '2025'),
    ));
});
