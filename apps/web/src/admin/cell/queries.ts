import type { View } from '@bontot/contracts';
import { isWithin } from '@bontot/kernel';
import type { CriteriaSet } from '@bontot/scoring-core';
import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, useLive, useSession, type Crumb, type Paged } from '../../shared/index.ts';
import {
  factsAmong,
  type CardAssessment,
  type CardUnit,
  type LogLine,
  type Revision,
  type TrendPoint,
} from './answers.ts';

/** Which assessment is looked at; without days it is the present one. */
export type Asked = {
  cellId: string;
  period: string;
  view: View;
  asOf?: string | undefined;
  knownOn?: string | undefined;
};

const HISTORY_PAGE = 10;
const EVIDENCE_PAGE = 100;
/** A chart of the year wants all facts of its measure; beyond this many it is left out. */
export const MOST_FACTS = 500;

const cardPath = ({ cellId, period }: Pick<Asked, 'cellId' | 'period'>): string =>
  `/api/v1/cells/${encodeURIComponent(cellId)}/assessments/${period}`;
const keyOf = ({ cellId, period }: Pick<Asked, 'cellId' | 'period'>) => ['card', cellId, period];

export const useCardUnit = (cellId: string) =>
  useQuery({
    queryKey: ['card-unit', cellId],
    queryFn: ({ signal }) => api.get<CardUnit>(`/api/v1/cells/${encodeURIComponent(cellId)}`, { signal }),
    staleTime: 300_000,
  });

export const useAssessment = (asked: Asked) =>
  useQuery({
    queryKey: [...keyOf(asked), 'assessment', asked.view, asked.asOf, asked.knownOn],
    queryFn: ({ signal }) => {
      const { view, asOf, knownOn } = asked;
      return api.get<CardAssessment>(cardPath(asked), { query: { view, asOf, knownOn }, signal });
    },
    // The other view of the same card stands until the asked one is here: nothing jumps.
    placeholderData: (before) =>
      before?.cellId === asked.cellId && before.period === asked.period ? before : undefined,
  });

export const useSet = (choice: { id: string; version: string } | undefined) =>
  useQuery({
    queryKey: ['sets'],
    queryFn: ({ signal }) => api.get<{ items: CriteriaSet[] }>('/api/v1/sets', { signal }),
    staleTime: 300_000,
    select: ({ items }) => items.find(({ id, version }) => id === choice?.id && version === choice.version),
  });

export const useTrend = (asked: Asked) =>
  useQuery({
    queryKey: [...keyOf(asked), 'trend', asked.view],
    queryFn: ({ signal }) =>
      api.get<{ items: TrendPoint[] }>(`${cardPath(asked)}/trend`, { query: { view: asked.view }, signal }),
  });

export const useHistory = (asked: Asked) =>
  useInfiniteQuery({
    queryKey: [...keyOf(asked), 'history'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<Revision>>(`${cardPath(asked)}/history`, {
        query: { cursor: pageParam, limit: HISTORY_PAGE },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** All facts behind an indicator, newest first, up to {@link MOST_FACTS}. */
export const useEvidence = (asked: Asked, indicator: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keyOf(asked), 'evidence', indicator],
    enabled,
    queryFn: async ({ signal }) => {
      const lines: LogLine[] = [];
      let cursor: string | null | undefined;
      do {
        const query = { indicator, cursor, limit: EVIDENCE_PAGE };
        const page: Paged<LogLine> = await api.get<Paged<LogLine>>(`${cardPath(asked)}/evidence`, { query, signal });
        lines.push(...page.items);
        cursor = page.next;
      } while (cursor && lines.length < MOST_FACTS);
      return { facts: factsAmong(lines), complete: !cursor };
    },
  });

type Member = { leftCellOn: string | null; exempt: object | null };
/** How many members there are, and how many of them count. */
export type Members = { all: number; counted: number };

/** Nothing where the reader may not see the list, and 0 of a committee, whose members are those of its cells. */
export function useMembers(cellId: string) {
  const { may } = useSession();
  return useQuery({
    queryKey: ['members', cellId],
    enabled: may('members.read'),
    retry: false,
    staleTime: 300_000,
    queryFn: async ({ signal }): Promise<Members> => {
      const path = `/api/v1/units/${encodeURIComponent(cellId)}/members`;
      const { items } = await api.get<{ items: Member[] }>(path, { signal });
      const present = items.filter(({ leftCellOn }) => leftCellOn === null);
      return { all: present.length, counted: present.filter(({ exempt }) => exempt === null).length };
    },
  });
}

const NAMED_CELLS = 100;
const nobody: ReadonlyMap<string, string> = new Map();

/** Names of the cells below a committee, as far as one page tells them; empty on the page of a cell. */
export function useCellNames(unit: CardUnit): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['cell-names', unit.id],
    enabled: unit.level !== 'cell',
    retry: false,
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const path = `/api/v1/dashboards/${encodeURIComponent(unit.id)}/cells`;
      const query = { sort: 'name', limit: NAMED_CELLS };
      const { items } = await api.get<Paged<{ cellId: string; name: string }>>(path, { query, signal });
      return new Map(items.map(({ cellId, name }) => [cellId, name]));
    },
  });
  return data ?? nobody;
}

/** Overviews of the units above that lie within the reader's reach, outermost first; of a committee its own as well. */
export function useCrumbs(unit: CardUnit | undefined): Crumb[] {
  const { posts } = useSession();
  const every = (unit?.path ?? '').split('/').filter(Boolean);
  // A committee has an overview of its own besides its card.
  const ids = unit?.level === 'cell' ? every.slice(0, -1) : every;
  const above = ids
    .map((id, index) => ({ id, path: `/${ids.slice(0, index + 1).join('/')}/` }))
    .filter((unit) => posts.some((post) => isWithin(unit.path, post.path)));
  return useQueries({
    queries: above.map(({ id }) => ({
      queryKey: ['unit-name', id],
      queryFn: () => api.get<{ name: string }>(`/api/v1/units/${encodeURIComponent(id)}`),
      staleTime: 300_000,
    })),
    combine: (answers) =>
      above.map(({ id }, index) => ({ href: `/units/${id}`, name: answers[index]?.data?.name ?? id })),
  });
}

/** Asks again for everything of the card when a hint says that it has a newer revision, or that hints were missed. */
export function useCardNews(asked: Asked, revision: number | undefined): void {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: keyOf(asked) });
  useLive({
    onCard: (hint) => {
      if (hint.cellId === asked.cellId && hint.revision > (revision ?? 0)) again();
    },
    onGap: again,
  });
}
