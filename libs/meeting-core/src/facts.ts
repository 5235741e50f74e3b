import { factsAbout, type Fact } from './fact.ts';
import type { Meeting } from './meeting.ts';
import { hasOutcome } from './outcome.ts';
import type { Month, Time } from './parts.ts';
import { countAttendance, countSpeakers } from './roll.ts';
import { gradeOf } from './sheet-grade.ts';
import { minutesDueOn } from './timers.ts';

/**
 * What a closed meeting proves (domain handbook 5.3). Before the closing nothing stands; of an annulled meeting nothing is left,
 * so that what it proved is withdrawn. An extraordinary meeting answers no obligation.
 */
export function factsOf(meeting: Meeting): Fact[] {
  if (meeting.state !== 'closed') return [];
  switch (meeting.kind) {
    case 'regular':
      return regularFacts(meeting);
    case 'thematic':
      return thematicFacts(meeting);
    case 'combined':
      return [...regularFacts(meeting), ...thematicFacts(meeting)];
    case 'committee':
      return [heldFact('committee.meeting.held', meeting)];
    case 'extraordinary':
      return [];
  }
}

/** Of a regular meeting, whatever its state: the score sheet is filled in from them while it is held. */
export function regularFacts(meeting: Meeting): Fact[] {
  const { roll, attendanceBase, statements, month } = meeting;
  const fact = about(meeting);
  const { base, present, unexcused } = countAttendance(roll, attendanceBase);
  const speakers = countSpeakers(roll, statements, attendanceBase);
  return [
    heldFact('meeting.regular.held', meeting),
    fact('resolution.adopted', { yes: hasOutcome(meeting) }, { slot: month }),
    fact('meeting.premeeting.held', { yes: meeting.preMeeting !== null }),
    fact('meeting.papers.on_time', { yes: werePapersInTime(meeting) }),
    // Nobody who had to come, or nobody who came, is no share.
    ...(base > 0 ? [fact('meeting.attendance', { part: present, whole: base })] : []),
    fact('meeting.unexcused', { n: unexcused }),
    fact('meeting.duration.met', { yes: wasLongEnough(meeting) }),
    ...(present > 0 ? [fact('meeting.speakers', { part: speakers, whole: present })] : []),
    fact('meeting.supervisor.attended', { yes: meeting.guests.some(({ supervisor }) => supervisor) }),
    ...minutesFact(meeting),
    ...gradeFact(meeting),
  ];
}

function thematicFacts(meeting: Meeting): Fact[] {
  const slot = quarterOf(meeting.month);
  const fact = about(meeting);
  const followedUp = hasOutcome(meeting);
  return [
    fact('meeting.thematic.held', { yes: true }, { slot, evidence: minutesOf(meeting) }),
    ...(followedUp || meeting.passed.notFollowedUp
      ? [fact('meeting.thematic.followed_up', { yes: followedUp }, { slot })]
      : []),
  ];
}

/** Yes as soon as both have signed in time; no from the day after the last one, until a paper proves it was in time. */
function minutesFact(meeting: Meeting): Fact[] {
  const { signedOn } = meeting.minutes;
  const inTime = signedOn !== null && signedOn <= minutesDueOn(meeting);
  if (signedOn === null && !meeting.passed.minutesUnsigned) return [];
  return [about(meeting)('minutes.signed.on_time', { yes: inTime }, inTime ? { evidence: minutesOf(meeting) } : {})];
}

/** The grade that the supervisor confirmed, also a late one; 0 while the sheet is overdue. */
function gradeFact(meeting: Meeting): Fact[] {
  const { sheet, passed } = meeting;
  const grade = sheet.state === 'confirmed' ? gradeOf(sheet) : passed.sheetUnconfirmed ? 0 : undefined;
  return grade === undefined ? [] : [about(meeting)('meeting.grade', { grade })];
}

/** How many papers of the agenda were out on a day before the meeting (42-HD/BTCTW). */
export const papersInTime = ({ papers, heldOn }: Pick<Meeting, 'papers' | 'heldOn'>): number =>
  papers.filter(({ versions }) => versions.some(({ publishedOn }) => publishedOn !== null && publishedOn < heldOn))
    .length;

/** 42-HD/BTCTW: at least a day before. A meeting without papers has sent none in time; a later version takes nothing back. */
export const werePapersInTime = (meeting: Pick<Meeting, 'papers' | 'heldOn'>): boolean =>
  meeting.papers.length > 0 && papersInTime(meeting) === meeting.papers.length;

/** By the typed times; where it met by groups, each sitting had to be long enough. */
export function wasLongEnough({ mode, sittings, startedAt, endedAt, minMinutes }: Meeting): boolean {
  const held = mode === 'groups' && sittings.length > 0 ? sittings : [{ startedAt, endedAt }];
  return held.every((sitting) => lengthOf(sitting.startedAt, sitting.endedAt) >= minMinutes);
}

const DAY = 24 * 60;

/** Minutes from one time to the next; an end that is the earlier one lies past midnight. */
export function lengthOf(startedAt: Time | null, endedAt: Time | null): number {
  if (!startedAt || !endedAt) return 0;
  const minuteOf = (time: Time) => +time.slice(0, 2) * 60 + +time.slice(3, 5);
  return (minuteOf(endedAt) - minuteOf(startedAt) + DAY) % DAY;
}

/** `2026-05` → `2026-Q2`. */
export const quarterOf = (month: Month): string => `${month.slice(0, 4)}-Q${Math.ceil(+month.slice(5, 7) / 3)}`;

const heldFact = (measure: string, meeting: Meeting): Fact =>
  about(meeting)(measure, { yes: true }, { slot: meeting.month, evidence: minutesOf(meeting) });

const about = ({ unitId, meetingId, heldOn }: Meeting) => factsAbout(unitId, `meeting/${meetingId}`, heldOn);

const minutesOf = ({ meetingId }: Meeting): NonNullable<Fact['evidence']> => [
  { kind: 'minutes', ref: `minutes/${meetingId}` },
];
