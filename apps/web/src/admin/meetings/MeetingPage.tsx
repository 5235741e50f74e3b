import { formatDate, formatWeekday } from '@bontot/i18n';
import type { MeetingView } from '@bontot/meeting-core';
import { ErrorState, Icon, Page, StillPage, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import { Annul } from './Annul.tsx';
import { AttendanceCard } from './AttendanceCard.tsx';
import { Chip } from './Chip.tsx';
import { CourseCards } from './CourseCards.tsx';
import { MinutesCard } from './MinutesCard.tsx';
import { PapersCard } from './PapersCard.tsx';
import { useMeeting } from './reads.ts';
import { SheetCard } from './SheetCard.tsx';
import { meetingSign } from './signs.ts';
import { useFreshMeeting } from './use-fresh.ts';
import '../register/register.css';
import './meetings.css';

/** `/meetings/:meetingId`: one meeting as a supervisor or a committee reads it, with the score sheet to confirm. */
export default function MeetingPage() {
  const { t } = useLanguage();
  const meetingId = usePlace().params['meetingId'] ?? '';
  const { data, error, refetch } = useMeeting(meetingId);
  if (error && !data)
    return (
      <Page title={t('shell.title.meeting')}>
        <ErrorState error={error} retry={() => void refetch()} />
      </Page>
    );
  if (!data) return <StillPage title={t('shell.title.meeting')} blocks={[3, 20, 8]} />;
  return <Shown key={meetingId} view={data} />;
}

function Shown({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const { today, posts } = useSession();
  const { meeting, unitName } = view;
  useFreshMeeting(meeting.meetingId, meeting.unitId);
  const isHeld = meeting.state === 'closed' || meeting.state === 'annulled';
  const times = isHeld && meeting.startedAt ? `${meeting.startedAt}–${meeting.endedAt ?? ''}` : meeting.startsAt;
  const follows = posts.some(({ role, unitId }) => role === 'supervisor' && unitId === meeting.unitId);
  const facts = [
    `${formatWeekday(language, meeting.heldOn, today)}${times ? `, ${times}` : ''}`,
    meeting.place,
    meeting.mode === 'in_person' ? '' : t(`desk.mode.${meeting.mode}`, { permission: meeting.permission ?? '…' }),
  ].filter(Boolean);
  return (
    <Page
      title={t('desk.meeting.title', { kind: t(`desk.kind.${meeting.kind}`), name: unitName })}
      crumbs={[
        ...(follows ? [{ name: t('desk.title'), href: '/meetings' }] : []),
        { name: unitName, href: `/cells/${meeting.unitId}` },
      ]}
      beside={<Chip of={meetingSign(meeting, today)} size="head" />}
      facts={
        <>
          <p>{facts.join(' · ')}</p>
          {meeting.title && <p lang="vi">{meeting.title}</p>}
        </>
      }
    >
      {meeting.annulled && (
        <p className="banner">
          <Icon name="na" />
          <span>
            {t('desk.annulled', {
              number: meeting.annulled.number,
              date: formatDate(language, meeting.annulled.on, today),
              reason: meeting.annulled.reason,
            })}
          </span>
        </p>
      )}
      <div className="meeting-cols">
        <div className="meet-stack">
          <SheetCard view={view} />
          <CourseCards view={view} />
        </div>
        <div className="meet-stack">
          <AttendanceCard view={view} />
          <MinutesCard view={view} />
          <PapersCard view={view} />
          <Annul view={view} />
        </div>
      </div>
    </Page>
  );
}
