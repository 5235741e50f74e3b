import { firstOf, needsMonthOf, needsOrder, needsPast, needsText } from './checks.ts';
import { changed, refuse, type Handlers } from './decision.ts';
import { countAttendance } from './roll.ts';

/** The end of a meeting, and the end that the committee above may give it later. */
export const closing = {
  /**
   * Nothing may be left open that would change the numbers afterwards. No conclusion is no hindrance: then the meeting
   * adopted none, and its facts say so.
   */
  close: ({ endedAt }, meeting, around) => {
    const { heldOn, month, startedAt, votes, roll, attendanceBase } = meeting;
    const voteIds = votes.filter(({ state, totals }) => state === 'open' || !totals).map(({ voteId }) => voteId);
    const absent = roll.filter(({ mark }) => mark === 'absent').map(({ personId }) => personId);
    return (
      firstOf(
        needsOrder(startedAt ?? '', endedAt),
        needsPast(heldOn, around),
        needsMonthOf(heldOn, month),
        voteIds.length === 0 ? undefined : refuse('VOTES_OPEN', { voteIds, count: voteIds.length }),
        absent.length === 0 ? undefined : refuse('ABSENCES_UNEXPLAINED', { personIds: absent, count: absent.length }),
        countAttendance(roll, attendanceBase).present > 0 ? undefined : refuse('NOBODY_PRESENT'),
      ) ?? changed('closed', { state: 'closed', endedAt, closedAt: around.at })
    );
  },

  annul: ({ number, reason }, _, { by, today }) =>
    firstOf(needsText('number', number), needsText('reason', reason)) ??
    changed('annulled', { state: 'annulled', annulled: { number, reason, by, on: today } }),
} satisfies Partial<Handlers>;
