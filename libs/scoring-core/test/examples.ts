import { measureOf, type CellType, type FactValue, type View } from '@bontot/contracts';
import { endOfDay, startOfDay, type LocalDate } from '@bontot/kernel';
import { Facts, templates, type CellContext, type CriteriaSet, type Fact } from '../src/index.ts';
import data from './data/examples.json' with { type: 'json' };

/** A fact as the worked examples write it. */
export type ShortFact = {
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
type Evaluation = {
  asOf: LocalDate;
  knownOn: LocalDate;
  view?: View;
  period?: string;
  expected: Record<string, unknown>;
};
type Example = {
  id: string;
  title: string;
  set: keyof typeof templates;
  extends: string | null;
  drop: string[];
  cell: { type: string; period: string };
  notApplicable: { indicator: string; approvedOn: LocalDate; expiresOn: LocalDate }[];
  facts: ShortFact[];
  evaluations: Evaluation[];
};

export const examples = data.examples as unknown as Example[];

export const exampleOf = (id: string): Example => examples.find((example) => example.id === id)!;

export function factFrom(short: ShortFact): Fact {
  const measure = measureOf(short.m)!;
  return {
    measure: short.m,
    source: short.s,
    revision: short.rev,
    effectiveOn: short.on,
    recordedAt: startOfDay(short.rec),
    slot: short.slot,
    value: valueFrom(short.v, measure.kind),
    withdrawn: short.wd,
    confirmation: !measure.needsConfirmation ? 'by_nature' : short.unconfirmed ? 'pending' : 'confirmed',
  };
}

function valueFrom(v: ShortFact['v'], kind: string): FactValue {
  if (typeof v === 'boolean') return { yes: v };
  if (Array.isArray(v)) return { part: v[0]!, whole: v[1]! };
  return kind === 'grade' ? { grade: v } : { n: v };
}

/** Every record of an example in the order of the file: those of the example it extends, without the dropped sources, then its own. */
export function recordsOf({ extends: base, drop, facts }: Example): Fact[] {
  const inherited = base === null ? [] : exampleOf(base).facts.filter(({ s }) => !drop.includes(s));
  return [...inherited, ...facts].map(factFrom);
}

export const knownBy = (facts: Fact[], knownOn: LocalDate): Fact[] =>
  facts.filter(({ recordedAt }) => recordedAt <= endOfDay(knownOn));

export type Case = {
  name: string;
  set: CriteriaSet;
  facts: Facts;
  asOf: LocalDate;
  context: CellContext;
  expected: Record<string, unknown>;
};

/** Every evaluation of every example, ready to run. */
export const cases: Case[] = examples.flatMap((example) =>
  example.evaluations.map((evaluation) => {
    const set: CriteriaSet = templates[example.set];
    const { asOf, knownOn, view = 'self', period = example.cell.period, expected } = evaluation;
    return {
      name: `${example.id} ${example.title}, ${period} asOf ${asOf} knownOn ${knownOn}, ${view}`,
      set,
      facts: Facts.of(knownBy(recordsOf(example), knownOn)),
      asOf,
      context: {
        subject: set.subject,
        cellType: set.subject === 'cell' ? (example.cell.type as CellType) : undefined,
        period,
        activeFrom: '2020-01-01',
        view,
        notApplicable: example.notApplicable
          .filter(({ approvedOn }) => approvedOn <= knownOn)
          .map(({ indicator, approvedOn, expiresOn }) => ({ indicator, approvedOn, expiresOn })),
      },
      expected,
    };
  }),
);
