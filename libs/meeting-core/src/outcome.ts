import type { Meeting } from './meeting.ts';
import type { Conclusion } from './parts.ts';
import { voteOutcome } from './votes.ts';

/** What a meeting concluded: all that was not put to a vote, and what a valid vote adopted (domain handbook 3.4). */
export const isAdopted = ({ voteId }: Conclusion, { votes }: Pick<Meeting, 'votes'>): boolean => {
  const vote = voteId === null ? undefined : votes.find((other) => other.voteId === voteId);
  return vote === undefined || voteOutcome(vote).adopted;
};

/**
 * A resolution or conclusion was adopted and somebody carries it out by a date (`resolution.adopted`,
 * `meeting.thematic.followed_up`): each assignment has an owner and a due date.
 */
export const hasOutcome = (meeting: Pick<Meeting, 'votes' | 'conclusions' | 'assignments'>): boolean =>
  meeting.assignments.length > 0 && meeting.conclusions.some((conclusion) => isAdopted(conclusion, meeting));
