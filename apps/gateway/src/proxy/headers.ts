import type { IncomingHttpHeaders } from 'node:http';

/**
 * What a caller may tell a service. A list of what passes, not of what does not: an identity, a clock, a cookie or an
 * address that a caller invents never reaches a service under any spelling.
 */
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
] as const;

/** Belong to one connection (RFC 9110, 7.6.1), or tell more of the inside than the outside needs. */
const NOT_PASSED_BACK = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'server',
  'set-cookie',
  'x-powered-by',
  'access-control-allow-origin',
  'access-control-allow-credentials',
]);

/** Sent with every answer. No page of another origin may read or frame anything; nothing is kept by caches. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const CSP = 'content-security-policy';

/** Sent too where people reach us by https: a browser that was here once comes by nothing else for a year. */
export const HTTPS_ONLY = { 'strict-transport-security': 'max-age=31536000' } as const;

/** What goes on with a request of our own making; without `authorization` it comes from nobody in particular. */
export type OwnHeaders = {
  authorization?: string | undefined;
  traceparent?: string | undefined;
  contentLength?: number | undefined;
};

/** Languages, validators and the like of somebody who stays unknown would be one more way to tell them from others. */
const OF_THE_UNKNOWN = ['content-type'] as const;

export function forwardedHeaders(incoming: IncomingHttpHeaders, own: OwnHeaders): Record<string, string | number> {
  const headers: Record<string, string | number> = {};
  const passing = own.authorization === undefined ? OF_THE_UNKNOWN : REQUEST_HEADERS;
  if (own.authorization !== undefined) headers.authorization = own.authorization;
  for (const name of passing) {
    const value = incoming[name];
    if (typeof value === 'string') headers[name] = value;
  }
  if (own.traceparent) headers.traceparent = own.traceparent;
  if (own.contentLength !== undefined) headers['content-length'] = own.contentLength;
  return headers;
}

export function returnedHeaders(answered: IncomingHttpHeaders): Record<string, string | string[]> {
  const hops = new Set(listed(answered.connection));
  const headers: Record<string, string | string[]> = { 'cache-control': 'no-store' };
  for (const [name, value] of Object.entries(answered))
    if (value !== undefined && !NOT_PASSED_BACK.has(name) && !hops.has(name)) headers[name] = value;
  // Policies add up: a service may forbid more than we do, never less.
  const policies = [SECURITY_HEADERS[CSP]!, answered[CSP]].flat().filter((policy) => policy !== undefined);
  return { ...headers, ...SECURITY_HEADERS, ...(policies.length > 1 && { [CSP]: policies as string[] }) };
}

const listed = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((name) => name.trim().toLowerCase());
