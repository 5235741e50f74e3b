/**
 * Sent with every answer: a page loads its own sheet and fonts and nothing else, runs no script, is framed by nobody,
 * and its forms lead back to the gateway at most.
 */
export function securityHeaders(publicUrl: string | undefined): Record<string, string> {
  const gateway = publicUrl === undefined ? '' : ` ${new URL(publicUrl).origin}`;
  return {
    'content-security-policy': `default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'${gateway}; frame-ancestors 'none'`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
