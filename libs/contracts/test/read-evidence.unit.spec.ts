import { MAX_REVISION, measures, periodOf, readEvidence } from '@bontot/contracts';

const TODAY = '2026-07-05';
const good = {
  cellId: 'QN-LH-07',
  measure: 'task.completed',
  source: 'task-system/2026/0451',
  revision: 3,
  effectiveOn: '2026-07-03',
  value: { yes: true },
};
const measureOfKind = (kind: string) => measures.find((measure) => measure.kind === kind)!.id;
const ratio = { measure: measureOfKind('ratio') };
const count = { measure: measureOfKind('count') };
const grade = { measure: measureOfKind('grade') };
const ref = { kind: 'decision_ref', ref: '12-BC/CB' };
const fromJson = (text: string): unknown => ({ ...good, ...(JSON.parse(text) as object) });

describe('readEvidence', () => {
  const codeOf = (input: unknown) => {
    const read = readEvidence(input, TODAY);
    return read.ok ? 'accepted' : read.refusal.code;
  };

  it.each<[string, object]>([
    ['the plain body', {}],
    ['the largest revision', { revision: MAX_REVISION }],
    ['a ratio of nothing', { ...ratio, value: { part: 0, whole: 0 } }],
    ['a count of zero', { ...count, value: { n: 0 } }],
    ['the lowest grade', { ...grade, value: { grade: 0 } }],
    ['a month', { slot: '2026-07' }],
    ['a quarter', { slot: '2026-Q4' }],
    ['a half-year', { slot: '2026-H1' }],
    ['the last day of next year', { effectiveOn: '2027-12-31' }],
    ['the first day of all', { effectiveOn: '2015-01-01' }],
    ['a member it does not know', { comment: 'later versions may have it' }],
    ['a withdrawal', { withdrawn: true }],
    ['twenty references', { evidence: Array.from({ length: 20 }, () => ref) }],
  ])('accepts %s', (_, change) => expect(codeOf({ ...good, ...change })).toBe('accepted'));

  it.each<[string, string, unknown]>([
    ['BODY_NOT_OBJECT', 'null', null],
    ['BODY_NOT_OBJECT', 'a list', [good]],
    ['BODY_NOT_OBJECT', 'a text', 'evidence'],
    ['BODY_FORBIDDEN_KEY', '__proto__', Object.assign(JSON.parse('{"__proto__":{"revision":9}}'), good)],
    ['BODY_FORBIDDEN_KEY', 'constructor', fromJson('{"constructor":1}')],
    ['BODY_FORBIDDEN_KEY', 'prototype', fromJson('{"prototype":1}')],
    ['CELL_ID_INVALID', 'no cell', { ...good, cellId: undefined }],
    ['CELL_ID_INVALID', 'a $ in the cell', { ...good, cellId: '$where' }],
    ['CELL_ID_INVALID', 'a dot in the cell', { ...good, cellId: 'QN.LH' }],
    ['CELL_ID_INVALID', 'a cell of 10 KB', { ...good, cellId: 'Q'.repeat(10_000) }],
    ['MEASURE_UNKNOWN', 'an unknown measure', { ...good, measure: 'task.vanished' }],
    ['MEASURE_UNKNOWN', 'a measure named like a method', { ...good, measure: 'toString' }],
    ['MEASURE_UNKNOWN', 'a number for a measure', { ...good, measure: 1 }],
    ['SOURCE_INVALID', 'a control character in the source', { ...good, source: 'a\u0000b' }],
    ['SOURCE_INVALID', 'a source of 10 KB', { ...good, source: 'a'.repeat(10_000) }],
    ['SOURCE_INVALID', 'an empty source', { ...good, source: '' }],
    ['REVISION_INVALID', 'revision 0', { ...good, revision: 0 }],
    ['REVISION_INVALID', 'half a revision', { ...good, revision: 1.5 }],
    ['REVISION_INVALID', 'a revision above 2^42', { ...good, revision: MAX_REVISION + 1 }],
    ['REVISION_INVALID', 'a revision as text', { ...good, revision: '3' }],
    ['DATE_INVALID', '29 February 2025', { ...good, effectiveOn: '2025-02-29' }],
    ['DATE_INVALID', 'a moment for a day', { ...good, effectiveOn: '2026-07-03T00:00:00Z' }],
    ['DATE_OUT_OF_RANGE', 'the year 1900', { ...good, effectiveOn: '1900-01-01' }],
    ['DATE_OUT_OF_RANGE', 'the year 2099', { ...good, effectiveOn: '2099-01-01' }],
    ['SLOT_INVALID', 'month 13', { ...good, slot: '2026-13' }],
    ['SLOT_INVALID', 'quarter 5', { ...good, slot: '2026-Q5' }],
    ['SLOT_INVALID', 'a slot of 1900', { ...good, slot: '1900-01' }],
    ['SLOT_INVALID', 'a slot that is null', { ...good, slot: null }],
    ['VALUE_KIND', 'no value', { ...good, value: undefined }],
    ['VALUE_KIND', 'a count for a flag', { ...good, value: { n: 1 } }],
    ['VALUE_KIND', 'one member too many', { ...good, value: { yes: true, n: 1 } }],
    ['VALUE_KIND', 'a text for a flag', { ...good, value: { yes: 'true' } }],
    ['VALUE_KIND', 'half a count', { ...good, ...count, value: { n: 0.5 } }],
    ['VALUE_KIND', 'grade 5', { ...good, ...grade, value: { grade: 5 } }],
    ['VALUE_NEGATIVE', 'a count below zero', { ...good, ...count, value: { n: -1 } }],
    ['VALUE_NEGATIVE', 'a part below zero', { ...good, ...ratio, value: { part: -1, whole: 2 } }],
    ['VALUE_TOO_LARGE', 'a count above a million', { ...good, ...count, value: { n: 1_000_001 } }],
    ['VALUE_PART_EXCEEDS_WHOLE', 'more parts than the whole', { ...good, ...ratio, value: { part: 3, whole: 2 } }],
    ['WITHDRAWN_INVALID', 'withdrawn as text', { ...good, withdrawn: 'no' }],
    ['EVIDENCE_INVALID', 'one reference without a list', { ...good, evidence: ref }],
    ['EVIDENCE_INVALID', '21 references', { ...good, evidence: Array.from({ length: 21 }, () => ref) }],
    ['EVIDENCE_INVALID', 'an unknown kind of reference', { ...good, evidence: [{ ...ref, kind: 'rumour' }] }],
    ['EVIDENCE_INVALID', 'an empty reference', { ...good, evidence: [{ ...ref, ref: '' }] }],
    ['EVIDENCE_INVALID', 'a line break in a reference', { ...good, evidence: [{ ...ref, ref: 'a\nb' }] }],
    [
      'EVIDENCE_INVALID',
      'a day of issue that does not exist',
      { ...good, evidence: [{ ...ref, issuedOn: '2026-02-30' }] },
    ],
  ])('answers %s to %s', (code, _, input) => expect(codeOf(input)).toBe(code));

  it('names the field and what was expected', () => {
    const read = readEvidence({ ...good, revision: 0 }, TODAY);
    expect(read).toEqual({
      ok: false,
      refusal: {
        code: 'REVISION_INVALID',
        details: { field: 'revision', expected: 'a whole number from 1 to 2^42', got: '0' },
      },
    });
  });
  it('leaves unknown members and «not withdrawn» out of what it returns', () =>
    expect(readEvidence({ ...good, comment: 'x', withdrawn: false, evidence: [] }, TODAY)).toEqual({
      ok: true,
      value: good,
    }));
  it('puts a fact into the year of its slot, else of its date', () => {
    expect(periodOf({ effectiveOn: '2026-01-10', slot: '2025-12' })).toBe('2025');
    expect(periodOf({ effectiveOn: '2026-01-10' })).toBe('2026');
  });
});
