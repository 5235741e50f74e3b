import { deadLetterTopic, retryTopic, type WireHeaders } from '@bontot/contracts';
import { permanent } from '@bontot/kernel';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { IncomingRecord, RawMessage } from './ports.ts';

/** Headers of the record that is wrapped travel under this prefix, so that they cannot pass for ours. */
const ORIGINAL = 'original.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Why a record was put aside, and since when. */
export type Failure = {
  code: string;
  details: Record<string, unknown>;
  /** Milliseconds of the first and of the latest failure. */
  firstAt: number;
  lastAt: number;
};

/** What can be told of a dead letter without reading its body. */
export type DeadLetter = {
  /** `<partition>-<offset>` in the group's topic of dead letters. */
  id: string;
  code: string;
  details: Record<string, unknown>;
  topic: string;
  partition: number;
  offset: string;
  /** ISO moments: receipt by the broker, first and last failure. */
  receivedAt: string;
  firstAt: string;
  lastAt: string;
  attempts: number;
  key: string | null;
  /** Original headers as text; a header sent twice is a list. */
  headers: Record<string, string | string[]>;
  /** Bytes of the body, null for a record without one, and their SHA-256 in hex. */
  size: number | null;
  sha256: string | null;
};

/** A record that waits in the retry topic. */
export type Retry = { record: IncomingRecord; notBefore: number; firstAt: number };

/** The 32 bytes of `DEAD_LETTER_KEY`. Code: DEAD_LETTER_KEY_INVALID. */
export function letterKey(base64url: string): Buffer {
  const key = Buffer.from(base64url, 'base64url');
  if (key.length !== 32)
    throw permanent('DEAD_LETTER_KEY_INVALID', { expected: '32 bytes as base64url', got: key.length });
  return key;
}

export function retryMessage(group: string, record: IncomingRecord, notBefore: number, failure: Failure): RawMessage {
  const headers = placeOf(record, 'retry');
  headers['retry-attempt'] = String(record.attempt);
  headers['retry-not-before'] = String(notBefore);
  headers['retry-code'] = failure.code;
  headers['retry-first-at'] = String(failure.firstAt);
  wrapHeaders(record.headers, headers);
  return { topic: retryTopic(group).name, partition: 0, key: record.key, value: record.value, headers };
}

/** Undefined for a record that nobody of us put into the retry topic. */
export function readRetry(raw: IncomingRecord): Retry | undefined {
  const place = readPlace(raw, 'retry');
  const attempt = Number(textOf(raw.headers['retry-attempt']));
  const notBefore = Number(textOf(raw.headers['retry-not-before']));
  const firstAt = Number(textOf(raw.headers['retry-first-at']));
  if (!place || !(attempt >= 1) || !Number.isFinite(notBefore) || !Number.isFinite(firstAt)) return undefined;
  const { key, value } = raw;
  return { record: { ...place, key, headers: unwrapHeaders(raw.headers), value, attempt }, notBefore, firstAt };
}

/** The record's own bytes, encrypted and bound to where the record came from; all else in the open. */
export function deadLetterMessage(group: string, record: IncomingRecord, failure: Failure, secret: Buffer): RawMessage {
  const headers = placeOf(record, 'letter');
  headers['letter-code'] = failure.code;
  headers['letter-details'] = JSON.stringify(failure.details);
  headers['letter-attempts'] = String(record.attempt);
  headers['letter-first-at'] = String(failure.firstAt);
  headers['letter-last-at'] = String(failure.lastAt);
  if (record.value) {
    headers['letter-size'] = String(record.value.length);
    headers['letter-sha256'] = createHash('sha256').update(record.value).digest('hex');
  }
  wrapHeaders(record.headers, headers);
  const value = record.value && encrypt(record.value, secret, boundTo(record));
  return { topic: deadLetterTopic(group).name, partition: 0, key: record.key, value, headers };
}

/** Says that a dead letter has been sent round again. */
export const replayedMessage = (group: string, id: string): RawMessage => ({
  topic: deadLetterTopic(group).name,
  partition: 0,
  key: null,
  value: Buffer.alloc(0),
  headers: { 'letter-replayed': id },
});

/** The id of the letter that a marker closes. */
export const readReplayed = (raw: IncomingRecord): string | undefined => textOf(raw.headers['letter-replayed']);

