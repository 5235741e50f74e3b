import { formatDateTime } from '@bontot/i18n';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { useRead } from '../data/read.ts';
import { Card } from '../parts/Card.tsx';
import { Row, Rows } from '../parts/Row.tsx';

/** `GET /api/v1/notices`, as far as it is shown here; worded by the service, in the language of the request. */
type Notice = { noticeId: string; text: string; at: string; readAt: string | null };

/** The newest notices, and the way to all of them. */
export function Notices() {
  const { t, language } = useWords();
  const { today, may } = useSession();
  const { value } = useRead<{ items: Notice[] }>(may('score.read') ? '/api/v1/notices?limit=2' : null);
  if (!value) return null;
  return (
    <Card title={t('me.notices')} open={value.items.length > 0}>
      {value.items.length === 0 ? (
        <p class="soft">{t('me.notices.none')}</p>
      ) : (
        <Rows>
          {value.items.map(({ noticeId, text, at, readAt }) => {
            const when = formatDateTime(language, at, today);
            const sub = readAt === null ? t('me.notices.new', { when }) : when;
            return <Row key={noticeId} icon="bell" look="notdue" title={text} sub={sub} href="/notices" />;
          })}
          <Row title={t('me.notices.all')} href="/notices" />
        </Rows>
      )}
    </Card>
  );
}
