import { ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import type { BallotView, Choice, MeetingKind, PersonId, Totals } from '@bontot/meeting-core';

/**
 * A secret ballot as the service keeps it: who may vote and who has taken a token, never what anybody chose. `voters` lie in
 * the order of their ids, so that nothing tells who came when; `blinded` is the hash of what each had signed, until the count.
 */
export type Ballot = {
  ballotId: string;
  meetingId: string;
  unitId: string;
  kind: MeetingKind;
  subject: string;
  state: 'open' | 'counting' | 'closed';
  eligibleIds: PersonId[];
  voters: Voter[];
  /** SPKI in base64url; RSA, 3072 bits. */
  publicKey: string;
  /** The private key, sealed; gone once the ballots are counted. */
  sealedKey: string | null;
  totals: Totals | null;
  closedOn: LocalDate | null;
};
export type Voter = { personId: PersonId; blinded: string | null };

/** One ballot in the box: the hash of a token, and a choice. The box lies in the order of these hashes. */
export type Cast = { token: string; choice: Choice };

/** Bytes that RFC 9474 puts before a message in its randomized variants; they make each token another one. */
const PREFIX_BYTES = 32;

/** What a token is about: this ballot and no other, whoever's key it is signed with. */
export const messageOf = (ballotId: string): string => `bontot-ballot:${ballotId}`;

/** Whether the prepared message of a token is one for this ballot: 32 bytes of chance, then the message. */
export function isTokenOf(ballotId: string, token: Uint8Array): boolean {
  const message = new TextEncoder().encode(messageOf(ballotId));
  return (
    token.length === PREFIX_BYTES + message.length && message.every((byte, at) => token[PREFIX_BYTES + at] === byte)
  );
}

/**
 * Whether a person may have this value signed: on the list, once, while the ballot is open. The value that was signed
 * before is signed again, for the answer may have been lost.
 */
export function mayHaveSigned(ballot: Ballot, personId: PersonId, blinded: string): Result<'first' | 'again'> {
  const { ballotId, state, eligibleIds, voters } = ballot;
  if (!eligibleIds.includes(personId)) return refuse('VOTE_NOT_ELIGIBLE', { voteId: ballotId });
  if (state !== 'open') return refuse('BALLOT_CLOSED', { ballotId });
  const standing = voters.find((voter) => voter.personId === personId);
  if (!standing) return ok('first');
  return standing.blinded === blinded ? ok('again') : refuse('BALLOT_TOKEN_TAKEN', { ballotId });
}

/** Totals alone, of however few ballots: they are never told by any part of the voters (domain handbook 3.4). */
export function countCasts(casts: readonly Pick<Cast, 'choice'>[]): Totals {
  const totals: Totals = { for: 0, against: 0, other: 0 };
  for (const { choice } of casts) totals[choice] += 1;
  return totals;
}

/** The ballot as a person sees it; totals only once it is closed. */
export const viewOfBallot = (ballot: Ballot, personId: PersonId | undefined): BallotView => ({
  ballotId: ballot.ballotId,
  meetingId: ballot.meetingId,
  subject: ballot.subject,
  state: ballot.state === 'open' ? 'open' : 'closed',
  publicKey: ballot.publicKey,
  eligible: personId !== undefined && ballot.eligibleIds.includes(personId),
  tokenTaken: ballot.voters.some((voter) => voter.personId === personId),
  totals: ballot.totals,
});
