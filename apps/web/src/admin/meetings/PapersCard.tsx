import { formatDate } from '@bontot/i18n';
import type { MeetingView } from '@bontot/meeting-core';
import { Card, useLanguage, useSession } from '../../shared/index.ts';
import { paperAddress } from './reads.ts';

/** The papers of a meeting with the day on which each was published, and earlier versions, which are all kept. */
export function PapersCard({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { meetingId, papers } = view.meeting;
  return (
    <Card title={t('desk.papers.title')}>
      {papers.length === 0 ? (
        <p className="note small soft">{t('desk.papers.none')}</p>
      ) : (
        <ul className="meet-papers">
          {papers.map(({ paperId, title, versions }) => {
            const last = versions.at(-1);
            if (!last) return null;
            return (
              <li key={paperId}>
                <a
                  href={paperAddress(last.file.fileId, `meeting:${meetingId}`)}
                  target="_blank"
                  rel="noreferrer"
                  lang="vi"
                >
                  {title}
                </a>
                <p className="small soft">
                  {last.publishedOn
                    ? t('desk.papers.publishedOn', { date: formatDate(language, last.publishedOn, today) })
                    : t('desk.papers.notPublished')}
                  {versions.length > 1 && ` · ${t('desk.papers.versions', { n: versions.length })}`}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
