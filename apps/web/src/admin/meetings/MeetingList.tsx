import { formatDeadline, formatWeekday } from '@bontot/i18n';
import type { MeetingLine } from '@bontot/meeting-core';
import type { ReactNode } from 'react';
import { Go, useLanguage, useSession } from '../../shared/index.ts';
import { Chip } from './Chip.tsx';
import { hasSheet, meetingSign, minutesSign, sheetSign } from './signs.ts';

type Parts = {
  lines: readonly MeetingLine[];
  /** What each row says besides its state. */
  about: 'coming' | 'score' | 'late' | 'held';
  /** True where the first row is what `a` opens. */
  first?: boolean;
  label: string;
};

/** Meetings as a list; each row leads to the meeting and says what it waits for and until when. */
export function MeetingList({ lines, about, first = false, label }: Parts) {
  const { t } = useLanguage();
  return (
    <ul className="meet-list" aria-label={label}>
      {lines.map((line, at) => (
        <li key={line.meetingId}>
          <div className="meet-what">
            <Go href={`/meetings/${line.meetingId}`} data-row className="name" lang="vi">
              {line.unitName}
            </Go>
            <p className="small soft">
              <When line={line} />
            </p>
            <Numbers line={line} about={about} />
          </div>
          <Signs line={line} about={about} />
          {about === 'score' && (
            <Go
              href={`/meetings/${line.meetingId}`}
              className={first && at === 0 ? 'btn first' : 'btn'}
              aria-label={t('desk.score.openOf', { name: line.unitName })}
              {...(first && at === 0 ? { 'data-key-act': '' } : {})}
            >
              {t('desk.score.open')}
            </Go>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What kind of meeting, on which day, when and where. */
export function When({ line }: { line: Pick<MeetingLine, 'kind' | 'heldOn' | 'startsAt' | 'place'> }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const time = line.startsAt ? `, ${line.startsAt}` : '';
  return (
    <>
      {t(`desk.kind.${line.kind}`)} · {formatWeekday(language, line.heldOn, today)}
      {time}
      {line.place && (
        <>
          {' · '}
          <span lang="vi">{line.place}</span>
        </>
      )}
    </>
  );
}

const Small = ({ children }: { children: ReactNode }) => <p className="small">{children}</p>;

function Numbers({ line, about }: { line: MeetingLine; about: Parts['about'] }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  if (about === 'coming')
    return (
      <Small>
        {line.papers === 0
          ? t('desk.papers.none')
          : t('desk.papers.published', { published: line.papersPublished, all: line.papers })}
      </Small>
    );
  const deadline = (day: string | null) => day && formatDeadline(language, day, today);
  if (about === 'score') return <Small>{deadline(line.sheetDueOn)}</Small>;
  return (
    <Small>
      {line.base !== null && t('desk.attendance.short', { present: line.present ?? 0, base: line.base })}
      {about === 'late' && line.minutesState !== 'signed' && line.minutesDueOn && <> · {deadline(line.minutesDueOn)}</>}
      {!line.supervisorAttended && about === 'held' && <> · {t('desk.supervisor.absent')}</>}
    </Small>
  );
}

function Signs({ line, about }: { line: MeetingLine; about: Parts['about'] }) {
  const { today } = useSession();
  if (about === 'coming' || line.state !== 'closed') return <Chip of={meetingSign(line, today)} />;
  return (
    <div className="chips">
      {about !== 'score' && <Chip of={minutesSign(line)} />}
      {hasSheet(line) && <Chip of={sheetSign(line)} />}
    </div>
  );
}
