import type { Actor } from '@bontot/access';
import { Answers, CurrentActor, RequestMoment, Requires } from '@bontot/service';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type * as z from 'zod';
import type { CandidateCommand, Asked } from '../candidate/candidate.ts';
import { CandidateDesk } from './candidate-desk.ts';
import type { Asking } from './people-desk.ts';
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
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate, in the awareness class', CandidateAnswer)
  startClass(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: StartClass }) { from }: z.infer<typeof StartClass>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#follow(candidateId, { actor, moment }, (asked) => ({ type: 'awareness-class', from, ...asked }));
  }

  @Post('certificate')
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate with the certificate of the class', CandidateAnswer)
  certify(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: CertifyClass }) body: z.infer<typeof CertifyClass>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#follow(candidateId, { actor, moment }, (asked) => ({ type: 'certificate', ...body, ...asked }));
  }

  @Post('verify')
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate, whose file was verified', CandidateAnswer)
  verify(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: OnDay }) { on }: Day,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#follow(candidateId, { actor, moment }, (asked) => ({ type: 'verify', on, ...asked }));
  }

  /** The base is counted here, by the list of the day; who enters the vote does not choose it. */
  @Post('vote')
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate with the vote of the cell', CandidateAnswer)
  vote(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: CastVote }) body: z.infer<typeof CastVote>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#voted('vote', candidateId, body, { actor, moment });
  }

  @Post('send-up')
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate, before those who decide', CandidateAnswer)
  sendUp(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: OnDay }) { on }: Day,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#follow(candidateId, { actor, moment }, (asked) => ({ type: 'send-up', on, ...asked }));
  }

  @Post('decide')
  @HttpCode(200)
  @Requires('admission.decide')
  @Answers('The candidate with the decision on the admission', CandidateAnswer)
  decide(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: DecideAdmission }) { admitted, decision: paper, reason }: z.infer<typeof DecideAdmission>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const command = { type: 'decide' as const, admitted, paper, reason };
    return this.#desk.step(candidateId, 'admission.decide', { actor, moment }, (_, asked) => ({
      ...command,
      ...asked,
    }));
  }

  @Post('ceremony')
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate, a probationary member from this day', CandidateAnswer)
  ceremony(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: OnDay }) { on }: Day,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#follow(candidateId, { actor, moment }, (asked) => ({ type: 'ceremony', on, ...asked }));
  }

  @Post('full-vote')
  @HttpCode(200)
  @Requires('candidates.follow')
  @Answers('The candidate with the vote on full membership', CandidateAnswer)
  fullVote(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: CastVote }) body: z.infer<typeof CastVote>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    return this.#voted('full-vote', candidateId, body, { actor, moment });
  }

  @Post('full-decision')
  @HttpCode(200)
  @Requires('admission.decide')
  @Answers('The candidate: a full member, on probation once more, or struck off', CandidateAnswer)
  fullDecision(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: DecideFull }) { result, decision: paper, until }: z.infer<typeof DecideFull>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const command = { type: 'full-decision' as const, result, paper, until };
    return this.#desk.step(candidateId, 'admission.decide', { actor, moment }, (_, asked) => ({
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
