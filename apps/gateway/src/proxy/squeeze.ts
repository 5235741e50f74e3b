import type { IncomingHttpHeaders } from 'node:http';
import { createGzip, type Gzip } from 'node:zlib';

/** Below this a packet is a packet, squeezed or not. */
const WORTH_BYTES = 2_048;
const JSON_TYPE = /^application\/([a-z.-]+\+)?json\b/;

/**
 * A gzip to send an answer through, where it is JSON of some size, the caller takes gzip, and nobody squeezed it before:
 * a card's page asks for some 150 kB of JSON, 20 kB squeezed. Undefined leaves the answer as it is.
 */
export function squeezeFor(
  asked: IncomingHttpHeaders,
  answered: IncomingHttpHeaders,
): { through: Gzip; headers: Record<string, string> } | undefined {
  const worth = Number(answered['content-length']) >= WORTH_BYTES && JSON_TYPE.test(answered['content-type'] ?? '');
  if (!worth || answered['content-encoding'] !== undefined) return undefined;
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(asked['accept-encoding']?.toString() ?? '')) return undefined;
  return { through: createGzip({ level: 5 }), headers: { 'content-encoding': 'gzip', vary: 'accept-encoding' } };
}
