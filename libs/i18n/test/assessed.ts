import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureOf, type CellType, type FactValue, type View } from '@bontot/contracts';
import { endOfDay, startOfDay, type LocalDate } from '@bontot/kernel';
import {
  evaluate,
  explain,
  Facts,
  templates,
  type CellContext,
  type CriteriaSet,
  type Fact,
  type NotApplicable,
} from '@bontot/scoring-core';
import type { ExplainedAssessment } from '../src/index.ts';

/** The answer of the API for these facts, as `apps/scoring/src/api/assessments.ts` joins it. */
export function assessed(set: CriteriaSet, facts: Facts, asOf: LocalDate, context: CellContext): ExplainedAssessment {
  const assessment = evaluate(set, facts, asOf, context);
  const { indicators, gates: gateReasons } = explain(set, facts, assessment, context, asOf);
  if (assessment.scheme === 'pass_fail') return { ...assessment, asOf, gateReasons, reasons: indicators };
  const joined = Object.entries(assessment.indicators).map(([id, state]) => [id, { ...state, ...indicators[id] }]);
  return { ...assessment, asOf, gateReasons, indicators: Object.fromEntries(joined) };
}

type ShortFact = {
  m: string;
  s: string;
  rev: number;
  on: LocalDate;
  rec: LocalDate;
  v: boolean | number | number[];
  slot?: string;
  wd?: boolean;
  unconfirmed?: boolean;
};
type Example = {
  id: string;
  title: string;
  set: keyof typeof templates;
  extends: string | null;
  drop: string[];
  cell: { type: string; period: string };
  notApplicable: NotApplicable[];
  facts: ShortFact[];
  evaluations: { asOf: LocalDate; knownOn: LocalDate; view?: View; period?: string }[];
};

const file = join(import.meta.dirname, '../../scoring-core/test/data/examples.json');
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] };

function valueFrom(v: ShortFact['v'], measure: string): FactValue {
  if (typeof v === 'boolean') return { yes: v };
  if (Array.isArray(v)) return { part: v[0]!, whole: v[1]! };
  return measureOf(measure)!.kind === 'grade' ? { grade: v } : { n: v };
}

const factFrom = ({ m, s, rev, on, rec, v, slot, wd, unconfirmed }: ShortFact): Fact => ({
  measure: m,
  source: s,
  revision: rev,
  effectiveOn: on,
  recordedAt: startOfDay(rec),
  slot,
  value: valueFrom(v, m),
  withdrawn: wd,
  confirmation: !measureOf(m)!.needsConfirmation ? 'by_nature' : unconfirmed ? 'pending' : 'confirmed',
});

function factsOf({ extends: base, drop, facts }: Example): Fact[] {
  const inherited = base === null ? [] : examples.find(({ id }) => id === base)!.facts;
  return [...inherited.filter(({ s }) => !drop.includes(s)), ...facts].map(factFrom);
}

/** Every evaluation of the worked examples E01–E11 (domain handbook 7), explained. */
export const workedExamples = examples.flatMap((example) =>
  example.evaluations.map(({ asOf, knownOn, view = 'self', period = example.cell.period }) => {
    const set: CriteriaSet = templates[example.set];
    const context: CellContext = {
      subject: set.subject,
      cellType: set.subject === 'cell' ? (example.cell.type as CellType) : undefined,
      period,
      activeFrom: '2020-01-01',
      view,
      notApplicable: example.notApplicable.filter(({ approvedOn }) => approvedOn <= knownOn),
    };
    const known = factsOf(example).filter(({ recordedAt }) => recordedAt <= endOfDay(knownOn));
    return {
      name: `${example.id} ${example.title}, ${period} as of ${asOf}, known on ${knownOn}, ${view}`,
      set,
      context,
      assessment: assessed(set, Facts.of(known), asOf, context),
    };
  }),
);
