import { permits, type Action, type Actor, type HeldPost } from '@bontot/access';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { api, isSignInNeeded, onSessionEnded } from './api.ts';

type SessionAnswer = { personId: string; posts: HeldPost[]; expiresAt: string };
export type NamedPost = HeldPost & { unitName: string; level: string };
type MeAnswer = { personId: string; name: string | null; posts: NamedPost[] };

/** Who sits before the screen, and what the posts of today give. */
export type Session = {
  personId: string;
  /** Null until it is known, or where the directory knows no name. */
  name: string | null;
  posts: NamedPost[];
  actor: Actor;
  today: LocalDate;
  /** True when the action is given anywhere at all; the services decide each case. */
  may: (action: Action) => boolean;
  signOut: (where: 'here' | 'everywhere') => Promise<void>;
};

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

type Parts = {
  children: ReactNode;
  pending: ReactNode;
  signedOut: ReactNode;
  failed: (error: unknown, retry: () => void) => ReactNode;
};

/** Who is signed in; 401 is an answer and not worth a second try. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<SessionAnswer>('/api/v1/session', { signal }),
  retry: (count, cause) => !isSignInNeeded(cause) && count < 2,
  staleTime: 60_000,
  refetchInterval: 60_000,
});

/** Shows its children to somebody signed in; what else there is to show comes from outside. */
export function SessionProvider({ children, pending, signedOut, failed }: Parts) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(sessionQuery);
  const me = useQuery({
    queryKey: ['me', data?.personId, data?.posts],
    queryFn: ({ signal }) => api.get<MeAnswer>('/api/v1/people/me', { signal }),
    enabled: data !== undefined,
    staleTime: Infinity,
  });
  useEffect(() => onSessionEnded(() => void client.invalidateQueries({ queryKey: ['session'] })), [client]);
  // Other posts, other rights: everything on screen is asked for again, and what is no longer given goes.
  const held = data && JSON.stringify(data.posts);
  const heldBefore = useRef(held);
  useEffect(() => {
    if (heldBefore.current !== undefined && held !== undefined && held !== heldBefore.current)
      void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'me' });
    if (held !== undefined) heldBefore.current = held;
  }, [client, held]);
  const session = useMemo(() => (data ? sessionOf(data, me.data) : null), [data, me.data]);
  if (isSignInNeeded(error)) return signedOut;
  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  return error ? failed(error, () => void refetch()) : pending;
}

function sessionOf({ personId, posts }: SessionAnswer, me: MeAnswer | undefined): Session {
  const today = localDateOf(Date.now());
  const actor: Actor = { ref: `person:${personId}`, personId, posts };
  const names = new Map(me?.posts.map((post) => [`${post.role} ${post.unitId}`, post]));
  return {
    personId,
    name: me?.name ?? null,
    posts: posts.map((post) => ({
      unitName: post.unitId,
      level: '',
      ...names.get(`${post.role} ${post.unitId}`),
      ...post,
    })),
    actor,
    today,
    may: (action) => permits(actor, action, today),
    signOut: async (where) => {
      await api.post(where === 'here' ? '/auth/logout' : '/auth/logout-everywhere');
      location.assign('/');
    },
  };
}

/** The address that leads to the provider's sign-in and back to where the reader is. */
export const signInAddress = (returnTo: string): string => `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
