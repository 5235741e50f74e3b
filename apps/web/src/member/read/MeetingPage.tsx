import { formatWeekday } from '@bontot/i18n';
import { Go, usePath } from '../app/router.tsx';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { useMeeting } from '../data/meeting.ts';
import { Fact } from '../home/NextMeeting.tsx';
import { Banner } from '../parts/Banner.tsx';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Agenda } from './Agenda.tsx';
import { Attending } from './Attending.tsx';
import { leadOf } from './meeting.ts';
import type { OfMeeting } from './of-meeting.ts';
import { Outcome } from './Outcome.tsx';
import { OwnRow } from './OwnRow.tsx';
import { Papers } from './Papers.tsx';
import { Votes } from './Votes.tsx';
import './read.css';

/** `/m/meetings/:id`: one meeting as a member reads it; what matters now stands first. */
export default function MeetingPage() {
  const { t, language } = useWords();
  const { params, search } = usePath();
  const { personId } = useSession();
  const held = useMeeting(params.id ?? '');
  const { view, error, reload } = held;
  if (!view && error === undefined) return <Loading title={t('me.title.meeting')} />;
  if (!view)
    return (
      <Page title={t('me.title.meeting')} back="/m/meetings">
        <ErrorState error={error} retry={reload} />
      </Page>
    );
  const { kind, heldOn, state } = view.meeting;
  const given = { held, view, personId, lead: search.do ? null : leadOf(view.meeting, personId) };
  return (
    <Page
      title={t(`me.kind.${kind}`)}
      sub={`${view.unitName} · ${formatWeekday(language, heldOn, heldOn)}`}
      back="/m/meetings"
    >
      <Facts {...given} />
      {state === 'in_progress' && (
        <>
          <Votes {...given} />
          <OwnRow {...given} />
          <Attending {...given} />
          <Agenda {...given} />
          <Papers {...given} />
        </>
      )}
      {(state === 'announced' || state === 'draft') && (
        <>
          <Papers {...given} />
          <Agenda {...given} />
          <Attending {...given} />
        </>
      )}
      {(state === 'closed' || state === 'annulled') && (
        <>
          <Outcome {...given} />
          <Votes {...given} />
          <OwnRow {...given} />
          <Papers {...given} />
          <Agenda {...given} />
        </>
      )}
      <Conducting {...given} />
    </Page>
  );
}

function Facts({ view: { meeting } }: OfMeeting) {
  const { t, language } = useWords();
  const { heldOn, startsAt, startedAt, endedAt, place, mode, state, title, cancelled, annulled } = meeting;
  const hours = startedAt && endedAt ? `${startedAt}–${endedAt}` : (startedAt ?? startsAt);
  return (
    <>
      {cancelled && (
        <Banner look="na">
          <p>{t('me.meeting.cancelled', { reason: cancelled.reason })}</p>
        </Banner>
      )}
      {annulled && (
        <Banner look="risk">
          <p>{t('me.meeting.annulled', { number: annulled.number, reason: annulled.reason })}</p>
        </Banner>
      )}
      <Card title={t('me.meeting.facts')} quietTitle>
        <p class="now-what" lang="vi">
          {title}
        </p>
        <Fact icon="calendar">
          <b class="day">
            {hours
              ? t('me.when', { day: formatWeekday(language, heldOn), time: hours })
              : formatWeekday(language, heldOn)}
          </b>
          <p class="soft">{t(`me.state.${state}`)}</p>
        </Fact>
        {place && <Fact icon="pin">{place}</Fact>}
        {mode !== 'in_person' && <Fact icon="people">{t(`me.meeting.${mode}`)}</Fact>}
      </Card>
    </>
  );
}

/** Whoever conducts the meeting reads it here as a member, and goes on from here to their own pages. */
function Conducting({ view: { meeting, may } }: OfMeeting) {
  const { t } = useWords();
  if (!may.includes('open')) return null;
  const at = meeting.state === 'in_progress' ? 'run' : meeting.state === 'closed' ? 'minutes' : 'prepare';
  return (
    <Go class="btn wide" href={`/m/meetings/${encodeURIComponent(meeting.meetingId)}/${at}`}>
      {t(`phone.title.${at}`)}
    </Go>
  );
}
