import { formatDateTime } from '@bontot/i18n';
import { Go, Icon, lookOfOutcome, useLanguage, useSession } from '../../shared/index.ts';
import { asItStood, type ListedNotice } from './notices.ts';
import type { useNoticeActs } from './use-notices.ts';

type Parts = { notice: ListedNotice; acts: ReturnType<typeof useNoticeActs>; run: (act: Promise<unknown>) => void };

/** One notice: what changed and why, as the service words it, with a way to the cell as it stood then. */
export function NoticeItem({ notice, acts, run }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { look, icon } = lookOfOutcome[notice.to];
  const unread = notice.readAt === null;
  return (
    <li className={unread ? 'unread' : undefined}>
      <Icon name={icon} className={look} />
      <div>
        <p>
          {unread && <span className="unread-mark">{t('notices.unreadMark')}</span>}
          <span className={unread ? 'strong' : undefined}>{notice.text}</span>
        </p>
        <p className="soft">
          {notice.period !== today.slice(0, 4) && <span>{t('notices.period', { period: notice.period })}</span>}
          <time dateTime={notice.at}>{formatDateTime(language, notice.at, today)}</time>
          <Go
            href={asItStood(notice)}
            data-row
            onClick={() => {
              if (unread) acts.opened(notice);
            }}
          >
            {t('notices.open', { cell: notice.cellName })}
          </Go>
        </p>
      </div>
      <button
        type="button"
        className="btn"
        onClick={() => run(unread ? acts.read(notice) : acts.unread(notice))}
        aria-label={`${t(unread ? 'notices.markRead' : 'notices.markUnread')}: ${notice.text}`}
      >
        {t(unread ? 'notices.markRead' : 'notices.markUnread')}
      </button>
    </li>
  );
}
