import { addDays, localDateOf, refused, type Instant, type Result } from '@bontot/kernel';
import type { BallotView, Choice, Meeting, PersonId, Totals, Vote } from '@bontot/meeting-core';
import { countCasts, isTokenOf, mayHaveSigned, viewOfBallot, type Ballot } from '../ballot/ballot.ts';
import type { BallotStore } from '../storage/ballots.ts';
import { hashOf, isSigned, type BallotKeyRing } from './ballot-keys.ts';

/** HTTP status of the codes below that is not 422; belongs into the service's `statusByCode`. */
export const BALLOT_STATUS: Record<string, number> = {
  BALLOT_UNKNOWN: 404,
  VOTE_NOT_ELIGIBLE: 403,
  ...{ BALLOT_CLOSED: 409, BALLOT_TOKEN_TAKEN: 409, BALLOT_CAST_OTHERWISE: 409 },
};

/** Lists of who voted are kept for a year (domain handbook 10.2). */
const VOTERS_KEPT_DAYS = 365;

/**
 * Secret ballots (domain handbook 3.4, ADR 0011). For whoever keeps meetings, after each change of one and as often as they
 * like: `for (const { voteId, totals } of await ballots.settle(meeting, moment))` record the totals in the meeting by the act
 * `record-ballot`. All else is asked by voters.
 *
 * Codes: BALLOT_UNKNOWN, BALLOT_CLOSED, VOTE_NOT_ELIGIBLE, BALLOT_TOKEN_TAKEN, BALLOT_TOKEN_INVALID, BALLOT_CAST_OTHERWISE.
 */
export class Ballots {
  readonly #store: BallotStore;
  readonly #keys: BallotKeyRing;

  constructor(store: BallotStore, keys: BallotKeyRing) {
    this.#store = store;
    this.#keys = keys;
  }

  /** Opens what the meeting has opened, counts what it has closed; totals of all that it has not recorded yet. */
  async settle(meeting: Meeting, moment: Instant): Promise<{ voteId: string; totals: Totals }[]> {
    const counted: { voteId: string; totals: Totals }[] = [];
    for (const vote of meeting.votes) {
      if (vote.way !== 'secret' || vote.totals !== null) continue;
      await this.open(vote, meeting);
      if (vote.state === 'closed') counted.push({ voteId: vote.voteId, totals: await this.close(vote.voteId, moment) });
    }
    return counted;
  }

  /** Makes the ballot of a vote, with a key pair of its own. Once: a repeat changes nothing. */
  async open({ voteId, subject, eligibleIds }: Vote, { meetingId, unitId, kind }: Meeting): Promise<void> {
    if (await this.#store.find(voteId)) return;
    await this.#store.add({
      ...{ ballotId: voteId, meetingId, unitId, kind, subject, state: 'open' },
      ...{ eligibleIds: [...eligibleIds], voters: [], totals: null, closedOn: null },
      ...(await this.#keys.make(voteId)),
    });
  }

  /** Ends the vote, counts, and destroys key and ballots; a repeat answers the same totals. BALLOT_UNKNOWN. */
  async close(voteId: string, moment: Instant): Promise<Totals> {
    const { state, totals } = await this.#known(voteId);
    if (state === 'closed' && totals) {
      await this.#store.empty(voteId);
      return totals;
    }
    const casts = await this.#store.shut(voteId);
    const { voters } = await this.#known(voteId);
    if (casts.length > voters.length) throw new Error('more ballots in a box than tokens were given out');
    const counted = countCasts(casts);
    await this.#store.count(voteId, counted, localDateOf(moment));
    return (await this.#known(voteId)).totals ?? counted;
  }

  /** Ballots as a person sees them, for a page that holds several. */
  async viewsOf(ballotIds: readonly string[], personId: PersonId | undefined): Promise<BallotView[]> {
    return (await this.#store.findAll(ballotIds)).map((ballot) => viewOfBallot(ballot, personId));
  }

  /** Writes down that a person votes and signs what they blinded; nobody learns which token that becomes. */
  async sign(ballotId: string, personId: PersonId, blinded: Uint8Array): Promise<Buffer> {
    const ballot = await this.#known(ballotId);
    const hash = hashOf(blinded);
    allowed(mayHaveSigned(ballot, personId, hash));
    // Signed before it is written down: what cannot be signed costs nobody their vote.
    const signature = this.#keys.sign(ballotId, ballot.sealedKey!, blinded);
    const entered = await this.#store.enter(ballotId, personId, hash);
    if (!entered && allowed(mayHaveSigned(await this.#known(ballotId), personId, hash)) === 'first')
      throw new Error('a voter was not entered and is not there');
    return signature;
  }

  /** Puts a ballot into the box. Whoever brings a token that the key has signed may vote, and nobody asks who it is. */
  async cast(ballotId: string, token: Uint8Array, signature: Uint8Array, choice: Choice): Promise<void> {
    const { publicKey, state } = await this.#known(ballotId);
    if (state !== 'open') throw refused('BALLOT_CLOSED', { ballotId });
    if (!isTokenOf(ballotId, token) || !isSigned(publicKey, token, signature))
      throw refused('BALLOT_TOKEN_INVALID', { ballotId });
    const outcome = await this.#store.cast(ballotId, { token: hashOf(token), choice });
    if (outcome === 'closed') throw refused('BALLOT_CLOSED', { ballotId });
    if (outcome === 'otherwise') throw refused('BALLOT_CAST_OTHERWISE', { ballotId });
  }

  async find(ballotId: string): Promise<Ballot | undefined> {
    return this.#store.find(ballotId);
  }

  /** Gives up lists of who voted that are older than a year; for the sweep. */
  async forgetVoters(moment: Instant): Promise<number> {
    return this.#store.forgetVoters(addDays(localDateOf(moment), -VOTERS_KEPT_DAYS));
  }

  async #known(ballotId: string): Promise<Ballot> {
    const ballot = await this.#store.find(ballotId);
    if (!ballot) throw refused('BALLOT_UNKNOWN', { ballotId });
    return ballot;
  }
}

function allowed<Value>(result: Result<Value>): Value {
  if (!result.ok) throw refused(result.refusal.code, result.refusal.details);
  return result.value;
}
