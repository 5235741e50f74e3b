import type { EvidenceBody } from '@bontot/contracts';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import {
  changedFacts,
  decide,
  evolve,
  factsOf,
  receive,
  type Act,
  type Around,
  type Meeting,
  type OwnAct,
  type RollPerson,
} from '@bontot/meeting-core';
import type { DemoDay, DemoMember, Work } from '../model.ts';
import { DutiesInMind } from './duties-in-mind.ts';

const DIGEST = 'a'.repeat(64);
const SAME_LINE: Partial<Record<Meeting['kind'], Meeting['kind']>> = { combined: 'regular' };

/** The service `meetings` without doors and engines: the rules run over what persons do, in the order in which they do it. */
export class InMind {
  static readonly measures = [
    'committee.meeting.held',
    'meeting.attendance',
    'meeting.duration.met',
    'meeting.grade',
    'meeting.papers.on_time',
    'meeting.premeeting.held',
    'meeting.regular.held',
    'meeting.speakers',
    'meeting.supervisor.attended',
    'meeting.thematic.followed_up',
    'meeting.thematic.held',
    'meeting.unexcused',
    'minutes.signed.on_time',
    'resolution.adopted',
    ...DutiesInMind.measures,
  ];
  readonly #meetings = new Map<string, { meeting: Meeting; version: number }>();
  readonly #members = new Map<string, DemoMember>();
  readonly #committee: string[] = [];
  readonly #told: EvidenceBody[] = [];
  readonly #refused: string[] = [];
  readonly #duties = new DutiesInMind((unitId, day) =>
    this.#people(unitId, day, false).flatMap(({ personId, exempt, specialDuty }) =>
      exempt || specialDuty ? [] : [personId],
    ),
  );

  constructor() {
    this.#duties.unitOf = (personId) => this.#members.get(personId)?.cellId ?? '';
  }

  get refused(): string[] {
    return [...this.#refused, ...this.#duties.refused];
  }

  /** All that was sent, each with the version at which it changed as its revision. */
  facts(): EvidenceBody[] {
    return [...this.#told, ...this.#duties.told];
  }

  live({ at, members, posts, work, sweep, deeds }: DemoDay): void {
    for (const member of members) this.#members.set(member.memberId, member);
    for (const { role, personId } of posts) if (role === 'committee') this.#committee.push(personId);
    if (sweep) this.#sweep(at);
    for (const one of work) this.#work(at, one);
    for (const deed of deeds)
      if (deed.kind === 'judge-tasks')
        for (const { taskId, confirmed } of deed.tasks) this.#duties.judged(taskId, confirmed);
  }

  #work(at: string, work: Work): void {
    switch (work.kind) {
      case 'acts':
        return this.#acts(at, work.meetingId, work.by, work.seq, work.acts);
      case 'minutes': {
        const { meetingId, by, seq, totals, chairId, chairSeq } = work;
        const sections = [{ sectionId: 'all', heading: 'Biên bản', text: 'Như đã ghi' }];
        this.#acts(at, meetingId, by, seq, [
          { type: 'write-minutes', sections },
          { type: 'read-out' },
          { type: 'approve-minutes', totals },
          { type: 'sign', as: 'clerk', digest: DIGEST },
        ]);
        return this.#acts(at, meetingId, chairId, chairSeq, [{ type: 'sign', as: 'chair', digest: DIGEST }]);
      }
      case 'amendment': {
        const { meetingId, by, seq, act, chairId, chairSeq } = work;
        const sign = (as: 'chair' | 'clerk'): Act => ({
          type: 'sign-amendment',
          amendmentId: act.amendmentId,
          as,
          digest: DIGEST,
        });
        this.#acts(at, meetingId, by, seq, [act, sign('clerk')]);
        return this.#acts(at, meetingId, chairId, chairSeq, [sign('chair')]);
      }
      case 'post':
        return this.#duties.post(at, work.by, work.path, work.body as never);
      case 'pledges':
      case 'people':
        // Of another service.
        return undefined;
    }
  }

  #acts(at: string, meetingId: string, by: string, first: number, acts: readonly Act[]): void {
    const known = this.#meetings.get(meetingId);
    const version = (known?.version ?? 0) + 1;
    let meeting = known?.meeting;
    for (const [index, act] of acts.entries()) {
      const seq = first + index;
      const envelope = {
        commandId: `${meetingId} ${by} ${seq}`,
        meetingId,
        seq,
        baseVersion: version - 1,
        deviceTime: Date.parse(at),
        act,
      };
      const received = receive(envelope, meeting, this.#around(at, meetingId, by, version, act, meeting));
      const { result } = received;
      if (result.outcome !== 'applied')
        this.#refused.push(`${act.type} at ${at} in ${meeting?.unitId}: ${JSON.stringify(result)}`);
      meeting = received.meeting;
    }
    if (meeting) this.#keep(at, meetingId, version, known?.meeting, meeting);
  }

  #sweep(at: string): void {
    this.#duties.sweep(at, [...new Set([...this.#members.values()].map(({ cellId }) => cellId))]);
    const today = localDateOf(Date.parse(at));
    for (const [meetingId, { meeting, version }] of this.#meetings) {
      if (meeting.dueOn === null || meeting.dueOn > today) continue;
      const act: OwnAct = { type: 'time-passed', today };
      const decided = decide(act, meeting, this.#around(at, meetingId, 'system', version + 1, undefined, meeting));
      if (!decided.ok) throw new Error(decided.refusal.code);
      this.#keep(at, meetingId, version + 1, meeting, decided.value.reduce<Meeting>(evolve, meeting));
    }
  }

  #keep(at: string, meetingId: string, version: number, before: Meeting | undefined, meeting: Meeting): void {
    this.#meetings.set(meetingId, { meeting, version });
    if (meeting.state === 'closed' && before?.state !== 'closed') this.#duties.closed(at, meeting);
    for (const fact of changedFacts(before ? factsOf(before) : [], factsOf(meeting)))
      this.#told.push({ ...fact, revision: version });
  }

  #around(
    at: string,
    meetingId: string,
    by: string,
    version: number,
    act: Act | undefined,
    meeting: Meeting | undefined,
  ): Around {
    const today = localDateOf(Date.parse(at));
    const unitId = act?.type === 'plan' ? act.unitId : (meeting?.unitId ?? '');
    const heldOn = act?.type === 'plan' ? act.heldOn : (meeting?.heldOn ?? today);
    const kind = act?.type === 'plan' ? act.kind : meeting?.kind;
    const previous = act?.type === 'plan' ? this.#before(act.unitId, act.kind, act.heldOn) : undefined;
    const people = act?.type === 'open' ? this.#people(unitId, heldOn, kind === 'committee') : [];
    return {
      ...{ meetingId, by, at: Date.parse(at), today, deviceId: by, version, people },
      ...{ minMinutes: 90, attendanceBase: 'strict', ...(previous && { previous }) },
    };
  }

  #before(unitId: string, kind: Meeting['kind'], day: LocalDate): Meeting | undefined {
    const line = SAME_LINE[kind] ?? kind;
    return [...this.#meetings.values()]
      .map(({ meeting }) => meeting)
      .filter((one) => one.unitId === unitId && one.kind === line && one.state === 'closed' && one.heldOn < day)
      .toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1))[0];
  }

  /** The list of the day, as the directory's copies tell it. */
  #people(unitId: string, day: LocalDate, committee: boolean): RollPerson[] {
    if (committee)
      return this.#committee.map((personId) => ({ personId, kind: 'full', exempt: false, specialDuty: false }));
    const holds = (span: { from: LocalDate; to: LocalDate | null } | null) =>
      span !== null && span.from <= day && (span.to === null || day <= span.to);
    return [...this.#members.values()]
      .filter(
        ({ cellId, joinedCellOn, leftCellOn }) =>
          cellId === unitId && joinedCellOn <= day && (leftCellOn === null || day < leftCellOn),
      )
      .map(({ memberId, kind, exempt, specialDuty }) => ({
        personId: memberId,
        kind,
        exempt: holds(exempt),
        specialDuty: holds(specialDuty),
      }));
  }
}
