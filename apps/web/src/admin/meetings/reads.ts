import type {
  MeetingLine,
  MeetingView,
  Month,
  MonthDuty,
  Page,
  Study,
  Task,
  UnitReport,
  UnitSettings,
} from '@bontot/meeting-core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, type Paged } from '../../shared/index.ts';
import type { CardPage } from '../commune/answers.ts';
import type { Cell } from './month-state.ts';

/** Everything about meetings lies under one key, so that an act or a hint can ask for all of it again. */
const KEY = 'meetings';
const LIST = 50;
const MOST_AT_ONCE = 100;
/** Cells of the largest commune several times over; whoever has more looks at one committee after the other. */
const MOST_PAGES = 6;

export type LinesAsked = {
  unitId?: string | undefined;
  below?: string | undefined;
  from?: string;
  to?: string;
  state?: MeetingLine['state'];
  waiting?: 'score' | 'minutes';
};

const path = (...parts: string[]): string => `/api/v1/${parts.map(encodeURIComponent).join('/')}`;

/** A list of meetings, the newest day first; without a unit those of everything that the reader follows. */
export const useLines = (asked: LinesAsked) =>
  useInfiniteQuery({
    queryKey: [KEY, 'lines', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<MeetingLine>>(path('meetings'), { query: { ...asked, cursor: pageParam, limit: LIST }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const useMeeting = (meetingId: string) =>
  useQuery({
    queryKey: [KEY, 'one', meetingId],
    queryFn: ({ signal }) => api.get<MeetingView>(path('meetings', meetingId), { signal }),
  });

type DutyLine = MonthDuty & { unitName?: string };

/** Postponements and waivers that wait for a decision of the reader. */
export const useWaitingMonths = (below: string | undefined) =>
  useInfiniteQuery({
    queryKey: [KEY, 'months', 'decision', below ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<DutyLine>>(path('months'), {
        query: { below, waiting: 'decision', cursor: pageParam, limit: LIST },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** All pages of a list that is short by its nature, or as many as are needed. */
async function everything<Item>(
  read: (cursor: string) => Promise<Paged<Item>>,
  isEnough: (last: Item) => boolean = () => false,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor = '';
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await read(cursor);
    items.push(...page.items);
    const last = page.items.at(-1);
    if (!page.next || last === undefined || isEnough(last)) break;
    cursor = page.next;
  }
  return items;
}

/** The cells below a unit by name; names and places hardly ever change while a page is open. */
export const useCells = (unitId: string, enabled = true) =>
  useQuery({
    queryKey: ['cells-below', unitId],
    enabled,
    staleTime: 600_000,
    queryFn: async ({ signal }): Promise<Cell[]> => {
      const cells = await everything((cursor) =>
        api.get<CardPage>(path('dashboards', unitId, 'cells'), {
          query: { sort: 'name', cursor, limit: MOST_AT_ONCE },
          signal,
        }),
      );
      return cells.map(({ cellId, name }) => ({ cellId, name }));
    },
  });

/** Meetings for a month may be held in the next one, and papers for it may be early. */
const around = (month: string): { from: string; to: string } => {
  const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) + 1, 0)).toISOString();
  return { from: `${month}-01`, to: next.slice(0, 10) };
};

type Asked = { duties: MonthDuty[]; keptSince: Month | null };
type AskedPage = Page<MonthDuty> & Pick<Asked, 'keptSince'>;

/** The latest months come first; what was asked for earlier ones is not needed. */
async function askedSince(unitId: string, month: string, signal: AbortSignal): Promise<Asked> {
  let keptSince: Month | null = null;
  const duties = await everything(
    async (cursor) => {
      const query = { below: unitId, cursor, limit: MOST_AT_ONCE };
      const page = await api.get<AskedPage>(path('months'), { query, signal });
      keptSince = page.keptSince;
      return page;
    },
    (last) => last.month < month,
  );
  return { duties, keptSince };
}

export type MonthAnswer = { lines: MeetingLine[] } & Asked;

/** What was held, planned and, for whoever decides it, asked for below a unit for one month. */
export const useMonth = (unitId: string, month: string, decides: boolean) =>
  useQuery({
    queryKey: [KEY, 'month', unitId, month, decides],
    queryFn: async ({ signal }): Promise<MonthAnswer> => {
      const [lines, asked] = await Promise.all([
        everything((cursor) =>
          api.get<Page<MeetingLine>>(path('meetings'), {
            query: { below: unitId, ...around(month), cursor, limit: MOST_AT_ONCE },
            signal,
          }),
        ),
        decides ? askedSince(unitId, month, signal) : { duties: [], keptSince: null },
      ]);
      return { lines: lines.filter((line) => line.month === month), ...asked };
    },
  });

const pagesOf = <Item>(name: string, below: string, more: Record<string, string> = {}) => ({
  queryKey: [KEY, name, below, more],
  queryFn: ({ pageParam, signal }: { pageParam: string; signal: AbortSignal }) =>
    api.get<Page<Item>>(path(name), { query: { below, ...more, cursor: pageParam, limit: MOST_AT_ONCE }, signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }: Page<Item>) => next,
});

/** Tasks that committees gave to units below; open ones alone, or all. */
export const useTasks = (below: string, openOnly: boolean) =>
  useInfiniteQuery(pagesOf<Task>('tasks', below, { given: 'true', ...(openOnly ? { state: 'open' } : {}) }));
export const useStudies = (below: string) => useInfiniteQuery(pagesOf<Study>('study', below));
export const useUnitReports = (below: string) => useInfiniteQuery(pagesOf<UnitReport>('unit-reports', below));

export const useSettings = (unitId: string) =>
  useQuery({
    queryKey: [KEY, 'settings', unitId],
    enabled: unitId !== '',
    queryFn: ({ signal }) => api.get<UnitSettings>(path('meeting-settings', unitId), { signal }),
  });

/** Where the papers and printed minutes of a meeting lie; followed by the browser itself. */
export const minutesPdf = (meetingId: string): string => path('meetings', meetingId, 'minutes.pdf');
export const attendancePdf = (meetingId: string): string => path('meetings', meetingId, 'attendance.pdf');
export const paperAddress = (fileId: string, within: string): string =>
  `${path('papers', fileId)}?in=${encodeURIComponent(within)}`;
