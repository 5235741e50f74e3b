import type { EvidenceRef } from '@bontot/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Paged } from '../../shared/index.ts';

export type RecordKind = 'target' | 'inspection' | 'programme' | 'issue' | 'year-plan' | 'judgement' | 'case';
export type RecordState = 'open' | 'done' | 'missed' | 'cancelled';

/** A record of the evidence register, as its lists answer it; of its content each kind has some. */
export type RegisterLine = {
  recordId: string;
  version: number;
  kind: RecordKind;
  unitId: string;
  unitName: string | null;
  dueOn: string;
  state: RecordState;
  content: {
    title?: string;
    plan?: number;
    reported?: number | null;
    doneOn?: string | null;
    issuedOn?: string | null;
    grade?: number | null;
    gradedOn?: string | null;
    measure?: 'candidate.target' | 'admission.target';
    n?: number;
    half?: string;
    by?: string;
    reason?: string;
    matter?: 'discipline' | 'complaint';
    concludedOn?: string | null;
    people?: number;
    leaders?: number;
    selfDetected?: number;
    violationOn?: string | null;
  };
  evidence: EvidenceRef[];
  history: { what: string; at: string; by: string; reason?: string }[];
};

/** Everything of the register lies under one key, so that a write asks for all of it again. */
const KEY = 'register-desk';
const PAGE = 100;

/** A list of the register by its address, with what narrows it down. */
export const useRegister = <Item>(list: string, query: Record<string, string | undefined>, enabled = true) =>
  useInfiniteQuery({
    queryKey: [KEY, list, query],
    enabled,
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<Item>>(`/api/v1/${list}`, { query: { ...query, cursor: pageParam, limit: PAGE }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const registerKey = (...parts: unknown[]): unknown[] => [KEY, ...parts];

export type Write = { path: string; body: object; method?: 'put' };

/** A write to the register; afterwards whatever shows it is asked for again. */
export function useRegisterWrite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, method }: Write): Promise<unknown> =>
      method === 'put' ? api.put(`/api/v1/${path}`, body) : api.post(`/api/v1/${path}`, body),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}
