import type { Instant, LocalDate } from '@bontot/kernel';
import { papersInTime, werePapersInTime } from './facts.ts';
import type { Meeting } from './meeting.ts';
import type { Time } from './parts.ts';
import { isAdopted } from './outcome.ts';
import { countAttendance, countSpeakers } from './roll.ts';
import { minutesDueOn } from './timers.ts';
import { neededOf, voteOutcome } from './votes.ts';

export type SummaryCode =
  | 'attendance'
  | 'unexplained'
  | 'unexcused'
  | 'quorum'
  | 'duration'
  | 'speakers'
  | 'pre-meeting'
  | 'papers'
  | 'votes-open'
  | 'vote'
  | 'conclusions'
  | 'tasks'
  | 'minutes';

/**
 * One rule with its number and its limit. `good`: met. `warn`: worth a look, or still to do. `fail`: not met; `blocks` says that
 * the meeting does not close with it. Words are the page's.
 */
export type SummaryRow = {
  code: SummaryCode;
  state: 'good' | 'warn' | 'fail';
  blocks: boolean;
  value: number;
  /** Out of how many, where it is a share. */
  of: number | null;
  /** From which value on (or up to which, for absences) the rule is met: percent for shares, else as `value`. */
  limit: number | null;
  /** Of the vote that the row is about. */
  voteId: string | null;
  /** The last day for what follows. */
  dueOn: LocalDate | null;
};

/** Percent of those who had to come, and of those present who should speak: where the cell's score begins to count them. */
export type SummaryLimits = { attendance: number; speakers: number };
const usual: SummaryLimits = { attendance: 85, speakers: 30 };

/**
 * What a closing now would say, for the page that comes before it. Agencies, schools and armed forces have higher limits
 * (domain handbook 3.5): whoever knows the type of the cell hands them in.
 */
export function closingSummary(meeting: Meeting, { at }: { at: Instant }, limits: SummaryLimits = usual): SummaryRow[] {
  const { roll, attendanceBase, statements, votes, conclusions, assignments, startedAt } = meeting;
  const counted = countAttendance(roll, attendanceBase);
  const speakers = countSpeakers(roll, statements, attendanceBase);
  const sittings = meeting.mode === 'groups' ? meeting.sittings : [];
  const lasted =
    sittings.length > 0
      ? Math.min(...sittings.map((sitting) => minutesBetween(sitting.startedAt, sitting.endedAt)))
      : minutesBetween(startedAt ?? timeOf(at), meeting.endedAt ?? timeOf(at));
  const adopted = conclusions.filter((conclusion) => isAdopted(conclusion, meeting)).length;
  const uncounted = votes.filter(({ state, totals }) => state === 'open' || !totals).length;
  const pages = meeting.papers.length;
  const inTime = papersInTime(meeting);
  return [
    share('attendance', counted.present, counted.base, limits.attendance),
    ...(counted.unexplained > 0 ? [row('unexplained', 'fail', counted.unexplained, { limit: 0, blocks: true })] : []),
    row('unexcused', counted.unexcused === 0 ? 'good' : 'warn', counted.unexcused, { limit: 0 }),
    row('quorum', counted.quorum ? 'good' : 'fail', counted.fullPresent, {
      of: counted.fullInBase,
      limit: neededOf(counted.fullInBase, 'two_thirds'),
    }),
    row('duration', lasted >= meeting.minMinutes ? 'good' : 'fail', lasted, { limit: meeting.minMinutes }),
    share('speakers', speakers, counted.present, limits.speakers),
    row('pre-meeting', meeting.preMeeting ? 'good' : 'fail', meeting.preMeeting ? 1 : 0, { limit: 1 }),
    row('papers', werePapersInTime(meeting) ? 'good' : 'fail', inTime, { of: pages, limit: pages }),
    ...(uncounted > 0 ? [row('votes-open', 'fail', uncounted, { limit: 0, blocks: true })] : []),
    ...votes.flatMap((vote) => {
      if (!vote.totals || vote.state === 'open') return [];
      const outcome = voteOutcome(vote);
      const detail = { of: vote.fullInBase, limit: outcome.needed, voteId: vote.voteId };
      return [row('vote', outcome.adopted ? 'good' : 'warn', vote.totals.for, detail)];
    }),
    row('conclusions', adopted > 0 ? 'good' : 'fail', adopted, { of: conclusions.length, limit: 1 }),
    row('tasks', assignments.length > 0 ? 'good' : 'fail', assignments.length, { limit: 1 }),
    row('minutes', 'warn', 0, { dueOn: minutesDueOn(meeting) }),
  ];
}

/** Minutes from one time of a day to another; 0 when the second is not later. */
export const minutesBetween = (from: Time, to: Time): number => Math.max(0, minuteOf(to) - minuteOf(from));

/** The time of a moment in Viet Nam (UTC+7), as a page proposes it for opening and closing. */
export const timeOf = (at: Instant): Time => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);

const minuteOf = (time: Time): number => +time.slice(0, 2) * 60 + +time.slice(3, 5);

const row = (
  code: SummaryCode,
  state: SummaryRow['state'],
  value: number,
  detail: Partial<SummaryRow> = {},
): SummaryRow => ({ code, state, blocks: false, value, of: null, limit: null, voteId: null, dueOn: null, ...detail });

const share = (code: SummaryCode, part: number, whole: number, limit: number): SummaryRow =>
  row(code, whole > 0 && 100 * part >= limit * whole ? 'good' : 'fail', part, { of: whole, limit });
