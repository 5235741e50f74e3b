import type { Level } from '@bontot/contracts';
import type { CriteriaSet } from '@bontot/scoring-core';
import { useInfiniteQuery, useQuery, type QueryClient } from '@tanstack/react-query';
import { api, type Paged } from '../../shared/index.ts';
import type { LogLine, PendingFact } from './answers.ts';

type Unit = { id: string; name: string; level: Level; path: string };

/** Names and places of units hardly ever change while a page is open. */
const LONG_MS = 600_000;
const PAGE = 50;

export const useUnit = (cellId: string) =>
  useQuery({
    queryKey: ['unit', cellId],
    queryFn: ({ signal }) => api.get<Unit>(`/api/v1/cells/${encodeURIComponent(cellId)}`, { signal }),
    staleTime: LONG_MS,
  });

const yearOf = (cellId: string, year: string): string =>
  `/api/v1/cells/${encodeURIComponent(cellId)}/assessments/${year}`;

/** The criteria set that scores a subject in a year: the assessment says which, the published sets hold it. */
export function useSetOf(cellId: string, year: string) {
  const named = useQuery({
    queryKey: ['register', 'set-of', cellId, year],
    queryFn: ({ signal }) =>
      api.get<{ criteriaSet: { id: string; version: string } }>(yearOf(cellId, year), { signal }),
    select: ({ criteriaSet }) => criteriaSet,
    staleTime: LONG_MS,
  });
  const sets = useQuery({
    queryKey: ['sets'],
    queryFn: ({ signal }) => api.get<{ items: CriteriaSet[] }>('/api/v1/sets', { signal }),
    staleTime: LONG_MS,
  });
  const set = sets.data?.items.find(({ id, version }) => id === named.data?.id && version === named.data.version);
  const retry = (): void => void Promise.all([named.refetch(), sets.refetch()]);
  return { set, error: named.error ?? sets.error, retry };
}

/** The log of a year, newest first: the reader's own entries are picked from it. */
export const useLog = (cellId: string, year: string) =>
  useInfiniteQuery({
    queryKey: ['register', 'log', cellId, year],
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<LogLine>>(`${yearOf(cellId, year)}/evidence`, { query: { cursor: pageParam, limit: 500 }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const refreshLog = (client: QueryClient, cellId: string): void =>
  void client.invalidateQueries({ queryKey: ['register', 'log', cellId] });

/** Facts that wait for the reader's word, by unit; of one unit alone where one is named. */
export const usePendingFacts = (unitId: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['register', 'pending', 'pages', unitId ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<PendingFact>>('/api/v1/register/pending', {
        query: { unitId, cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

type Member = { memberId: string; name: string };

/** Names of a unit's people by reference, for those who may read them; nothing where the reader may not. */
export const usePeople = (cellId: string) =>
  useQuery({
    queryKey: ['people', cellId],
    queryFn: ({ signal }) =>
      api.get<Paged<Member>>(`/api/v1/units/${encodeURIComponent(cellId)}/members`, { query: { limit: 100 }, signal }),
    select: ({ items }) => new Map(items.map(({ memberId, name }) => [`person:${memberId}`, name])),
    staleTime: LONG_MS,
    retry: false,
  });
