import { minutesSections, type MeetingView, type MinutesSection } from '@bontot/meeting-core';

/** What people wrote; until somebody has, the draft, in Vietnamese whatever the page speaks. */
export function sectionsOf({ meeting, names, unitName, leaders }: MeetingView): MinutesSection[] {
  const offices = Object.fromEntries(
    leaders.flatMap(({ personId, role }) => {
      const office = words[role];
      return office ? [[personId, office]] : [];
    }),
  );
  return minutesSections(meeting, names, { name: unitName, offices });
}

/** Minutes name the office without the unit; they are documents in Vietnamese, whatever the page speaks. */
const words: Partial<Record<MeetingView['leaders'][number]['role'], string>> = {
  secretary: 'bí thư',
  deputy: 'phó bí thư',
  committee: 'cấp ủy viên',
  standing_committee: 'ủy viên ban thường vụ',
};
