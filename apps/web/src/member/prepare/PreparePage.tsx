import { formatWeekday } from '@bontot/i18n';
import { isAllowedIn } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { go, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { useRun } from '../data/acting.ts';
import { today } from '../data/clock.ts';
import { useMeeting } from '../data/meeting.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Go } from '../app/router.tsx';
import { Refused } from '../run/Refused.tsx';
import { shortTitle } from '../run/short-title.ts';
import { Agenda } from './Agenda.tsx';
import { AnnounceDialog } from './AnnounceDialog.tsx';
import { CancelDialog } from './CancelDialog.tsx';
import { Details } from './Details.tsx';
import { Heard } from './Heard.tsx';
import { Papers } from './Papers.tsx';
import { PreMeeting } from './PreMeeting.tsx';
import { PreparedPart } from './PreparedPart.tsx';
import './prepare.css';

/** `/m/meetings/:id/prepare`: everything before the meeting, and the announcement. */
export default function PreparePage() {
  const { t, language } = useWords();
  const meetingId = usePath().params['id'] ?? '';
  const held = useMeeting(meetingId);
  const { run, refused, clear } = useRun(held);
  const [announcing, announce] = useState(false);
  const [cancelling, cancel] = useState(false);
  const { view } = held;
  if (!view) {
    if (held.error === undefined) return <Loading title={t('phone.title.prepare')} />;
    return (
      <Page title={t('phone.title.prepare')} back="/m/cell">
        <ErrorState error={held.error} retry={held.reload} />
      </Page>
    );
  }
  const { meeting } = view;
  if (!view.may.includes('set-item') || !isAllowedIn('set-item', meeting.state))
    return (
      <Page title={meeting.title} back="/m/cell">
        <EmptyState
          icon="na"
          title={t('phone.prepare.over')}
          step={<Button onClick={() => go(`/m/meetings/${meetingId}`)}>{t('phone.run.read')}</Button>}
        />
      </Page>
    );
  const draft = meeting.state === 'draft';
  const due = meeting.heldOn <= today();
  const toRun = () => go(`/m/meetings/${meetingId}/run`);
  const scene = { view, run };
  return (
    <Page
      title={t('phone.title.prepare')}
      sub={shortTitle(meeting, language)}
      back="/m/cell"
      dock={
        draft && !due ? (
          <Button look="first" big onClick={() => announce(true)}>
            {t('phone.announce.do')}
          </Button>
        ) : (
          <>
            <Button look={due || meeting.state === 'in_progress' ? 'first' : 'plain'} big onClick={toRun}>
              {t(meeting.state === 'in_progress' ? 'phone.next.continueDo' : 'phone.next.openDo')}
            </Button>
            {draft && (
              <Button wide onClick={() => announce(true)}>
                {t('phone.announce.do')}
              </Button>
            )}
          </>
        )
      }
    >
      <Refused text={refused} />
      <h2>{meeting.title}</h2>
      {meeting.conflicts.length > 0 && (
        <Banner look="risk">
          <p>
            {t('phone.conflict.some', { n: meeting.conflicts.length })}{' '}
            <Go href={`/m/meetings/${meetingId}/conflicts`}>{t('phone.next.conflictsDo')}</Go>
          </p>
        </Banner>
      )}
      {meeting.announcedOn && meeting.state === 'announced' && (
        <Banner look="good">
          <p>{t('phone.announce.done', { date: formatWeekday(language, meeting.announcedOn, today()) })}</p>
        </Banner>
      )}
      <Details {...scene} />
      <Agenda {...scene} />
      <Papers {...scene} />
      <PreMeeting {...scene} />
      <PreparedPart {...scene} />
      <Heard {...scene} />
      {isAllowedIn('cancel', meeting.state) && (
        <Button look="quiet" onClick={() => cancel(true)}>
          {t('phone.cancel.begin')}
        </Button>
      )}
      {announcing && (
        <AnnounceDialog
          {...scene}
          refused={refused}
          onClose={() => {
            clear();
            announce(false);
          }}
        />
      )}
      {cancelling && <CancelDialog {...scene} onClose={() => cancel(false)} />}
    </Page>
  );
}
