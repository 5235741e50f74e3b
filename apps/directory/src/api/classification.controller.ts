import { addMonths, localDateOf, ok, type LocalDate } from '@bontot/kernel';
import { resultOf, type Outcome, type Stored } from '@bontot/persistence';
import { Answers, Asks, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { gradeOf, MONTHS_BEFORE_REVIEW, type ClassificationState } from '../classification/classification.ts';
import type { MemberState } from '../member/member.ts';
import { admittedOn, cellIdOn } from '../member/standing.ts';
import { onlyStanding } from '../record/sided.ts';
import { Members } from '../storage/members.ts';
import { PeopleStores } from '../storage/people.ts';
import { yearId } from '../storage/years-of.ts';
import { askedOf, PeopleDesk } from './people-desk.ts';
import {
  ClassificationList,
  ClassificationsQuery,
  DecideGrades,
  ProposeGrades,
  RowResults,
  UnitYearPath,
} from './people-schemas.ts';
import { nextOf, UnitPathParams } from './schemas.ts';

type OfYear = z.infer<typeof UnitYearPath>;

/** The yearly classification of members: the cell votes, the committee above decides. */
@Controller('api/v1/units/:unitId/classifications')
export class ClassificationController {
  readonly #members: Members;
  readonly #people: PeopleStores;
  readonly #desk: PeopleDesk;

  constructor(members: Members, people: PeopleStores, desk: PeopleDesk) {
    this.#members = members;
    this.#people = people;
    this.#desk = desk;
  }

  @Get()
  @Requires('classification.read')
  @Answers('Members on the day that counts with their grades', ClassificationList)
  async list(
    @Param({ schema: UnitPathParams }) { unitId }: z.infer<typeof UnitPathParams>,
    @Query({ schema: ClassificationsQuery }) query: z.infer<typeof ClassificationsQuery>,
    @Asks() asking: Asking,
  ) {
    const { year, below, cursor: after, limit } = query;
    const path = await this.#desk.pathOf(unitId);
    this.#desk.require('classification.read', path, asking);
    const cells = below ? await this.#desk.cellsAt([path]) : [unitId];
    const day = dayOf(year, localDateOf(asking.moment));
    const found = await this.#members.pageOf(cells, { day, after, limit });
    const known = await this.#classificationsOf(found, year);
    return {
      items: found.map(({ id, state }) => {
        const stored = known.get(yearId(id, year));
        return {
          ...{ memberId: id, name: state.name, cellId: cellIdOn(state, day) ?? state.cellId, kind: state.kind },
          tooNew: isTooNew(state, day),
          classification: stored ? { ...stored.state, version: stored.version, grade: gradeOf(stored.state) } : null,
        };
      }),
      next: nextOf(found, limit, ({ id }) => id),
      year,
      shares: await this.#people.classifications.shares(cells, year),
      may: {
        propose: this.#desk.may('classification.propose', path, asking),
        decide: this.#desk.may('classification.decide', path, asking),
      },
    };
  }

  /** The whole cell in one form; each row has its answer. */
  @Post(':year/propose')
  @Requires('classification.propose')
  @Answers('What became of each row, in order', RowResults)
  async propose(
    @Param({ schema: UnitYearPath }) { unitId, year }: OfYear,
    @Body({ schema: ProposeGrades }) { on, rows }: z.infer<typeof ProposeGrades>,
    @Asks() asking: Asking,
  ) {
    this.#desk.require('classification.propose', await this.#desk.pathOf(unitId), asking);
    const members = await this.#members.loadAll(rows.map(({ memberId }) => memberId));
    const asked = { year, on, ...askedOf(asking) };
    const day = dayOf(year, on);
    const outcomes = await this.#people.classifications.runAll(
      rows.map(({ memberId, grade, for: votes, of }) => {
        const member = members.get(memberId)?.state;
        const here = member !== undefined && !member.erased && cellIdOn(member, day) === unitId;
        const reviewed = here ? { cellId: unitId, admittedOn: admittedOn(member) } : undefined;
        const counted = votes !== undefined && of !== undefined ? { for: votes, of } : null;
        const command = { type: 'propose' as const, memberId, grade, votes: counted, reviewed, ...asked };
        return { id: yearId(memberId, year), commandFor: () => ok(command) };
      }),
    );
    return { results: resultsOf(rows, outcomes) };
  }

  /** Rows may be of all cells below the unit; one of elsewhere is not known here. */
  @Post(':year/decide')
  @Requires('classification.decide')
  @Answers('What became of each row, in order', RowResults)
  async decide(
    @Param({ schema: UnitYearPath }) { unitId, year }: OfYear,
    @Body({ schema: DecideGrades }) { on, number, rows }: z.infer<typeof DecideGrades>,
    @Asks() asking: Asking,
  ) {
    const path = await this.#desk.pathOf(unitId);
    this.#desk.require('classification.decide', path, asking);
    const cells = new Set(await this.#desk.cellsAt([path]));
    const asked = { year, on, number, ...askedOf(asking) };
    const outcomes = await this.#people.classifications.runAll(
      rows.map(({ memberId, grade, reason }) => ({
        id: yearId(memberId, year),
        commandFor: (state: ClassificationState | undefined) =>
          state && !cells.has(state.cellId)
            ? { ok: false as const, refusal: { code: 'CLASSIFICATION_NONE', details: { memberId } } }
            : ok({ type: 'decide' as const, memberId, grade, reason, ...asked }),
      })),
    );
    return { results: resultsOf(rows, outcomes) };
  }

  async #classificationsOf(members: Stored<MemberState>[], year: string) {
    return onlyStanding(await this.#people.classifications.loadAll(members.map(({ id }) => yearId(id, year))));
  }
}

/** Members of the cell in December; until then, of today. */
const dayOf = (year: string, today: LocalDate): LocalDate => (today < `${year}-12-31` ? today : `${year}-12-31`);

function isTooNew(member: MemberState, day: LocalDate): boolean {
  const since = admittedOn(member);
  return since !== null && since > addMonths(day, -MONTHS_BEFORE_REVIEW);
}

function resultsOf(rows: readonly { memberId: string }[], outcomes: Outcome<ClassificationState>[]) {
  return outcomes.map((outcome, index) => resultOf(rows[index]!.memberId, outcome));
}
