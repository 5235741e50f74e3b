import { developmentAccounts } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { Calendar } from '../calendar.ts';
import { dayOf, monthOf, type DemoCell, type Work } from '../model.ts';
import { COMMUNE, PROVINCE } from '../places.ts';
import { opaqueId, random, shuffled } from '../random.ts';
import { numberOfExcuse } from '../story-facts.ts';
import type { ExcuseStory, MemberReportStory, ReportStory, ReviewStory, StudyStory, TaskStory } from '../story.ts';
import { wordsOf } from './meeting-acts.ts';
import type { Offices } from './offices.ts';
import { BEYOND, hoursOf, MEMBER_REPORTS, placeOf, REPORT, RESULTS, REVIEW } from './texts.ts';

const { committee, member, probationary, 'org-dept': orgDept } = developmentAccounts;
/** Who has a phone of their own among the demo's members; the others tell a leader. */
const THEMSELVES = new Set<string>([member, probationary]);
/** Days of a month on which a leader enters what members reported, from the day it was told on. */
const ENTERED_ON = [24, 28, 31];

type Body = Record<string, unknown>;

/** What persons do about everything but meetings: requests, tasks, reports, studies. */
export class DutyDeeds {
  readonly #calendar: Calendar;
  readonly #seed: number;
  /** Bodies that grow while the stories of a month are told, by what they are for. */
  readonly #lists = new Map<string, unknown[]>();

  constructor(calendar: Calendar, seed: number) {
    this.#calendar = calendar;
    this.#seed = seed;
  }

  /** What a cell has agreed for its meetings, groups of a large cell included. */
  series(cell: DemoCell, on: LocalDate, { secretary }: Offices): void {
    const { startsAt } = hoursOf(cell);
    const place = placeOf(cell);
    const regular = { day: random(this.#seed, cell.id, 'series').int(3, 6), startsAt, place };
    const thematic = { monthOfQuarter: 2, day: 15, startsAt, place };
    this.#post(on, 10, cell.id, secretary, `/api/v1/meeting-settings/${cell.id}`, {
      ...{ regular, thematic, exceptions: [], groups: groupsOf(cell, on) },
    });
  }

