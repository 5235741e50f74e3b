import { postsOn } from '@bontot/access';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import {
  calendarOf,
  halfOf,
  type BallotView,
  type MeetingLine,
  type MemberHome,
  type MonthDuty,
  type MonthLine,
  type MemberReport,
  type MembersReview,
  type Study,
  type Task,
  type UnitDesk,
  type UnitReport,
} from '@bontot/meeting-core';
import { ObligationBook, shown } from '@bontot/persistence';
import { Answers, Asks, knownUnit, personIn, SignedIn, type Asking } from '@bontot/service';
import { Controller, Get, Query } from '@nestjs/common';
import type * as z from 'zod';
import { Reading } from './reading.ts';
import { MEMBER_MONTHS } from '../jobs/obligations.ts';
import { Copies } from '../storage/copies.ts';
import { rollPersonOf, subjectOf } from '../storage/people.ts';
import { Stores } from '../storage/stores.ts';
import { OPEN_TASKS, showsOwnAlone } from '../storage/tasks.ts';
import { DeskAnswer, HomeAnswer } from './answers.ts';
import { Ballots } from './ballots.ts';
import { require } from './permission.ts';
import { DeskQuery } from './requests.ts';
import { placeOfUnit } from './place-of-unit.ts';

/** Most of each kind on one page; whoever has more opens the list. */
const MOST = 50;

/** The first pages: a member's own, and the month at a glance of a secretary or a committee. */
@Controller('api/v1/meetings')
export class HomeController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #ballots: Ballots;
  readonly #book: ObligationBook;

  constructor(stores: Stores, copies: Copies, reading: Reading, ballots: Ballots, book: ObligationBook) {
    this.#book = book;
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#ballots = ballots;
  }

  @Get('mine')
  @SignedIn('the caller’s own meetings, tasks, documents and reports')
  @Answers('A member’s home', HomeAnswer)
  async mine(@Asks() asking: Asking): Promise<MemberHome> {
    const personId = personIn(asking.actor);
    const today = localDateOf(asking.moment);
    const member = await this.#copies.member(personId);
    const cellId = member && (member.leftCellOn ?? '9999') > today ? member.cellId : undefined;
    const committees = postsOn(asking.actor, today)
      .filter(({ role }) => role === 'committee' || role === 'standing_committee')
      .map(({ unitId }) => unitId);
    const unitIds = [...new Set([...(cellId ? [cellId] : []), ...committees])];
    const unitId = unitIds[0] ?? '';
    const { meetings, tasks, studies, memberReports } = this.#stores;
    const [around, own, sent, reports, unit] = await Promise.all([
      meetings.aroundDay(unitIds, today),
      tasks.page('dueOn', { filter: { ownerId: personId, ...OPEN_TASKS }, limit: MOST }),
      cellId ? studies.page('deadline', { within: [cellId], alone: true, limit: MOST }) : [],
      memberReports.ofPerson(personId, 12),
      this.#copies.unit(unitId),
    ]);
    const views = await Promise.all(around.map((stored) => this.#reading.view(stored, asking)));
    const person = member && rollPersonOf(member, today);
    return {
      ...{ personId, name: member?.name ?? null, today, unitId, unitName: unit?.name ?? unitId },
      ...{ kind: cellId ? (person?.kind ?? null) : null, exempt: person?.exempt ?? false },
      meetings: views.filter((view) => view !== undefined),
      tasks: own.map((stored) => shown<Task>(stored)),
      studies: sent
        .map((stored) => shown<Study>(stored))
        .filter(({ withdrawn }) => !withdrawn)
        .map((study) => ({ ...study, acknowledged: onlyOwn(study.acknowledged, personId) })),
      reports: reports.map((stored) => shown<MemberReport>(stored)),
      ballots: await this.#ballotsIn(
        around.flatMap(({ state }) => state.votes),
        personId,
      ),
    };
  }

  @Get('desk')
  @SignedIn('leaders of a cell or of a committee, for their own unit; asked of the matrix')
  @Answers('The year of a unit with all that is open', DeskAnswer)
  async desk(
    @Query({ schema: DeskQuery }) { unitId, year }: z.infer<typeof DeskQuery>,
    @Asks() asking: Asking,
  ): Promise<UnitDesk> {
    const unit = await knownUnit(this.#copies, unitId);
    require('meeting.conduct', placeOfUnit(unit), asking);
    const today = localDateOf(asking.moment);
    const month = today.slice(0, 7);
    const alone = { within: [unitId], alone: true, limit: MOST };
    const { meetings, months, tasks, studies, memberReports, unitReports, reviews, settings } = this.#stores;
    const [agreed, stored, duties, people, leaders, began] = await Promise.all([
      settings.of(unitId),
      // With the months before the year: what was held in December may wait for its signatures.
      meetings.ofMonths(unitId, `${Number(year) - 1}-10`, `${year}-12`),
      months.ofUnit(unitId, `${year}-01`, `${year}-12`),
      this.#reading.people(unit, today),
      this.#reading.leaders(unit, today),
      this.#book.beginningOf(MEMBER_MONTHS),
    ]);
    const [open, sent, reports, owed, review, lines] = await Promise.all([
      tasks.page('dueOn', { ...alone, alone: showsOwnAlone(unit, today), filter: OPEN_TASKS }),
      studies.page('deadline', { ...alone, filter: { withdrawn: false } }),
      memberReports.ofMonth(unitId, month),
      unitReports.page('dueOn', { ...alone, filter: { withdrawn: false } }),
      reviews.store.load(`${unitId}.${halfOf(today)}`),
      this.#reading.linesOf(stored),
    ]);
    const asked = new Map(duties.map(({ state, version }) => [state.month, shown<MonthDuty>({ state, version })]));
    const desk = {
      ...{ unitId, unitName: unit.name, level: subjectOf(unit), today, settings: agreed, people, leaders },
      months: monthLines(calendarOf(agreed, year), lines, asked),
      keptSince: began ?? null,
      open: lines.filter(isOpen).toSorted((a, b) => distance(a, today) - distance(b, today)),
      tasks: open.map((each) => shown<Task>(each)),
      studies: sent.map((each) => shown<Study>(each)),
      memberReports: reports.map((each) => shown<MemberReport>(each)),
      unitReports: owed.map((each) => shown<UnitReport>(each)),
      review: review ? shown<MembersReview>(review) : null,
    };
    return { ...desk, names: await this.#reading.namesIn(desk) };
  }

  #ballotsIn(votes: readonly { voteId: string; way: string; eligibleIds: string[] }[], personId: string) {
    const own = votes.filter(({ way, eligibleIds }) => way === 'secret' && eligibleIds.includes(personId));
    return own.length === 0
      ? Promise.resolve<BallotView[]>([])
      : this.#ballots.viewsOf(
          own.map(({ voteId }) => voteId),
          personId,
        );
  }
}

