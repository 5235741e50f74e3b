import { permits, type Action, type HeldPost } from '@bontot/access';
import type { LocalDate } from '@bontot/kernel';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { account, setAccount } from '../data/account.ts';
import { today } from '../data/clock.ts';
import { api, askSession, isSignInNeeded, online } from '../data/line.ts';
import { sending, sendSoon } from '../data/sender.ts';
import { storeOf, wipe, wipeReads } from '../data/store.ts';
import { useTold } from '../data/told.ts';

type SessionAnswer = { personId: string; posts: HeldPost[] };
export type NamedPost = HeldPost & { unitName: string; level: string };
type MeAnswer = { name: string | null; posts: NamedPost[] };
type Known = SessionAnswer & { name: string | null; named: NamedPost[] };

/** Who holds the phone, and what the posts of today give. */
export type Session = {
  personId: string;
  name: string | null;
  posts: NamedPost[];
  today: LocalDate;
  /** True when the action is given anywhere at all; the services decide each case. */
  may: (action: Action) => boolean;
  /** The unit whose meetings this person runs; undefined for a member. */
  leads: NamedPost | undefined;
  signOut: () => Promise<void>;
};

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

type Parts = {
  children: ComponentChildren;
  pending: ComponentChildren;
  signedOut: ComponentChildren;
  failed: (error: unknown, retry: () => void) => ComponentChildren;
};

const KEY = 'session';
const AGAIN_MS = 60_000;

/**
 * Shows its children to somebody who is signed in, or was when this phone last had a network. A session that ends while a page
 * is open leaves the page as it is and says so: what is being written is not thrown away.
 */
export function SessionProvider({ children, pending, signedOut, failed }: Parts) {
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<unknown>(undefined);
  const ask = useMemo(
    () => () =>
      void begin(setKnown)
        .then(() => setError(undefined))
        .catch(setError),
    [],
  );
  useEffect(() => {
    ask();
    const timer = setInterval(ask, AGAIN_MS);
    const stop = online.listen(() => online.value && ask());
    // Whoever signs out in one tab is signed out in all.
    const elsewhere = ({ key }: StorageEvent) => key === 'bontot.account' && location.reload();
    addEventListener('storage', elsewhere);
    return () => {
      clearInterval(timer);
      stop();
      removeEventListener('storage', elsewhere);
    };
  }, [ask]);
  const session = useMemo(() => (known ? sessionOf(known) : null), [known]);
  if (session) return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
  if (isSignInNeeded(error)) return <>{signedOut}</>;
  return <>{error === undefined ? pending : failed(error, ask)}</>;
}

/** What is kept first, then the server's word. */
async function begin(show: (known: Known | ((before: Known | null) => Known | null)) => void): Promise<void> {
  const before = account.value;
  const asked = askSession<SessionAnswer>();
  // Nobody waits for an answer to see what the phone keeps; if there is nothing, the answer's own fate counts.
  asked.catch(() => undefined);
  if (before !== null) {
    const kept = await (await storeOf(before)).get('own', KEY);
    // With the network down for certain the page stands at once; else a session that has ended must not show it.
    if (kept !== undefined) {
      const first = JSON.parse(kept) as Known;
      const ended = await Promise.race([asked.then(() => false, isSignInNeeded), after(PATIENCE_MS, false)]);
      if (!ended) show((shown) => shown ?? first);
    }
  }
  try {
    const answer = await asked;
    if (before !== null && before !== answer.personId) await wipeReads(before);
    if (account.value !== answer.personId) setAccount(answer.personId);
    sending.set({ ...sending.value, signInNeeded: false });
    const me = await api.get<MeAnswer>('/api/v1/people/me').catch(() => undefined);
    const store = await storeOf(answer.personId);
    const kept = await store.get('own', KEY);
    const last = kept === undefined ? undefined : (JSON.parse(kept) as Known);
    const known: Known = { ...answer, name: me?.name ?? last?.name ?? null, named: me?.posts ?? last?.named ?? [] };
    const text = JSON.stringify(known);
    if (text !== kept) await store.put('own', text, KEY);
    show((shown) => (shown && JSON.stringify(shown) === text ? shown : known));
    sendSoon();
  } catch (cause) {
    if (isSignInNeeded(cause)) sending.set({ ...sending.value, signInNeeded: true });
    throw cause;
  }
}

/** How long a page that could stand at once waits to hear that nobody is signed in. */
const PATIENCE_MS = 400;
const after = <Value,>(ms: number, value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));

const LEADERS = new Set(['secretary', 'deputy', 'committee']);

function sessionOf({ personId, posts, name, named }: Known): Session {
  const names = new Map(named.map((post) => [`${post.role} ${post.unitId}`, post]));
  const all = posts.map((post) => ({
    unitName: post.unitId,
    level: '',
    ...names.get(`${post.role} ${post.unitId}`),
    ...post,
  }));
  const day = today();
  const held = all.filter(({ until }) => until === null || until >= day);
  return {
    personId,
    name,
    posts: all,
    today: day,
    may: (action) => permits({ ref: `person:${personId}`, personId, posts }, action, today()),
    leads:
      held.find(({ role }) => role !== 'committee' && LEADERS.has(role)) ?? held.find(({ role }) => LEADERS.has(role)),
    signOut: async () => {
      await api.post('/auth/logout');
      await wipe(personId);
      setAccount(null);
      location.assign('/m/');
    },
  };
}

/** Is a session's end known while its page is still open? */
export const useSessionEnded = (): boolean => useTold(sending).signInNeeded;

/** The address that leads to the provider's sign-in and back to where the reader is. */
export const signInAddress = (): string =>
  `/auth/login?returnTo=${encodeURIComponent(location.pathname + location.search)}`;