  /** Asked for by the secretary in the morning, decided in the afternoon. */
  excuse({ cell, month, on, why, newDate }: ExcuseStory, { secretary, supervisor }: Offices): void {
    const requestId = opaqueId(this.#seed, cell.id, month.name, 'excuse');
    const path = `/api/v1/months/${cell.id}/${month.name}`;
    const kind = newDate ? 'postponement' : 'waiver';
    const reason = newDate ? 'Trùng lịch mùa vụ, đề nghị lùi ngày' : 'Bão, mưa lũ: chi bộ tập trung giúp dân';
    this.#post(on, 8, cell.id, secretary, `${path}/requests`, {
      requestId,
      kind,
      reason,
      ...(newDate ? { newDate } : {}),
    });
    const decision = { requestId, decision: 'approved', decidedOn: on, number: numberOfExcuse(month.number, why) };
    this.#post(on, 16, cell.id, newDate ? supervisor : committee, `${path}/decision`, decision);
  }

  /** Given in between by the secretary, or by a meeting; reported by the owner, accepted by the secretary. */
  task(story: TaskStory, { secretary, supervisor }: Offices): void {
    const { unitId, taskId, meetingId, assignedOn, doneOn, exceeded } = story;
    const owner = story.ownerId ?? secretary;
    if (!meetingId)
      this.#post(assignedOn, 11, unitId, secretary, '/api/v1/tasks', { ...wordsOf(story), unitId, ownerId: owner });
    if (!doneOn) return;
    const act = (on: LocalDate, hour: number, by: string, body: Body) =>
      this.#post(on, hour, unitId, by, `/api/v1/tasks/${taskId}/acts`, body);
    act(doneOn, 17, owner, { type: 'report', text: random(taskId, 'report').pick(RESULTS) });
    act(doneOn, 18, secretary, { type: 'accept-result', doneOn });
    if (!exceeded) return;
    act(exceeded.on, 19, owner, { type: 'claim-exceeded', text: BEYOND });
    const key = `judge ${unitId} ${exceeded.judgedOn}`;
    const list = this.#collect(key, (tasks) =>
      this.#calendar.deed(
        exceeded.judgedOn,
        { kind: 'judge-tasks', by: supervisor, cellId: unitId, tasks: tasks as never },
        23,
      ),
    );
    list.push({ taskId, confirmed: exceeded.confirmed });
  }

  /** Members with a phone report themselves; of the others a leader enters what they said. */
  memberReport({ cell, month, memberId, on, lateOn }: MemberReportStory, { deputy }: Offices): void {
    const told = on ?? lateOn;
    if (!told) return;
    const text = random(memberId, month.name, 'report').pick(MEMBER_REPORTS);
    const path = `/api/v1/member-reports/${month.name}`;
    if (THEMSELVES.has(memberId)) return this.#post(told, 18, cell.id, memberId, path, { text });
    const entered = on ? ENTERED_ON.map((day) => dayOf(month, day)).find((day) => day >= told)! : told;
    this.#collect(`reports ${cell.id} ${month.name} ${entered}`, (items) =>
      this.#post(entered, 18, cell.id, deputy, path, { items }),
    ).push({ personId: memberId, text });
  }

  /** Sent by the committee to all that have to read it; a helper taps for those who read it on paper. */
  study({ cell, month, deadline, obliged, missing, later }: StudyStory, { deputy }: Offices): void {
    const documentId = opaqueId(this.#seed, cell.communeId, month.name, 'study');
    const sentOn = dayOf(month, 3);
    const words = {
      title: `Nghị quyết chuyên đề tháng ${month.number}`,
      number: `${month.number}-NQ/ĐU`,
      issuer: 'Đảng ủy xã Lục Hồn',
    };
    this.#collect(`study ${documentId}`, (unitIds) =>
      this.#alone(sentOn, 9, committee, '/api/v1/study', { documentId, ...words, deadline, unitIds }),
    ).push(cell.id);
    const readers = shuffled(obliged, random(documentId, cell.id));
    const read = readers.length - missing;
    const on = (index: number): LocalDate => (index < read / 2 ? dayOf(month, 14) : deadline);
    const acknowledge = (day: LocalDate, personId: string) =>
      this.#collect(`read ${documentId} ${cell.id} ${day}`, (personIds) =>
        this.#post(day, 19, cell.id, deputy, `/api/v1/study/${documentId}/acknowledge`, { unitId: cell.id, personIds }),
      ).push(personId);
    readers.slice(0, read).forEach(({ memberId }, index) => acknowledge(on(index), memberId));
    if (later) readers.slice(read, read + later.more).forEach(({ memberId }) => acknowledge(later.on, memberId));
  }

  /** Asked for by the committee above at the beginning of the last month of the quarter. */
  report({ unitId, quarter, dueOn, sentOn }: ReportStory, secretary: string): void {
    const above = unitId === COMMUNE ? PROVINCE : COMMUNE;
    const reportId = opaqueId(this.#seed, above, quarter, 'report');
    const askedOn = monthOf(dueOn).first;
    const title = `Báo cáo ${quarter.replace('-', ' ')}`;
    this.#collect(`report ${reportId}`, (unitIds) =>
      this.#alone(addDays(askedOn, 1), 9, above === PROVINCE ? orgDept : committee, '/api/v1/unit-reports', {
        reportId,
        title,
        dueOn,
        unitIds,
      }),
    ).push(unitId);
    if (sentOn)
      this.#post(sentOn, 16, unitId, secretary, `/api/v1/unit-reports/${reportId}/send`, { unitId, text: REPORT });
  }

  review({ cell, half, dueOn, done }: ReviewStory, { secretary }: Offices): void {
    if (done) this.#post(dueOn, 20, cell.id, secretary, `/api/v1/members-reviews/${cell.id}/${half}`, { text: REVIEW });
  }

  #post(on: LocalDate, hour: number, unitId: string, by: string, path: string, body: unknown): void {
    this.#calendar.work(on, hour, { kind: 'post', unitId, by, path, body });
  }

  #alone(on: LocalDate, hour: number, by: string, path: string, body: unknown): void {
    const work: Work = { kind: 'post', unitId: COMMUNE, by, alone: true, path, body };
    this.#calendar.work(on, hour, work);
  }

  /** The list of a body that several stories fill; made with the first of them. */
  #collect(key: string, make: (list: unknown[]) => void): unknown[] {
    let list = this.#lists.get(key);
    if (!list) {
      this.#lists.set(key, (list = []));
      make(list);
    }
    return list;
  }
}

const LARGE = 30;
const GROUPS = 3;

/** Party groups of a large cell, each with a leader. */
function groupsOf({ id, members }: DemoCell, on: LocalDate) {
  const there = members.filter((member) => member.joinedCellOn <= on && member.leftCellOn === null);
  if (there.length < LARGE) return [];
  return Array.from({ length: GROUPS }, (_, group) => {
    const memberIds = there.filter((_member, index) => index % GROUPS === group).map(({ memberId }) => memberId);
    return { groupId: `${id}-T${group + 1}`, leaderId: memberIds[0]!, memberIds };
  });
}
