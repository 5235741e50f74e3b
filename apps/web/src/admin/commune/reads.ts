import type { CriteriaSet } from '@bontot/scoring-core';
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, type QueryClient } from '@tanstack/react-query';
import { api } from '../../shared/index.ts';
import type { CardPage, CardRow, ChildRow, Movers, NextStep, Outcome, Overview, PendingFact } from './answers.ts';

const dashboards = (unitId: string): string => `/api/v1/dashboards/${encodeURIComponent(unitId)}`;

/** What a page of a unit shows is asked for under one key, so that news can ask for all of it again. */
const keyOf = (unitId: string): string[] => ['dashboards', unitId];

export const useOverview = (unitId: string, period: string) =>
  useQuery({
    queryKey: [...keyOf(unitId), 'overview', period],
    queryFn: ({ signal }) => api.get<Overview>(dashboards(unitId), { query: { period }, signal }),
  });

export type CardOrder = { sort: 'worst' | 'name' | 'pace'; outcome?: Outcome | undefined; q?: string | undefined };
const PAGE = 100;

/** The cells below a unit, page by page; the page before stays on screen while another order is fetched. */
export const useCards = (unitId: string, period: string, order: CardOrder) =>
  useInfiniteQuery({
    queryKey: [...keyOf(unitId), 'cells', period, order],
    queryFn: ({ pageParam, signal }) =>
      api.get<CardPage>(`${dashboards(unitId)}/cells`, {
        query: { period, ...order, cursor: pageParam, limit: PAGE },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

export const useMovers = (unitId: string, period: string, days: number) =>
  useQuery({
    queryKey: ['movers', unitId, period, days],
    queryFn: ({ signal }) => api.get<Movers>(`${dashboards(unitId)}/movers`, { query: { period, days }, signal }),
    placeholderData: keepPreviousData,
  });

export type ChildPage = { items: ChildRow[]; next: string | null };

const childPage = (unitId: string, period: string, cursor: string, signal?: AbortSignal): Promise<ChildPage> =>
  api.get<ChildPage>(`${dashboards(unitId)}/children`, {
    query: { period, cursor, limit: PAGE },
    ...(signal && { signal }),
  });

/** The committees directly below a unit, weakest first. */
export const useChildren = (unitId: string, period: string) =>
  useInfiniteQuery({
    queryKey: [...keyOf(unitId), 'children', period],
    queryFn: ({ pageParam, signal }) => childPage(unitId, period, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** One page of children, for a tree that opens its branches one by one. */
export const fetchChildren = (client: QueryClient, unitId: string, period: string, cursor: string) =>
  client.fetchQuery({
    queryKey: [...keyOf(unitId), 'branch', period, cursor],
    queryFn: ({ signal }) => childPage(unitId, period, cursor, signal),
  });

export type Pending = { items: PendingFact[]; next: string | null };

/** Facts that wait for a verdict of the reader; asked for only where the reader may give one. */
export const usePending = (unitId: string | undefined, enabled: boolean) =>
  useQuery({
    queryKey: ['register', 'pending', unitId ?? ''],
    queryFn: ({ signal }) => api.get<Pending>('/api/v1/register/pending', { query: { unitId, limit: PAGE }, signal }),
    enabled,
  });

/** All published criteria sets, by id and version; they never change once published. */
export const useSets = () =>
  useQuery({
    queryKey: ['sets'],
    queryFn: ({ signal }) => api.get<{ items: CriteriaSet[] }>('/api/v1/sets', { signal }),
    staleTime: 600_000,
    select: ({ items }) => new Map(items.map((set) => [setKey(set), set])),
  });

export const setKey = ({ id, version }: { id: string; version: string }): string => `${id} ${version}`;

/** As many cells as one request for next steps may name. */
export const STEPS_AT_ONCE = 25;

/** The best next step of each of these cells; asked for in blocks, so that scrolling asks for what comes into view. */
export function useNextSteps(blocks: readonly (readonly CardRow[])[], period: string): ReadonlyMap<string, NextStep> {
  return useQueries({
    queries: blocks.map((rows) => {
      const cells = rows.map(({ cellId }) => cellId).join(',');
      return {
        queryKey: ['next-steps', period, cells, rows.map(({ revision }) => revision).join(',')],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.get<{ items: NextStep[] }>('/api/v1/next-steps', { query: { cells, period }, signal }),
        enabled: cells !== '',
        retry: false,
        placeholderData: keepPreviousData,
      };
    }),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => data?.items ?? []).map((step): [string, NextStep] => [step.cellId, step])),
  });
}

/** Rows in blocks as large as one request for next steps. */
export const blocksOf = (rows: readonly CardRow[], from = 0, to = rows.length): CardRow[][] => {
  const blocks: CardRow[][] = [];
  for (let at = from - (from % STEPS_AT_ONCE); at < to; at += STEPS_AT_ONCE)
    blocks.push(rows.slice(at, at + STEPS_AT_ONCE));
  return blocks;
};

/** Asks again for everything that pages of this unit show. Movers are left: they would move under the reader. */
export function refreshUnit(client: QueryClient, unitId: string): void {
  void client.invalidateQueries({ queryKey: keyOf(unitId) });
  void client.invalidateQueries({ queryKey: ['register', 'pending'] });
}

/** What waits until the reader asks for news. */
export const refreshMovers = (client: QueryClient, unitId: string): void =>
  void client.invalidateQueries({ queryKey: ['movers', unitId] });