/** Undefined for a record that nobody of us put there. */
export function readDeadLetter(raw: IncomingRecord): DeadLetter | undefined {
  const place = readPlace(raw, 'letter');
  const code = textOf(raw.headers['letter-code']);
  if (!place || code === undefined) return undefined;
  const size = textOf(raw.headers['letter-size']);
  return {
    id: `${raw.partition}-${raw.offset}`,
    code,
    details: jsonOf(textOf(raw.headers['letter-details'])),
    topic: place.topic,
    partition: place.partition,
    offset: place.offset,
    receivedAt: isoOf(place.timestamp),
    firstAt: isoOf(Number(textOf(raw.headers['letter-first-at']))),
    lastAt: isoOf(Number(textOf(raw.headers['letter-last-at']))),
    attempts: Number(textOf(raw.headers['letter-attempts']) ?? 1),
    key: raw.key && raw.key.toString(),
    headers: readable(unwrapHeaders(raw.headers)),
    size: size === undefined ? null : Number(size),
    sha256: textOf(raw.headers['letter-sha256']) ?? null,
  };
}

/** The record as it first came. Code: DEAD_LETTER_KEY_WRONG (permanent). */
export function originalOf(raw: IncomingRecord, secret: Buffer): { record: IncomingRecord; firstAt: number } {
  const place = readPlace(raw, 'letter');
  if (!place) throw permanent('DEAD_LETTER_UNKNOWN', { id: `${raw.partition}-${raw.offset}` });
  const encrypted = textOf(raw.headers['letter-size']) === undefined ? null : raw.value;
  const value = encrypted && decrypt(encrypted, secret, boundTo(place));
  const record = { ...place, key: raw.key, headers: unwrapHeaders(raw.headers), value, attempt: 1 };
  return { record, firstAt: Number(textOf(raw.headers['letter-first-at'])) };
}

type Place = Pick<IncomingRecord, 'topic' | 'partition' | 'offset' | 'timestamp'>;

function placeOf({ topic, partition, offset, timestamp }: Place, kind: string): WireHeaders {
  return {
    [`${kind}-topic`]: topic,
    [`${kind}-partition`]: String(partition),
    [`${kind}-offset`]: offset,
    [`${kind}-timestamp`]: String(timestamp),
  };
}

function readPlace({ headers }: IncomingRecord, kind: string): Place | undefined {
  const topic = textOf(headers[`${kind}-topic`]);
  const partition = Number(textOf(headers[`${kind}-partition`]));
  const offset = textOf(headers[`${kind}-offset`]);
  const timestamp = Number(textOf(headers[`${kind}-timestamp`]));
  if (!topic || !Number.isInteger(partition) || !offset || !/^\d+$/.test(offset) || !Number.isFinite(timestamp)) return;
  return { topic, partition, offset, timestamp };
}

type Header = Uint8Array | string;

/** kafkajs hands over null for an empty header and, for names like `toString`, things that never were headers. */
const isHeader = (value: unknown): value is Header => typeof value === 'string' || value instanceof Uint8Array;

function wrapHeaders(from: WireHeaders, to: WireHeaders): void {
  for (const [name, value] of Object.entries(from))
    to[ORIGINAL + name] = Array.isArray(value) ? value.filter(isHeader) : isHeader(value) ? value : '';
}

function unwrapHeaders(headers: WireHeaders): WireHeaders {
  const original: WireHeaders = {};
  for (const [name, value] of Object.entries(headers))
    if (name.startsWith(ORIGINAL)) original[name.slice(ORIGINAL.length)] = value;
  return original;
}

function readable(headers: WireHeaders): Record<string, string | string[]> {
  const text = (value: Header) => (typeof value === 'string' ? value : Buffer.from(value).toString());
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(text) : text(value ?? ''),
  ]);
  return Object.fromEntries(entries) as Record<string, string | string[]>;
}

function textOf(value: WireHeaders[string]): string | undefined {
  if (value === undefined || value === null || Array.isArray(value)) return undefined;
  return typeof value === 'string' ? value : Buffer.from(value).toString();
}

const isoOf = (ms: number): string => new Date(Number.isFinite(ms) ? ms : 0).toISOString();

function jsonOf(text: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(text ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

const boundTo = ({ topic, partition, offset }: Place): Buffer => Buffer.from(`${topic}|${partition}|${offset}`);

function encrypt(bytes: Buffer, secret: Buffer, bound: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(sealed: Buffer, secret: Buffer, bound: Buffer): Buffer {
  try {
    const tag = sealed.subarray(sealed.length - TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, NONCE_BYTES));
    decipher.setAAD(bound).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw permanent('DEAD_LETTER_KEY_WRONG', { expected: 'the key that sealed this letter' }, error);
  }
}
