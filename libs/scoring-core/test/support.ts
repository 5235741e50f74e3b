import { measureOf, type FactValue } from '@bontot/contracts';
import { templates, type Assessment, type CellContext, type CriteriaSet, type Fact } from '../src/index.ts';

export const context = (differs: Partial<CellContext> = {}): CellContext => ({
  subject: 'cell',
  cellType: 'residential',
  period: '2025',
  activeFrom: '2020-01-01',
  view: 'self',
  notApplicable: [],
  ...differs,
});

let sources = 0;

/** A fact that counts: yes, full, grade 4 or one, unless told otherwise. */
export function fact(measure: string, differs: Partial<Fact> = {}): Fact {
  const { kind, needsConfirmation } = measureOf(measure)!;
  const best: Record<string, FactValue> = {
    flag: { yes: true },
    ratio: { part: 10, whole: 10 },
    grade: { grade: 4 },
    count: { n: 1 },
  };
  return {
    measure,
    source: `s${++sources}`,
    revision: 1,
    effectiveOn: '2025-03-10',
    recordedAt: 0,
    value: best[kind]!,
    confirmation: needsConfirmation ? 'confirmed' : 'by_nature',
    ...differs,
  };
}

/** The cell set with one part of one indicator changed. */
export function withPart(
  partId: string,
  change: Record<string, unknown>,
  set: CriteriaSet = templates['cell-default'],
): CriteriaSet {
  const copy = structuredClone(set);
  for (const criterion of copy.criteria)
    for (const indicator of criterion.indicators)
      for (const part of indicator.parts) if (part.id === partId) Object.assign(part, change);
  return copy;
}

export const partOf = (assessment: Assessment, id: string) => assessment.parts.find((part) => part.id === id)!;
