import { formatList, formatPercent } from '@bontot/i18n';
import type { MeetingView, RollRow } from '@bontot/meeting-core';
import { Card, Icon, useLanguage } from '../../shared/index.ts';
import { useNameOf } from './people.ts';
import { attendancePdf } from './reads.ts';
import { cameAnyway, groupsOf, type RollGroup } from './roll-groups.ts';

/** Who came, in numbers and, for whoever may read it, by name (domain handbook 10.1). */
export function AttendanceCard({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const { meeting, names, counts } = view;
  const nameOf = useNameOf(names);
  const { roll, guests, attendanceBase } = meeting;
  if (!counts)
    return (
      <Card title={t('desk.attendance.title')}>
        <p className="note small soft">{t('desk.attendance.notYet')}</p>
      </Card>
    );
  const { present, base, excused, unexcused, quorum } = counts;
  const extra = cameAnyway(roll).map(({ personId }) => nameOf(personId));
  return (
    <Card title={t('desk.attendance.title')}>
      <div className="card-body">
        <p className="meet-figure">
          <span className="fig-num">
            {present}/{base}
          </span>{' '}
          {base > 0 && <span className="soft">{formatPercent(language, present, base)}</span>}
        </p>
        <p className="small">{t('desk.attendance.absent', { excused, unexcused })}</p>
        <p className="small soft">{t(`desk.attendance.base.${attendanceBase}`)}</p>
        {!quorum && (
          <p className="small risk">
            <Icon name="risk" /> {t('desk.attendance.noQuorum')}
          </p>
        )}
        {groupsOf(roll).map((group) => (
          <Group key={group.mark} group={group} nameOf={nameOf} />
        ))}
        {extra.length > 0 && (
          <p className="small">{t('desk.attendance.cameAnyway', { names: formatList(language, extra) })}</p>
        )}
        <Guests guests={guests} nameOf={nameOf} />
        {meeting.state === 'closed' && (
          <a className="small" href={attendancePdf(meeting.meetingId)} target="_blank" rel="noreferrer">
            {t('desk.attendance.print')}
          </a>
        )}
      </div>
    </Card>
  );
}

type NameOf = ReturnType<typeof useNameOf>;

function Group({ group: { mark, rows }, nameOf }: { group: RollGroup; nameOf: NameOf }) {
  const { t } = useLanguage();
  const list = (
    <ul className="meet-names small">
      {rows.map((row) => (
        <li key={row.personId}>
          <span lang="vi">{nameOf(row.personId)}</span>
          <Remark row={row} />
        </li>
      ))}
    </ul>
  );
  const head = t(`desk.mark.${mark}`, { n: rows.length });
  // Who was there is the long list that nobody has to look through.
  if (mark === 'present')
    return (
      <details>
        <summary>{head}</summary>
        {list}
      </details>
    );
  return (
    <div>
      <h3 className="small">{head}</h3>
      {list}
    </div>
  );
}

function Remark({ row: { mark, at, reasonClass, kind, temporary } }: { row: RollRow }) {
  const { t } = useLanguage();
  const remarks = [
    kind === 'probationary' && t('desk.roll.probationary'),
    temporary && t('desk.roll.temporary'),
    mark === 'excused' && reasonClass && t(`desk.reasonClass.${reasonClass}`),
    (mark === 'late' || mark === 'left_early') && at,
  ].filter(Boolean);
  return remarks.length > 0 && <span className="soft"> · {remarks.join(' · ')}</span>;
}

function Guests({ guests, nameOf }: { guests: MeetingView['meeting']['guests']; nameOf: NameOf }) {
  const { t } = useLanguage();
  const supervisor = guests.some((guest) => guest.supervisor);
  return (
    <div>
      <h3 className="small">{t('desk.guests')}</h3>
      <ul className="meet-names small">
        {!supervisor && <li className="soft">{t('desk.supervisor.absent')}</li>}
        {guests.map((guest) => (
          <li key={guest.guestId}>
            <span lang="vi">{guest.name ?? nameOf(guest.personId)}</span>
            <span className="soft"> · {guest.supervisor ? t('desk.supervisor.present') : guest.office}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
