import { minutesDueOn, sheetDueOn, type MeetingLine, type MeetingView, type UnitDesk } from '@bontot/meeting-core';

/** A desk with what this phone knows better: meetings that it planned, opened or closed and the server has not heard of. */
export function withHeld(desk: UnitDesk, held: readonly MeetingView[]): UnitDesk {
  const views = new Map(held.map((view) => [view.meeting.meetingId, view]));
  const current = (line: MeetingLine): MeetingLine => {
    const view = views.get(line.meetingId);
    return view && view.version >= line.version ? { ...line, ...lineOf(view) } : line;
  };
  const known = new Set(desk.open.map(({ meetingId }) => meetingId));
  const own = held.filter(({ version, meeting }) => version === 0 && !known.has(meeting.meetingId));
  const open = [...desk.open.map(current), ...own.map(lineOf)].filter(({ state }) => state !== 'cancelled');
  const months = desk.months.map((month) => {
    const regular = month.regular && current(month.regular);
    const planned = own.find(({ meeting }) => meeting.month === month.month && isRegular(meeting.kind));
    return {
      ...month,
      regular: regular ?? (planned ? lineOf(planned) : null),
      thematic: month.thematic && current(month.thematic),
    };
  });
  return { ...desk, open, months };
}

const isRegular = (kind: MeetingLine['kind']): boolean =>
  kind === 'regular' || kind === 'combined' || kind === 'committee';

/** A meeting as a line of a list; what only the server knows is as nothing. */
export function lineOf({ meeting, version, unitName, counts }: MeetingView): MeetingLine {
  const { meetingId, unitId, kind, month, state, title, heldOn, startsAt, place, minutes, sheet, papers } = meeting;
  const closed = state === 'closed';
  return {
    ...{ meetingId, version, unitId, unitName, kind, month, state, title, heldOn, startsAt, place },
    present: closed ? (counts?.present ?? null) : null,
    base: closed ? (counts?.base ?? null) : null,
    minutesState: minutes.state,
    minutesDueOn: closed ? minutesDueOn(meeting) : null,
    minutesLate: false,
    sheetState: sheet.state,
    sheetDueOn: closed ? sheetDueOn(meeting) : null,
    sheetLate: false,
    grade: null,
    supervisorAttended: meeting.guests.some(({ supervisor }) => supervisor),
    papers: papers.length,
    papersPublished: papers.filter(({ versions }) => versions.at(-1)?.publishedOn).length,
    conflicts: meeting.conflicts.length,
  };
}
