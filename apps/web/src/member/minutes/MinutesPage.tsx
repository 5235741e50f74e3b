import { formatDate } from '@bontot/i18n';
import { minutesDueOn } from '@bontot/meeting-core';
import { Go, go, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { useRun } from '../data/acting.ts';
import { today } from '../data/clock.ts';
import { useMeeting } from '../data/meeting.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Refused } from '../run/Refused.tsx';
import { shortTitle } from '../run/short-title.ts';
import { Amendments } from './Amendments.tsx';
import { Corrections } from './Corrections.tsx';
import { MinutesDock } from './MinutesDock.tsx';
import { Score } from './Score.tsx';
import { Sections } from './Sections.tsx';
import { Signatures } from './Signatures.tsx';
import './minutes.css';

const STATES = ['drafting', 'read_out', 'approved', 'signed'] as const;

/** `/m/meetings/:id/minutes`: after the meeting — text, reading out, approval, signatures, score. */
export default function MinutesPage() {
  const { t, language } = useWords();
  const meetingId = usePath().params['id'] ?? '';
  const held = useMeeting(meetingId);
  const { run, refused, clear } = useRun(held);
  const { view } = held;
  if (!view) {
    if (held.error === undefined) return <Loading title={t('phone.title.minutes')} />;
    return (
      <Page title={t('phone.title.minutes')} back="/m/cell">
        <ErrorState error={held.error} retry={held.reload} />
      </Page>
    );
  }
  const { meeting } = view;
  const { minutes } = meeting;
  if (meeting.state !== 'closed' || !view.may.includes('write-minutes'))
    return (
      <Page title={t('phone.title.minutes')} back="/m/cell">
        <EmptyState
          icon="notdue"
          title={t('phone.minutes.notYet')}
          step={<Button onClick={() => go(`/m/meetings/${meetingId}`)}>{t('phone.run.read')}</Button>}
        />
      </Page>
    );
  const scene = { view, run, refused, clear };
  const at = STATES.indexOf(minutes.state);
  return (
    <Page
      title={t('phone.title.minutes')}
      sub={shortTitle(meeting, language)}
      back="/m/cell"
      dock={<MinutesDock {...scene} />}
    >
      <Refused text={refused} />
      <ol class="course" aria-label={t('phone.minutes.course')}>
        {STATES.map((state, index) => (
          <li key={state} class={index <= at ? 'good' : 'soft'} aria-current={index === at ? 'step' : undefined}>
            <Icon name={index < at || minutes.state === 'signed' ? 'good' : index === at ? 'part' : 'notdue'} />
            {t(`phone.minutes.state.${state}`)}
          </li>
        ))}
      </ol>
      {minutes.state !== 'signed' && (
        <p class="soft">{t('phone.minutes.due', { date: formatDate(language, minutesDueOn(meeting), today()) })}</p>
      )}
      {meeting.conflicts.length > 0 && (
        <Banner look="risk">
          <p>
            {t('phone.conflict.some', { n: meeting.conflicts.length })}{' '}
            <Go href={`/m/meetings/${meetingId}/conflicts`}>{t('phone.next.conflictsDo')}</Go>
          </p>
        </Banner>
      )}
      <Sections {...scene} />
      <Signatures {...scene} />
      <Score {...scene} />
      <Corrections {...scene} />
      {minutes.state === 'signed' && <Amendments {...scene} />}
    </Page>
  );
}
