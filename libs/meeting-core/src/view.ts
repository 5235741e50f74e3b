import type { Act } from './acts.ts';
import type { Conflict, Correction, Meeting } from './meeting.ts';
import type { Paper, PersonId } from './parts.ts';
import { countAttendance, countSpeakers, type Attendance, type RollPerson, type RollRow } from './roll.ts';
import type { Vote } from './votes.ts';

/** What a reader's posts give them in the meeting's unit, by the permission matrix (domain handbook 10.1). */
export type Rights = {
  /** Secretary or deputy here; of a committee's own meeting, whoever conducts it. */
  leads: boolean;
  isSecretary: boolean;
  supervises: boolean;
  /** Of the committee above. */
  committee: boolean;
  personId: PersonId | null;
  /** As a member of the unit; null for whoever is none. */
  kind: RollPerson['kind'] | 'exempt' | null;
  /** An inspector in an open inspection with a number. */
  inspects: boolean;
};

/** The numbers of a roll call, which everybody may know who may see the meeting, whoever is hidden in the roll. */
export type Counts = Attendance & { speakers: number };

export function countsOf({ roll, statements, attendanceBase }: Meeting): Counts | null {
  if (roll.length === 0) return null;
  return {
    ...countAttendance(roll, attendanceBase),
    speakers: countSpeakers(roll, statements, attendanceBase),
  };
}

/**
 * The meeting as far as a reader may read it; undefined when that is nothing. A draft is its leaders' alone. Attendance by name
 * is for leaders, supervisor and committee, an own row for everybody; the class of a reason for leaders and supervisor, its
 * detail for the secretary; what minutes are made of for the cell and those above once they are signed.
 */
export function viewOf(meeting: Meeting, rights: Rights): Meeting | undefined {
  const { leads, supervises, committee, inspects, kind, personId } = rights;
  const above = supervises || committee || inspects;
  // A draft that was cancelled was never anything else.
  if (!leads && (meeting.announcedOn === null || (!above && kind === null))) return undefined;
  const isOwn = (entry: { personId: PersonId | null }) => entry.personId === personId;
  const byName = leads || above;
  const inCell = kind === 'full' || kind === 'probationary';
  const readsMinutes = leads || ((above || inCell) && meeting.minutes.state === 'signed');
  const hearsOutcome = (above || inCell) && meeting.closedAt !== null;
  return {
    ...meeting,
    papers: leads ? meeting.papers : above || inCell ? published(meeting.papers) : [],
    acknowledged: leads ? meeting.acknowledged : onlyOf(meeting.acknowledged, personId),
    preMeeting: leads || supervises || inspects ? preMeetingFor(meeting, leads) : null,
    excuses: meeting.excuses
      .filter((excuse) => leads || isOwn(excuse))
      .map((excuse) => (rights.isSecretary || isOwn(excuse) ? excuse : { ...excuse, detail: '' })),
    voices: meeting.voices.filter((voice) => leads || isOwn(voice)),
    roll: meeting.roll.filter((row) => byName || isOwn(row)).map((row) => rowFor(row, rights)),
    guests: readsMinutes || byName ? meeting.guests : [],
    statements: meeting.statements.filter((statement) => readsMinutes || isOwn(statement)),
    agenda: readsMinutes ? meeting.agenda : meeting.agenda.map((item) => ({ ...item, note: '' })),
    votes: meeting.votes.map((vote) => voteFor(vote, rights)),
    conclusions: leads || hearsOutcome ? meeting.conclusions : [],
    assignments: meeting.assignments.filter(({ ownerId }) => leads || hearsOutcome || ownerId === personId),
    minutes: readsMinutes
      ? meeting.minutes
      : { ...meeting.minutes, sections: [], signatures: [], approvedBy: null, amendments: [] },
    sheet: seesSheet(meeting, rights)
      ? meeting.sheet
      : { ...meeting.sheet, rows: {}, votes: null, confirmedBy: null, returnedBecause: '' },
    corrections: byName
      ? meeting.corrections
          .filter(({ what }) => leads || ofNumbers.test(what))
          .map((correction) => correctionFor(correction, rights))
      : [],
    touched: leads ? meeting.touched : {},
    conflicts: leads ? meeting.conflicts.map((conflict) => conflictFor(conflict, rights)) : [],
    decided: leads ? meeting.decided : {},
  };
}

function rowFor(row: RollRow, { leads, supervises, isSecretary, personId }: Rights): RollRow {
  const own = row.personId === personId;
  return {
    ...row,
    reasonClass: leads || supervises || own ? row.reasonClass : null,
    reasonDetail: isSecretary || own ? row.reasonDetail : null,
  };
}

/** Choices by name are for the cell and an inspector; a committee and a supervisor read totals. Of a secret vote there are none. */
function voteFor(vote: Vote, { leads, inspects, kind, personId }: Rights): Vote {
  const choices = leads || inspects || kind === 'full' || kind === 'probationary';
  return {
    ...vote,
    eligibleIds: leads ? vote.eligibleIds : vote.eligibleIds.filter((id) => id === personId),
    choices: choices ? vote.choices : onlyOf(vote.choices, personId),
  };
}

/** What versions the members received; drafts of a paper are the leaders'. */
const published = (papers: readonly Paper[]): Paper[] =>
  papers
    .map((paper) => ({ ...paper, versions: paper.versions.filter(({ publishedOn }) => publishedOn !== null) }))
    .filter(({ versions }) => versions.length > 0);

const onlyOf = <Value>(record: Record<PersonId, Value>, personId: PersonId | null): Record<PersonId, Value> =>
  personId !== null && Object.hasOwn(record, personId) ? { [personId]: record[personId]! } : {};

const preMeetingFor = ({ preMeeting }: Meeting, leads: boolean): Meeting['preMeeting'] =>
  preMeeting &&
  (leads ? preMeeting : { ...preMeeting, absent: preMeeting.absent.map((entry) => ({ ...entry, reason: '' })) });

/** A cell's own score is the cell's until it is sent up. */
const seesSheet = ({ sheet }: Meeting, { leads, supervises, committee, inspects, kind }: Rights): boolean =>
  leads ||
  kind === 'full' ||
  kind === 'probationary' ||
  ((supervises || committee || inspects) && ['sent_up', 'confirmed', 'returned'].includes(sheet.state));

/** Corrections of what those above read anyway; of a statement or a note they read what was signed. */
const ofNumbers = /^(row:.*|times|people)$/;

/** A correction of a row holds the row as it was, with its reason. */
function correctionFor(correction: Correction, rights: Rights): Correction {
  const { what, before, after } = correction;
  if (rights.isSecretary || !what.startsWith('row:')) return correction;
  const reduced = (row: unknown) => (row === null ? null : rowFor(row as RollRow, rights));
  return { ...correction, before: reduced(before), after: reduced(after) };
}

function conflictFor(conflict: Conflict, { isSecretary }: Rights): Conflict {
  const { losing } = conflict;
  const hides = !isSecretary && (losing.type === 'mark' || losing.type === 'correct-roll');
  return hides ? { ...conflict, losing: { ...losing, reasonDetail: undefined } as Act } : conflict;
}
