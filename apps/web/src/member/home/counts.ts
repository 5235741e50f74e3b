import type { MemberHome } from '@bontot/meeting-core';
import type { BarItem } from '../app/route.ts';
import { unreadPapers } from '../read/meeting.ts';
import { dueSoon, nextMeeting } from './steps.ts';

/** What waits behind the items of the docked bar: unread papers of the next meeting, tasks and reports, documents. */
export function countsOf(home: MemberHome): Partial<Record<BarItem, number>> {
  const next = nextMeeting(home);
  const due = dueSoon(home);
  const studies = due.filter(({ kind }) => kind === 'study').length;
  return {
    meetings: next ? unreadPapers(next.meeting, home.personId).length : 0,
    tasks: due.length - studies,
    study: studies,
  };
}
