import type { CriteriaSet } from './criteria-set.ts';
import { parseCriteriaSet } from './parse-criteria-set.ts';
import cellDefault from './sets/cell-default.json' with { type: 'json' };
import committeeDefault from './sets/committee-default.json' with { type: 'json' };
import passFailDefault from './sets/pass-fail-default.json' with { type: 'json' };

function template(input: unknown): CriteriaSet {
  const parsed = parseCriteriaSet(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.value;
}

/** The product's own sets (domain handbook 6.3–6.5), used where nobody has adopted one. One object each, so that compiled plans are shared. */
export const templates = {
  'cell-default': template(cellDefault),
  'committee-default': template(committeeDefault),
  'pass-fail-default': template(passFailDefault),
} as const satisfies Record<string, CriteriaSet>;

/** The template for a subject nobody has adopted a set for. */
export const templateFor = (subject: 'cell' | 'committee'): CriteriaSet =>
  subject === 'cell' ? templates['cell-default'] : templates['committee-default'];
