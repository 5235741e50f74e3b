import { roleName } from '@bontot/i18n';
import { minutesSections, type MeetingView, type MinutesSection } from '@bontot/meeting-core';

/** What people wrote; until somebody has, the draft, in Vietnamese whatever the page speaks. */
export function sectionsOf({ meeting, names, unitName, leaders }: MeetingView): MinutesSection[] {
  const offices = Object.fromEntries(leaders.map(({ personId, role }) => [personId, officeWord(role)]));
  return minutesSections(meeting, names, { name: unitName, offices });
}

/** Minutes name the office without the unit: «bí thư». */
function officeWord(role: MeetingView['leaders'][number]['role']): string {
  if (role === 'secretary') return 'bí thư';
  return role === 'deputy' ? 'phó bí thư' : roleName('vi', role);
}
