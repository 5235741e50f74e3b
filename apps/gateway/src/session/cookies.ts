import { LONGEST_MS } from './sessions.ts';

/** Where the provider sends people back to; the cookie of a sign-in is told to no other address. */
export const CALLBACK = '/auth/callback';
/** A sign-in that takes longer is begun anew. */
export const SIGN_IN_SECONDS = 600;
/** Cookies of sign-ins that were never finished, beyond which no browser of a person goes. */
const MOST_SIGN_INS = 8;

/**
 * The cookies of this gateway. Outside development only `https` carries them, and their names keep other hosts of the
 * domain from setting them. In development several products run on one host, and cookies know no ports: the name does.
 */
export class Cookies {
  readonly #secure: boolean;
  readonly #session: string;
  readonly #signIn: string;

  constructor(publicUrl: string, development: boolean) {
    this.#secure = !development;
    const name = development ? `bontot-${new URL(publicUrl).port || '80'}` : 'bontot';
    this.#session = development ? name : `__Host-${name}`;
    this.#signIn = development ? `${name}-in-` : `__Secure-${name}-in-`;
  }

  /** What the session's cookie says, if it came. */
  sessionIn(header: string | undefined): string | undefined {
    return read(header).get(this.#session);
  }
  session(id: string): string {
    return this.#write(this.#session, id, '/', LONGEST_MS / 1000);
  }
  noSession(): string {
    return this.#write(this.#session, '', '/', 0);
  }

  /** What was sealed for the sign-in with this state. */
  signInIn(header: string | undefined, state: string): string | undefined {
    return read(header).get(this.#nameOf(state));
  }
  signIn(state: string, sealed: string): string {
    return this.#write(this.#nameOf(state), sealed, CALLBACK, SIGN_IN_SECONDS);
  }
  /** Forgets the sign-in, and all when a browser has gathered too many. */
  noSignIn(header: string | undefined, state: string): string[] {
    const begun = [...read(header).keys()].filter((name) => name.startsWith(this.#signIn));
    const names = new Set([this.#nameOf(state), ...(begun.length > MOST_SIGN_INS ? begun : [])]);
    return [...names].map((name) => this.#write(name, '', CALLBACK, 0));
  }

  /** One cookie per sign-in: two tabs may sign in at once. */
  #nameOf(state: string): string {
    return `${this.#signIn}${state.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 12)}`;
  }
  #write(name: string, value: string, path: string, maxAge: number): string {
    const secure = this.#secure ? '; Secure' : '';
    return `${name}=${value}; Max-Age=${maxAge}; Path=${path}; HttpOnly; SameSite=Lax${secure}`;
  }
}

/** Cookies by name; values of ours need no decoding, and of a name that comes twice the first counts (RFC 6265, 5.4). */
function read(header: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const [name = '', ...value] = pair.trim().split('=');
    if (!found.has(name)) found.set(name, value.join('='));
  }
  return found;
}
