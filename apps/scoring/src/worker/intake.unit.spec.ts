import { evidenceRecorded, topics } from '@bontot/contracts';
import { CELL, Doors, exemption, fact, KEY, NOW, SUPERVISOR, unit, verdict, approved } from '../../test/builders.ts';
import type { SenderContract } from '../senders/contract.ts';
import { readChange, type InRecord } from './intake.ts';

const contract = (differs: Partial<SenderContract> = {}): SenderContract => ({
  sender: 'publisher',
  measures: 'all',
  scope: '/',
  confirmedByNature: true,
  ...differs,
});
const read = (record: InRecord, contracts: SenderContract[] = [contract()]) =>
  readChange(record, new Map(contracts.map((each) => [each.sender, each])));
const codeOf = (record: InRecord, contracts?: SenderContract[]) => {
  const answer = read(record, contracts);
  return answer.ok ? 'accepted' : answer.refusal.code;
};

const doors = new Doors();
const task = fact('task.completed', { source: 'task-system/2026/0451', slot: '2026-07' });
const origin = ({ topic, partition, offset }: InRecord) => ({ topic, partition, offset: Number(offset) });

describe('a record that is read', () => {
  it('is a fact of its cell and year, vouched for by the contract of its door', () => {
    const record = doors.from('publisher', task);
    expect(read(record)).toEqual({
      ok: true,
      value: {
        kind: 'fact',
        told: false,
        key: KEY,
        sender: 'system:publisher',
        contract: contract(),
        entry: {
          kind: 'fact',
          origin: origin(record),
          recordedAt: NOW,
          by: 'system:publisher',
          confirmedByNature: true,
          fact: task,
        },
      },
    });
  });
  it('belongs to the year of its slot, not to that of its date', () => {
    const late = fact('member.reported', { effectiveOn: '2026-01-02', slot: '2025-12' });
    expect(read(doors.from('publisher', late))).toMatchObject({ value: { key: { cellId: CELL, period: '2025' } } });
  });
  it('is received from outside when the broker says, whatever its sender claims', () => {
    const record = doors.from('publisher', task);
    record.headers.ce_recordedat = '2020-01-01T00:00:00Z';
    record.headers.ce_confirmed = 'true';
    record.headers.ce_sender = SUPERVISOR;
    const [narrow] = [contract({ confirmedByNature: false })];
    expect(read(record, [narrow])).toMatchObject({
      value: { entry: { recordedAt: NOW, by: 'system:publisher', confirmedByNature: false } },
    });
  });
  it('is received from our own door when that door says, by the person it spoke for', () => {
    const record = doors.byHand(task);
    record.headers.ce_recordedat = '2026-07-19T08:00:00+07:00';
    expect(read(record)).toMatchObject({
      value: {
        entry: { recordedAt: Date.parse('2026-07-19T01:00:00Z'), by: SUPERVISOR, confirmedByNature: false },
      },
    });
  });
  it('is read in structured mode too, as the CloudEvents SDK sends it', () => {
    const { headers, ...place } = doors.from('publisher', task);
    const envelope = { specversion: '1.0', id: '1', source: 'sdk', type: evidenceRecorded.type, data: task };
    const record = {
      ...place,
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      value: Buffer.from(JSON.stringify(envelope)),
    };
    expect(headers).toBeDefined();
    expect(read(record)).toMatchObject({ ok: true, value: { kind: 'fact', entry: { fact: task } } });
  });
  it('is a verdict, known since it was given', () => {
    const given = verdict(task, 'rejected', { reason: 'not done' });
    expect(read(doors.verdict(given))).toMatchObject({
      value: { kind: 'verdict', key: KEY, entry: { recordedAt: Date.parse(given.at), verdict: given } },
    });
  });
  it('is an exemption, known since it was decided', () => {
    expect(read(doors.exemption(exemption()))).toMatchObject({
      value: { kind: 'exemption', entry: { recordedAt: NOW } },
    });
    const decided = approved();
    expect(read(doors.exemption(decided))).toMatchObject({
      value: { kind: 'exemption', key: KEY, entry: { recordedAt: Date.parse(decided.decidedAt!), exemption: decided } },
    });
  });
  it('is known since its moment was told, where our own door says so', () => {
    const at = '2026-07-05T02:00:00.000Z';
    for (const record of [
      doors.byHand(task),
      doors.verdict(verdict(task, 'confirmed')),
      doors.exemption(exemption()),
    ]) {
      expect(read(record)).toMatchObject({ value: { told: false } });
      record.headers.ce_recordedat = at;
      expect(read(record)).toMatchObject({ value: { told: true, entry: { recordedAt: Date.parse(at) } } });
    }
  });
  it('is a date that has come', () =>
    expect(read(doors.due('date'))).toMatchObject({ value: { kind: 'due', key: KEY, cause: 'date' } }));
  it('is a unit', () => expect(read(doors.unit(unit()))).toMatchObject({ value: { kind: 'unit', unit: unit() } }));
  it('is passed by when nobody here knows its type', () => {
    const record = doors.record({ topic: topics.directory.name, type: 'member.changed.v1', key: CELL, body: {} });
    expect(read(record)).toEqual({ ok: true, value: { kind: 'unknown', type: 'member.changed.v1' } });
  });
});

