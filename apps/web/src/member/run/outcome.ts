import { countAttendance, type Act, type Meeting, type Threshold, type Totals } from '@bontot/meeting-core';
import type { PreparedConclusion } from '../data/prepared.ts';

/** What a vote by hand is begun with: everybody agrees who is there and may vote; it is then corrected down. */
export const allAgree = ({ roll, attendanceBase }: Pick<Meeting, 'roll' | 'attendanceBase'>): Totals => ({
  ...{ for: countAttendance(roll, attendanceBase).fullPresent, against: 0, other: 0 },
});

/** The minutes are a document in Vietnamese, whatever the page speaks. */
const SUBJECT = 'Thông qua kết luận của buổi họp';

/**
 * One tap adopts what was prepared: a vote by hand in which all who are there agree, and each conclusion by this vote. With the
 * acts that take it back, in order.
 */
export function adopting(
  prepared: readonly PreparedConclusion[],
  meeting: Meeting,
  voteId: string,
): { acts: Act[]; undo: Act[] } {
  const threshold: Threshold = 'majority';
  return {
    acts: [
      { type: 'vote-by-hand', voteId, subject: SUBJECT, threshold, totals: allAgree(meeting) },
      ...prepared.map((one): Act => ({ type: 'set-conclusion', ...one, voteId })),
    ],
    undo: [
      ...prepared.map(({ conclusionId }): Act => ({ type: 'remove-conclusion', conclusionId })),
      { type: 'remove-vote', voteId },
    ],
  };
}
