import { isLocalDate, isUnitId, SOURCE_ID, ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { measureOf, type EvidenceKind, type MeasureKind } from './measures.ts';

export type FactValue = { part: number; whole: number } | { n: number } | { yes: boolean } | { grade: number };
export type EvidenceRef = {
  kind: EvidenceKind;
  ref: string;
  issuer?: string;
  issuedOn?: LocalDate;
  expiresOn?: LocalDate;
  fileId?: string;
};

/**
 * What one source says now of one obligation or event: its full state, never a difference (domain handbook 5.1).
 * The body of `evidence.recorded.v1` as it travels; who sent it and when it arrived come from the door.
 */
export type EvidenceBody = {
  cellId: string;
  measure: string;
  source: string;
  /** Whole number from 1 to 2^42; only the source raises it, and the highest known wins. */
  revision: number;
  effectiveOn: LocalDate;
  /** The month, quarter or half-year it answers, when that differs from the date. */
  slot?: string;
  value: FactValue;
  withdrawn?: boolean;
  evidence?: EvidenceRef[];
};

export const MAX_REVISION = 2 ** 42;
/** Largest number a value may hold: far above any cell, far below where sums lose exactness. */
export const MAX_AMOUNT = 1_000_000;
export const FIRST_YEAR = 2015;
const MAX_REFS = 20;
const SLOT = /^\d{4}-(0[1-9]|1[0-2]|Q[1-4]|H[12])$/;
const KINDS = new Set([
  'system_event',
  'minutes',
  'decision_ref',
  'number_report',
  'document_file',
  'photo',
  'external_confirmation',
]);
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

/** First segments of the sources that our own services speak for; nobody else may raise their revisions (rule R2). */
const OF_SERVICES = new Set([
  ...['meeting', 'task', 'month', 'document', 'report', 'member-report', 'members-review'],
  ...['pledge', 'pledge-report', 'initiative-year', 'model', 'registration'],
  ...['candidate', 'admission', 'classification', 'training'],
  ...['target', 'inspection', 'programme', 'issue', 'year-plan', 'judgement', 'case', 'clearance', 'dues-list'],
  'sub',
]);

/** True for a source whose record one of our services keeps: it is corrected there, never by hand. */
export const isKeptElsewhere = (source: string): boolean => OF_SERVICES.has(source.split('/', 1)[0]!);

/** The period (a year) that a fact belongs to: that of its slot, else of its date (rule R4). */
export const periodOf = (body: { slot?: string | undefined; effectiveOn: LocalDate }): string =>
  (body.slot ?? body.effectiveOn).slice(0, 4);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, max: number): value is string =>
  // eslint-disable-next-line no-control-regex -- control characters are what must not pass
  typeof value === 'string' && value.length >= 1 && value.length <= max && !/[\u0000-\u001f\u007f]/.test(value);
const isAmount = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(value as number) <= MAX_AMOUNT;

const expected = (field: string, what: string, got?: unknown) => ({
  field,
  expected: what,
  ...(typeof got === 'string' || typeof got === 'number' || typeof got === 'boolean'
    ? { got: String(got).slice(0, 80) }
    : {}),
});

/**
 * Reads one body of `evidence.recorded.v1`, from Kafka or HTTP. Written by hand, not by a schema, because it runs for
 * every fact of the country and each refusal has a code of its own; the published JSON Schema of the event is checked
 * against it by test. Unknown fields pass and are left out.
 *
 * Codes: BODY_NOT_OBJECT, BODY_FORBIDDEN_KEY, CELL_ID_INVALID, MEASURE_UNKNOWN, SOURCE_INVALID, REVISION_INVALID,
 * DATE_INVALID, DATE_OUT_OF_RANGE, SLOT_INVALID, VALUE_KIND, VALUE_NEGATIVE, VALUE_PART_EXCEEDS_WHOLE, VALUE_TOO_LARGE,
 * WITHDRAWN_INVALID, EVIDENCE_INVALID. Details name the field and what was expected.
 *
 * @param today the day it was received; facts may be dated up to the end of the next year
 */
