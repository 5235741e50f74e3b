import type { Around } from './around.ts';
import { firstOf, needsDate, needsMonthOf, needsOrder, needsPast, needsText } from './checks.ts';
import { changed, put, refuse, same, unchanged, type Decision, type Handlers } from './decision.ts';
import type { Correction, Meeting } from './meeting.ts';
import type { Minutes } from './minutes.ts';
import { markRow } from './roll-call.ts';
import { passedOn } from './timers.ts';

/** Corrections of a closed meeting, until its minutes are signed (domain handbook 3.2): what was before stays readable. */
export const corrections = {
  'correct-roll': ({ type, reason, ...given }, meeting, around) => {
    if (given.mark === 'absent') return refuse('ABSENCES_UNEXPLAINED', { personIds: [given.personId], count: 1 });
    const before = meeting.roll.find(({ personId }) => personId === given.personId);
    const after = markRow(meeting, { cameAnyway: before?.cameAnyway, ...given });
    if ('ok' in after) return after;
    const roll = put(meeting.roll, 'personId', after);
    return openMinutes(`row:${given.personId}`, meeting, around, { reason, before, after }, { roll });
  },

  'correct-times': (act, meeting, around) => {
    const { heldOn = meeting.heldOn, reason } = act;
    const startedAt = act.startedAt ?? meeting.startedAt ?? '';
    const endedAt = act.endedAt ?? meeting.endedAt ?? '';
    const before = { heldOn: meeting.heldOn, startedAt: meeting.startedAt, endedAt: meeting.endedAt };
    const after = { heldOn, startedAt, endedAt };
    return (
      firstOf(
        needsDate('heldOn', heldOn),
        needsOrder(startedAt, endedAt),
        needsPast(heldOn, around),
        needsMonthOf(heldOn, meeting.month),
      ) ?? openMinutes('times', meeting, around, { reason, before, after }, after)
    );
  },
} satisfies Partial<Handlers>;

/**
 * A correction while the minutes are not signed by both. They go back to drafting, and a signature already given falls: it was
 * given to another text.
 */
export function openMinutes(
  what: string,
  meeting: Meeting,
  { by, at, today }: Around,
  { reason, before, after }: Pick<Correction, 'reason' | 'before' | 'after'>,
  patch: Partial<Meeting>,
): Decision {
  if (same(before, after)) return unchanged;
  if (meeting.minutes.state === 'signed') return refuse('MINUTES_SIGNED');
  const correction: Correction = { at, by, reason, what, before, after };
  const next = {
    ...patch,
    corrections: [...meeting.corrections, correction],
    minutes: backToDrafting(meeting.minutes),
  };
  return (
    needsText('reason', reason) ?? changed('corrected', { ...next, passed: passedOn(today, { ...meeting, ...next }) })
  );
}

export const backToDrafting = (minutes: Minutes): Minutes => ({
  ...minutes,
  state: 'drafting',
  approvedBy: null,
  signatures: [],
  digest: null,
});
