import type { access as source } from '../../vi/errors/access.ts';

/** Who asks, and whether they may. */
export const access: Record<keyof typeof source, string> = {
  UNAUTHENTICATED: 'You must be signed in and the request carried no token. Sign in and try again.',
  TOKEN_NOT_VALID: 'A token of this product was expected and the one that came cannot be used. Sign in again.',
  TOKEN_EXPIRED: 'The sign-in has expired. Sign in again and go on.',
  IDENTITY_NOT_VALID:
    'A service takes only identities that the gateway signed just now and this one is not. Call through the gateway.',
  ACCOUNT_UNKNOWN: "This account is not known here. Ask an administrator for a post or a sender's contract.",
  CLIENT_UNKNOWN:
    'A client that may act for accounts was expected and this one is not listed. Check its name and secret.',
  FORBIDDEN: 'The posts held do not allow this here ({action}). If it is needed, ask the level above for the post.',
  CLOCK_NOT_VALID: 'x-clock must be a moment in ISO 8601. Correct it and send again.',
  TOO_MANY_REQUESTS: 'Too many requests came within a minute. Try again in {retryAfter} seconds.',
  BOOTSTRAP_USED: 'This one-time link was used or is no longer good. Sign in with the account that was made.',
  SIGN_IN_NEEDED: 'Signing in is needed for this. Sign in and go on.',
  SIGN_IN_OUTDATED: 'This sign-in took too long or was begun in another browser. Sign in again.',
  SIGN_IN_REFUSED:
    'The sign-in system did not confirm this sign-in. Sign in again; if it stays so, tell the technical administrator.',
  SESSIONS_UNAVAILABLE: 'The place where sessions are kept does not answer. Nothing is lost; try again in a minute.',
  ORIGIN_FOREIGN:
    'A change must come from a page of this system, and this one came from another. Open the page again and repeat it.',
};
