import { formatDate } from '@bontot/i18n';
import { useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import { useTold } from '../data/told.ts';
import { Card } from '../parts/Card.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import type { OfMeeting } from './of-meeting.ts';

/** What came of the meeting: conclusions, tasks, and the minutes once they are signed. */
export function Outcome(given: OfMeeting) {
  const { t, language } = useWords();
  const { view, personId } = given;
  const { conclusions, assignments, heldOn } = view.meeting;
  return (
    <>
      <Card title={t('me.outcome')}>
        {conclusions.length === 0 && <p class="soft">{t('me.outcome.none')}</p>}
        {conclusions.map(({ conclusionId, kind, text }) => (
          <div key={conclusionId}>
            {kind === 'resolution' && <p class="soft">{t('me.outcome.resolution')}</p>}
            <p lang="vi">{text}</p>
          </div>
        ))}
      </Card>
      {assignments.length > 0 && (
        <Card title={t('me.outcome.tasks')} open>
          <Rows>
            {assignments.map(({ taskId, title, ownerId, dueOn }) => {
              const mine = ownerId === personId;
              const name = mine ? t('me.outcome.mine') : (view.names[ownerId] ?? '');
              return (
                <Row
                  key={taskId}
                  icon="task"
                  look={mine ? 'risk' : 'notdue'}
                  title={title}
                  sub={t('me.outcome.owner', { name, date: formatDate(language, dueOn, heldOn) })}
                  {...(mine ? { href: `/m/tasks?task=${encodeURIComponent(taskId)}` } : {})}
                />
              );
            })}
          </Rows>
        </Card>
      )}
      <Minutes {...given} />
    </>
  );
}

function Minutes({ view: { meeting } }: OfMeeting) {
  const { t, language } = useWords();
  const isOnline = useTold(online);
  const { minutes, meetingId, heldOn } = meeting;
  if (minutes.state !== 'signed' || !minutes.signedOn)
    return (
      <Card title={t('me.minutes')}>
        <p class="soft">{t('me.minutes.notYet')}</p>
      </Card>
    );
  const amended = minutes.amendments.filter(({ signatures }) => signatures.length >= 2).length;
  return (
    <Card title={t('me.minutes')}>
      <p>{t('me.minutes.signed', { date: formatDate(language, minutes.signedOn, heldOn) })}</p>
      {amended > 0 && <p>{t('me.minutes.amended', { n: amended })}</p>}
      {isOnline ? (
        <a
          class="btn wide"
          href={`/api/v1/meetings/${encodeURIComponent(meetingId)}/minutes.pdf`}
          target="_blank"
          rel="noopener"
        >
          {t('me.minutes.open')}
        </a>
      ) : (
        <p class="soft">{t('me.minutes.offline')}</p>
      )}
    </Card>
  );
}
