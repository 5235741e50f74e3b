import type { Act } from './acts.ts';
import type { Around } from './around.ts';
import { backToDrafting } from './corrections.ts';
import { changed, refuse, same, type Decision, type Handler } from './decision.ts';
import { isAllowedIn } from './may.ts';
import type { Correction, Meeting } from './meeting.ts';
import { standingOf, unitOf } from './unit-of-conflict.ts';

/**
 * A person chooses between the standing value and the one that came second. Taken after the closing, the second is a correction:
 * it was said while the meeting was held, so the rules of that time apply, and the minutes go back to drafting.
 */
export const resolveConflict =
  (decideAct: (act: Act, meeting: Meeting, around: Around) => Decision): Handler<'resolve-conflict'> =>
  ({ conflictId, take }, meeting, around) => {
    const conflict = meeting.conflicts.find((other) => other.conflictId === conflictId);
    if (!conflict) return refuse('CONFLICT_UNKNOWN', { conflictId });
    const conflicts = meeting.conflicts.filter((other) => other !== conflict);
    if (take === 'standing') return changed('conflict-resolved', { conflicts });
    const { losing, unit } = conflict;
    const late = meeting.state === 'closed' && !isAllowedIn(losing.type, 'closed');
    if (late && meeting.minutes.state === 'signed') return refuse('MINUTES_SIGNED');
    const then: Meeting = late ? { ...meeting, state: 'in_progress' } : meeting;
    const decided = decideAct(losing, then, { ...around, by: conflict.by });
    if (!decided.ok) return decided;
    const patch: Partial<Meeting> = Object.assign({}, ...decided.value.map((event) => patchOf(event)));
    const touch = { version: around.version, deviceId: around.deviceId, by: around.by };
    return changed('conflict-resolved', {
      ...patch,
      ...(late && corrected(meeting, { ...meeting, ...patch }, unit, around)),
      conflicts,
      touched: { ...meeting.touched, [unitOf(losing, conflict.by) ?? unit]: touch },
    });
  };

const patchOf = (event: { patch: Partial<Meeting> } | object): Partial<Meeting> =>
  'patch' in event ? event.patch : {};

function corrected(before: Meeting, after: Meeting, unit: string, { at, by }: Around): Partial<Meeting> {
  const [was, is] = [standingOf(before, unit), standingOf(after, unit)];
  if (same(was, is)) return {};
  const correction: Correction = { at, by, reason: 'conflict', what: unit, before: was, after: is };
  return { corrections: [...before.corrections, correction], minutes: backToDrafting(before.minutes) };
}
