import type { CriteriaSet, Formula } from './criteria-set.ts';

/**
 * The measures that move an indicator, of any of its parts and for any type of cell: numerators, bases, excuses, plans and
 * clearances. Or that of a gate. Empty for an id that the set does not have.
 */
export function measuresOf(set: CriteriaSet, indicatorOrGate: string): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (formula: Formula): void => {
    for (const measure of namesIn(formula)) if (measure !== undefined) found.add(measure);
  };
  for (const { id, parts } of set.criteria.flatMap(({ indicators }) => indicators))
    if (id === indicatorOrGate)
      for (const { formula, variants = [] } of parts)
        for (const each of [formula, ...variants.map((variant) => variant.formula)]) add(each);
  for (const { id, measure } of set.gates) if (id === indicatorOrGate) found.add(measure);
  return found;
}

function namesIn(formula: Formula): (string | undefined)[] {
  switch (formula.kind) {
    case 'ratio':
    case 'steps':
      return [...formula.measures, formula.of];
    case 'calendar':
      return [formula.measure, formula.excuse];
    case 'target':
      return [formula.measure, formula.targetMeasure];
    case 'deduct':
      return [...formula.measures, formula.clearance];
    case 'judged':
      return [formula.measure];
  }
}
