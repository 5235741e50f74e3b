import {
  MAX_AMOUNT,
  type EvidenceBody,
  type EvidenceKind,
  type EvidenceRef,
  type FactValue,
  type Measure,
} from '@bontot/contracts';
import type { WordKey } from '@bontot/i18n';
import { isLocalDate, SOURCE_ID, type LocalDate } from '@bontot/kernel';
import { isOnlyYes, slotKindOf } from './by-hand.ts';

export type RefDraft = {
  id: number;
  kind: EvidenceKind;
  ref: string;
  issuer: string;
  issuedOn: string;
  expiresOn: string;
  fileId: string;
};

/** What stands in the form, as it was typed. */
export type Draft = {
  measure: string;
  effectiveOn: string;
  slot: string;
  yes: '' | 'yes' | 'no';
  part: string;
  whole: string;
  n: string;
  grade: string;
  source: string;
  /** 1 for a new fact; one more than what it replaces for a correction. */
  revision: number;
  refs: RefDraft[];
};

export type FieldName = 'measure' | 'effectiveOn' | 'slot' | 'value' | 'source' | 'evidence' | `ref-${number}`;
/** Why a field does not do, as a key of the catalogue with its values; dates are told as dates. */
export type Fault = { field: FieldName; key: WordKey; values?: Record<string, string | number> };
export type Read = { ok: true; body: EvidenceBody } | { ok: false; faults: Fault[] };

/** What somebody may date a fact by hand: inside the year that the page is about, and no day to come. */
export const rangeOf = (year: string, today: LocalDate): { from: LocalDate; to: LocalDate } => {
  const end = `${year}-12-31`;
  return { from: `${year}-01-01`, to: today < end ? today : end };
};

/** As many papers as the door takes with one fact. */
export const MOST_REFS = 20;

const PAPERS: EvidenceKind[] = ['decision_ref', 'minutes', 'number_report', 'document_file', 'external_confirmation'];

/** Kinds of papers for a measure; a record of the product itself is never entered by hand. */
export function kindsOf(measure: Measure | undefined): EvidenceKind[] {
  const kinds = measure?.evidence.filter((kind) => kind !== 'system_event') ?? [];
  return kinds.length > 0 ? kinds : PAPERS;
}

export const emptyRef = (id: number, measure?: Measure): RefDraft => ({
  id,
  kind: kindsOf(measure)[0]!,
  ref: '',
  issuer: '',
  issuedOn: '',
  expiresOn: '',
  fileId: '',
});

/** A form for a new fact. `mark` sets its source apart from all others: letters and digits by chance. */
export const newDraft = (mark: string, today: LocalDate): Draft => ({
  measure: '',
  effectiveOn: '',
  slot: '',
  yes: '',
  part: '',
  whole: '',
  n: '',
  grade: '',
  source: `register/${today}/${mark}`,
  revision: 1,
  refs: [emptyRef(0)],
});

/** The form of a correction: all that the fact says now, one revision higher. */
export const draftOf = (fact: EvidenceBody): Draft => ({
  measure: fact.measure,
  effectiveOn: fact.effectiveOn,
  slot: fact.slot ?? '',
  yes: 'yes' in fact.value ? (fact.value.yes ? 'yes' : 'no') : '',
  part: 'part' in fact.value ? String(fact.value.part) : '',
  whole: 'part' in fact.value ? String(fact.value.whole) : '',
  n: 'n' in fact.value ? String(fact.value.n) : '',
  grade: 'grade' in fact.value ? String(fact.value.grade) : '',
  source: fact.source,
  revision: fact.revision + 1,
  refs: (fact.evidence ?? []).map(({ kind, ref, issuer = '', issuedOn = '', expiresOn = '', fileId = '' }, id) => ({
    ...{ id, kind, ref, issuer, issuedOn, expiresOn, fileId },
  })),
});

