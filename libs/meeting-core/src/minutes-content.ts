import { isInForce } from './amendments.ts';
import type { Meeting } from './meeting.ts';
import type { Amendment } from './minutes.ts';
import type { RollRow } from './roll.ts';

/**
 * What the signatures of chair and clerk confirm: the text as it was read out, and the numbers from which the score follows.
 * The service and a phone hash the `canonical` text of it. Nothing in it changes after the second signature: the supervisor's
 * column of the score, reasons of absence (which are forgotten after a year) and what amendments changed are left out.
 */
export function minutesContent(meeting: Meeting): Record<string, unknown> {
  const { meetingId, unitId, kind, month, title, heldOn, startedAt, endedAt, place, mode, permission } = meeting;
  const { chairId, clerkId, conclusions, assignments, sittings, attendanceBase, minMinutes, minutes } = meeting;
  return {
    ...{ meetingId, unitId, kind, month, title, heldOn, startedAt, endedAt, place, mode, permission },
    ...{ chairId, clerkId, attendanceBase, minMinutes, conclusions, assignments, sittings },
    sections: minutes.sections,
    approvedBy: minutes.approvedBy,
    roll: rollAsSigned(meeting).map(({ personId, kind: member, mark, cameAnyway }) => ({
      ...{ personId, kind: member, mark, cameAnyway },
    })),
    guests: meeting.guests.map(({ personId, name, office, supervisor }) => ({ personId, name, office, supervisor })),
    statements: meeting.statements.map(({ personId, kind: said, text, itemId }) => ({ personId, said, text, itemId })),
    votes: meeting.votes.map(({ voteId, subject, way, threshold, fullInBase, totals }) => ({
      ...{ voteId, subject, way, threshold, fullInBase, totals },
    })),
  };
}

/** What the signatures under an amendment confirm; it names the minutes that it amends by their digest. */
export const amendmentContent = (
  { meetingId, unitId, minutes }: Meeting,
  { amendmentId, reason, text, roll, by }: Amendment,
): Record<string, unknown> => ({ amendmentId, meetingId, unitId, minutes: minutes.digest, reason, text, roll, by });

/** The roll before any amendment: what they changed is undone from their corrections, the latest first. */
function rollAsSigned({ roll, corrections, minutes }: Meeting): RollRow[] {
  const amended = corrections.filter(({ at, reason, what }) =>
    minutes.amendments.some(
      (amendment) =>
        isInForce(amendment) &&
        amendment.reason === reason &&
        at === Math.max(...amendment.signatures.map((signature) => signature.at)) &&
        amendment.roll.some(({ personId }) => what === `row:${personId}`),
    ),
  );
  return amended
    .reverse()
    .reduce<RollRow[]>(
      (rows, { what, before }) => rows.map((row) => (what === `row:${row.personId}` ? (before as RollRow) : row)),
      roll,
    );
}
