import { attributesOf, decodeEvent, headersOf, MAX_BODY_BYTES, type WireHeaders } from '@bontot/contracts';
import { CloudEvent, Kafka } from 'cloudevents';

const bytes = (text: string) => new TextEncoder().encode(text);
const headers: WireHeaders = {
  ce_specversion: '1.0',
  ce_id: 'e-1',
  ce_source: 'task-system',
  ce_type: 'evidence.recorded.v1',
  'content-type': 'application/json',
};
const structured = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
const envelope = { specversion: '1.0', id: 'e-1', source: 'task-system', type: 'evidence.recorded.v1', data: { n: 1 } };

describe('decodeEvent', () => {
  const codeOf = (wire: WireHeaders, value: Uint8Array | null) => {
    const decoded = decodeEvent(wire, value);
    return decoded.ok ? 'accepted' : decoded.refusal.code;
  };

  it.each<[string, string, WireHeaders, Uint8Array | null]>([
    ['HEADER_MISSING', 'no id', { ...headers, ce_id: undefined }, bytes('{}')],
    ['HEADER_MISSING', 'no headers at all', {}, bytes('{}')],
    ['HEADER_REPEATED', 'two types', { ...headers, ce_type: ['a.v1', 'b.v1'] }, bytes('{}')],
    ['HEADER_REPEATED', 'an optional header twice', { ...headers, ce_time: ['1', '2'] }, bytes('{}')],
    ['HEADER_INVALID', 'an empty source', { ...headers, ce_source: '' }, bytes('{}')],
    ['HEADER_INVALID', 'a type of 10 KB', { ...headers, ce_type: 'x'.repeat(10_000) }, bytes('{}')],
    ['HEADER_INVALID', 'an id that is no UTF-8', { ...headers, ce_id: new Uint8Array([0xff, 0xfe]) }, bytes('{}')],
    ['SPECVERSION_UNKNOWN', 'version 2.0', { ...headers, ce_specversion: '2.0' }, bytes('{}')],
    ['BODY_EMPTY', 'no body', headers, null],
    ['BODY_EMPTY', 'a body of no bytes', headers, bytes('')],
    ['BODY_TOO_LARGE', 'a body above 256 KB', headers, new Uint8Array(MAX_BODY_BYTES + 1)],
    ['BODY_NOT_UTF8', 'a body in another encoding', headers, new Uint8Array([0x22, 0xe9, 0x22])],
    ['BODY_NOT_JSON', 'half a body', headers, bytes('{"a":')],
    ['BODY_NOT_OBJECT', 'a structured event that is no object', structured, bytes('1')],
    [
      'HEADER_MISSING',
      'a structured event without a type',
      structured,
      bytes('{"specversion":"1.0","id":"1","source":"s"}'),
    ],
    ['BODY_NOT_JSON', 'half a structured event', structured, bytes('{"specversion":')],
  ])('answers %s to %s', (code, _, wire, value) => expect(codeOf(wire, value)).toBe(code));

  it('reads attributes whose headers are bytes, as clients hand them over', () => {
    const wire = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, bytes(String(text))]));
    expect(decodeEvent(wire, bytes('{"n":1}'))).toEqual({
      ok: true,
      value: { id: 'e-1', source: 'task-system', type: 'evidence.recorded.v1', body: { n: 1 } },
    });
  });
  it('reads structured mode like binary mode', () =>
    expect(decodeEvent(structured, bytes(JSON.stringify(envelope)))).toEqual(decodeEvent(headers, bytes('{"n":1}'))));
  it.each(['binary', 'structured'] as const)('reads what the CloudEvents SDK sends in %s mode', (mode) => {
    const event = new CloudEvent({ ...envelope, partitionkey: 'QN-LH-07', time: '2026-07-03T02:00:00.000Z' });
    const message = Kafka[mode](event as never) as unknown as { headers: WireHeaders; value: unknown };
    const value = typeof message.value === 'string' ? message.value : JSON.stringify(message.value);
    const decoded = decodeEvent(message.headers, bytes(value));
    expect(decoded).toMatchObject({ ok: true, value: { id: 'e-1', type: 'evidence.recorded.v1', body: { n: 1 } } });
  });
  it('keeps a __proto__ member in the body from touching any prototype', () => {
    const decoded = decodeEvent(headers, bytes('{"__proto__":{"polluted":true}}'));
    expect(decoded.ok).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it('keeps the trace and drops one that came twice', () => {
    const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traceOf = (traceparent: string | string[]) => {
      const read = attributesOf({ ...headers, traceparent });
      return read.ok ? read.value.traceparent : read.refusal.code;
    };
    expect(traceOf(trace)).toBe(trace);
    expect(traceOf([trace, trace])).toBeUndefined();
  });
});

describe('headersOf', () => {
  it('writes what attributesOf reads', () => {
    const attributes = {
      id: 'e-1',
      source: 'scoring-worker',
      type: 'assessment.changed.v1',
      time: '2026-07-03T02:00:00.000Z',
      partitionkey: 'QN-LH-07',
      correlationid: 'c-1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      sender: 'publisher',
      recordedat: '2026-07-03T02:00:01.000Z',
    };
    expect(attributesOf(headersOf(attributes))).toEqual({ ok: true, value: attributes });
  });
});
