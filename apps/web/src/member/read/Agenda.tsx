import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useListening } from './listen.ts';
import { plannedTimes } from './meeting.ts';
import type { OfMeeting } from './of-meeting.ts';

/** What is dealt with and from when; read aloud where the device can. */
export function Agenda({ view: { meeting, names } }: OfMeeting) {
  const { t } = useWords();
  const times = plannedTimes(meeting);
  const { agenda } = meeting;
  const spoken = [meeting.title, ...agenda.map(({ title }, at) => `${times[at]}. ${title}`)].join('. ');
  // An agenda is Vietnamese in every language.
  const listening = useListening(spoken, 'vi');
  const tools = listening && agenda.length > 0 && (
    <Button look="quiet" onClick={listening.toggle}>
      {t(listening.speaking ? 'me.listen.stop' : 'me.listen')}
    </Button>
  );
  return (
    <Card title={t('me.agenda')} open={agenda.length > 0} tools={tools}>
      {agenda.length === 0 ? (
        <p class="soft">{t('me.agenda.none')}</p>
      ) : (
        <ol class="list agenda">
          {agenda.map(({ itemId, title, minutes, presenterId, carriedFrom }, at) => (
            <li key={itemId} class="line">
              <time>{times[at]}</time>
              <span class="row-words">
                <b lang="vi">{title}</b>
                <span class="s2">
                  {[
                    t('me.agenda.minutes', { n: minutes }),
                    presenterId && names[presenterId] ? t('me.agenda.by', { name: names[presenterId] }) : '',
                    carriedFrom ? t('me.agenda.carried') : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
