import type { Action } from '@bontot/access';
import { localDateOf, ok, type LocalDate, type UnitPath } from '@bontot/kernel';
import { afterOf, type Stored } from '@bontot/persistence';
import { notFound, type Asking } from '@bontot/service';
import { Injectable } from '@nestjs/common';
import type { Asked, CandidateCommand, CandidateState } from '../candidate/candidate.ts';
import { remindOn } from '../candidate/stage.ts';
import { PeopleWork } from '../jobs/people-work.ts';
import { kindOn, votesOn } from '../member/standing.ts';
import { Members } from '../storage/members.ts';
import { PeopleStores } from '../storage/people.ts';
import { askedOf, PeopleDesk } from './people-desk.ts';

const WHOLE_CELL = 1_000;

/** What the doors of candidates share: who may, one step, and how a candidate is shown. */
@Injectable()
export class CandidateDesk {
  readonly #members: Members;
  readonly #people: PeopleStores;
  readonly #work: PeopleWork;
  readonly #desk: PeopleDesk;

  constructor(members: Members, people: PeopleStores, work: PeopleWork, desk: PeopleDesk) {
    this.#members = members;
    this.#people = people;
    this.#work = work;
    this.#desk = desk;
  }

  may(path: UnitPath, asking: Asking) {
    return {
      follow: this.#desk.may('candidates.follow', path, asking),
      decide: this.#desk.may('admission.decide', path, asking),
    };
  }

  /** Problem 404 CANDIDATE_UNKNOWN. */
  async known(candidateId: string): Promise<Stored<CandidateState>> {
    const candidate = await this.#people.candidates.store.load(candidateId);
    if (!candidate) throw notFound('CANDIDATE_UNKNOWN', { candidateId });
    return candidate;
  }

  /** One step, decided on the candidate of then; the membership hears of it at once. */
  async step(
    candidateId: string,
    action: Action,
    asking: Asking,
    commandFor: (candidate: CandidateState, asked: Asked) => CandidateCommand | Promise<CandidateCommand>,
  ) {
    const { state } = await this.known(candidateId);
    this.#desk.require(action, await this.#desk.pathOf(state.cellId), asking);
    const outcome = await this.#people.candidates.run(candidateId, async (candidate) =>
      ok(await commandFor(candidate ?? state, askedOf(asking))),
    );
    const after = afterOf(outcome);
    // What fails here stands in the record as untold, and the sweep finds it.
    if (after.state.untold) await this.#work.tellCandidate(after).catch(() => undefined);
    return this.answer(await this.known(candidateId), asking);
  }

  async answer(candidate: Stored<CandidateState>, asking: Asking) {
    const { path, name: cellName } = await this.#desk.unit(candidate.state.cellId);
    return {
      candidate: this.shown(candidate, localDateOf(asking.moment)),
      names: await this.#desk.names(candidate.state.introduction.helperIds),
      cellName,
      may: this.may(path, asking),
    };
  }

  shown({ version, state }: Stored<CandidateState>, today: LocalDate) {
    const { fingerprint, untold, changed, ...candidate } = state;
    return {
      ...candidate,
      version,
      overdue: candidate.dueOn !== null && candidate.dueOn < today,
      remindOn: remindOn(state),
    };
  }

  async fullMembersOn(cellId: string, day: LocalDate): Promise<string[]> {
    const members = await this.#members.pageOf(cellId, { day, limit: WHOLE_CELL });
    return members.filter(({ state }) => kindOn(state, day) === 'full').map(({ id }) => id);
  }

  /** How many full members had to vote on the day (domain handbook 3.3). */
  async votersOn(cellId: string, day: LocalDate): Promise<number> {
    const members = await this.#members.pageOf(cellId, { day, limit: WHOLE_CELL });
    return members.filter(({ state }) => votesOn(state, day)).length;
  }
}