type Planned = ReturnType<typeof calendarOf>;

function monthLines(
  planned: Planned,
  lines: readonly MeetingLine[],
  asked: ReadonlyMap<string, MonthDuty>,
): MonthLine[] {
  const find = (month: string, kinds: readonly string[]) => {
    const found = lines.filter((line) => line.month === month && kinds.includes(line.kind) && !isVoid(line));
    return found.find(({ state }) => state === 'closed') ?? found[0] ?? null;
  };
  return planned.map(({ month, plannedOn, thematicOn }) => ({
    ...{ month, plannedOn, thematicOn },
    regular: find(month, ['regular', 'combined', 'committee']),
    thematic: find(month, ['thematic', 'combined']),
    duty: asked.get(month) ?? null,
  }));
}

const isVoid = ({ state }: MeetingLine): boolean => state === 'cancelled' || state === 'annulled';

/** Still to be held, or closed with something to do. */
const isOpen = (line: MeetingLine): boolean =>
  !isVoid(line) &&
  (line.state !== 'closed' ||
    line.minutesState !== 'signed' ||
    line.conflicts > 0 ||
    (line.sheetDueOn !== null && line.sheetState !== 'confirmed'));

const distance = ({ heldOn }: MeetingLine, today: LocalDate): number =>
  Math.abs(Date.parse(heldOn) - Date.parse(today));

const onlyOwn = <Value>(record: Record<string, Value>, personId: string): Record<string, Value> =>
  Object.hasOwn(record, personId) ? { [personId]: record[personId]! } : {};
