import { formatDate, formatDateTime, formatDeadline } from '@bontot/i18n';
import { addDays } from '@bontot/kernel';
import { isInForce, type MeetingView } from '@bontot/meeting-core';
import { Card, Icon, useLanguage, useSession } from '../../shared/index.ts';
import { Chip } from './Chip.tsx';
import { useNameOf } from './people.ts';
import { minutesPdf } from './reads.ts';
import { minutesSign } from './signs.ts';

/** Days after the meeting within which minutes are signed (domain handbook 3.5). */
const MINUTES_DAYS = 5;

/** How far the minutes have come, who signed them, and the printed form of what was signed. */
export function MinutesCard({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const nameOf = useNameOf(view.names);
  const { meeting } = view;
  const { minutes, passed, corrections } = meeting;
  if (meeting.state !== 'closed' && meeting.state !== 'annulled') return null;
  const signed = minutes.state === 'signed';
  return (
    <Card
      title={t('desk.minutes.title')}
      tools={<Chip of={minutesSign({ minutesState: minutes.state, minutesLate: passed.minutesUnsigned === true })} />}
    >
      <div className="card-body">
        {!signed && <p className="small">{formatDeadline(language, addDays(meeting.heldOn, MINUTES_DAYS), today)}</p>}
        {minutes.signatures.length > 0 && (
          <ul className="meet-names small">
            {minutes.signatures.map(({ as, personId, at, on, scan }) => (
              <li key={as}>
                {t(`desk.sign.${as}`)}: <span lang="vi">{nameOf(personId)}</span>
                <span className="soft">
                  {' · '}
                  {scan
                    ? t('desk.sign.scan', { date: formatDate(language, on, today) })
                    : formatDateTime(language, at, today)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {minutes.amendments.length > 0 && (
          <div>
            <h3 className="small">{t('desk.minutes.amendments')}</h3>
            <ul className="meet-names small">
              {minutes.amendments.map((amendment) => (
                <li key={amendment.amendmentId}>
                  <span lang="vi">{amendment.reason}</span>
                  <span className="soft">
                    {' · '}
                    {t(isInForce(amendment) ? 'desk.minutes.amendment.signed' : 'desk.minutes.amendment.open')}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {corrections.length > 0 && (
          <p className="small soft">{t('desk.minutes.corrections', { n: corrections.length })}</p>
        )}
        {(signed || view.may.includes('write-minutes')) && (
          <a className="btn" href={minutesPdf(meeting.meetingId)} target="_blank" rel="noreferrer">
            <Icon name="document" />
            {t(signed ? 'desk.minutes.open' : 'desk.minutes.openDraft')}
          </a>
        )}
      </div>
    </Card>
  );
}
