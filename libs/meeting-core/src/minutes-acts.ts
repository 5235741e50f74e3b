import { addDays } from '@bontot/kernel';
import type { Around } from './around.ts';
import { firstOf, fullPresent, needsDate, needsTotals } from './checks.ts';
import { backToDrafting } from './corrections.ts';
import { changed, put, refuse, unchanged, type ActOf, type Decision, type Handlers } from './decision.ts';
import type { Meeting } from './meeting.ts';
import type { Minutes, Signature } from './minutes.ts';
import type { PersonId } from './parts.ts';
import { passedOn } from './timers.ts';

/** Minutes are completed, read out, approved and signed by chair and clerk, in this order (domain handbook 3.1, step 12). */
export const minutesActs = {
  /** Until both have signed; whoever writes takes them back to drafting, and what was approved or signed falls. */
  'write-minutes': ({ sections }, { minutes }) =>
    minutes.state === 'signed'
      ? refuse('MINUTES_SIGNED')
      : sections.length === 0
        ? refuse('MINUTES_EMPTY')
        : changed('minutes-written', { minutes: { ...backToDrafting(minutes), sections } }),

  /** What is read out must stand as text, so that what is signed is what was heard. */
  'read-out': (_, { minutes }) => {
    if (minutes.state !== 'drafting') return unchanged;
    if (minutes.sections.length === 0) return refuse('MINUTES_EMPTY');
    return changed('minutes-read-out', { minutes: { ...minutes, state: 'read_out' } });
  },

  'approve-minutes': ({ totals }, meeting) => {
    const { minutes } = meeting;
    if (minutes.state === 'signed') return refuse('MINUTES_SIGNED');
    if (minutes.state === 'drafting') return refuse('MINUTES_NOT_READ_OUT', { state: minutes.state });
    const needed = Math.floor(fullPresent(meeting) / 2) + 1;
    return (
      firstOf(
        needsTotals(totals, fullPresent(meeting)),
        totals.for >= needed
          ? undefined
          : refuse('MINUTES_NOT_APPROVED', { state: minutes.state, votes: totals.for, needed }),
      ) ??
      changed('minutes-approved', { minutes: { ...backToDrafting(minutes), state: 'approved', approvedBy: totals } })
    );
  },

  sign: (act, meeting, around) => {
    const { minutes } = meeting;
    const standing = minutes.signatures.find((other) => other.as === act.as);
    if (minutes.state !== 'approved' && minutes.state !== 'signed')
      return refuse('MINUTES_NOT_APPROVED', { state: minutes.state });
    if (meeting.conflicts.length > 0) return refuse('CONFLICTS_OPEN', { count: meeting.conflicts.length });
    if (minutes.digest !== null && minutes.digest !== act.digest) return refuse('DIGEST_MISMATCH', { as: act.as });
    const signature = signatureOf(act, meeting, around);
    if (standing) return prove(standing, signature, meeting, around);
    return (
      refusalOfSigner(act.as, signature.personId, meeting, minutes.signatures) ??
      refusalOfDay(signature, meeting, around) ??
      signed('minutes-signed', [...minutes.signatures, signature], meeting, around)
    );
  },
} satisfies Partial<Handlers>;

/** A scan shows the signature of chair or clerk, whoever hands it in; a sign-in confirms one's own. */
function signatureOf(act: ActOf<'sign'>, meeting: Meeting, { by, at, today }: Around): Signature {
  const { as, digest, scan = null, signedOn } = act;
  const named = as === 'chair' ? meeting.chairId : meeting.clerkId;
  return { as, personId: (scan && named) || by, at, on: (scan && signedOn) || today, digest, scan };
}

/** Signed in the product too late, a paper that was signed in time proves it: same text, an earlier day. */
function prove(standing: Signature, signature: Signature, meeting: Meeting, around: Around): Decision {
  const { as, on, scan } = signature;
  if (!scan) {
    if (standing.personId === signature.personId) return unchanged;
    return refuse('ALREADY_SIGNED', { as, personId: standing.personId });
  }
  if (standing.scan?.sha256 === scan.sha256 && standing.on === on) return unchanged;
  if (on >= standing.on) return refuse('ALREADY_SIGNED', { as, personId: standing.personId });
  return (
    refusalOfDay(signature, meeting, around) ??
    signed('signature-proved', put(meeting.minutes.signatures, 'as', { ...standing, on, scan }), meeting, around)
  );
}

/** Where chair and clerk are not named, any leader signs, but one person never for both. */
function refusalOfSigner(as: Signature['as'], personId: PersonId, meeting: Meeting, others: readonly Signature[]) {
  const expected = as === 'chair' ? meeting.chairId : meeting.clerkId;
  if (expected !== null && expected !== personId) return refuse('SIGNER_MISMATCH', { as, expected });
  return others.some((other) => other.personId === personId) ? refuse('SIGNER_SAME', { as }) : undefined;
}

function refusalOfDay({ on }: Signature, { heldOn }: Meeting, { today }: Around) {
  const inTime = on >= heldOn && on <= addDays(today, 1);
  return (
    needsDate('signedOn', on) ?? (inTime ? undefined : refuse('SIGNED_OUT_OF_TIME', { signedOn: on, heldOn, today }))
  );
}

function signed(what: string, signatures: Signature[], meeting: Meeting, { today }: Around): Decision {
  const both = signatures.length === 2;
  const minutes: Minutes = {
    ...meeting.minutes,
    signatures,
    digest: signatures[0]?.digest ?? null,
    state: both ? 'signed' : 'approved',
    signedOn: both ? (signatures.map(({ on }) => on).toSorted()[1] ?? null) : null,
  };
  return changed(what, { minutes, passed: passedOn(today, { ...meeting, minutes }) });
}
