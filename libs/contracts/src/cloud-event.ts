import { ok, refuse, type Result } from '@bontot/kernel';

/** Headers as a Kafka client hands them over; a header sent twice is a list. */
export type WireHeaders = Record<string, Uint8Array | string | (Uint8Array | string)[] | undefined>;

/** The attributes of CloudEvents 1.0 that travel as headers in Kafka binary content mode. */
export type EventAttributes = {
  /** Names the message; never used to de-duplicate. */
  id: string;
  source: string;
  type: string;
  /** The sender's clock, ISO 8601; only informs. */
  time?: string;
  partitionkey?: string;
  correlationid?: string;
  traceparent?: string;
  /** Extensions of our own topics: whom our HTTP door spoke for, and its moment of receipt. */
  sender?: string;
  recordedat?: string;
  /** `true` when our door vouches that the fact needs no verdict (rule R7): an inspector, or a sender by contract. */
  confirmed?: string;
};

export type DecodedEvent = EventAttributes & { body: unknown };

/** The largest body that is parsed; one record of any of our events is far below it. */
export const MAX_BODY_BYTES = 256 * 1024;
const MAX_HEADER = 500;
const REQUIRED = ['specversion', 'id', 'source', 'type'] as const;
const OPTIONAL = ['time', 'partitionkey', 'correlationid', 'sender', 'recordedat', 'confirmed'] as const;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Headers of an outgoing event, in binary content mode. */
export function headersOf({
  traceparent,
  ...attributes
}: { [Name in keyof EventAttributes]: EventAttributes[Name] | undefined }): Record<string, string> {
  const headers: Record<string, string> = { ce_specversion: '1.0', 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) headers[`ce_${name}`] = value;
  if (traceparent) headers.traceparent = traceparent;
  return headers;
}

/**
 * The attributes of a record, without touching its body, so that a message whose body nobody can parse is still routed.
 * Codes: HEADER_MISSING, HEADER_REPEATED, HEADER_INVALID, SPECVERSION_UNKNOWN.
 */
export function attributesOf(headers: WireHeaders): Result<EventAttributes> {
  const attributes: Record<string, string> = {};
  for (const name of REQUIRED) {
    const read = headerOf(headers, `ce_${name}`);
    if (!read.ok) return read;
    if (read.value === undefined)
      return refuse('HEADER_MISSING', { field: `ce_${name}`, expected: `the header ce_${name}` });
    attributes[name] = read.value;
  }
  if (attributes.specversion !== '1.0')
    return refuse('SPECVERSION_UNKNOWN', { field: 'ce_specversion', expected: '1.0', got: attributes.specversion });
  delete attributes.specversion;
  for (const name of OPTIONAL) {
    const read = headerOf(headers, `ce_${name}`);
    if (!read.ok) return read;
    if (read.value !== undefined) attributes[name] = read.value;
  }
  const trace = headerOf(headers, 'traceparent');
  if (trace.ok && trace.value !== undefined) attributes.traceparent = trace.value;
  return ok(attributes as unknown as EventAttributes);
}

/**
 * Attributes and body of one Kafka record: binary content mode, and structured mode (`application/cloudevents+json`)
 * for clients that send it.
 * Codes: those of {@link attributesOf}, BODY_EMPTY, BODY_TOO_LARGE, BODY_NOT_UTF8, BODY_NOT_JSON.
 */
export function decodeEvent(headers: WireHeaders, value: Uint8Array | null): Result<DecodedEvent> {
  const contentType = headerOf(headers, 'content-type');
  if (contentType.ok && contentType.value?.startsWith('application/cloudevents+json')) return decodeStructured(value);
  const attributes = attributesOf(headers);
  if (!attributes.ok) return attributes;
  const body = bodyOf(value);
  return body.ok ? ok(Object.assign(attributes.value, { body: body.value })) : body;
}

function decodeStructured(value: Uint8Array | null): Result<DecodedEvent> {
  const envelope = bodyOf(value);
  if (!envelope.ok) return envelope;
  if (typeof envelope.value !== 'object' || envelope.value === null)
    return refuse('BODY_NOT_OBJECT', { field: 'body', expected: 'a CloudEvents envelope' });
  const { data, ...attributes } = envelope.value as Record<string, unknown>;
  const headers: WireHeaders = {};
  for (const [name, attribute] of Object.entries(attributes))
    if (typeof attribute === 'string') headers[`ce_${name}`] = attribute;
  const read = attributesOf(headers);
  return read.ok ? ok(Object.assign(read.value, { body: data })) : read;
}

/** Parses a JSON body. Codes: BODY_EMPTY, BODY_TOO_LARGE, BODY_NOT_UTF8, BODY_NOT_JSON. */
export function bodyOf(value: Uint8Array | null): Result<unknown> {
  if (value === null || value.length === 0) return refuse('BODY_EMPTY', { field: 'body', expected: 'a JSON object' });
  if (value.length > MAX_BODY_BYTES)
    return refuse('BODY_TOO_LARGE', { field: 'body', expected: `at most ${MAX_BODY_BYTES} bytes`, got: value.length });
  let text: string;
  try {
    text = utf8.decode(value);
  } catch {
    return refuse('BODY_NOT_UTF8', { field: 'body', expected: 'UTF-8' });
  }
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse('BODY_NOT_JSON', { field: 'body', expected: 'JSON' });
  }
}

function headerOf(headers: WireHeaders, name: string): Result<string | undefined> {
  const raw = headers[name];
  if (raw === undefined || raw === null) return ok(undefined);
  if (Array.isArray(raw)) return refuse('HEADER_REPEATED', { field: name, expected: 'the header once' });
  const text = typeof raw === 'string' ? raw : textOf(name, raw);
  if (text === undefined || text.length === 0 || text.length > MAX_HEADER)
    return refuse('HEADER_INVALID', { field: name, expected: `1 to ${MAX_HEADER} characters of UTF-8` });
  return ok(text);
}

/** The last value of each header: most repeat from record to record, and comparing bytes costs less than decoding them. */
const lastSeen = new Map<string, { bytes: Uint8Array; text: string }>();

function textOf(name: string, bytes: Uint8Array): string | undefined {
  const seen = lastSeen.get(name);
  if (seen && sameBytes(seen.bytes, bytes)) return seen.text;
  try {
    const text = utf8.decode(bytes);
    // A copy: the bytes of a record are a view into its whole batch, which must not be kept.
    if (bytes.length <= MAX_HEADER) lastSeen.set(name, { bytes: Uint8Array.from(bytes), text });
    return text;
  } catch {
    return undefined;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
