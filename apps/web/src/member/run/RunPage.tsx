import { useEffect } from 'preact/hooks';
import { go, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { useRun } from '../data/acting.ts';
import { useMeeting } from '../data/meeting.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Closing } from './Closing.tsx';
import { Opening } from './Opening.tsx';
import { Roll } from './Roll.tsx';
import { shortTitle } from './short-title.ts';
import { stepOf } from './steps.ts';
import { Work } from './Work.tsx';
import './run.css';

/** The meeting itself, from its opening to its closing; works with no network from beginning to end. */
export default function RunPage() {
  const { t, language } = useWords();
  const { params, search } = usePath();
  const meetingId = params['id'] ?? '';
  const held = useMeeting(meetingId);
  const acting = useRun(held);
  const { view } = held;
  const closed = view?.meeting.state === 'closed';
  useEffect(() => {
    if (closed) go(`/m/meetings/${meetingId}/minutes`, { replace: true });
  }, [closed, meetingId]);
  if (!view) {
    if (held.error === undefined) return <Loading title={t('phone.title.run')} />;
    return (
      <Page title={t('phone.title.run')} back="/m/cell">
        <ErrorState error={held.error} retry={held.reload} />
      </Page>
    );
  }
  if (!view.may.includes('mark') || view.meeting.state === 'cancelled' || view.meeting.state === 'annulled')
    return (
      <Page title={view.meeting.title} back="/m/cell">
        <EmptyState
          icon="na"
          title={t('phone.run.notYours')}
          step={<Button onClick={() => go(`/m/meetings/${meetingId}`)}>{t('phone.run.read')}</Button>}
        />
      </Page>
    );
  const sub = shortTitle(view.meeting, language);
  const shared = { view, ...acting, meetingId, sub };
  switch (stepOf(view.meeting, search['step'])) {
    case 'open':
      return <Opening {...shared} />;
    case 'roll':
      return <Roll {...shared} />;
    case 'work':
      return <Work {...shared} />;
    case 'close':
      return <Closing {...shared} pending={held.pending} />;
  }
}
