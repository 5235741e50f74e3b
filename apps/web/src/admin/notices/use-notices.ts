import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, useLanguage, useToast } from '../../shared/index.ts';
import type { ListedNotice, NoticePage } from './notices.ts';

const KEY = ['notices', 'list'];
const notices = '/api/v1/notices';
type Changed = { changed: number; noticeIds: string[] };

/** Own notices, newest first; `unread` leaves out what has been read. */
export function useNoticePages(unread: boolean) {
  const { language } = useLanguage();
  return useInfiniteQuery({
    // The service words each notice, so another language is another answer.
    queryKey: [...KEY, language, unread],
    queryFn: ({ pageParam, signal }) =>
      api.get<NoticePage>(notices, { query: { cursor: pageParam, unread: unread || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/** What a reader can do with notices; each act can be undone from the toast. */
export function useNoticeActs() {
  const { t } = useLanguage();
  const client = useQueryClient();
  const tell = useToast();
  const settle = (): Promise<void> => client.invalidateQueries({ queryKey: ['notices'] });
  const act = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
    try {
      return await api.post<Answer>(`${notices}/${path}`, body);
    } finally {
      await settle();
    }
  };
  const one = (id: string, to: 'read' | 'unread'): string => `${encodeURIComponent(id)}/${to}`;
  return {
    /** Marks as read what was seen; a notice that has changed since stays unread. */
    read: async ({ noticeId, seen }: ListedNotice): Promise<void> => {
      await act(`${one(noticeId, 'read')}?revision=${seen}`);
      tell({ text: t('notices.didRead'), undo: () => act<void>(one(noticeId, 'unread')) });
    },
    /** The same on the way to the cell's page: nothing is told, for the reader is leaving. */
    opened: ({ noticeId, seen }: ListedNotice): void =>
      void act(`${one(noticeId, 'read')}?revision=${seen}`).catch(() => undefined),
    unread: ({ noticeId }: ListedNotice): Promise<unknown> => act(one(noticeId, 'unread')),
    readAll: async (until: string): Promise<void> => {
      const { changed, noticeIds } = await act<Changed>('read-all', { until });
      const undo = () => act<void>('unread-all', { noticeIds });
      tell({ text: t('notices.didReadAll', { n: changed }), ...(changed > 0 && { undo }) });
    },
  };
}
