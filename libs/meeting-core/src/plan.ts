import { ok } from '@bontot/kernel';
import type { Around } from './around.ts';
import { agendaFor, titleOf } from './agenda-template.ts';
import { firstOf, needsDate, needsMonth, needsMonthOf, needsTime } from './checks.ts';
import { refuse, unchanged, type ActOf, type Decision } from './decision.ts';
import type { Meeting } from './meeting.ts';
import type { Minutes } from './minutes.ts';
import type { Sheet } from './sheet.ts';

const noMinutes: Minutes = {
  state: 'drafting',
  sections: [],
  approvedBy: null,
  signatures: [],
  digest: null,
  signedOn: null,
  amendments: [],
};

const noSheet: Sheet = {
  state: 'none',
  rows: {},
  votes: null,
  sentOn: null,
  confirmedBy: null,
  confirmedAt: null,
  returnedBecause: '',
};

/** A draft: the day must exist and belong to the month; hour and place may follow until it is announced. */
export function plan(act: ActOf<'plan'>, existing: Meeting | undefined, around: Around): Decision {
  const { meetingId, by, previous } = around;
  if (existing) {
    const again =
      existing.createdBy === by &&
      existing.unitId === act.unitId &&
      existing.kind === act.kind &&
      existing.month === act.month;
    return again ? unchanged : refuse('MEETING_EXISTS', { meetingId });
  }
  const { unitId, kind, month, heldOn, startsAt, place, title } = act;
  const refused = firstOf(
    needsMonth(month),
    needsDate('heldOn', heldOn),
    startsAt === '' ? undefined : needsTime('startsAt', startsAt),
  );
  if (refused) return refused;
  const state: Meeting = {
    meetingId,
    unitId,
    kind,
    month,
    state: 'draft',
    title: title?.trim() || titleOf(kind, month),
    heldOn,
    startsAt,
    place,
    mode: 'in_person',
    permission: null,
    chairId: previous?.chairId ?? null,
    clerkId: previous?.clerkId ?? null,
    announcedOn: null,
    agenda: agendaFor(kind, previous),
    papers: [],
    acknowledged: {},
    preMeeting: null,
    excuses: [],
    voices: [],
    roll: [],
    guests: [],
    statements: [],
    votes: [],
    conclusions: [],
    assignments: [],
    sittings: [],
    startedAt: null,
    endedAt: null,
    openedAt: null,
    closedAt: null,
    minMinutes: around.minMinutes,
    attendanceBase: around.attendanceBase,
    minutes: noMinutes,
    sheet: noSheet,
    corrections: [],
    annulled: null,
    cancelled: null,
    passed: {},
    touched: {},
    conflicts: [],
    decided: {},
    dueOn: null,
    createdBy: by,
  };
  return needsMonthOf(heldOn, month) ?? ok([{ type: 'meeting.planned', state }]);
}
