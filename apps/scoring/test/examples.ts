import { readFileSync } from 'node:fs';
import { measureOf, type CellType, type EvidenceBody, type FactValue, type View } from '@bontot/contracts';
import { startOfDay } from '@bontot/kernel';

/** The worked examples of the domain handbook (7), as the library of the score holds them. */
type ShortFact = {
  m: string;
  s: string;
  rev: number;
  on: string;
  rec: string;
  v: boolean | number | [number, number];
  slot?: string;
  wd?: boolean;
  unconfirmed?: boolean;
};
export type Example = {
  id: string;
  title: string;
  set: string;
  extends: string | null;
  drop: string[];
  cell: { type: string; period: string };
  notApplicable: { indicator: string; approvedOn: string; expiresOn: string }[];
  facts: ShortFact[];
  evaluations: {
    asOf: string;
    knownOn: string;
    view?: View;
    period?: string;
    expected: Record<string, unknown>;
  }[];
};

const file = new URL('../../../libs/scoring-core/test/data/examples.json', import.meta.url);
export const examples = (JSON.parse(readFileSync(file, 'utf8')) as { examples: Example[] }).examples;

const CELL_TYPES = ['residential', 'enterprise', 'agency', 'school', 'armed_forces'];
export const cellTypeOf = ({ cell }: Example): CellType | null =>
  CELL_TYPES.includes(cell.type) ? (cell.type as CellType) : null;

export type Sent = { body: EvidenceBody; recordedAt: number; confirmed: boolean };

/** What was sent in an example, in the order in which it was received. */
export function sentIn(example: Example, cellId: string): Sent[] {
  const base = examples.find(({ id }) => id === example.extends);
  const inherited = base?.facts.filter(({ s }) => !example.drop.includes(s)) ?? [];
  return [...inherited, ...example.facts]
    .map(({ m, s, rev, on, rec, v, slot, wd, unconfirmed }) => ({
      body: {
        cellId,
        measure: m,
        source: s,
        revision: rev,
        effectiveOn: on,
        value: valueOf(m, v),
        ...(slot ? { slot } : {}),
        ...(wd ? { withdrawn: true } : {}),
      },
      recordedAt: startOfDay(rec),
      confirmed: unconfirmed !== true,
    }))
    .sort((a, b) => a.recordedAt - b.recordedAt);
}

function valueOf(measure: string, v: ShortFact['v']): FactValue {
  if (typeof v === 'boolean') return { yes: v };
  if (Array.isArray(v)) return { part: v[0], whole: v[1] };
  return measureOf(measure)!.kind === 'grade' ? { grade: v } : { n: v };
}
