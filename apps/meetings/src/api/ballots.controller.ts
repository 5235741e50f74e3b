import { can } from '@bontot/access';
import { RecordId } from '@bontot/contracts';
import { localDateOf } from '@bontot/kernel';
import { Answers, Asks, forbidden, notFound, Open, personIn, SignedIn, Untraced, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import * as z from 'zod';
import { viewOfBallot, type Ballot } from '../ballot/ballot.ts';
import { Copies } from '../storage/copies.ts';
import { Totals } from './acts.ts';
import { MODULUS_BYTES } from './ballot-keys.ts';
import { Ballots } from './ballots.ts';
import { allows, require, subjectOfKind, type Place } from './permission.ts';

const BallotPath = z.object({ ballotId: RecordId });
type Path = z.infer<typeof BallotPath>;

/** Base64url without padding, of no more bytes than said. */
const bytes = (most: number) =>
  z
    .string()
    .max(Math.ceil((most * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/);
const ofModulus = bytes(MODULUS_BYTES)
  .length((MODULUS_BYTES * 4) / 3)
  .meta({ description: `${MODULUS_BYTES} bytes in base64url` });
const TokenRequest = z.strictObject({ blinded: ofModulus });
const TokenAnswer = z.object({ signature: ofModulus });
const CastRequest = z.strictObject({
  token: bytes(256).meta({ description: 'the prepared message that was blinded, base64url' }),
  signature: ofModulus,
  choice: z.enum(['for', 'against', 'other']),
});
const CastAnswer = z.object({ cast: z.literal(true) });
const BallotAnswer = z
  .object({
    ...{ ballotId: z.string(), meetingId: z.string(), subject: z.string(), state: z.enum(['open', 'closed']) },
    publicKey: z.string().meta({ description: 'SPKI in base64url; RSABSSA-SHA384-PSS-Randomized, 3072 bits' }),
    ...{ eligible: z.boolean(), tokenTaken: z.boolean(), totals: Totals.nullable() },
  })
  .meta({ id: 'Ballot' });
const VotersAnswer = z.object({ personIds: z.array(z.string()) });

/** Secret ballots: what a voter does under their name, and what they do without one (ADR 0011). */
@Controller('api/v1/ballots')
export class BallotsController {
  readonly #ballots: Ballots;
  readonly #copies: Copies;

  constructor(ballots: Ballots, copies: Copies) {
    this.#ballots = ballots;
    this.#copies = copies;
  }

  @Get(':ballotId')
  @SignedIn('a ballot of a meeting that the caller may read, or in which they vote')
  @Answers('The ballot; totals once it is closed', BallotAnswer)
  async read(@Param({ schema: BallotPath }) { ballotId }: Path, @Asks() asking: Asking) {
    const { ballot, place } = await this.#find(ballotId);
    const view = viewOfBallot(ballot, asking.actor.personId);
    if (!view.eligible && !allows('minutes.read', place, asking) && !allows('meeting.conduct', place, asking))
      throw forbidden('FORBIDDEN', { ballotId });
    return view;
  }

  /** Only after the closing: a list that grows before the eyes of whoever leads would tell who came when. */
  @Get(':ballotId/voters')
  @SignedIn('those who lead the cell see who voted, never what')
  @Answers('Who took a token, by id; nobody while the ballot is open', VotersAnswer)
  async voters(@Param({ schema: BallotPath }) { ballotId }: Path, @Asks() asking: Asking) {
    const { ballot, place } = await this.#find(ballotId);
    if (!mayReadVoters(place, asking)) throw forbidden('FORBIDDEN', { action: 'secret-vote.voters' });
    return { personIds: ballot.state === 'closed' ? ballot.voters.map(({ personId }) => personId) : [] };
  }

  @Post(':ballotId/tokens')
  @SignedIn('a voter’s own token; the matrix is asked once the unit is known')
  @Untraced('that somebody has voted is written down without a moment')
  @Answers('The blind signature; the same again for the same value', TokenAnswer)
  async token(
    @Param({ schema: BallotPath }) { ballotId }: Path,
    @Body({ schema: TokenRequest }) { blinded }: z.infer<typeof TokenRequest>,
    @Asks() asking: Asking,
  ) {
    const { place } = await this.#find(ballotId);
    require('vote.cast', place, asking);
    const signature = await this.#ballots.sign(ballotId, personIn(asking.actor), Buffer.from(blinded, 'base64url'));
    return { signature: signature.toString('base64url') };
  }

  @Post(':ballotId/votes')
  @Open('a token that the ballot’s key has signed is the right to vote; who brings it must not be known')
  @Untraced('a moment in a log, beside that of the token, would join voter and choice')
  @Answers('In the box; the same again for the same ballot', CastAnswer)
  async cast(
    @Param({ schema: BallotPath }) { ballotId }: Path,
    @Body({ schema: CastRequest }) { token, signature, choice }: z.infer<typeof CastRequest>,
  ) {
    await this.#ballots.cast(ballotId, Buffer.from(token, 'base64url'), Buffer.from(signature, 'base64url'), choice);
    return { cast: true };
  }

  async #find(ballotId: string): Promise<{ ballot: Ballot; place: Place }> {
    const ballot = await this.#ballots.find(ballotId);
    const unit = ballot && (await this.#copies.unit(ballot.unitId));
    if (!unit) throw notFound('BALLOT_UNKNOWN', { ballotId });
    return { ballot, place: { path: unit.path, subject: subjectOfKind(ballot.kind) } };
  }
}

/** In a committee's own meeting those who conduct it stand for the leaders of a cell. */
const mayReadVoters = (place: Place, asked: Asking): boolean =>
  place.subject === 'committee'
    ? allows('meeting.conduct', place, asked)
    : can(asked.actor, 'secret-vote.voters', { path: place.path }, localDateOf(asked.moment));
