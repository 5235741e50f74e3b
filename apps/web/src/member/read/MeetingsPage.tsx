import { formatWeekday } from '@bontot/i18n';
import type { MeetingLine, Page as PageOf } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { useRead } from '../data/read.ts';
import { countsOf } from '../home/counts.ts';
import { useHome } from '../home/use-home.ts';
import { meetingHref } from '../home/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { unreadPapers } from './meeting.ts';
import './read.css';

const AT_ONCE = 12;
const MOST = 100;

/** `/m/meetings`: what comes, with its unread papers, and what was. */
export default function MeetingsPage() {
  const { t, language } = useWords();
  const { value: home, error, reload } = useHome();
  if (!home && error === undefined) return <Loading title={t('me.title.meetings')} />;
  if (!home)
    return (
      <Page title={t('me.title.meetings')}>
        <ErrorState error={error} retry={reload} />
      </Page>
    );
  const coming = home.meetings
    .filter(({ meeting: { state } }) => state === 'announced' || state === 'in_progress')
    .toSorted((one, other) => one.meeting.heldOn.localeCompare(other.meeting.heldOn));
  return (
    <Page title={t('me.title.meetings')} sub={home.unitName} counts={countsOf(home)}>
      <Card title={t('me.meetings.coming')} open={coming.length > 0}>
        {coming.length === 0 && <p class="soft">{t('me.next.none')}</p>}
        {coming.length > 0 && (
          <Rows>
            {coming.map(({ meeting }) => {
              const { meetingId, heldOn, startsAt, state, kind, place } = meeting;
              const unread = unreadPapers(meeting, home.personId).length;
              const day = t('me.when', { day: formatWeekday(language, heldOn, home.today), time: startsAt });
              const words = [
                state === 'in_progress' ? t('me.state.in_progress') : t(`me.kind.${kind}`),
                place,
                unread > 0 ? t('me.meetings.papers', { n: unread }) : '',
              ];
              return (
                <Row
                  key={meetingId}
                  icon="people"
                  look={state === 'in_progress' || unread > 0 ? 'risk' : 'notdue'}
                  title={<span class="day">{day}</span>}
                  sub={words.filter(Boolean).join(' · ')}
                  href={meetingHref(meetingId)}
                />
              );
            })}
          </Rows>
        )}
      </Card>
      <Past unitId={home.unitId} today={home.today} />
    </Page>
  );
}

function Past({ unitId, today }: { unitId: string; today: string }) {
  const { t, language } = useWords();
  const { may } = useSession();
  const [limit, setLimit] = useState(AT_ONCE);
  const path = `/api/v1/meetings?unitId=${encodeURIComponent(unitId)}&state=closed&limit=${limit}`;
  const { value, error, reload } = useRead<PageOf<MeetingLine>>(may('minutes.read') ? path : null);
  if (!may('minutes.read')) return null;
  return (
    <Card title={t('me.meetings.past')} open={(value?.items.length ?? 0) > 0}>
      {!value && error !== undefined && <ErrorState error={error} retry={reload} />}
      {value?.items.length === 0 && <p class="soft">{t('me.meetings.past.none')}</p>}
      {value && value.items.length > 0 && (
        <Rows>
          {value.items.map(({ meetingId, heldOn, kind, present, base }) => (
            <Row
              key={meetingId}
              title={<span class="day">{formatWeekday(language, heldOn, today)}</span>}
              sub={[
                t(`me.kind.${kind}`),
                present !== null && base !== null ? t('me.meetings.present', { present, base }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              href={meetingHref(meetingId)}
            />
          ))}
        </Rows>
      )}
      {value?.next && limit < MOST && (
        <Button wide onClick={() => setLimit(Math.min(MOST, limit + AT_ONCE * 2))}>
          {t('me.meetings.more')}
        </Button>
      )}
    </Card>
  );
}