describe('a record that is refused', () => {
  const bytes = (value: Uint8Array | null): InRecord => ({ ...doors.from('publisher', task), value });
  const text = (value: string) => bytes(Buffer.from(value));
  const withHeader = (name: string, value: InRecord['headers'][string]): InRecord => {
    const record = doors.from('publisher', task);
    return { ...record, headers: { ...record.headers, [name]: value } };
  };
  const body = (differs: object) => doors.from('publisher', { ...task, ...differs });
  const attendance = (value: unknown) => doors.from('publisher', fact('meeting.attendance', { value: value as never }));

  it.each<[string, InRecord, string]>([
    ['no body', bytes(null), 'BODY_EMPTY'],
    ['an empty body', bytes(Buffer.alloc(0)), 'BODY_EMPTY'],
    ['a body of null', text('null'), 'BODY_NOT_OBJECT'],
    ['a list', text('[]'), 'BODY_NOT_OBJECT'],
    ['broken JSON', text('{"cellId":'), 'BODY_NOT_JSON'],
    ['wrong UTF-8', bytes(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), 'BODY_NOT_UTF8'],
    ['more than 256 KB', text(JSON.stringify('x'.repeat(256 * 1024))), 'BODY_TOO_LARGE'],
    ['__proto__ keys', text(JSON.stringify(task).replace('{', '{"__proto__":{"yes":true},')), 'BODY_FORBIDDEN_KEY'],
    [
      '__proto__ for a value',
      text(JSON.stringify(task).replace('"value":{', '"value":{"__proto__":{"yes":true},')),
      'VALUE_KIND',
    ],
    ['no specversion', withHeader('ce_specversion', undefined), 'HEADER_MISSING'],
    ['another specversion', withHeader('ce_specversion', '0.3'), 'SPECVERSION_UNKNOWN'],
    ['no type', withHeader('ce_type', undefined), 'HEADER_MISSING'],
    ['no id', withHeader('ce_id', undefined), 'HEADER_MISSING'],
    ['no source', withHeader('ce_source', undefined), 'HEADER_MISSING'],
    ['a doubled id', withHeader('ce_id', ['1', '2']), 'HEADER_REPEATED'],
    ['a doubled type', withHeader('ce_type', [evidenceRecorded.type, 'x']), 'HEADER_REPEATED'],
    ['a header that is no UTF-8', withHeader('ce_id', Buffer.from([0xff])), 'HEADER_INVALID'],
    ['an empty header', withHeader('ce_source', ''), 'HEADER_INVALID'],
    ['a header of 10 KB', withHeader('ce_id', 'x'.repeat(10_240)), 'HEADER_INVALID'],
    ['a future version', withHeader('ce_type', 'evidence.recorded.v2'), 'VERSION_UNKNOWN'],
    ['a number for the cell', body({ cellId: 7 as never }), 'CELL_ID_INVALID'],
    ['a cell with $', body({ cellId: '$QN' }), 'CELL_ID_INVALID'],
    ['a cell with a dot', body({ cellId: 'QN.LH' }), 'CELL_ID_INVALID'],
    ['a cell with a control character', body({ cellId: 'QN\u0000' }), 'CELL_ID_INVALID'],
    ['a cell of 10 KB', body({ cellId: 'Q'.repeat(10_240) }), 'CELL_ID_INVALID'],
    ['an operator for the cell', body({ cellId: { $ne: null } as never }), 'CELL_ID_INVALID'],
    ['an unknown measure', body({ measure: 'task.imagined' }), 'MEASURE_UNKNOWN'],
    ['a measure of the prototype', body({ measure: 'constructor' }), 'MEASURE_UNKNOWN'],
    ['a source with $', body({ source: 'a$b' }), 'SOURCE_INVALID'],
    ['a source with a dot', body({ source: 'a.b' }), 'SOURCE_INVALID'],
    ['a source with a control character', body({ source: 'a\u0007' }), 'SOURCE_INVALID'],
    ['a source of 10 KB', body({ source: 'a'.repeat(10_240) }), 'SOURCE_INVALID'],
    ['revision 0', body({ revision: 0 }), 'REVISION_INVALID'],
    ['a negative revision', body({ revision: -1 }), 'REVISION_INVALID'],
    ['a fractional revision', body({ revision: 1.5 }), 'REVISION_INVALID'],
    ['a revision above 2^42', body({ revision: 2 ** 42 + 1 }), 'REVISION_INVALID'],
    ['a revision in quotes', body({ revision: '1' }), 'REVISION_INVALID'],
    ['a day that does not exist', body({ effectiveOn: '2026-02-30' }), 'DATE_INVALID'],
    ['a day written otherwise', body({ effectiveOn: '3/7/2026' }), 'DATE_INVALID'],
    ['a day in 1900', body({ effectiveOn: '1900-01-01' }), 'DATE_OUT_OF_RANGE'],
    ['a day in 2099', body({ effectiveOn: '2099-01-01' }), 'DATE_OUT_OF_RANGE'],
    ['a slot that does not exist', body({ slot: '2026-13' }), 'SLOT_INVALID'],
    ['a slot in 2099', body({ slot: '2099-Q1' }), 'SLOT_INVALID'],
    ['a value of another kind', body({ value: { n: 1 } }), 'VALUE_KIND'],
    ['a text for a flag', body({ value: { yes: 'true' } }), 'VALUE_KIND'],
    ['no value', body({ value: undefined }), 'VALUE_KIND'],
    ['a part above the whole', attendance({ part: 11, whole: 10 }), 'VALUE_PART_EXCEEDS_WHOLE'],
    ['a negative part', attendance({ part: -1, whole: 10 }), 'VALUE_NEGATIVE'],
    ['a fraction of a member', attendance({ part: 0.5, whole: 10 }), 'VALUE_KIND'],
    ['a million and one members', attendance({ part: 1, whole: 1_000_001 }), 'VALUE_TOO_LARGE'],
    ['grade 5', doors.from('publisher', fact('meeting.grade', { value: { grade: 5 } })), 'VALUE_KIND'],
    ['a negative count', doors.from('publisher', fact('meeting.unexcused', { value: { n: -1 } })), 'VALUE_NEGATIVE'],
    ['«withdrawn» in quotes', body({ withdrawn: 'yes' }), 'WITHDRAWN_INVALID'],
    ['an unknown kind of evidence', body({ evidence: [{ kind: 'rumour', ref: 'x' }] }), 'EVIDENCE_INVALID'],
    ['twenty-one references', body({ evidence: new Array(21).fill({ kind: 'photo', ref: 'x' }) }), 'EVIDENCE_INVALID'],
    ['a door without a contract', doors.from('nobody', task), 'SENDER_UNKNOWN'],
    ['a verdict without its word', doors.verdict(verdict(task, 'perhaps' as never)), 'BODY_INVALID'],
    ['a unit on an open path', doors.unit(unit(CELL, { path: '/QN/QN-LH' })), 'BODY_INVALID'],
  ])('says so of %s', (_, record, code) => expect(codeOf(record)).toBe(code));

  it('names the measure that its contract leaves out', () =>
    expect(read(doors.from('publisher', task), [contract({ measures: ['dues.paid'] })])).toEqual({
      ok: false,
      refusal: {
        code: 'MEASURE_OUTSIDE_CONTRACT',
        details: { field: 'measure', expected: 'a measure of the contract of publisher', got: 'task.completed' },
      },
    }));
  it('takes the largest revision there is', () => expect(codeOf(body({ revision: 2 ** 42 }))).toBe('accepted'));
  it('takes a day of next year, and none after it', () => {
    expect(codeOf(body({ effectiveOn: '2027-12-31', slot: undefined }))).toBe('accepted');
    expect(codeOf(body({ effectiveOn: '2028-01-01', slot: undefined }))).toBe('DATE_OUT_OF_RANGE');
  });
});
