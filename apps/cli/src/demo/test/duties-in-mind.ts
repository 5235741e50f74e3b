import type { EvidenceBody } from '@bontot/contracts';
import { addDays, lastDayOfMonth, localDateOf, type LocalDate, type Result } from '@bontot/kernel';
import {
  changedFacts,
  decideMemberReport,
  decideMembersReview,
  decideMonth,
  decideStudy,
  decideTask,
  decideUnitReport,
  evolveDuty,
  halfOf,
  memberReportFacts,
  membersReviewFacts,
  monthFacts,
  studyFacts,
  taskFacts,
  unitReportFacts,
  type DutyAround,
  type Fact,
  type Meeting,
  type MemberReport,
  type MembersReview,
  type MonthDuty,
  type StateEvent,
  type Study,
  type Task,
  type UnitReport,
} from '@bontot/meeting-core';

type Kept<State> = Map<string, { state: State; version: number }>;
type Decision<State> = Result<StateEvent<State>[]>;
/** The members of bodies that are looked at here; the rules read the rest. */
export type Body = {
  taskId: string;
  documentId: string;
  reportId: string;
  unitId: string;
  unitIds: string[];
  personIds: string[];
  text: string;
  items?: { personId: string; text: string }[];
};

/** Who was a member of which cell on a day, and owed something: everyone but the exempt and those on special duty. */
export type Obliged = (unitId: string, day: LocalDate) => string[];

/** The duties of the service `meetings` without doors and engines: tasks, months, studies, reports, reviews. */
export class DutiesInMind {
  static readonly measures = [
    'document.acknowledged',
    'meeting.regular.excused',
    'member.reported',
    'members.reviewed',
    'report.on_time',
    'task.completed',
    'task.exceeded',
    'task.on_time',
  ];
  readonly refused: string[] = [];
  readonly told: EvidenceBody[] = [];
  readonly #tasks: Kept<Task> = new Map();
  readonly #months: Kept<MonthDuty> = new Map();
  readonly #studies: Kept<Study> = new Map();
  readonly #memberReports: Kept<MemberReport> = new Map();
  readonly #unitReports: Kept<UnitReport> = new Map();
  readonly #reviews: Kept<MembersReview> = new Map();
  readonly #obliged: Obliged;

  constructor(obliged: Obliged) {
    this.#obliged = obliged;
  }

  /** A request at one of the doors, by its path. */
  post(at: string, by: string, path: string, body: Body): void {
    const around = { by, at: Date.parse(at), today: localDateOf(Date.parse(at)) };
    const [door, ...rest] = path.replace('/api/v1/', '').split('/') as [string, ...string[]];
    const [one, two] = rest as [string, string];
    switch (`${door}/${rest.length}`) {
      case 'tasks/0':
        return this.#task(body.taskId, { type: 'assign', task: { ownerId: null, ...body } }, around);
      case 'tasks/2':
        return this.#task(one, body, around);
      case 'months/3': {
        const type = rest[2] === 'requests' ? 'request' : 'decide';
        return this.#month(`${one}.${two}`, { ...body, type, unitId: one, month: two, subject: 'cell' }, around);
      }
      case 'study/0':
        for (const unitId of body.unitIds)
          this.#study(`${body.documentId}.${unitId}`, { type: 'send', ...body, unitId }, around);
        return;
      case 'study/2':
        for (const personId of body.personIds)
          this.#study(`${one}.${body.unitId}`, { type: 'acknowledge', personId }, around);
        return;
      case 'unit-reports/0':
        for (const unitId of body.unitIds)
          this.#unitReport(`${body.reportId}.${unitId}`, { type: 'ask', ...body, unitId }, around);
        return;
      case 'unit-reports/2':
        return this.#unitReport(`${one}.${body.unitId}`, { type: 'send', ...body }, around);
      case 'member-reports/1':
        for (const { personId, text } of body.items ?? [{ personId: by, text: body.text }]) {
          const unitId = this.unitOf(personId);
          this.#memberReport(`${personId}.${one}`, { type: 'report', personId, unitId, month: one, text }, around);
        }
        return;
      case 'members-reviews/2':
        return this.#review(`${one}.${two}`, { ...body, type: 'review', unitId: one, half: two }, around);
      case 'meeting-settings/1':
        return;
      default:
        this.refused.push(`${path}: no such door`);
    }
  }

  unitOf: (personId: string) => string = () => '';

