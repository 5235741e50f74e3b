import { refusalSentence } from '@bontot/i18n';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, useLanguage } from '../../shared/index.ts';
import type { Import, ImportPage, Outcome, RowPage } from './answers.ts';
import { isAtWork } from './model.ts';

/** While a machine works on it, a reader sees how far it is. */
const LOOK_MS = 700;
const ROWS = 100;

export const useImports = () =>
  useInfiniteQuery({
    queryKey: ['imports'],
    queryFn: ({ signal, pageParam }) =>
      api.get<ImportPage>('/api/v1/imports', { signal, query: { before: pageParam } }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

export const useImport = (importId: string) =>
  useQuery({
    queryKey: ['import', importId],
    queryFn: ({ signal }) => api.get<Import>(`/api/v1/imports/${encodeURIComponent(importId)}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data.phase) ? LOOK_MS : false),
  });

export const useRows = (importId: string, outcome: Outcome | undefined, since: string) =>
  useInfiniteQuery({
    queryKey: ['import-rows', importId, outcome, since],
    queryFn: ({ signal, pageParam: after }) =>
      api.get<RowPage>(`/api/v1/imports/${encodeURIComponent(importId)}/rows`, {
        signal,
        query: { outcome, after, limit: ROWS },
      }),
    initialPageParam: 0 as number | null,
    getNextPageParam: ({ next }) => next,
  });

/** What a problem of a row means, in the reader's language. */
export function useSentence(code: string, details: Record<string, unknown>): string {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['sentence', language, code, details],
    queryFn: () => refusalSentence(language, code, details),
    staleTime: Infinity,
  });
  return data ?? '';
}

/** One step of an import; its answer is what the page shows next. */
export function useStep(importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, body }: { step: 'mapping' | 'confirm' | 'cancel' | 'undo'; body?: object }) => {
      const path = `/api/v1/imports/${encodeURIComponent(importId)}/${step}`;
      return step === 'mapping' ? api.put<Import>(path, body ?? {}) : api.post<Import>(path, body);
    },
    onSuccess: (told) => {
      client.setQueryData(['import', importId], told);
      void client.invalidateQueries({ queryKey: ['imports'] });
    },
  });
}
