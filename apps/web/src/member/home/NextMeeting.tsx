import { formatWeekday } from '@bontot/i18n';
import type { MeetingView } from '@bontot/meeting-core';
import { Go } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { Card } from '../parts/Card.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import type { ComponentChildren } from 'preact';
import { excuseOf } from '../read/meeting.ts';
import { meetingHref } from './words.ts';

/** How many items of the agenda are told here. */
const SHOWN = 2;

/** Day, hour, place and agenda of the meeting that comes next, with the two things that a member tells the cell beforehand. */
export function NextMeeting({ view, personId }: { view: MeetingView | null; personId: string }) {
  const { t, language } = useWords();
  if (!view)
    return (
      <Card title={t('me.next')}>
        <p>{t('me.next.none')}</p>
        <p class="soft">{t('me.next.none.why')}</p>
      </Card>
    );
  const { meeting } = view;
  const { meetingId, heldOn, startsAt, place, agenda, state, title } = meeting;
  const href = meetingHref(meetingId);
  const items = agenda.slice(0, SHOWN).map((item) => item.title);
  const rest = agenda.length - items.length;
  const held = state === 'in_progress';
  return (
    <Card title={t(held ? 'me.next.now' : 'me.next')}>
      <Fact icon="calendar">
        <b class="day">{t('me.when', { day: formatWeekday(language, heldOn), time: startsAt })}</b>
      </Fact>
      {place && <Fact icon="pin">{place}</Fact>}
      <Fact icon="document">
        <Go href={href}>{title}</Go>
        {items.length > 0 && (
          <ul class="agenda-short">
            {items.map((item) => (
              <li key={item} lang="vi">
                {item}
              </li>
            ))}
            {rest > 0 && <li class="soft">{t('me.agenda.more', { n: rest })}</li>}
          </ul>
        )}
      </Fact>
      <div class="pair">
        <Go class="btn" href={`${href}?do=speak`}>
          {t('me.speak')}
        </Go>
        {!held && (
          <Go class="btn" href={`${href}?do=excuse`}>
            {t(excuseOf(meeting, personId) ? 'me.excuse.mine' : 'me.excuse')}
          </Go>
        )}
      </div>
    </Card>
  );
}

export function Fact({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <div class="fact">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
