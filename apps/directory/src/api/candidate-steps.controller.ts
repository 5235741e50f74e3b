import { Answers, Asks, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Param, Post } from '@nestjs/common';
import type * as z from 'zod';
import type { CandidateCommand, Asked } from '../candidate/candidate.ts';
import { CandidateDesk } from './candidate-desk.ts';
import {
  CandidateAnswer,
  CandidatePath,
  CastVote,
  CertifyClass,
  DecideAdmission,
  DecideFull,
  OnDay,
  StartClass,
} from './people-schemas.ts';

type OfCandidate = z.infer<typeof CandidatePath>;
type Day = z.infer<typeof OnDay>;

/** The steps of a candidate, each with its day. */
@Controller('api/v1/candidates/:candidateId')
export class CandidateStepsController {
  readonly #desk: CandidateDesk;

  constructor(desk: CandidateDesk) {
    this.#desk = desk;
  }

  @Post('awareness-class')
  @Requires('candidates.follow')
  @Answers('The candidate, in the awareness class', CandidateAnswer)
  startClass(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: StartClass }) { from }: z.infer<typeof StartClass>,
    @Asks() asking: Asking,
  ) {
    return this.#follow(candidateId, asking, (asked) => ({ type: 'awareness-class', from, ...asked }));
  }

  @Post('certificate')
  @Requires('candidates.follow')
  @Answers('The candidate with the certificate of the class', CandidateAnswer)
  certify(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: CertifyClass }) body: z.infer<typeof CertifyClass>,
    @Asks() asking: Asking,
  ) {
    return this.#follow(candidateId, asking, (asked) => ({ type: 'certificate', ...body, ...asked }));
  }

  @Post('verify')
  @Requires('candidates.follow')
  @Answers('The candidate, whose file was verified', CandidateAnswer)
  verify(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: OnDay }) { on }: Day,
    @Asks() asking: Asking,
  ) {
    return this.#follow(candidateId, asking, (asked) => ({ type: 'verify', on, ...asked }));
  }

  /** The base is counted here, by the list of the day; who enters the vote does not choose it. */
  @Post('vote')
  @Requires('candidates.follow')
  @Answers('The candidate with the vote of the cell', CandidateAnswer)
  vote(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: CastVote }) body: z.infer<typeof CastVote>,
    @Asks() asking: Asking,
  ) {
    return this.#voted('vote', candidateId, body, asking);
  }

  @Post('send-up')
  @Requires('candidates.follow')
  @Answers('The candidate, before those who decide', CandidateAnswer)
  sendUp(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: OnDay }) { on }: Day,
    @Asks() asking: Asking,
  ) {
    return this.#follow(candidateId, asking, (asked) => ({ type: 'send-up', on, ...asked }));
  }

  @Post('decide')
  @Requires('admission.decide')
  @Answers('The candidate with the decision on the admission', CandidateAnswer)
  decide(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: DecideAdmission }) { admitted, decision: paper, reason }: z.infer<typeof DecideAdmission>,
    @Asks() asking: Asking,
  ) {
    const command = { type: 'decide' as const, admitted, paper, reason };
    return this.#desk.step(candidateId, 'admission.decide', asking, (_, asked) => ({
      ...command,
      ...asked,
    }));
  }

  @Post('ceremony')
  @Requires('candidates.follow')
  @Answers('The candidate, a probationary member from this day', CandidateAnswer)
  ceremony(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: OnDay }) { on }: Day,
    @Asks() asking: Asking,
  ) {
    return this.#follow(candidateId, asking, (asked) => ({ type: 'ceremony', on, ...asked }));
  }

  @Post('full-vote')
  @Requires('candidates.follow')
  @Answers('The candidate with the vote on full membership', CandidateAnswer)
  fullVote(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: CastVote }) body: z.infer<typeof CastVote>,
    @Asks() asking: Asking,
  ) {
    return this.#voted('full-vote', candidateId, body, asking);
  }

  @Post('full-decision')
  @Requires('admission.decide')
  @Answers('The candidate: a full member, on probation once more, or struck off', CandidateAnswer)
  fullDecision(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: DecideFull }) { result, decision: paper, until }: z.infer<typeof DecideFull>,
    @Asks() asking: Asking,
  ) {
    const command = { type: 'full-decision' as const, result, paper, until };
    return this.#desk.step(candidateId, 'admission.decide', asking, (_, asked) => ({
      ...command,
      ...asked,
    }));
  }

  #voted(type: 'vote' | 'full-vote', candidateId: string, body: z.infer<typeof CastVote>, asking: Asking) {
    return this.#desk.step(candidateId, 'candidates.follow', asking, async ({ cellId }, asked) => {
      const base = await this.#desk.votersOn(cellId, body.on);
      return { type, ...body, base, ...asked };
    });
  }

  #follow(candidateId: string, asking: Asking, commandFor: (asked: Asked) => CandidateCommand) {
    return this.#desk.step(candidateId, 'candidates.follow', asking, (_, asked) => commandFor(asked));
  }
}
