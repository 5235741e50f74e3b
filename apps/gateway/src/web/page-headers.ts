import type { FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';

/** What stands in the pages' files where the nonce of an answer belongs. */
export const NONCE = '__NONCE__';

/**
 * What a page may do: load from here alone, run no script that is not a file of ours, be framed by nobody. Styles that
 * scripts add carry the nonce; style attributes are the one exception, because the charts and menus of the pages set
 * sizes and places by them.
 * @param signInOrigin of the OpenID provider, to which the form that signs out is sent on
 */
export const contentPolicy = (nonce: string, signInOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    `form-action 'self' ${signInOrigin}`,
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * What a service worker may do: a worker lives by the policy of its own file, not by that of the pages it serves. It fetches
 * what it keeps from here, and nothing else.
 */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

const FEATURES = ['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'serial', 'usb'];

/** Headers of a page, and the nonce that its policy names. A page is never kept: it names files of one build. */
export function asPage(reply: FastifyReply, signInOrigin: string): string {
  const nonce = randomBytes(18).toString('base64');
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy(nonce, signInOrigin),
    // Not «no-referrer»: browsers then hide the origin of a form's write, and ours must be known.
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  });
  return nonce;
}
