import { firstOf, needsOnRoll, needsText } from './checks.ts';
import { changed, put, refuse, same, unchanged, type Handlers } from './decision.ts';
import type { Correction, Meeting } from './meeting.ts';
import type { Amendment } from './minutes.ts';
import { fixedMark, type RollRow } from './roll.ts';

/** After both signatures: separate pages, which count once both have signed them (domain handbook 3.2). */
export const amendments = {
  amend: ({ amendmentId, reason, text, roll = [] }, meeting, { by, at }) => {
    const { minutes } = meeting;
    if (minutes.state !== 'signed') return refuse('MINUTES_NOT_SIGNED', { state: minutes.state });
    const standing = minutes.amendments.find((other) => other.amendmentId === amendmentId);
    if (standing)
      return same([standing.reason, standing.text, standing.roll], [reason, text, roll])
        ? unchanged
        : refuse('AMENDMENT_EXISTS', { amendmentId });
    const amendment: Amendment = { amendmentId, reason, text, roll, by, at, signatures: [] };
    return (
      firstOf(needsText('reason', reason), needsText('text', text), ...roll.map((row) => refusalOfRow(row, meeting))) ??
      changed('amended', { minutes: { ...minutes, amendments: [...minutes.amendments, amendment] } })
    );
  },

  /** Leaders of the day sign, for those of the meeting may be gone; one person never for both. */
  'sign-amendment': ({ amendmentId, as, digest }, meeting, { by, at, today }) => {
    const { minutes } = meeting;
    const amendment = minutes.amendments.find((other) => other.amendmentId === amendmentId);
    if (!amendment) return refuse('AMENDMENT_UNKNOWN', { amendmentId });
    const standing = amendment.signatures.find((other) => other.as === as);
    if (standing)
      return standing.personId === by ? unchanged : refuse('ALREADY_SIGNED', { as, personId: standing.personId });
    if (amendment.signatures.some((other) => other.personId === by)) return refuse('SIGNER_SAME', { as });
    if (amendment.signatures.some((other) => other.digest !== digest)) return refuse('DIGEST_MISMATCH', { as });
    const signature = { as, personId: by, at, on: today, digest, scan: null };
    const next: Amendment = { ...amendment, signatures: [...amendment.signatures, signature] };
    const applied = next.signatures.length === 2 ? applyRoll(next, meeting, { by, at }) : {};
    return changed('amendment-signed', {
      ...applied,
      minutes: { ...minutes, amendments: put(minutes.amendments, 'amendmentId', next) },
    });
  },
} satisfies Partial<Handlers>;

/** True once it counts. */
export const isInForce = ({ signatures }: Amendment): boolean => signatures.length === 2;

function refusalOfRow({ personId, mark }: Amendment['roll'][number], meeting: Meeting) {
  const row = meeting.roll.find((other) => other.personId === personId);
  if (!row) return needsOnRoll(meeting, personId);
  if (mark === 'absent') return refuse('ABSENCES_UNEXPLAINED', { personIds: [personId], count: 1 });
  const fixed = fixedMark(row);
  return (fixed ? mark !== fixed : mark === 'exempt' || mark === 'special_duty')
    ? refuse('MARK_BY_DIRECTORY', { personId, mark })
    : undefined;
}

function applyRoll(
  { roll, reason }: Amendment,
  meeting: Meeting,
  { by, at }: Pick<Correction, 'by' | 'at'>,
): Pick<Meeting, 'roll' | 'corrections'> {
  const marks = new Map(roll.map(({ personId, mark }) => [personId, mark]));
  const rows = meeting.roll.map((row): RollRow => {
    const mark = marks.get(row.personId);
    if (mark === undefined || mark === row.mark) return row;
    return { ...row, mark, at: null, reasonClass: null, reasonDetail: null };
  });
  const changes = rows.flatMap((after, index): Correction[] => {
    const before = meeting.roll[index];
    return after === before ? [] : [{ at, by, reason, what: `row:${after.personId}`, before, after }];
  });
  return { roll: rows, corrections: [...meeting.corrections, ...changes] };
}
