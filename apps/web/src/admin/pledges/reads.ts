import type {
  Campaign,
  InitiativeView,
  ModelView,
  Names,
  Registration,
  RegistrationState,
  RegistrationView,
  Shares,
} from '@bontot/pledge-core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../shared/index.ts';

/** Everything about pledges lies under one key, so that an act asks for all of it again. */
export const PLEDGES = 'pledges';
const LIST = 50;

export const path = (...parts: (string | number)[]): string =>
  `/api/v1/${parts.map((part) => encodeURIComponent(part)).join('/')}`;

export const ORDERS = ['registered', 'mid', 'end', 'reviewed'] as const;
export type Order = (typeof ORDERS)[number];

type Page<Item> = { items: Item[]; next: string | null; names: Names };
type Named<Item> = Item & { version: number; unitName: string };
export type RegistrationLine = Named<Registration>;

/** Counts by cell, the worst share first; the page before stays while another order is fetched. */
export const useShares = (below: string, year: number, by: Order) =>
  useInfiniteQuery({
    queryKey: [PLEDGES, 'shares', below, year, by],
    queryFn: ({ pageParam, signal }) =>
      api.get<Shares>(path('pledges', 'shares'), {
        query: { below, year, by, cursor: pageParam, limit: LIST },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

const pagesOf = <Item>(name: string, below: string, year: number, state: string | undefined) => ({
  queryKey: [PLEDGES, name, below, year, state ?? ''],
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    api.get<Page<Item>>(path(name), { query: { below, year, state, cursor: pageParam, limit: LIST }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }: Page<Item>) => next,
});

export const useRegistrations = (below: string, year: number, state: RegistrationState | undefined) =>
  useInfiniteQuery(pagesOf<RegistrationLine>('registrations', below, year, state));
export const useInitiatives = (below: string, year: number) =>
  useInfiniteQuery(pagesOf<InitiativeView>('initiatives', below, year, undefined));
export const useModels = (below: string, year: number, state: string | undefined) =>
  useInfiniteQuery(pagesOf<ModelView>('models', below, year, state));

export const useRegistration = (unitId: string, year: number) =>
  useQuery({
    queryKey: [PLEDGES, 'registration', unitId, year],
    queryFn: ({ signal }) => api.get<RegistrationView>(path('registrations', unitId, year), { signal }),
  });

export type CampaignAnswer = { campaign: Campaign; version: number; inherited: boolean };
export const useCampaign = (unitId: string, year: number) =>
  useQuery({
    queryKey: [PLEDGES, 'campaign', unitId, year],
    queryFn: ({ signal }) => api.get<CampaignAnswer>(path('pledge-campaigns', unitId, year), { signal }),
  });

/** The printed forms of a registration; followed by the browser itself. */
export const printAddress = (unitId: string, year: number, paper: 'registration' | 'compact'): string =>
  `${path('registrations', unitId, year)}/print/${paper}.pdf`;
