import { addDays, daysBetween, lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import type { MemberHome, MeetingView, Task } from '@bontot/meeting-core';
import { hasVote, openVotes, unreadPapers } from '../read/meeting.ts';

/** Something that a member owes or may still do, with the last day on which it is in time. */
export type Step = { dueOn: LocalDate } & (
  | { kind: 'vote'; meetingId: string; voteId: string; way: 'open' | 'secret'; subject: string }
  | { kind: 'meeting'; meetingId: string; title: string }
  | { kind: 'papers'; meetingId: string; papers: number }
  | { kind: 'study'; documentId: string; title: string }
  | { kind: 'accept'; taskId: string; title: string }
  | { kind: 'task'; taskId: string; title: string }
  | { kind: 'report'; month: string }
  | { kind: 'pledge'; what: 'confirm' | 'registered' | 'mid' | 'end'; year: number }
);

/** Of what falls on one day: a vote ends with the meeting, papers are read before it, a report is written after it. */
const ORDER: readonly Step['kind'][] = ['vote', 'meeting', 'papers', 'study', 'accept', 'task', 'report', 'pledge'];

/** So many days before its date something is asked for; earlier it only stands in the list of what is coming. */
const AHEAD_DAYS: Partial<Record<Step['kind'], number>> = { task: 7, report: 7, pledge: 16 };

/**
 * The one next step of a member: an open vote before all; then, of what can still be in time, the nearest date; what is late
 * comes last, so that it keeps nobody from what can still be done. Null when nothing is asked for now.
 */
export function nextStep(home: MemberHome, more: readonly Step[] = []): Step | null {
  const asked = [...stepsOf(home), ...more].filter(({ kind, dueOn }) => {
    const ahead = AHEAD_DAYS[kind];
    return ahead === undefined || dueOn <= addDays(home.today, ahead);
  });
  return asked.toSorted(byUrgency(home.today))[0] ?? null;
}

const byUrgency =
  (today: LocalDate) =>
  (one: Step, other: Step): number =>
    rank(one, today) - rank(other, today) ||
    one.dueOn.localeCompare(other.dueOn) ||
    ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);

const rank = ({ kind, dueOn }: Step, today: LocalDate): number =>
  kind === 'vote' || kind === 'meeting' ? ORDER.indexOf(kind) : dueOn >= today ? ORDER.length : ORDER.length + 1;

/** «Sắp đến hạn»: tasks, documents, the report of the month and the pledge by date, late ones first. */
export const dueSoon = (home: MemberHome, more: readonly Step[] = []): Step[] =>
  [...stepsOf(home), ...more]
    .filter(
      ({ kind }) => kind === 'study' || kind === 'accept' || kind === 'task' || kind === 'report' || kind === 'pledge',
    )
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));

export function stepsOf(home: MemberHome): Step[] {
  return [
    ...home.meetings.flatMap((view) => stepsOfMeeting(view, home)),
    ...home.studies
      .filter(({ withdrawn, acknowledged }) => !withdrawn && !Object.hasOwn(acknowledged, home.personId))
      .map(({ documentId, title, deadline }): Step => ({ kind: 'study', documentId, title, dueOn: deadline })),
    ...home.tasks.flatMap(stepOfTask),
    ...reportOf(home),
  ];
}

function stepsOfMeeting(view: MeetingView, home: MemberHome): Step[] {
  const { meeting } = view;
  const { meetingId, heldOn, state } = meeting;
  const steps: Step[] = [];
  if (state === 'in_progress') {
    for (const { voteId, way, subject } of openVotes(meeting).filter(
      (vote) => hasVote(vote, home.personId) && !isCast(vote, home),
    ))
      steps.push({
        kind: 'vote',
        meetingId,
        voteId,
        way: way === 'secret' ? 'secret' : 'open',
        subject,
        dueOn: heldOn,
      });
    steps.push({ kind: 'meeting', meetingId, title: meeting.title, dueOn: heldOn });
  }
  const papers = state === 'announced' && heldOn >= home.today ? unreadPapers(meeting, home.personId).length : 0;
  if (papers > 0) steps.push({ kind: 'papers', meetingId, papers, dueOn: heldOn });
  return steps;
}

/** Of an open vote the choice says it; of a secret one only that a ballot was taken. */
const isCast = (vote: { voteId: string; choices: Record<string, unknown> }, home: MemberHome): boolean =>
  Object.hasOwn(vote.choices, home.personId) ||
  home.ballots.some(({ ballotId, tokenTaken }) => ballotId === vote.voteId && tokenTaken);

const stepOfTask = ({ state, taskId, title, dueOn }: Task): Step[] =>
  state === 'assigned'
    ? [{ kind: 'accept', taskId, title, dueOn }]
    : state === 'accepted' || state === 'rejected'
      ? [{ kind: 'task', taskId, title, dueOn }]
      : [];

/** Full and probationary members report each month (domain handbook 3.1, 13); exempt ones owe none. */
function reportOf({ kind, exempt, reports, today }: MemberHome): Step[] {
  const month = today.slice(0, 7);
  if (kind === null || exempt || reports.some((report) => report.month === month && report.reportedOn !== null))
    return [];
  return [{ kind: 'report', month, dueOn: lastDayOfMonth(today) }];
}

/** How near a date is: what is late or within three days is drawn as a risk, the rest as not due. */
export const nearness = (dueOn: LocalDate, today: LocalDate): 'late' | 'near' | 'ahead' => {
  const days = daysBetween(today, dueOn);
  return days < 0 ? 'late' : days <= 3 ? 'near' : 'ahead';
};

/** The meeting that a member goes to next: one that is being held, else the nearest announced one. */
export function nextMeeting({ meetings, today }: MemberHome): MeetingView | null {
  const coming = meetings
    .filter(({ meeting: { state, heldOn } }) => state === 'in_progress' || (state === 'announced' && heldOn >= today))
    .toSorted(({ meeting: one }, { meeting: other }) =>
      one.state === other.state
        ? `${one.heldOn} ${one.startsAt}`.localeCompare(`${other.heldOn} ${other.startsAt}`)
        : one.state === 'in_progress'
          ? -1
          : 1,
    );
  return coming[0] ?? null;
}
