import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../shared/index.ts';
import type {
  CandidateAnswer,
  CandidatePage,
  ClassPage,
  ClassRow,
  Comparison,
  MemberPage,
  PeopleUnit,
  Person,
  TrainingAnswer,
  TransferPage,
  Twins,
} from './answers.ts';

/** Everything about people lies under one key, so that an act can ask for all of it again. */
export const PEOPLE = 'directory';
const LIST = 100;
/** A commune of the largest kind several times over; what goes beyond is looked at cell by cell. */
const MOST_PAGES = 10;

const path = (...parts: string[]): string => `/api/v1/${parts.map(encodeURIComponent).join('/')}`;

export const usePeopleUnit = (unitId: string) =>
  useQuery({
    queryKey: [PEOPLE, 'unit', unitId],
    queryFn: ({ signal }) => api.get<PeopleUnit>(path('units', unitId), { signal }),
    staleTime: 600_000,
  });

export type MembersAsked = {
  search?: string | undefined;
  kind?: string | undefined;
  is?: string | undefined;
  on?: string | undefined;
};

/** Members of a cell, or of every cell below a committee; the page before stays while another selection is fetched. */
export const useMembers = (unitId: string, below: boolean, asked: MembersAsked) =>
  useInfiniteQuery({
    queryKey: [PEOPLE, 'members', unitId, below, asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<MemberPage>(path('units', unitId, 'members'), {
        query: { ...asked, ...(below ? { below: true } : {}), cursor: pageParam, limit: LIST },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** The members of one cell who may be chosen for something, all of them. */
export const useMembersOf = (cellId: string, enabled: boolean) =>
  useQuery({
    queryKey: [PEOPLE, 'members-of', cellId],
    enabled,
    queryFn: async ({ signal }) => {
      const pages = await all<MemberPage>((cursor) =>
        api.get(path('units', cellId, 'members'), { query: { cursor, limit: LIST }, signal }),
      );
      return pages.flatMap(({ items }) => items);
    },
  });

export const usePerson = (personId: string) =>
  useQuery({
    queryKey: [PEOPLE, 'person', personId],
    queryFn: ({ signal }) => api.get<Person>(path('members', personId), { signal }),
  });

export const useTransfers = (unitId: string, direction: 'from' | 'to', state: 'open' | 'closed') =>
  useInfiniteQuery({
    queryKey: [PEOPLE, 'transfers', unitId, direction, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<TransferPage>(path('transfers'), {
        query: { unitId, direction, state, cursor: pageParam, limit: LIST },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Candidates of a cell or of every cell below; open ones, or those whose way has come to an end. */
export const useCandidates = (unitId: string, open: boolean) =>
  useInfiniteQuery({
    queryKey: [PEOPLE, 'candidates', unitId, open],
    queryFn: ({ pageParam, signal }) =>
      api.get<CandidatePage>(path('candidates'), {
        query: { unitId, open, cursor: pageParam, limit: LIST },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const useCandidate = (candidateId: string) =>
  useQuery({
    queryKey: [PEOPLE, 'candidate', candidateId],
    queryFn: ({ signal }) => api.get<CandidateAnswer>(path('candidates', candidateId), { signal }),
  });

export type YearOfClasses = Omit<ClassPage, 'items' | 'next'> & {
  rows: ClassRow[];
  /** False where there are more rows than are looked at together. */
  whole: boolean;
};

/** The table of a year, whole: shares and grades are looked at together. */
export const useClasses = (unitId: string, below: boolean, year: string) =>
  useQuery({
    queryKey: [PEOPLE, 'classes', unitId, below, year],
    queryFn: async ({ signal }): Promise<YearOfClasses> => {
      const pages = await all<ClassPage>((cursor) =>
        api.get(path('units', unitId, 'classifications'), {
          query: { year, ...(below ? { below: true } : {}), cursor, limit: LIST },
          signal,
        }),
      );
      const { year: of, shares, may } = pages[0]!;
      return { year: of, shares, may, rows: pages.flatMap(({ items }) => items), whole: pages.at(-1)!.next === null };
    },
  });

export const useTraining = (unitId: string, below: boolean, year: string) =>
  useQuery({
    queryKey: [PEOPLE, 'training', unitId, below, year],
    queryFn: ({ signal }) =>
      api.get<TrainingAnswer>(path('units', unitId, 'training'), {
        query: { year, ...(below ? { below: true } : {}) },
        signal,
      }),
  });

export const useTwins = (unitId: string) =>
  useQuery({
    queryKey: [PEOPLE, 'twins', unitId],
    queryFn: ({ signal }) => api.get<{ items: Twins[] }>(path('members', 'duplicates'), { query: { unitId }, signal }),
  });

/** Asked anew each time: what is confirmed is what was seen. */
export const useComparison = (one: string, other: string) =>
  useQuery({
    queryKey: [PEOPLE, 'comparison', one, other],
    queryFn: ({ signal }) =>
      api.get<Comparison>(path('members', 'duplicates', 'compare'), { query: { one, other }, signal }),
    gcTime: 0,
  });

export type FoundUnit = { id: string; name: string; level: string; parent?: { name: string } | null };

/** Units by name within the reader's reach, without regard to marks and case. */
export const useFoundUnits = (q: string, cellsOnly: boolean) =>
  useQuery({
    queryKey: [PEOPLE, 'units-found', q],
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<{ items: FoundUnit[] }>(path('dashboards', 'search'), { query: { q }, signal }),
    select: ({ items }) => (cellsOnly ? items.filter(({ level }) => level === 'cell') : items),
  });

async function all<Answer extends { next: string | null }>(
  read: (cursor: string) => Promise<Answer>,
): Promise<Answer[]> {
  const pages = [await read('')];
  for (let next = pages[0]!.next; next !== null && pages.length < MOST_PAGES; next = pages.at(-1)!.next)
    pages.push(await read(next));
  return pages;
}