/** Another measure asks for another result and other papers; what was typed of the papers stays. */
export const withMeasure = (draft: Draft, measure: Measure | undefined): Draft => ({
  ...draft,
  measure: measure?.id ?? '',
  slot: '',
  yes: measure && isOnlyYes(measure) ? 'yes' : '',
  part: '',
  whole: '',
  n: measure?.kind === 'count' && measure.unit === 'case' ? '1' : '',
  grade: '',
  refs: draft.refs.map((ref) => (kindsOf(measure).includes(ref.kind) ? ref : { ...ref, kind: kindsOf(measure)[0]! })),
});

/** The body to send, or every field that does not do, from the top of the form to its end. */
export function readDraft(
  draft: Draft,
  cellId: string,
  measure: Measure | undefined,
  range: { from: LocalDate; to: LocalDate },
): Read {
  if (!measure) return { ok: false, faults: [{ field: 'measure', key: 'register.fault.measure' }] };
  const faults: Fault[] = [];
  const { effectiveOn, slot, source, revision } = draft;
  if (slotKindOf(measure) && slot === '') faults.push({ field: 'slot', key: 'register.fault.slot' });
  if (!isLocalDate(effectiveOn) || effectiveOn < range.from || effectiveOn > range.to)
    faults.push({ field: 'effectiveOn', key: 'register.fault.date', values: range });
  const value = valueOf(draft, measure);
  if ('key' in value) faults.push(value);
  if (draft.refs.length === 0) faults.push({ field: 'evidence', key: 'register.fault.evidence' });
  for (const ref of draft.refs)
    if (ref.ref.trim() === '' || ref.ref.trim().length > 200)
      faults.push({ field: `ref-${ref.id}`, key: 'register.fault.ref' });
  if (!SOURCE_ID.test(source)) faults.push({ field: 'source', key: 'register.fault.source' });
  if (faults.length > 0 || 'key' in value) return { ok: false, faults };
  const body: EvidenceBody = {
    cellId,
    measure: measure.id,
    source,
    revision,
    effectiveOn,
    value,
    evidence: draft.refs.map(refOf),
  };
  return { ok: true, body: slot === '' ? body : { ...body, slot } };
}

const refOf = ({ kind, ref, issuer, issuedOn, expiresOn, fileId }: RefDraft): EvidenceRef => ({
  kind,
  ref: ref.trim(),
  ...(issuer.trim() ? { issuer: issuer.trim() } : {}),
  ...(issuedOn ? { issuedOn } : {}),
  ...(expiresOn ? { expiresOn } : {}),
  ...(fileId ? { fileId } : {}),
});

/** A whole number from 0 as people type it, with the thousands set apart or not; undefined for anything else. */
function wholeNumber(text: string): number | undefined {
  const digits = text.trim();
  if (!/^\d{1,3}([.,\u00a0 ]?\d{3})*$/.test(digits)) return undefined;
  const number = Number(digits.replaceAll(/\D/g, ''));
  return number <= MAX_AMOUNT ? number : undefined;
}

function valueOf(draft: Draft, { kind }: Measure): FactValue | Fault {
  const choice: Fault = { field: 'value', key: 'register.fault.choice' };
  switch (kind) {
    case 'flag':
      return draft.yes === '' ? choice : { yes: draft.yes === 'yes' };
    case 'grade':
      return /^[0-4]$/.test(draft.grade) ? { grade: Number(draft.grade) } : choice;
    case 'count': {
      const n = wholeNumber(draft.n);
      return n === undefined ? { field: 'value', key: 'register.fault.count', values: { max: MAX_AMOUNT } } : { n };
    }
    case 'ratio': {
      const [part, whole] = [wholeNumber(draft.part), wholeNumber(draft.whole)];
      if (part === undefined || whole === undefined || whole === 0)
        return { field: 'value', key: 'register.fault.ratio', values: { max: MAX_AMOUNT } };
      return part > whole ? { field: 'value', key: 'register.fault.part', values: { part, whole } } : { part, whole };
    }
  }
}
