import { measureOf, type EvidenceRef, type FactValue } from '@bontot/contracts';
import type { Confirmation, Fact } from '@bontot/scoring-core';
import type { CardKey, Entry } from './entry.ts';

/*
 * How a card's log and facts lie in its documents: JSON lists without names, a third of the size of the objects and three
 * times as fast to read, since a recompute of the country reads every fact of every card.
 */

/** A value without its names; the measure's kind says which it is. */
type PackedValue = number | [part: number, whole: number];

const packValue = (value: FactValue): PackedValue => {
  if ('part' in value) return [value.part, value.whole];
  if ('yes' in value) return value.yes ? 1 : 0;
  return 'n' in value ? value.n : value.grade;
};

const unpackValue = (measure: string, value: PackedValue): FactValue => {
  if (typeof value !== 'number') return { part: value[0], whole: value[1] };
  const kind = measureOf(measure)?.kind;
  if (kind === 'flag') return { yes: value === 1 };
  return kind === 'count' ? { n: value } : { grade: value };
};

/** What few facts have, in one object at the end of a row. */
type Rare = { slot?: string | undefined; withdrawn?: boolean | undefined; evidence?: EvidenceRef[] | undefined };

const rareOf = ({ slot, withdrawn, evidence }: Rare): [Rare] | [] =>
  slot === undefined && !withdrawn && evidence === undefined
    ? []
    : [
        {
          ...(slot !== undefined ? { slot } : {}),
          ...(withdrawn ? { withdrawn } : {}),
          ...(evidence ? { evidence } : {}),
        },
      ];

type FactRow = [
  measure: string,
  source: string,
  revision: number,
  effectiveOn: string,
  value: PackedValue,
  rare?: Rare,
];
type Place = [topic: string, partition: number, offset: number, recordedAt: number];
type LogRow =
  | ['fact', ...Place, by: string, confirmedByNature: 0 | 1, ...FactRow]
  | [Exclude<Entry['kind'], 'fact'>, ...Place, content: unknown];

/** One revision's entries as text. */
export const packLog = (entries: readonly Entry[]): string => JSON.stringify(entries.map(packEntry));

function packEntry(entry: Entry): LogRow {
  const { topic, partition, offset } = entry.origin;
  const place: Place = [topic, partition, offset, entry.recordedAt];
  switch (entry.kind) {
    case 'fact': {
      const { measure, source, revision, effectiveOn, value } = entry.fact;
      const row: FactRow = [measure, source, revision, effectiveOn, packValue(value), ...rareOf(entry.fact)];
      return ['fact', ...place, entry.by, entry.confirmedByNature ? 1 : 0, ...row];
    }
    case 'verdict':
      return ['verdict', ...place, entry.verdict];
    case 'exemption':
      return ['exemption', ...place, entry.exemption];
    case 'unit':
      return ['unit', ...place, entry.unit];
  }
}

export const unpackLog = (text: string, { cellId }: CardKey): Entry[] =>
  (JSON.parse(text) as LogRow[]).map((row) => unpackEntry(row, cellId));

function unpackEntry(row: LogRow, cellId: string): Entry {
  const [kind, topic, partition, offset, recordedAt] = row;
  const received = { origin: { topic, partition, offset }, recordedAt };
  if (kind !== 'fact') return { kind, ...received, [kind]: row[5] } as Entry;
  const [, , , , , by, confirmedByNature, measure, source, revision, effectiveOn, value, rare] = row;
  const fact = { cellId, measure, source, revision, effectiveOn, value: unpackValue(measure, value), ...rare };
  return { kind, ...received, by, confirmedByNature: confirmedByNature === 1, fact };
}

const CONFIRMATIONS: Confirmation[] = ['by_nature', 'confirmed', 'rejected', 'pending'];
type StandingRow = [
  source: string,
  revision: number,
  effectiveOn: string,
  value: PackedValue,
  recordedAt: number,
  confirmation: number,
  by: number,
  rare?: Rare,
];
/** Facts by measure; who entered them is named once. */
export type PackedFacts = { by: string[]; rows: [measure: string, StandingRow[]][] };

export function packFacts(facts: Iterable<Fact>): PackedFacts {
  const by = new Map<string, number>();
  const rows = new Map<string, StandingRow[]>();
  for (const fact of facts) {
    const { measure, source, revision, effectiveOn, value, recordedAt, confirmation, enteredBy = '' } = fact;
    if (!by.has(enteredBy)) by.set(enteredBy, by.size);
    const row: StandingRow = [
      source,
      revision,
      effectiveOn,
      packValue(value),
      recordedAt,
      CONFIRMATIONS.indexOf(confirmation),
      by.get(enteredBy)!,
      ...rareOf(fact),
    ];
    const ofMeasure = rows.get(measure);
    if (ofMeasure) ofMeasure.push(row);
    else rows.set(measure, [row]);
  }
  return { by: [...by.keys()], rows: [...rows] };
}

export function* unpackFacts({ by, rows }: PackedFacts): Generator<Fact> {
  for (const [measure, ofMeasure] of rows)
    for (const [source, revision, effectiveOn, value, recordedAt, confirmation, entered, rare] of ofMeasure)
      yield {
        measure,
        source,
        revision,
        effectiveOn,
        recordedAt,
        slot: rare?.slot,
        value: unpackValue(measure, value),
        withdrawn: rare?.withdrawn,
        evidence: rare?.evidence,
        enteredBy: by[entered]!,
        confirmation: CONFIRMATIONS[confirmation]!,
      };
}
