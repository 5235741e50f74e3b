import type { Fact } from './outsider.ts';

/** A fact that counts; each case changes one thing. */
export const healthy = (cellId: string, source: string, differs: object = {}): Fact => ({
  cellId,
  measure: 'meeting.attendance',
  source,
  revision: 1,
  effectiveOn: '2026-03-05',
  value: { part: 9, whole: 10 },
  ...differs,
});

const LONG = 'x'.repeat(10_240);

/** What is wrong, and the code of the answer: in the body of HTTP, and in the dead letter alike. */
export const badFields: [what: string, differs: object, code: string][] = [
  ['no cell', { cellId: undefined }, 'CELL_ID_INVALID'],
  ['a number as cell', { cellId: 7 }, 'CELL_ID_INVALID'],
  ['$ in the cell', { cellId: '$where' }, 'CELL_ID_INVALID'],
  ['. in the cell', { cellId: 'QN.LH' }, 'CELL_ID_INVALID'],
  ['a control character in the cell', { cellId: 'QN\u0000LH' }, 'CELL_ID_INVALID'],
  ['10 KB of cell', { cellId: LONG }, 'CELL_ID_INVALID'],
  ['an operator as cell', { cellId: { $ne: null } }, 'CELL_ID_INVALID'],
  ['no measure', { measure: undefined }, 'MEASURE_UNKNOWN'],
  ['an unknown measure', { measure: 'meeting.applause' }, 'MEASURE_UNKNOWN'],
  ['a name of every object as measure', { measure: 'constructor' }, 'MEASURE_UNKNOWN'],
  ['a list as measure', { measure: ['meeting.attendance'] }, 'MEASURE_UNKNOWN'],
  ['$ in the source', { source: '$set' }, 'SOURCE_INVALID'],
  ['. in the source', { source: 'a.b' }, 'SOURCE_INVALID'],
  ['a control character in the source', { source: 'a\nb' }, 'SOURCE_INVALID'],
  ['10 KB of source', { source: LONG }, 'SOURCE_INVALID'],
  ['an empty source', { source: '' }, 'SOURCE_INVALID'],
  ['revision 0', { revision: 0 }, 'REVISION_INVALID'],
  ['half a revision', { revision: 1.5 }, 'REVISION_INVALID'],
  ['a revision above 2^42', { revision: 2 ** 42 + 1 }, 'REVISION_INVALID'],
  ['a negative revision', { revision: -1 }, 'REVISION_INVALID'],
  ['a text as revision', { revision: '1' }, 'REVISION_INVALID'],
  ['30 February', { effectiveOn: '2026-02-30' }, 'DATE_INVALID'],
  ['29 February of no leap year', { effectiveOn: '2025-02-29' }, 'DATE_INVALID'],
  ['a number as date', { effectiveOn: 20260305 }, 'DATE_INVALID'],
  ['a moment as date', { effectiveOn: '2026-03-05T00:00:00Z' }, 'DATE_INVALID'],
  ['a date in 1900', { effectiveOn: '1900-01-01' }, 'DATE_OUT_OF_RANGE'],
  ['a date in 2099', { effectiveOn: '2099-12-31' }, 'DATE_OUT_OF_RANGE'],
  ['a slot that does not exist', { slot: '2026-13' }, 'SLOT_INVALID'],
  ['a slot in 2099', { slot: '2099-01' }, 'SLOT_INVALID'],
  ['a number as slot', { slot: 202603 }, 'SLOT_INVALID'],
  ['no value', { value: undefined }, 'VALUE_KIND'],
  ['null as value', { value: null }, 'VALUE_KIND'],
  ['a list as value', { value: [9, 10] }, 'VALUE_KIND'],
  ['a value of another kind', { value: { yes: true } }, 'VALUE_KIND'],
  ['a value of two kinds', { value: { part: 9, whole: 10, yes: true } }, 'VALUE_KIND'],
  ['texts for numbers', { value: { part: '9', whole: '10' } }, 'VALUE_KIND'],
  ['a half of a person', { value: { part: 8.5, whole: 10 } }, 'VALUE_KIND'],
  ['part above whole', { value: { part: 11, whole: 10 } }, 'VALUE_PART_EXCEEDS_WHOLE'],
  ['a negative part', { value: { part: -1, whole: 10 } }, 'VALUE_NEGATIVE'],
  ['a negative whole', { value: { part: -2, whole: -1 } }, 'VALUE_NEGATIVE'],
  ['more than there are people', { value: { part: 1, whole: 1e12 } }, 'VALUE_TOO_LARGE'],
  ['grade 5', { measure: 'meeting.grade', value: { grade: 5 } }, 'VALUE_KIND'],
  ['a text as withdrawn', { withdrawn: 'no' }, 'WITHDRAWN_INVALID'],
  ['an object as evidence', { evidence: {} }, 'EVIDENCE_INVALID'],
  ['evidence of an unknown kind', { evidence: [{ kind: 'rumour', ref: '1' }] }, 'EVIDENCE_INVALID'],
  [
    'evidence of a day that does not exist',
    { evidence: [{ kind: 'minutes', ref: '1', issuedOn: '2026-02-30' }] },
    'EVIDENCE_INVALID',
  ],
];

/** Bodies that are no fact at all: for HTTP with its status, and with the code of both ways. */
export const badBodies: [what: string, body: Buffer, http: [status: number, code: string], kafka: string][] = [
  ['broken JSON', Buffer.from('{"cellId":"QN-LH-07",'), [400, 'BODY_NOT_JSON'], 'BODY_NOT_JSON'],
  [
    'wrong UTF-8',
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    [400, 'BODY_NOT_UTF8'],
    'BODY_NOT_UTF8',
  ],
  ['an empty body', Buffer.alloc(0), [400, 'BODY_EMPTY'], 'BODY_EMPTY'],
  ['null', Buffer.from('null'), [400, 'VALIDATION'], 'BODY_NOT_OBJECT'],
  ['a list', Buffer.from('[]'), [400, 'VALIDATION'], 'BODY_NOT_OBJECT'],
  ['a text', Buffer.from('"fact"'), [400, 'VALIDATION'], 'BODY_NOT_OBJECT'],
  ['a number', Buffer.from('7'), [400, 'VALIDATION'], 'BODY_NOT_OBJECT'],
];

/** Members that would reach into every object; written as text, since a literal would set them. */
export const forbiddenKeys = ['__proto__', 'constructor', 'prototype'].map(
  (key) => [key, (fact: Fact) => Buffer.from(JSON.stringify(fact).replace('{', `{"${key}":{"revision":9},`))] as const,
);
