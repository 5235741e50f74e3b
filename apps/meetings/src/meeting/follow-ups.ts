import { isInForce, type Meeting } from '@bontot/meeting-core';

/**
 * What a change of a meeting makes necessary elsewhere: `tasks` of its assignments, the `month` that it was held for,
 * the `chain` of signed minutes, and the `ballots` of its secret votes.
 */
export type FollowUp = 'tasks' | 'month' | 'chain' | 'ballots';

/** Written with the change itself, taken out when it is done; `version` keeps a newer one of its kind from being lost. */
export type Todo = { what: FollowUp; version: number };

export function dueFollowUps(before: Meeting | undefined, after: Meeting): FollowUp[] {
  const due: FollowUp[] = [];
  const closed = after.state === 'closed' && before?.state !== 'closed';
  const annulled = after.state === 'annulled' && before?.state !== 'annulled';
  if ((closed && after.assignments.length > 0) || (annulled && after.assignments.length > 0)) due.push('tasks');
  const moved = after.state === 'closed' && before?.state === 'closed' && after.heldOn !== before.heldOn;
  if ((closed || annulled || moved) && standsForItsMonth(after)) due.push('month');
  if (signedPages(after).length > signedPages(before).length) due.push('chain');
  const known = waitingBallots(before);
  if (waitingBallots(after).some((ballot) => !known.includes(ballot))) due.push('ballots');
  return due;
}

/** The regular meeting of the month, whatever else was joined to it (domain handbook 3.5). */
export const standsForItsMonth = ({ kind }: Meeting): boolean =>
  kind === 'regular' || kind === 'combined' || kind === 'committee';

/** Ids of what is signed by both: the minutes by the id of their meeting, then amendments. */
export const signedPages = (meeting: Meeting | undefined): string[] =>
  meeting === undefined
    ? []
    : [
        ...(meeting.minutes.state === 'signed' ? [meeting.meetingId] : []),
        ...meeting.minutes.amendments.filter(isInForce).map(({ amendmentId }) => amendmentId),
      ];

/** Secret votes that are to be opened, or closed and counted. */
const waitingBallots = (meeting: Meeting | undefined): string[] =>
  (meeting?.votes ?? [])
    .filter(({ way, totals }) => way === 'secret' && totals === null)
    .map(({ voteId, state }) => `${voteId} ${state}`);