  /** What follows from a closed meeting: its tasks, and the month that it was held for. */
  closed(at: string, meeting: Meeting): void {
    const around = { by: meeting.createdBy, at: Date.parse(at), today: localDateOf(Date.parse(at)) };
    const { meetingId, unitId, month, heldOn } = meeting;
    for (const task of meeting.assignments)
      this.#task(task.taskId, { type: 'assign', task: { ...task, unitId, meetingId, assignedOn: heldOn } }, around);
    if (meeting.kind !== 'regular') return;
    this.#month(`${unitId}.${month}`, { type: 'held', unitId, month, subject: 'cell', meetingId, heldOn }, around);
  }

  /** The supervisor's word on a claim is given in scoring; one that is refused counts no more. */
  judged(taskId: string, confirmed: boolean): void {
    const fact = this.told.findLast(
      ({ measure, source }) => measure === 'task.exceeded' && source === `task/${taskId}`,
    );
    if (!fact) this.refused.push(`task ${taskId} is judged before it was claimed`);
    else if (!confirmed) this.told.push({ ...fact, revision: fact.revision + 1, withdrawn: true });
  }

  sweep(at: string, cells: readonly string[]): void {
    const today = localDateOf(Date.parse(at));
    const around = { by: 'system', at: Date.parse(at), today };
    const passed = { type: 'time-passed', today } as const;
    for (const [id, { state }] of this.#tasks) if (isDue(state, today)) this.#task(id, passed, around);
    for (const [id, { state }] of this.#months) if (isDue(state, today)) this.#month(id, passed, around);
    for (const [id, { state }] of this.#unitReports) if (isDue(state, today)) this.#unitReport(id, passed, around);
    for (const [id, { state }] of this.#studies)
      if (isDue(state, today))
        this.#study(id, { ...passed, obligedIds: this.#obliged(state.unitId, state.deadline) }, around);
    const yesterday = addDays(today, -1);
    if (yesterday !== lastDayOfMonth(yesterday)) return;
    const month = yesterday.slice(0, 7);
    for (const unitId of cells) {
      const people = this.#obliged(unitId, yesterday);
      for (const personId of people)
        this.#memberReport(`${personId}.${month}`, { type: 'month-passed', personId, unitId, month }, around);
      const half = halfOf(yesterday);
      if (people.length > 0 && halfOf(today) !== half)
        this.#review(`${unitId}.${half}`, { type: 'half-passed', unitId, half }, around);
    }
  }

  #task(id: string, act: object, around: DutyAround): void {
    this.#decide(this.#tasks, id, (task) => decideTask(act as never, task, around), taskFacts, act, around);
  }
  #month(id: string, act: object, around: DutyAround): void {
    this.#decide(this.#months, id, (duty) => decideMonth(act as never, duty, around), monthFacts, act, around);
  }
  #study(id: string, act: object, around: DutyAround): void {
    this.#decide(this.#studies, id, (study) => decideStudy(act as never, study, around), studyFacts, act, around);
  }
  #memberReport(id: string, act: object, around: DutyAround): void {
    const decide = (report?: MemberReport) => decideMemberReport(act as never, report, around);
    this.#decide(this.#memberReports, id, decide, memberReportFacts, act, around);
  }
  #unitReport(id: string, act: object, around: DutyAround): void {
    const decide = (report?: UnitReport) => decideUnitReport(act as never, report, around);
    this.#decide(this.#unitReports, id, decide, unitReportFacts, act, around);
  }
  #review(id: string, act: object, around: DutyAround): void {
    const decide = (review?: MembersReview) => decideMembersReview(act as never, review, around);
    this.#decide(this.#reviews, id, decide, membersReviewFacts, act, around);
  }

  #decide<State extends object>(
    kept: Kept<State>,
    id: string,
    decide: (state: State | undefined) => Decision<State>,
    factsOf: (state: State) => Fact[],
    act: object,
    { at }: DutyAround,
  ): void {
    const known = kept.get(id);
    const decided = decide(known?.state);
    if (!decided.ok) {
      const { code, details } = decided.refusal;
      this.refused.push(
        `${id} at ${new Date(at).toISOString()}: ${code} ${JSON.stringify(details)} ${JSON.stringify(act)}`,
      );
      return;
    }
    if (decided.value.length === 0) return;
    const state = decided.value.reduce<State | undefined>((before, event) => evolveDuty(before, event), known?.state)!;
    const version = (known?.version ?? 0) + 1;
    kept.set(id, { state, version });
    for (const fact of changedFacts(known ? factsOf(known.state) : [], factsOf(state)))
      this.told.push({ ...fact, revision: version });
  }
}

const isDue = ({ dueAt }: { dueAt: LocalDate | null }, today: LocalDate): boolean => dueAt !== null && dueAt <= today;
