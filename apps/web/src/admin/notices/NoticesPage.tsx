import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Loading,
  LoadMore,
  NewsPill,
  Page,
  SegmentedControl,
  useLanguage,
  useLive,
  usePlace,
  useSearchChange,
} from '../../shared/index.ts';
import { useSteadyRows } from '../commune/steady.ts';
import { NoticeItem } from './NoticeItem.tsx';
import { listed, newIn } from './notices.ts';
import { useNoticeActs, useNoticePages } from './use-notices.ts';
import './notices.css';

/** `/notices`: what changed about the reader's cells, newest first; new ones wait until they are asked for. */
export default function NoticesPage() {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const client = useQueryClient();
  const unread = search.unread === 'true';
  const found = useNoticePages(unread);
  const acts = useNoticeActs();
  const [failure, setFailure] = useState<unknown>(null);
  const pages = found.data?.pages ?? [];
  const latest = listed(pages.flatMap(({ items }) => items));
  const stamp = JSON.stringify([unread, pages.length]);
  const { rows, waiting, take } = useSteadyRows(latest, stamp, found.isSuccess && !found.isPlaceholderData);
  useLive({ onInbox: () => void client.invalidateQueries({ queryKey: ['notices', 'list'] }) });
  const news = newIn(rows, waiting);
  const count = pages[0]?.unread ?? 0;
  const run = (act: Promise<unknown>): void => {
    setFailure(null);
    act.catch(setFailure);
  };
  const options = [
    { value: 'all', label: t('notices.show.all') },
    { value: 'unread', label: t('notices.show.unread') },
  ];
  return (
    <Page
      title={t('notices.title')}
      facts={found.data && (count > 0 ? t('notices.unreadCount', { n: count }) : t('notices.allRead'))}
      tools={
        count > 0 && (
          <button type="button" className="btn" onClick={() => run(acts.readAll(new Date().toISOString()))}>
            {t('notices.readAll')}
          </button>
        )
      }
    >
      <Card title={t('notices.list')} quietTitle className="notices">
        <div className="filters first">
          <SegmentedControl
            label={t('notices.show')}
            value={unread ? 'unread' : 'all'}
            options={options}
            onChange={(value) => change({ unread: value === 'unread' ? 'true' : undefined })}
          />
          <NewsPill text={news > 0 ? t('notices.new', { n: news }) : null} onTake={take} />
        </div>
        {failure !== null && <ErrorState error={failure} />}
        {!found.data && found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
        {!found.data && !found.error && <Loading blocks={[4, 4, 4]} />}
        {found.data && rows.length === 0 && news === 0 && (
          <EmptyState
            icon="bell"
            title={t(unread ? 'notices.noUnread' : 'notices.empty')}
            why={t(unread ? 'notices.noUnreadWhy' : 'notices.emptyWhy')}
          />
        )}
        <ul className="notice-list" aria-label={t('notices.list')}>
          {rows.map((notice) => (
            <NoticeItem key={notice.noticeId} notice={notice} acts={acts} run={run} />
          ))}
        </ul>
        {rows.length > 0 && (
          <LoadMore
            shown={rows.length}
            busy={found.isFetchingNextPage}
            more={found.hasNextPage}
            onMore={() => void found.fetchNextPage()}
          />
        )}
      </Card>
    </Page>
  );
}
