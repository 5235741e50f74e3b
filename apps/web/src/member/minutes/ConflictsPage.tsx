import { formatDateTime } from '@bontot/i18n';
import { standingOf, type Conflict } from '@bontot/meeting-core';
import { usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { useRun } from '../data/acting.ts';
import { today } from '../data/clock.ts';
import { useMeeting } from '../data/meeting.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { nameOf } from '../run/people.ts';
import { Refused } from '../run/Refused.tsx';
import { shortTitle } from '../run/short-title.ts';
import { linesOf, subjectOf } from './versions.ts';
import type { Scene } from './scene.ts';
import './minutes.css';

/** `/m/meetings/:id/conflicts`: two phones said different things; both stand side by side and a person chooses. */
export default function ConflictsPage() {
  const { t, language } = useWords();
  const meetingId = usePath().params['id'] ?? '';
  const held = useMeeting(meetingId);
  const { run, refused, clear } = useRun(held);
  const { view } = held;
  if (!view && held.error === undefined) return <Loading title={t('phone.conflict.title')} />;
  return (
    <Page
      title={t('phone.conflict.title')}
      back="/m/cell"
      {...(view ? { sub: shortTitle(view.meeting, language) } : {})}
    >
      <Refused text={refused} />
      {!view && <ErrorState error={held.error} retry={held.reload} />}
      {view && held.conflicts.length === 0 && <EmptyState icon="good" title={t('phone.conflict.none')} />}
      {view &&
        held.conflicts.map((conflict) => (
          <Both key={conflict.conflictId} scene={{ view, run, refused, clear }} conflict={conflict} />
        ))}
    </Page>
  );
}

function Both({ scene: { view, run }, conflict }: { scene: Scene; conflict: Conflict }) {
  const words = useWords();
  const { t, language } = words;
  const { meeting, names } = view;
  const standing = standingOf(meeting, conflict.unit);
  const first = meeting.touched[conflict.unit];
  const take = (which: 'standing' | 'losing') =>
    run({ type: 'resolve-conflict', conflictId: conflict.conflictId, take: which }, { say: t('phone.conflict.done') });
  return (
    <Card title={subjectOf(conflict, view, words)} open>
      <div class="versions">
        <div class="box">
          <h3>{t('phone.conflict.standing')}</h3>
          {first && <p class="side-note soft">{nameOf(names, first.by)}</p>}
          {linesOf(standing, view, words).map((line) => (
            <p key={line} class="typed">
              {line}
            </p>
          ))}
          <Button wide onClick={() => take('standing')}>
            {t('phone.conflict.takeStanding')}
          </Button>
        </div>
        <div class="box">
          <h3>{t('phone.conflict.losing')}</h3>
          <p class="side-note soft">
            {nameOf(names, conflict.by)}, {formatDateTime(language, conflict.at, today())}
          </p>
          {linesOf(conflict.losing, view, words).map((line) => (
            <p key={line} class="typed">
              {line}
            </p>
          ))}
          <Button wide onClick={() => take('losing')}>
            {t('phone.conflict.takeLosing')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
