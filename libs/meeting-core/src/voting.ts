import { firstOf, fullPresent, needsItem, needsText, needsTotals } from './checks.ts';
import { changed, put, refuse, unchanged, type Decision, type Handlers } from './decision.ts';
import type { Meeting } from './meeting.ts';
import { countAttendance, isInBase, isPresent } from './roll.ts';
import { countChoices, type Vote } from './votes.ts';

/** Votes of full members (domain handbook 3.4); probationary and exempt members have none (Charter, art. 3). */
export const voting = {
  /** Three totals counted in the room; they may be corrected while the meeting is held. */
  'vote-by-hand': ({ voteId, subject, threshold, itemId = null, totals }, meeting) => {
    const standing = voteOf(meeting, voteId);
    if (standing && standing.way !== 'hand') return refuse('VOTE_EXISTS', { voteId });
    return (
      firstOf(needsText('subject', subject), needsItem(meeting, itemId), needsTotals(totals, fullPresent(meeting))) ??
      withVote('voted-by-hand', meeting, {
        voteId,
        subject,
        way: 'hand',
        threshold,
        itemId,
        state: 'closed',
        ...electorate(meeting),
        choices: {},
        totals,
      })
    );
  },

  'open-vote': ({ voteId, subject, threshold, itemId = null, way }, meeting) => {
    const standing = voteOf(meeting, voteId);
    if (standing)
      return standing.way === way && standing.subject === subject && standing.threshold === threshold
        ? unchanged
        : refuse('VOTE_EXISTS', { voteId });
    const who = electorate(meeting);
    return (
      firstOf(
        needsText('subject', subject),
        needsItem(meeting, itemId),
        who.eligibleIds.length > 0 ? undefined : refuse('NOBODY_MAY_VOTE'),
      ) ??
      withVote('vote-opened', meeting, {
        voteId,
        subject,
        way,
        threshold,
        itemId,
        state: 'open',
        ...who,
        choices: {},
        totals: null,
      })
    );
  },

  /** One choice each; it may be changed until the vote is closed. */
  choose: ({ voteId, choice }, meeting, { by }) => {
    const vote = voteOf(meeting, voteId);
    if (!vote) return refuse('VOTE_UNKNOWN', { voteId });
    if (vote.way !== 'open') return refuse('VOTE_OTHER_WAY', { voteId, way: vote.way });
    if (vote.choices[by] === choice) return unchanged;
    if (vote.state === 'closed') return refuse('VOTE_CLOSED', { voteId });
    if (!vote.eligibleIds.includes(by)) return refuse('VOTE_NOT_ELIGIBLE', { voteId });
    return withVote('vote-cast', meeting, { ...vote, choices: { ...vote.choices, [by]: choice } });
  },

  /** The totals of an open vote are known at once, those of a secret one when its ballots are counted. */
  'close-vote': ({ voteId }, meeting) => {
    const vote = voteOf(meeting, voteId);
    if (!vote) return refuse('VOTE_UNKNOWN', { voteId });
    if (vote.state === 'closed') return unchanged;
    const totals = vote.way === 'open' ? countChoices(vote.choices) : null;
    return withVote('vote-closed', meeting, { ...vote, state: 'closed', totals });
  },

  /** A slip is taken back; a vote in which somebody may have voted is not, for its result would vanish with it. */
  'remove-vote': ({ voteId }, meeting) => {
    const vote = voteOf(meeting, voteId);
    if (vote && (vote.way === 'secret' || Object.keys(vote.choices).length > 0))
      return refuse('VOTE_BEGUN', { voteId });
    return changed('vote-removed', {
      votes: meeting.votes.filter((other) => other.voteId !== voteId),
      conclusions: meeting.conclusions.map((conclusion) =>
        conclusion.voteId === voteId ? { ...conclusion, voteId: null } : conclusion,
      ),
    });
  },

  'record-ballot': ({ voteId, totals }, meeting) => {
    const vote = voteOf(meeting, voteId);
    if (!vote) return refuse('VOTE_UNKNOWN', { voteId });
    if (vote.way !== 'secret') return refuse('VOTE_OTHER_WAY', { voteId, way: vote.way });
    return (
      needsTotals(totals, vote.eligibleIds.length) ??
      withVote('ballot-recorded', meeting, { ...vote, state: 'closed', totals })
    );
  },
} satisfies Partial<Handlers> & Partial<Handlers<'record-ballot'>>;

const voteOf = ({ votes }: Meeting, voteId: string): Vote | undefined => votes.find((vote) => vote.voteId === voteId);

const withVote = (what: string, { votes }: Meeting, vote: Vote): Decision =>
  changed(what, { votes: put(votes, 'voteId', vote) });

/** Who may vote now, and of how many full members in the base a decision needs its share. */
const electorate = ({ roll, attendanceBase }: Meeting): Pick<Vote, 'eligibleIds' | 'fullInBase'> => ({
  eligibleIds: roll
    .filter((row) => row.kind === 'full' && isInBase(row, attendanceBase) && isPresent(row))
    .map(({ personId }) => personId),
  fullInBase: countAttendance(roll, attendanceBase).fullInBase,
});
