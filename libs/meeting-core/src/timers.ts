import { addDays, addMonths, lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import { changed, unchanged, type Handlers } from './decision.ts';
import type { Meeting, Passed } from './meeting.ts';
import { hasOutcome } from './outcome.ts';
import type { Month } from './parts.ts';

/** Domain handbook 3.5: minutes signed within 5 days, the sheet confirmed within 10, both counted from the day it was held. */
const MINUTES_DAYS = 5;
const SHEET_DAYS = 10;

/** The last day on which a signature is in time. */
export const minutesDueOn = ({ heldOn }: Meeting): LocalDate => addDays(heldOn, MINUTES_DAYS);

/** The last day on which the supervisor's confirmation is in time; null for meetings that are not graded (5.3). */
export const sheetDueOn = ({ kind, heldOn }: Meeting): LocalDate | null =>
  kind === 'regular' || kind === 'combined' ? addDays(heldOn, SHEET_DAYS) : null;

/** The last day of the quarter for which a thematic meeting is held. */
export const followUpDueOn = ({ kind, month }: Meeting): LocalDate | null =>
  kind === 'thematic' || kind === 'combined' ? lastDayOfQuarter(month) : null;

export const timers = {
  /** What passed without being done on the last day it was due; said again it changes nothing. */
  'time-passed': ({ today }, meeting) =>
    meeting.state === 'closed' ? changed('time-passed', { passed: passedOn(today, meeting) }) : unchanged,
} satisfies Handlers<'time-passed'>;

/** Which dates have passed unmet at the beginning of a day. A signature counts by its day, also when proved later. */
export function passedOn(today: LocalDate, meeting: Meeting): Passed {
  const { minutes, sheet, passed } = meeting;
  const isAfter = (due: LocalDate | null, day = today) => due !== null && day > due;
  const signedLate = isAfter(minutesDueOn(meeting), minutes.signedOn ?? today);
  return {
    ...(signedLate && { minutesUnsigned: true as const }),
    ...((passed.sheetUnconfirmed ?? sheet.state !== 'confirmed') &&
      isAfter(sheetDueOn(meeting)) && { sheetUnconfirmed: true as const }),
    ...(!hasOutcome(meeting) && isAfter(followUpDueOn(meeting)) && { notFollowedUp: true as const }),
  };
}

/** The next day on which time alone changes something about the meeting; null when nothing is left to wait for. */
export function nextDue(meeting: Meeting): LocalDate | null {
  if (meeting.state !== 'closed') return null;
  const { passed, minutes, sheet } = meeting;
  const waiting = [
    passed.minutesUnsigned || minutes.state === 'signed' ? null : minutesDueOn(meeting),
    passed.sheetUnconfirmed || sheet.state === 'confirmed' ? null : sheetDueOn(meeting),
    passed.notFollowedUp || hasOutcome(meeting) ? null : followUpDueOn(meeting),
  ].filter((due) => due !== null);
  const first = waiting.toSorted()[0];
  return first === undefined ? null : addDays(first, 1);
}

function lastDayOfQuarter(month: Month): LocalDate {
  const intoQuarter = (+month.slice(5, 7) - 1) % 3;
  return lastDayOfMonth(addMonths(`${month}-01`, 2 - intoQuarter));
}
