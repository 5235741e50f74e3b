import { formatPercent } from '@bontot/i18n';
import type { CriteriaSet } from '@bontot/scoring-core';
import { countAttendance, type Meeting, type MeetingView } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { useRead } from '../data/read.ts';
import { Icon } from '../parts/Icon.tsx';
import { assessmentPath, attendanceOf, setPath, type AssessmentAnswer } from './attendance-of-year.ts';

/** What this meeting changes for the cell: its attendance of the year, before and after; as kept when there is no network. */
export function Changes({ view, meeting }: { view: MeetingView; meeting: Meeting }) {
  const { t, language } = useWords();
  const year = meeting.month.slice(0, 4);
  const { value: card } = useRead<AssessmentAnswer>(
    meeting.kind === 'committee' ? null : assessmentPath(meeting.unitId, year),
  );
  const { value: set } = useRead<CriteriaSet>(card ? setPath(card.criteriaSet) : null);
  const before = card && set && attendanceOf(card, set);
  const { present, base } = countAttendance(meeting.roll, meeting.attendanceBase);
  const counts = meeting.kind === 'regular' || meeting.kind === 'combined';
  return (
    <section class="box" aria-labelledby="h-changes">
      <h2 id="h-changes">{t('phone.changes.title')}</h2>
      {before && counts && (
        <p class="from">
          {t('phone.changes.attendance')} <b>{formatPercent(language, before.part, before.whole)}</b>
          <Icon name="right" />
          <b>{formatPercent(language, before.part + present, before.whole + base)}</b>
        </p>
      )}
      <p>{t('phone.changes.tasks', { n: meeting.assignments.length })}</p>
      <p class="soft side-note">{t('phone.changes.note', { unit: view.unitName })}</p>
    </section>
  );
}
