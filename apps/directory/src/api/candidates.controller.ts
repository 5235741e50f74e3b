import { localDateOf, ok } from '@bontot/kernel';
import { Answers, Asks, forbidden, Requires, SignedIn, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { cellOnDay } from '../storage/cell-on-day.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { PeopleStores } from '../storage/people.ts';
import { Units } from '../storage/units.ts';
import { CandidateDesk } from './candidate-desk.ts';
import { createdOf } from './outcome.ts';
import { askedOf, PeopleDesk } from './people-desk.ts';
import {
  AnnulCandidate,
  CandidateAnswer,
  CandidateList,
  CandidatePath,
  CandidatesQuery,
  ChangeHelpers,
  IntroduceCandidate,
} from './people-schemas.ts';
import { nextOf } from './schemas.ts';

type OfCandidate = z.infer<typeof CandidatePath>;

/** Outstanding people on their way into the Party (domain handbook 3.1, step 9). Their names stay here. */
@Controller('api/v1/candidates')
export class CandidatesController {
  readonly #units: Units;
  readonly #people: PeopleStores;
  readonly #candidates: CandidateDesk;
  readonly #desk: PeopleDesk;

  constructor(units: Units, people: PeopleStores, candidates: CandidateDesk, desk: PeopleDesk) {
    this.#units = units;
    this.#people = people;
    this.#candidates = candidates;
    this.#desk = desk;
  }

  @Get()
  @SignedIn('for those who follow candidates of the unit, and those who decide on their admission')
  @Answers('Candidates of a cell or of all cells below', CandidateList)
  async list(@Query({ schema: CandidatesQuery }) query: z.infer<typeof CandidatesQuery>, @Asks() asking: Asking) {
    const { unitId, cursor: after, limit, stage, year, open } = query;
    const path = await this.#desk.pathOf(unitId);
    const may = this.#candidates.may(path, asking);
    if (!may.follow && !may.decide) throw forbidden();
    const cellIds = await this.#desk.cellsAt([path]);
    const found = await this.#people.candidates.page({ cellIds, stage, year, open, after, limit });
    return {
      items: found.map((stored) => this.#candidates.shown(stored, localDateOf(asking.moment))),
      next: nextOf(found, limit, ({ id }) => id),
      names: await this.#desk.names(found.flatMap(({ state }) => state.introduction.helperIds)),
      cells: await this.#desk.cellNames(found.map(({ state }) => state.cellId)),
      may,
    };
  }

  @Get(':candidateId')
  @SignedIn('for those who follow candidates of the cell, and those who decide on their admission')
  @Answers('The candidate', CandidateAnswer)
  async read(@Param({ schema: CandidatePath }) { candidateId }: OfCandidate, @Asks() asking: Asking) {
    const candidate = await this.#candidates.known(candidateId);
    const may = this.#candidates.may(await this.#desk.pathOf(candidate.state.cellId), asking);
    if (!may.follow && !may.decide) throw forbidden();
    return this.#candidates.answer(candidate, asking);
  }

  @Post()
  @Requires('candidates.follow')
  @Answers('The candidate: 201 when new, 200 when it was there with this content', CandidateAnswer, 201)
  async introduce(
    @Body({ schema: IntroduceCandidate }) body: z.infer<typeof IntroduceCandidate>,
    @Asks() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { resolution, helperIds, ...candidate } = body;
    const path = await this.#desk.pathOf(candidate.cellId);
    this.#desk.require('candidates.follow', path, asking);
    const given = { resolution, helperIds, fingerprint: fingerprintOf(body), ...askedOf(asking) };
    const introduced = await this.#people.candidates.run(candidate.candidateId, async () => {
      const cell = cellOnDay(await this.#units.find(candidate.cellId), resolution.date);
      const fullMemberIds = await this.#candidates.fullMembersOn(candidate.cellId, resolution.date);
      const confirmed = this.#desk.may('evidence.confirm', path, asking);
      return ok({ type: 'introduce', candidate, cell, fullMemberIds, confirmed, ...given });
    });
    return this.#candidates.answer(createdOf(introduced, reply), asking);
  }

  @Post(':candidateId/helpers')
  @Requires('candidates.follow')
  @Answers('The candidate with the helpers of now', CandidateAnswer)
  helpers(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: ChangeHelpers }) { helperIds }: z.infer<typeof ChangeHelpers>,
    @Asks() asking: Asking,
  ) {
    return this.#candidates.step(candidateId, 'candidates.follow', asking, async ({ cellId }, asked) => {
      const fullMemberIds = await this.#candidates.fullMembersOn(cellId, asked.today);
      return { type: 'helpers', helperIds, fullMemberIds, ...asked };
    });
  }

  /** An introduction is annulled by those who follow it, a decision by those who decide. */
  @Post(':candidateId/annul')
  @SignedIn('for those who follow the candidate, or decide on admissions, by what is annulled')
  @Answers('The candidate, annulled: what it proved is withdrawn', CandidateAnswer)
  annul(
    @Param({ schema: CandidatePath }) { candidateId }: OfCandidate,
    @Body({ schema: AnnulCandidate }) { what, on, reason }: z.infer<typeof AnnulCandidate>,
    @Asks() asking: Asking,
  ) {
    const action = what === 'decision' ? 'admission.decide' : 'candidates.follow';
    const command = { type: 'annul' as const, what, on, reason };
    return this.#candidates.step(candidateId, action, asking, (_, asked) => ({ ...command, ...asked }));
  }
}