export function readEvidence(input: unknown, today: LocalDate): Result<EvidenceBody> {
  if (!isObject(input)) return refuse('BODY_NOT_OBJECT', expected('body', 'a JSON object'));
  for (const key of FORBIDDEN_KEYS)
    if (Object.hasOwn(input, key)) return refuse('BODY_FORBIDDEN_KEY', expected(key, 'no such member'));
  const { cellId, measure: measureId, source, revision, effectiveOn, slot, value, withdrawn, evidence } = input;
  if (!isUnitId(cellId))
    return refuse('CELL_ID_INVALID', expected('cellId', 'letters, digits, - and _, at most 64', cellId));
  const measure = typeof measureId === 'string' ? measureOf(measureId) : undefined;
  if (!measure) return refuse('MEASURE_UNKNOWN', expected('measure', 'an id of the catalogue of measures', measureId));
  if (typeof source !== 'string' || !SOURCE_ID.test(source))
    return refuse('SOURCE_INVALID', expected('source', 'letters, digits and _:/@+-, at most 200', source));
  if (!Number.isInteger(revision) || (revision as number) < 1 || (revision as number) > MAX_REVISION)
    return refuse('REVISION_INVALID', expected('revision', 'a whole number from 1 to 2^42', revision));
  if (!isLocalDate(effectiveOn))
    return refuse('DATE_INVALID', expected('effectiveOn', 'a day that exists, YYYY-MM-DD', effectiveOn));
  const lastYear = +today.slice(0, 4) + 1;
  if (!inRange(effectiveOn, lastYear))
    return refuse('DATE_OUT_OF_RANGE', expected('effectiveOn', `a day in ${FIRST_YEAR}–${lastYear}`, effectiveOn));
  if (slot !== undefined && (typeof slot !== 'string' || !SLOT.test(slot) || !inRange(slot, lastYear)))
    return refuse('SLOT_INVALID', expected('slot', `YYYY-MM, YYYY-Qn or YYYY-Hn in ${FIRST_YEAR}–${lastYear}`, slot));
  const read = readValue(measure.kind, value);
  if (!read.ok) return read;
  if (withdrawn !== undefined && typeof withdrawn !== 'boolean')
    return refuse('WITHDRAWN_INVALID', expected('withdrawn', 'true or false', withdrawn));
  const refs = readRefs(evidence);
  if (!refs.ok) return refs;
  const body: EvidenceBody = {
    cellId,
    measure: measure.id,
    source,
    revision: revision as number,
    effectiveOn,
    value: read.value,
  };
  if (slot !== undefined) body.slot = slot as string;
  if (withdrawn) body.withdrawn = true;
  if (refs.value.length > 0) body.evidence = refs.value;
  return ok(body);
}

const inRange = (dateOrSlot: string, lastYear: number): boolean => {
  const year = +dateOrSlot.slice(0, 4);
  return year >= FIRST_YEAR && year <= lastYear;
};

const SHAPES: Record<MeasureKind, { members: string[]; says: string }> = {
  ratio: { members: ['part', 'whole'], says: '{ "part": whole number, "whole": whole number }' },
  count: { members: ['n'], says: '{ "n": whole number }' },
  flag: { members: ['yes'], says: '{ "yes": true or false }' },
  grade: { members: ['grade'], says: '{ "grade": 0, 1, 2, 3 or 4 }' },
};

function readValue(kind: MeasureKind, value: unknown): Result<FactValue> {
  const shape = SHAPES[kind];
  const wrongKind = () => refuse('VALUE_KIND', expected('value', shape.says));
  if (!isObject(value) || Object.keys(value).length !== shape.members.length) return wrongKind();
  for (const member of shape.members) if (!Object.hasOwn(value, member)) return wrongKind();
  if (kind === 'flag') return typeof value.yes === 'boolean' ? ok({ yes: value.yes }) : wrongKind();
  const numbers = shape.members.map((member) => value[member]);
  if (!numbers.every((number) => Number.isInteger(number))) return wrongKind();
  if (numbers.some((number) => (number as number) < 0))
    return refuse('VALUE_NEGATIVE', expected('value', 'no number below zero'));
  if (!numbers.every(isAmount)) return refuse('VALUE_TOO_LARGE', expected('value', `no number above ${MAX_AMOUNT}`));
  if (kind === 'count') return ok({ n: value.n as number });
  if (kind === 'grade') return (value.grade as number) <= 4 ? ok({ grade: value.grade as number }) : wrongKind();
  const { part, whole } = value as { part: number; whole: number };
  return part <= whole
    ? ok({ part, whole })
    : refuse('VALUE_PART_EXCEEDS_WHOLE', { ...expected('value', 'part not above whole'), part, whole });
}

function readRefs(input: unknown): Result<EvidenceRef[]> {
  if (input === undefined) return ok([]);
  const wrong = (what: string) => refuse('EVIDENCE_INVALID', expected('evidence', what));
  if (!Array.isArray(input) || input.length > MAX_REFS) return wrong(`a list of at most ${MAX_REFS} references`);
  const refs: EvidenceRef[] = [];
  for (const item of input) {
    if (!isObject(item)) return wrong('objects { kind, ref, … }');
    const { kind, ref, issuer, issuedOn, expiresOn, fileId } = item;
    if (typeof kind !== 'string' || !KINDS.has(kind)) return wrong(`kind one of ${[...KINDS].join(', ')}`);
    if (!isText(ref, 200)) return wrong('ref a text of 1 to 200 characters');
    if (issuer !== undefined && !isText(issuer, 200)) return wrong('issuer a text of 1 to 200 characters');
    if (fileId !== undefined && !isText(fileId, 64)) return wrong('fileId an id');
    if (issuedOn !== undefined && !isLocalDate(issuedOn)) return wrong('issuedOn a day that exists');
    if (expiresOn !== undefined && !isLocalDate(expiresOn)) return wrong('expiresOn a day that exists');
    refs.push({
      kind: kind as EvidenceKind,
      ref,
      ...(issuer ? { issuer } : {}),
      ...(issuedOn ? { issuedOn } : {}),
      ...(expiresOn ? { expiresOn } : {}),
      ...(fileId ? { fileId } : {}),
    });
  }
  return ok(refs);
}
